"""Find rows by one kind of key: exact before prefix before inside before words in any order."""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass, replace
from itertools import islice, tee
from typing import TYPE_CHECKING, Final

from glossary.lang.english import STOP_WORDS, stem
from glossary.lang.script import has_han, zh_key
from glossary.lang.syllables import SPELLED, pieces
from glossary.lang.syllables import spoken as syllables_in
from glossary.search.fold import english as english_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.search.index import Index
    from glossary.search.text import Lines

EXACT, PREFIX, INSIDE, WORDS, FUZZY = range(5)
PARTIAL: Final = 0.5
"""Added where a match ends within a word."""

GUESSED: Final = 0.7
"""Added for initials, which say less than letters."""

DOTLESS: Final = re.compile(r"(?<=[ln])u(?![aeino])")
"""The u of lu and nu, which may have been meant for ü."""

SHORTEST_INITIALS: Final = 2
LOOKED_AT: Final = 1000
"""So many rows that hold a reading are looked at for where its syllables end."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row that answers: how well (lower is better), in which field, and what of it was meant."""

    tier: float
    row: int
    field: str
    needles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Rows in rank order that answer in one way."""

    tier: float
    rows: Iterable[int]
    field: str
    needles: tuple[str, ...] = ()


def by_key(
    text: Lines, key: str, name: str, first: int, anchors: Sequence[int] = (), extra: float = 0
) -> Iterator[Found]:
    """Yield what a key finds: as a whole line, at its beginning, inside of it."""
    wanted = key.encode()
    shifted = [anchor + 1 for anchor in (0, *anchors)]
    yield Found(EXACT + extra, text.rows(b"\n" + wanted + b"\n", shifted, first), name, (key,))
    yield Found(PREFIX + extra, text.rows(b"\n" + wanted, shifted, first), name, (key,))
    yield Found(INSIDE + extra, text.rows(wanted, anchors, first), name, (key,))


def chinese(index: Index, key: str, first: int) -> Iterator[Found]:
    """Yield what a Chinese key finds; a match may begin at each of its characters."""
    size, anchors = 0, []
    for character in key[:-1]:
        size += len(character.encode())
        anchors.append(size)
    yield from by_key(index.zh, key, "zh", first, anchors)


def apart(index: Index, parts: Sequence[str], first: int) -> Iterator[Found]:
    """Yield the rows that hold Chinese typed with blanks in between, in any order, and any English typed with it."""
    han = [zh_key(part) for part in parts if has_han(part)]
    words = [word for part in parts if not has_han(part) for word in english_words(part).split()]
    if len(han) + len(words) < 2:  # noqa: PLR2004 - one part is what `chinese` finds
        return
    patterns = [f" {word}".encode() for word in words]

    def rows() -> Iterator[int]:
        """Yield the rows, led by the rarest Chinese part."""
        for row in index.zh.rows(min((part.encode() for part in han), key=index.zh.count), (), first):
            key = index.zh.key(row).decode()
            if all(part in key for part in han):
                line = index.en.key(row) if patterns else b""
                if all(pattern in line for pattern in patterns):
                    yield row

    yield Found(WORDS, rows(), "zh", tuple(han))


def spoken(index: Index, letters: str, syllables: Sequence[str], first: int) -> Iterator[Found]:
    """Yield what letters find as a reading, in these ``syllables`` if they were typed apart, and as initials."""
    yield from read(index, letters, syllables, first)
    if (dotted := DOTLESS.sub("v", letters)) != letters:
        yield from read(index, dotted, (), first, PARTIAL)
    if len(letters) >= SHORTEST_INITIALS:
        yield from by_key(index.initials, letters, "initials", first, range(1, len(letters)), GUESSED)


def read(index: Index, letters: str, syllables: Sequence[str], first: int, extra: float = 0) -> Iterator[Found]:
    """Yield what letters find as a reading: before the others those where they end as a syllable does."""
    complete = all(piece in SPELLED for piece in pieces(letters))
    for found in by_key(index.pinyin, letters, "pinyin", first, extra=extra):
        if complete:
            some, every = tee(found.rows)
            whole = (row for row in islice(some, LOOKED_AT) if holds(index.row(row)["pinyin"], letters, syllables))
            yield replace(found, rows=whole)
            yield replace(found, rows=every, tier=found.tier + PARTIAL)
        else:
            yield found


def holds(pinyin: str, letters: str, syllables: Sequence[str]) -> bool:
    """Tell whether letters are whole syllables of a reading, and just these if there are any.

    >>> holds("xiānjìn", "xian", []), holds("xiāngcūn", "xian", []), holds("xiānjìn", "xian", ["xi", "an"])
    (True, False, False)
    """
    sounds = syllables_in(pinyin)
    for start in range(len(sounds)):
        end, said = start, ""
        while end < len(sounds) and len(said) < len(letters):
            said += sounds[end]
            end += 1
        if said == letters and (not syllables or sounds[start:end] == list(syllables)):
            return True
    return False


def english(index: Index, words: Sequence[str], first: int) -> Iterator[Found]:
    """Yield what folded English words find: the phrase, its beginning, then the words in any order and form."""
    phrase = " ".join(words)
    wanted, needles = phrase.encode(), tuple(words)
    anchors = [found.start() for found in re.finditer(b" ", wanted)]
    whole = [anchor + 2 for anchor in (-1, *anchors)]
    inside = [anchor + 1 for anchor in anchors]
    text = index.en
    yield Found(EXACT, text.rows(b"\n " + wanted + b" \n", whole, first), "en", needles)
    yield Found(PREFIX, text.rows(b"\n " + wanted + b" ", whole, first), "en", needles)
    yield Found(PREFIX + PARTIAL, text.rows(b"\n " + wanted, whole, first), "en", needles)
    yield Found(INSIDE, text.rows(b" " + wanted + b" ", inside, first), "en", needles)
    content = [word for word in words if word not in STOP_WORDS] or list(words)
    if len(content) > 1:
        yield Found(WORDS, all_words(index, [[whole_word(word)] for word in content], first), "en", needles)
    forms = [word_forms(index, word) for word in content]
    shown = tuple(pattern.decode().strip() for patterns in forms for pattern in patterns)
    yield Found(WORDS + PARTIAL, all_words(index, forms, first), "en", shown)


def whole_word(word: str) -> bytes:
    """Return the pattern of a whole word."""
    return f" {word} ".encode()


def word_forms(index: Index, word: str) -> list[bytes]:
    """Return patterns for the words that begin with ``word`` and for the words of the same stem."""
    start = b" " + word.encode()
    text = index.vocabulary
    stemmed = text.rows(f"\n{stem(word)} ".encode(), (), 0)
    others = (b" " + text.key(row).partition(b" ")[2] + b" " for row in stemmed)
    return [start, *(other for other in others if not other.startswith(start))]


def all_words(index: Index, forms: Sequence[Sequence[bytes]], first: int) -> Iterator[int]:
    """Yield the rows that hold a form of each word, led by the rarest word."""
    text = index.en
    rarest = min(range(len(forms)), key=lambda word: sum(map(text.count, forms[word])))
    others = [patterns for word, patterns in enumerate(forms) if word != rarest]
    previous = -1
    for row in heapq.merge(*(text.rows(pattern, (), first) for pattern in forms[rarest])):
        if row != previous:
            previous, line = row, text.key(row)
            if all(any(pattern in line for pattern in patterns) for patterns in others):
                yield row
