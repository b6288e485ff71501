"""What was nearly typed: misspelled words, a wrong character, a wrong syllable; and what may have been meant at all."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Final

from glossary.lang.english import STOP_WORDS
from glossary.lang.script import has_han, zh_key
from glossary.search import fold
from glossary.search.find import FUZZY, Found, all_words, whole_word, word_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.search.index import Index
    from glossary.search.text import Text

EDITS: Final = ((4, 0), (6, 1), (10, 2), (99, 3))
"""Words shorter than the first number may hold so many slips."""

SPELLINGS: Final = 6
"""So many words that may have been meant are tried for each misspelled one."""

COMBINATIONS: Final = 16
CANDIDATES: Final = 2000
"""So many rows that share a piece with the query are compared with it."""

SHORTEST_HAN: Final = 3
SHORTEST_LETTERS: Final = 5
SUGGESTED: Final = 3
LIKE_ENOUGH: Final = 45
"""Percent of likeness from which on a row is worth a question."""


def ways(index: Index, typed: str) -> Iterator[Found]:
    """Yield rows that hold nearly what was typed."""
    if has_han(typed):
        key = zh_key(typed)
        if len(key) >= SHORTEST_HAN:
            yield from alike(index.zh, key, "zh", len(key) - edits(len(key) + 2))
        return
    if words := fold.english(typed).split():
        yield from misspelled(index, words)
    letters = fold.letters(typed)
    if len(letters) >= SHORTEST_LETTERS:
        yield from alike(index.pinyin, letters, "pinyin", len(letters) - edits(len(letters)))


def edits(length: int) -> int:
    """Return how many slips a word of this length may hold."""
    return next(slips for longest, slips in EDITS if length < longest or longest == EDITS[-1][0])


def misspelled(index: Index, words: Sequence[str]) -> Iterator[Found]:
    """Yield the rows that hold the words meant, the likeliest spellings first."""
    content = [word for word in words if word not in STOP_WORDS] or list(words)
    known = [is_known(index, word) for word in content]
    choices = [
        [(0, word)] if is_right and not all(known) else spellings(index, word, edits(len(word)))
        for word, is_right in zip(content, known, strict=True)
    ]
    meant = sorted(islice(product(*choices), COMBINATIONS), key=lambda way: sum(slips for slips, _ in way))
    for place, way in enumerate(meant):
        chosen = [word for _, word in way]
        forms = [
            word_forms(index, word) if is_right else [whole_word(word)]
            for word, is_right in zip(chosen, known, strict=True)
        ]
        tier = FUZZY + sum(slips for slips, _ in way) / 10 + place / 1000
        yield Found(tier, all_words(index, forms, 0), "en", tuple(chosen))


def is_known(index: Index, word: str) -> bool:
    """Say whether a word, or another form of it, occurs."""
    return any(map(index.en.has, word_forms(index, word)))


def spellings(index: Index, word: str, slips: int) -> list[tuple[int, str]]:
    """Return the words that occur within so many slips of ``word``, nearest first, then the most frequent."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, index.words, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(int(distance), near) for near, distance, _ in found[:SPELLINGS]]


def alike(text: Text, key: str, name: str, shared: int) -> Iterator[Found]:
    """Yield the rows whose keys hold all but a little of ``key``, the likest first."""
    from rapidfuzz import fuzz

    least = 100 * shared / len(key)
    for row in candidates(text, key):
        line = text.key(row).decode()
        part = fuzz.partial_ratio(key, line) if len(line) >= len(key) else fuzz.ratio(key, line)
        if part >= least:
            yield Found(FUZZY + 1 - (part + fuzz.ratio(key, line)) / 200, [row], name, (key,))


def candidates(text: Text, key: str) -> list[int]:
    """Return rows that share a piece with ``key``: one of its halves, or as much of an end as occurs at all."""
    half = len(key) // 2
    ends = [key[:size] for size in range(len(key) - 1, 0, -1)], [key[-size:] for size in range(len(key) - 1, 0, -1)]
    longest = [next((end for end in side if text.has(end.encode())), "") for side in ends]
    rows: set[int] = set()
    for piece in {key[:half], key[half:], *longest} - {""}:
        rows.update(islice(text.rows(piece.encode()), CANDIDATES))
    return sorted(rows)


def suggestions(index: Index, typed: str) -> tuple[str, ...]:
    """Return what may have been meant, as it may be typed; nothing if nothing is near."""
    from rapidfuzz import fuzz

    likely: dict[str, float] = {}
    if has_han(typed):
        key = zh_key(typed)
        for row in candidates(index.zh, key):
            likely[index.row(row)["zh"]] = fuzz.ratio(key, index.zh.key(row).decode())
    else:
        words = fold.english(typed).split()
        for word in words:
            for _, near in spellings(index, word, max(1, len(word) * 2 // 5)):
                corrected = " ".join(near if other == word else other for other in words)
                likely[corrected] = fuzz.ratio(" ".join(words), corrected)
        letters = fold.letters(typed)
        for row in candidates(index.pinyin, letters) if letters else ():
            likely[index.row(row)["zh"]] = fuzz.ratio(letters, index.pinyin.key(row).decode())
    best = sorted((like, text) for text, like in likely.items() if like >= LIKE_ENOUGH)
    return tuple(text for _, text in reversed(best[-SUGGESTED:]))
