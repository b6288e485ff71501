"""An index under another one: a few changed rows laid over the many that stayed, answering as one index of all."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.search.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.search.index import Row
    from glossary.search.text import Lines


@dataclass(frozen=True, slots=True)
class Numbering:
    """Numbers for the rows of both indexes, in one rank order: a lower number is a better row.

    Each upper row stands before the lower row at its ``position``, and has the number at its ``place``. The lower rows
    have the numbers in between, even those that are ``gone``: changed or removed since, and never spoken of.

    >>> numbering = Numbering.of([1, 3], [2])
    >>> [numbering.lower(row) for row in range(4)], numbering.find(3), numbering.find(4)
    ([0, 2, 3, 5], (False, 2), (True, 1))
    """

    positions: Sequence[int]
    places: Sequence[int]
    gone: frozenset[int]

    @classmethod
    def of(cls, positions: Sequence[int], gone: Iterable[int]) -> Numbering:
        """Give the rows their numbers."""
        return cls(positions, [position + row for row, position in enumerate(positions)], frozenset(gone))

    def lower(self, row: int) -> int:
        """Return the number of a lower row."""
        return row + bisect_right(self.positions, row)

    def find(self, number: int) -> tuple[bool, int]:
        """Say whether a number is that of an upper row, and return that row, or the lower one."""
        below, above = self.firsts(number)
        is_upper = above < len(self.places) and self.places[above] == number
        return is_upper, above if is_upper else below

    def firsts(self, number: int) -> tuple[int, int]:
        """Return the first lower and the first upper row with this number or a higher one."""
        above = bisect_left(self.places, number)
        return number - above, above

    def merged(self, lower: Iterable[int], upper: Iterable[int]) -> Iterator[int]:
        """Yield rows of both by their numbers, best first, without those that are gone."""
        left = (self.lower(row) for row in lower if row not in self.gone)
        return heapq.merge(left, (self.places[row] for row in upper))


@dataclass(frozen=True, slots=True)
class LayeredText:
    """Two texts as one."""

    below: Lines
    above: Lines
    numbering: Numbering

    def key(self, row: int) -> bytes:
        """Return the key of a row."""
        is_upper, own = self.numbering.find(row)
        return (self.above if is_upper else self.below).key(own)

    def count(self, pattern: bytes, anchors: Sequence[int] = ()) -> int:
        """Return how many matches there may be at most."""
        return self.below.count(pattern, anchors) + self.above.count(pattern, anchors)

    def has(self, pattern: bytes) -> bool:
        """Say whether any row holds the pattern."""
        return next(self.rows(pattern), None) is not None

    def rows(self, pattern: bytes, anchors: Sequence[int] = (), first: int = 0) -> Iterator[int]:
        """Yield the rows from ``first`` on whose lines hold the pattern, best first."""
        below, above = self.numbering.firsts(first)
        return self.numbering.merged(self.below.rows(pattern, anchors, below), self.above.rows(pattern, anchors, above))

    def every(self, first: int = 0) -> Iterator[int]:
        """Yield all rows from ``first`` on."""
        below, above = self.numbering.firsts(first)
        return self.numbering.merged(self.below.every(below), self.above.every(above))


class LayeredIndex(Index):
    """Answers as a fresh index of all rows would; the words of both are those of the upper one."""

    def __init__(self, below: Index, above: Index) -> None:
        super().__init__(above.held)
        self.below, self.above = below, above
        numbers = above.held.numbers
        self.numbering = Numbering.of(numbers("positions", "I"), numbers("gone", "I"))

    def __len__(self) -> int:
        return len(self.below) + len(self.above)

    @property
    def reviewed(self) -> int:
        """How many numbers rows have that do not wait in review; they are the first ones."""
        return self.below.reviewed + self.above.reviewed

    def text(self, name: str) -> Lines:
        """Return one text, of both; the vocabulary is that of the upper one."""
        above = self.above.text(name)
        return above if name == "vocabulary" else LayeredText(self.below.text(name), above, self.numbering)

    def row(self, number: int) -> Row:
        """Return a row of TERMS: dates as text, None for what is absent."""
        is_upper, own = self.numbering.find(number)
        return (self.above if is_upper else self.below).row(own)
