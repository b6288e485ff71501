"""Patterns in a query: wildcards, Han mixed with pinyin, readings cut short as typists do, regular expressions."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError
from glossary.lang.script import fold_width, has_han, zh_key
from glossary.lang.syllables import bare, pieces, spoken
from glossary.search import fold
from glossary.search.find import EXACT, INSIDE, PREFIX, Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossary.search.index import Index
    from glossary.search.text import Lines

WILDCARD: Final = re.compile(r"[*?]")
RUN: Final = re.compile(r"[a-z]+|.", re.DOTALL)
ANYTHING, ONE, ONE_CHARACTER = r"[^\n]*", r"[^\n ]", r"[^\n]"
COMPARED: Final = 5000
"""So many rows, the best ones, are laid side by side with their reading for one query."""

NEXT_SYLLABLE: Final = r"(?:[a-z]* .)?"
"""Between two typed letters: the same syllable goes on, or the rest of it is skipped and the next one begins."""


def is_pattern(typed: str) -> bool:
    """Say whether a query holds a wildcard and something else."""
    text = fold_width(typed)
    return WILDCARD.search(text) is not None and not text.rstrip("?").replace("?", "").isspace()


def by_wildcard(index: Index, typed: str, first: int) -> Iterator[Found]:
    """Yield the rows that a pattern with * (anything) and ? (one character) describes, or that hold such a part."""
    text = fold_width(typed).strip()
    if has_han(text) or not re.search("[a-z]", text, re.IGNORECASE):
        yield from matching(index.zh, glob(text, zh_key, ONE_CHARACTER), literals(text, zh_key), ("zh", first))
        return
    yield from matching(index.en, glob(text, fold.english, ONE), [], ("en", first), margin=" ")
    letters = [fold.letters(part) for part in WILDCARD.split(text) if part]
    if letters and all(letters):
        yield from matching(index.pinyin, glob(text, fold.letters, ONE), letters[:1], ("pinyin", first))


def glob(typed: str, key: Callable[[str], str], one: str) -> str:
    """Return a regular expression for a pattern."""
    parts = re.split(r"([*?])", typed)
    return "".join(ANYTHING if part == "*" else one if part == "?" else re.escape(key(part)) for part in parts)


def literals(typed: str, key: Callable[[str], str]) -> list[str]:
    """Return what a pattern holds beside its wildcards."""
    return [folded for part in WILDCARD.split(typed) if (folded := key(part))]


def matching(text: Lines, pattern: str, parts: list[str], where: tuple[str, int], margin: str = "") -> Iterator[Found]:
    """Yield the rows whose whole key matches, then those that hold a match; the rarest literal part leads to them."""
    name, first = where
    whole, inside = re.compile(f"{margin}{pattern}{margin}"), re.compile(margin + pattern)
    needles = tuple(parts)

    def lines() -> Iterator[tuple[int, str]]:
        rows = text.every(first)
        if parts:
            rows = text.rows(min((part.encode() for part in parts), key=text.count), (), first)
        return ((row, text.key(row).decode()) for row in rows)

    yield Found(EXACT, (row for row, line in lines() if whole.fullmatch(line)), name, needles)
    yield Found(INSIDE, (row for row, line in lines() if inside.search(line)), name, needles)


def spelled_in_part(index: Index, typed: str, first: int) -> Iterator[Found]:
    """Yield the rows that are described by Han mixed with letters, or by syllables mixed with initials."""
    if is_pattern(typed):
        return
    if has_han(typed):
        yield from mixed(index, zh_key(typed), first)
    elif letters := fold.letters(typed):
        yield from shorthand(index, letters, first)


def mixed(index: Index, key: str, first: int) -> Iterator[Found]:
    """Yield the rows that Han mixed with letters of their reading describe, as in 科技zlzq or keji自立."""
    runs = RUN.findall(bare(key))
    if not any(run.isascii() and run.isalpha() for run in runs):
        return
    han = max(re.split(r"[\x00-\x7f]+", key), key=len)
    pattern = "".join(read(run) if run.isascii() else f"{re.escape(run)}[a-z0-9]* " for run in runs)
    yield from aligned(index, pattern, index.zh.rows(han.encode(), (), first), han)


def shorthand(index: Index, letters: str, first: int) -> Iterator[Found]:
    """Yield the rows whose reading is typed partly by syllables and partly by initials, as in kejizlzq."""
    parts = pieces(letters)
    lengths = {min(len(part), 2) for part in parts}
    if len(lengths) > 1:
        initials = "".join(part[0] for part in parts).encode()
        rows = index.initials.rows(initials, range(1, len(initials)), first)
        yield from aligned(index, read(letters), rows, letters)


def read(letters: str) -> str:
    """Return a regular expression for characters, each with its reading, of which these letters were typed."""
    return "." + NEXT_SYLLABLE.join(letters) + "[a-z0-9]* "


def aligned(index: Index, pattern: str, rows: Iterable[int], needle: str) -> Iterator[Found]:
    """Yield the rows of which characters and syllables, side by side, match: whole, at the beginning, inside."""
    tiers: dict[int, list[int]] = {EXACT: [], PREFIX: [], INSIDE: []}
    for row in islice(rows, COMPARED):
        line = side_by_side(index, row)
        if match := re.search(pattern, line):
            tiers[INSIDE if match.start() else EXACT if match.end() == len(line) else PREFIX].append(row)
    yield from (Found(tier, found, "mixed", (needle,)) for tier, found in tiers.items())


def side_by_side(index: Index, row: int) -> str:
    """Return each character of a row with its syllable: "科ke 技ji "; nothing if they do not pair."""
    characters = index.zh.key(row).decode()
    syllables = spoken(index.row(row)["pinyin"])
    if len(characters) != len(syllables):
        return ""
    return "".join(f"{character}{syllable} " for character, syllable in zip(characters, syllables, strict=True))


def by_regex(index: Index, typed: str, first: int) -> Iterator[Found]:
    """Yield the rows whose Chinese or English, as written, holds a match; case does not count."""
    try:
        wanted = re.compile(typed, re.IGNORECASE)
    except re.error as exc:
        raise InputError(
            f"“{typed}” is no regular expression: {exc}.", hint="Without --regex, it is looked up as it stands."
        ) from exc

    def rows(name: str) -> Iterator[int]:
        return (row for row in index.zh.every(first) if wanted.search(index.row(row)[name]))

    yield from (Found(INSIDE, rows(name), name, (typed,)) for name in ("zh", "en"))
