"""Where in a hit's own spelling the query stands, for whoever shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.lang.script import zh_key
from glossary.lang.syllables import LETTER, PRINTED, bare, syllables_of
from glossary.search import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.search.answer import Hit

    Span = tuple[int, int]

WORD: Final = re.compile(r"[^\s-]+")


def spans(hit: Hit) -> dict[str, list[Span]]:
    """Return the spans of each field that answer the query; a reading marks the characters that it reads, too.

    >>> from glossary.search.answer import Hit
    >>> row = {"zh": "科技自立自强", "pinyin": "kējì zìlì zìqiáng", "en": "S&T self-reliance"}
    >>> spans(Hit(row, "initials", "inside", ("zlzq",)))
    {'zh': [(2, 6)], 'pinyin': [(5, 17)]}
    """
    row = hit.row
    if hit.field == "zh":
        return {"zh": list(in_chinese(row["zh"], hit.needles))}
    if hit.field == "en":
        return {"en": list(in_english(row["en"], hit.needles))}
    if hit.field in {"pinyin", "initials"}:
        return in_reading(row["zh"], row["pinyin"], hit.needles[0], whole=hit.field == "pinyin")
    return {}


def in_chinese(zh: str, needles: Sequence[str]) -> Iterator[Span]:
    """Yield where a phrase holds the keys; spelling, script and marks between characters do not matter."""
    folded, origin = "", []
    for place, character in enumerate(zh):
        key = zh_key(character)
        folded += key
        origin += [place] * len(key)
    for needle in needles:
        if needle and (start := folded.find(needle)) >= 0:
            yield origin[start], origin[start + len(needle) - 1] + 1


def in_english(en: str, needles: Sequence[str]) -> Iterator[Span]:
    """Yield the words of a rendering that are, or begin with, a folded word."""
    for word in WORD.finditer(en):
        if any(part.startswith(needle) for part in fold.english(word[0]).split() for needle in needles):
            yield word.span()


def in_reading(zh: str, pinyin: str, letters: str, *, whole: bool) -> dict[str, list[Span]]:
    """Return where letters, or initials, stand in a reading, and over which characters."""
    read = list(sounds(pinyin))
    said = [syllable if whole else initial for syllable, initial, _ in read]
    for first in range(len(read)):
        taken = ""
        for last in range(first, len(read)):
            taken += said[last]
            if len(taken) >= len(letters):
                break
        if taken.startswith(letters):
            marks = {"pinyin": [(read[first][2][0], read[last][2][1])]}
            return ({"zh": [(first, last + 1)]} if len(read) == len(zh) else {}) | marks
    return {}


def sounds(pinyin: str) -> Iterator[tuple[str, str, Span]]:
    """Yield the letters and the initial of each syllable of a printed reading, and where it stands."""
    for piece in PRINTED.finditer(pinyin):
        syllables, whole = syllables_of(piece[0]), bare(piece[0])
        if not syllables:
            yield whole, whole, piece.span()
        letters = list(LETTER.finditer(pinyin, *piece.span()))
        for syllable in syllables:
            own, letters = letters[: len(syllable)], letters[len(syllable) :]
            yield syllable, syllable[0], (own[0].start(), own[-1].end())
