"""What was nearly typed: misspelled words, a wrong character, a wrong syllable; and what may have been meant at all."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, product
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from glossary.lang.english import STOP_WORDS, stem
from glossary.lang.script import has_han, zh_key
from glossary.lang.syllables import pieces
from glossary.search import fold
from glossary.search.find import FUZZY, Found, all_words, whole_word, word_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.search.index import Index
    from glossary.search.text import Lines

EDITS: Final = ((4, 0), (6, 1), (10, 2), (99, 3))
"""Words shorter than the first number may hold so many slips."""

SPELLINGS: Final = 6
"""So many words that may have been meant are tried for each misspelled one."""

WORSE: Final = 0.0005
"""What parts add to a tier, so that a whole rendering stands before them."""

COMBINATIONS: Final = 16
CANDIDATES: Final = 400
"""So many rows that share a piece with the query are compared with it: what the first places of a text hold."""

TELLING: Final = 3
"""A shorter piece, in bytes, stands in every tenth row: a Han tells something, two letters of a reading do not."""

SHORTEST_HAN: Final = 3
LONG_HAN: Final = 6
"""Of so many characters on, two may be wrong."""

SHORTEST_LETTERS: Final = 5
SUGGESTED: Final = 3
LIKE_ENOUGH: Final = 45
"""Percent of likeness from which on a row is worth a question."""


def ways(index: Index, typed: str) -> Iterator[Found]:
    """Yield rows that hold nearly what was typed."""
    if has_han(typed):
        key = zh_key(typed)
        if len(key) >= SHORTEST_HAN:
            yield from alike(index.zh, key, "zh", 1 if len(key) < LONG_HAN else 2)
        return
    if words := fold.english(typed).split():
        yield from misspelled(index, words)
    letters = fold.letters(typed)
    if reads_like_pinyin(letters):
        yield from alike(index.pinyin, letters, "pinyin", edits(len(letters)))


def reads_like_pinyin(letters: str) -> bool:
    """Say whether letters are a reading with a slip, and not a misspelled English word.

    >>> reads_like_pinyin("kejizilu"), reads_like_pinyin("developmnet")
    (True, False)
    """
    parts = pieces(letters)
    return len(letters) >= SHORTEST_LETTERS and 4 * sum(len(part) == 1 for part in parts) <= len(parts)


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
        right = dict(zip(content, chosen, strict=True))
        whole = " ".join(right.get(word, word) for word in words)
        forms = [
            word_forms(index, word) if is_right else [whole_word(word)]
            for word, is_right in zip(chosen, known, strict=True)
        ]
        tier = FUZZY + sum(slips for slips, _ in way) / 10 + place / 1000
        yield Found(tier, index.en.rows(f"\n {whole} \n".encode()), "en", tuple(chosen))
        yield Found(tier + WORSE, all_words(index, forms, 0), "en", tuple(chosen))


def is_known(index: Index, word: str) -> bool:
    """Say whether a word, or another form of it, occurs."""
    return index.en.has(f" {word}".encode()) or index.vocabulary.has(f"\n{stem(word)} ".encode())


def spellings(index: Index, word: str, slips: int) -> list[tuple[int, str]]:
    """Return the words that occur within so many slips of ``word``, nearest first, then the most frequent.

    Slips are rarely in the first letter: all words are only compared where none that begins alike is one slip away.
    """
    if not slips:
        return []
    found = within(word, index.beginning(word[0]), slips)
    if found and found[0][0] <= 1:
        return (found + [(1, near) for near in differently_begun(index, word)])[:SPELLINGS]
    return within(word, index.words, slips)[:SPELLINGS]


def within(word: str, words: Sequence[str], slips: int) -> list[tuple[int, str]]:
    """Return the words within so many slips of ``word``, nearest first, in their order."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(int(distance), near) for near, distance, _ in found]


def differently_begun(index: Index, word: str) -> Iterator[str]:
    """Yield the words that occur and are one slip away, in the first letter."""
    rest = word[1:]
    begun = (start + end for end in (rest, word) for start in ascii_lowercase)
    for near in dict.fromkeys([rest, rest[:1] + word[0] + rest[1:], *begun]):
        if near[:1] != word[0] and index.en.has(whole_word(near)):
            yield near


def alike(text: Lines, key: str, name: str, slips: int) -> Iterator[Found]:
    """Yield the rows whose keys hold all but a little of ``key``, the likest first."""
    from rapidfuzz import fuzz, process

    lines = {row: line for row, line in candidates(text, key).items() if len(line) >= len(key) - slips}
    least = 100 * (len(key) - slips) / len(key)
    for line, part, row in process.extract(key, lines, scorer=fuzz.partial_ratio, score_cutoff=least, limit=None):
        yield Found(FUZZY + 1 - (part + fuzz.ratio(key, line)) / 200, [row], name, (key,))


def candidates(text: Lines, key: str) -> dict[int, str]:
    """Return rows and their keys that share a piece with ``key``: one of its halves, or what occurs of its ends."""
    half = len(key) // 2
    ends = (
        longest(text, [key[:size] for size in range(1, len(key))]),
        longest(text, [key[-size:] for size in range(1, len(key))]),
    )
    pieces_ = {piece.encode() for piece in (key[:half], key[half:], *ends)}
    rows: set[int] = set()
    for piece in pieces_:
        if len(piece) >= TELLING:
            rows.update(islice(text.rows(piece), CANDIDATES))
    return {row: text.key(row).decode() for row in sorted(rows)}


def longest(text: Lines, growing: Sequence[str]) -> str:
    """Return the longest piece that occurs, of pieces that each hold the one before; "" if none does."""
    found = bisect_left(growing, True, key=lambda piece: not text.has(piece.encode()))  # noqa: FBT003 - sorted by it
    return growing[found - 1] if found else ""


def suggestions(index: Index, typed: str) -> tuple[str, ...]:
    """Return what may have been meant, as it may be typed; nothing if nothing is near."""
    if has_han(typed):
        return likest(index, index.zh, zh_key(typed))
    letters = fold.letters(typed)
    readings = likest(index, index.pinyin, letters) if reads_like_pinyin(letters) else ()
    return (*corrected(index, fold.english(typed).split()), *readings)[:SUGGESTED]


def likest(index: Index, text: Lines, key: str) -> tuple[str, ...]:
    """Return the Chinese of the rows whose keys are likest to ``key``."""
    from rapidfuzz import fuzz, process

    found = process.extract(key, candidates(text, key), scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH, limit=SUGGESTED)
    return tuple(dict.fromkeys(index.row(row)["zh"] for _, _, row in found))


def corrected(index: Index, words: Sequence[str]) -> Iterator[str]:
    """Yield the query with one unknown word replaced by the likest that occurs."""
    for word in words:
        if not is_known(index, word):
            for _, near in spellings(index, word, max(1, len(word) * 2 // 5))[:SUGGESTED]:
                yield " ".join(near if other == word else other for other in words)
