"""Answer one query: what was typed may be Chinese, a reading, initials, English, or a pattern of them."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from glossary.lang.script import has_han, zh_key
from glossary.search import find, fold, near, patterns
from glossary.search.find import Found, Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glossary.search.index import Index

tier = attrgetter("tier")
COUNTED: Final = 100
"""Waiting rows are counted up to here; beyond, nobody needs the number."""

SHAPES: Final = ("exact", "prefix", "inside", "words", "fuzzy")
CONCEPT: Final = "concept"


@dataclass(frozen=True, slots=True)
class Options:
    """How many rows, which ones, and whether those that wait in review are among them."""

    limit: int = 20
    waiting: bool = False
    keep: Callable[[Mapping[str, Any]], bool] | None = None
    regex: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of TERMS, and why it is an answer: the field, the way, and what of the query it holds."""

    row: Mapping[str, Any]
    field: str
    shape: str
    needles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits, how many more wait in review, and what may have been meant if there is none.

    ``unwanted`` says that there are hits, but none that ``Options.keep`` keeps.
    """

    typed: str
    hits: tuple[Hit, ...] = ()
    waiting: int = 0
    suggestions: tuple[str, ...] = ()
    guessed: bool = False
    unwanted: bool = False
    counted: int = COUNTED


def answer(index: Index, typed: str, options: Options) -> Answer:
    """Look up what was typed; near matches are only looked for where there are no others at all."""
    ways = patterns.by_regex if options.regex else ways_to_find
    taken = best(index, ways(index, typed, 0), options)
    if not taken and not options.regex:
        taken = best(index, patterns.spelled_in_part(index, typed, 0), options)
    waiting = unwanted = 0
    if not options.waiting and index.reviewed < len(index):
        review = replace(options, waiting=True, limit=COUNTED)
        waiting = len(best(index, ways(index, typed, index.reviewed), review))
    if not taken and options.keep is not None:
        unwanted = len(best(index, ways(index, typed, 0), replace(options, keep=None, limit=1)))
    guessed = not (taken or waiting or unwanted or options.regex or patterns.is_pattern(typed))
    if guessed:
        taken = best(index, near.ways(index, typed), options)
    hits = tuple(hit(index, match) for match in islice(with_concepts(index, taken, options), options.limit))
    suggestions = meant(index, typed, taken, hits) if guessed else ()
    return Answer(typed, hits, waiting, suggestions, guessed, bool(unwanted))


def meant(index: Index, typed: str, taken: list[Match], hits: tuple[Hit, ...]) -> tuple[str, ...]:
    """Return what may have been meant: what the best near match says, else whatever is like the query."""
    if not taken:
        return near.suggestions(index, typed)
    first = taken[0]
    return (" ".join(first.needles),) if first.field == "en" else (hits[0].row["zh"],)


def ways_to_find(index: Index, typed: str, first: int) -> Iterator[Found]:
    """Yield what each reading of the query finds in the rows from ``first`` on."""
    if patterns.is_pattern(typed):
        yield from patterns.by_wildcard(index, typed, first)
    elif has_han(typed):
        yield from find.chinese(index, zh_key(typed), first)
        yield from find.apart(index, typed.split(), first)
    else:
        if letters := fold.letters(typed):
            yield from find.spoken(index, letters, fold.syllables(typed), first)
        if words := fold.english(typed).split():
            yield from find.english(index, words, first)


def best(index: Index, ways: Iterable[Found], options: Options) -> list[Match]:
    """Take as many rows as are wanted of each way to find them, each row once, and the best of all."""
    end = len(index) if options.waiting else index.reviewed
    taken: dict[int, Match] = {}
    for _, same in groupby(sorted(ways, key=tier), key=tier):
        for match in heapq.merge(*map(matches, same), key=attrgetter("row")):
            if match.row >= end or len(taken) >= options.limit:
                break
            if match.row not in taken and (options.keep is None or options.keep(index.row(match.row))):
                taken[match.row] = match
        if len(taken) >= options.limit:
            break
    return list(taken.values())


def matches(way: Found) -> Iterator[Match]:
    """Yield the rows of one way to find them, with the reason."""
    return (Match(way.tier, row, way.field, way.needles) for row in way.rows)


def with_concepts(index: Index, taken: list[Match], options: Options) -> Iterator[Match]:
    """After an abbreviation that was hit exactly, put the other renderings of its concept."""
    seen: set[int] = set()
    for match in taken:
        if match.row in seen:
            continue
        seen.add(match.row)
        yield match
        if match.field == "en" and match.tier == find.EXACT and index.row(match.row)["kind"] == "abbreviation":
            concept = Found(match.tier, index.zh.rows(b"\n" + index.zh.key(match.row) + b"\n"), CONCEPT)
            for other in best(index, [concept], options):
                if other.row not in seen:
                    seen.add(other.row)
                    yield other


def hit(index: Index, match: Match) -> Hit:
    """Say of a match what a person wants to know."""
    return Hit(index.row(match.row), match.field, SHAPES[min(int(match.tier), find.FUZZY)], match.needles)
