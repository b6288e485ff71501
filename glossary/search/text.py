"""A text of keys, one line a row in rank order, with the sorted places where a match may begin."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from mmap import mmap

WIDTH: Final = 8
"""Bytes by which the places are sorted: what fits one machine word, so that a million rows sort in seconds."""

HEAD: Final = 512
"""Of a very common pattern the best rows are fetched first, without sorting its other places."""

COMMON: Final = 4 * HEAD
"""So many places may be sorted, or looked at one by one, for one pattern without anybody noticing."""

DEEP: Final = 3 * WIDTH
"""Bytes by which the places are sorted once more where more than ``COMMON`` of them agree in the first ``WIDTH``."""


class Lines(Protocol):
    """What can be asked of a text, be it in one piece or in layers."""

    def key(self, row: int) -> bytes:
        """Return the key of a row."""

    def count(self, pattern: bytes, anchors: Sequence[int] = ()) -> int:
        """Return how many matches there may be at most."""

    def has(self, pattern: bytes) -> bool:
        """Say whether any row holds the pattern."""

    def rows(self, pattern: bytes, anchors: Sequence[int] = (), first: int = 0) -> Iterator[int]:
        """Yield the rows from ``first`` on whose lines hold the pattern, best first."""

    def every(self, first: int = 0) -> Iterable[int]:
        """Return all rows from ``first`` on."""


@dataclass(frozen=True, slots=True)
class Text:
    r"""Lines ``\nkey`` and a last ``\n``, somewhere inside of ``data``; ``lines`` and ``places`` count from ``base``.

    ``lines`` holds the place of each row's line break. ``places`` holds every place where a match may begin (each
    line break among them), sorted by the ``WIDTH`` bytes found there, then by place. Rows stand in rank order, so
    that a lower place is a better row. ``deep`` holds the same, but sorted by ``DEEP`` bytes where very many places
    agree in the first ``WIDTH``: so a rare "developmental" is found without going through each "development".
    """

    data: bytes | mmap
    base: int
    lines: Sequence[int]
    places: Sequence[int]
    deep: Sequence[int]

    def __len__(self) -> int:
        return len(self.lines) - 1

    def key(self, row: int) -> bytes:
        """Return the key of a row."""
        return self.data[self.base + self.lines[row] + 1 : self.base + self.lines[row + 1]]

    def reach(self, pattern: bytes) -> tuple[int, int]:
        """Return the range of ``places`` at which the first ``WIDTH`` bytes of a pattern stand."""
        return self.between(self.places, pattern[:WIDTH], 0, len(self.places))

    def between(self, places: Sequence[int], head: bytes, low: int, high: int) -> tuple[int, int]:
        """Return the range, within another one, of sorted ``places`` at which ``head`` stands."""
        data, base, size = self.data, self.base, len(head)

        def found(place: int) -> bytes:
            return data[base + place : base + place + size]

        low = bisect_left(places, head, low, high, key=found)
        return low, bisect_right(places, head, low, high, key=found)

    def candidates(self, pattern: bytes, low: int, high: int) -> Iterable[int]:
        """Return the places of a range, or less if that is known, at which the whole pattern may stand, best first."""
        if len(pattern) < WIDTH:
            return ordered(self.places[low:high])
        if high - low > COMMON and len(pattern) > WIDTH:
            first, last = self.between(self.deep, pattern[:DEEP], low, high)
            if last - first <= COMMON:
                return sorted(self.deep[first:last])
        return self.places[low:high]

    def narrowest(self, pattern: bytes, anchors: Sequence[int]) -> tuple[int, int, int]:
        """Return the anchor of a pattern with the fewest places, and the range of those places."""
        best = (0, *self.reach(pattern))
        for anchor in anchors:
            low, high = self.reach(pattern[anchor:])
            if high - low < best[2] - best[1]:
                best = anchor, low, high
        return best

    def count(self, pattern: bytes, anchors: Sequence[int] = ()) -> int:
        """Return how many matches there may be at most."""
        _, low, high = self.narrowest(pattern, anchors)
        return high - low

    def has(self, pattern: bytes) -> bool:
        """Say whether any row holds the pattern."""
        return next(self.rows(pattern), None) is not None

    def every(self, first: int = 0) -> Iterable[int]:
        """Return all rows from ``first`` on."""
        return range(first, len(self))

    def rows(self, pattern: bytes, anchors: Sequence[int] = (), first: int = 0) -> Iterator[int]:
        """Yield the rows from ``first`` on whose lines hold the pattern, best first.

        The pattern must begin where a match may begin. ``anchors`` are further offsets in it where one may begin: the
        rarest of them leads to the rows.
        """
        anchor, low, high = self.narrowest(pattern, anchors)
        whole = anchor == 0 and len(pattern) <= WIDTH
        start, size, previous = self.base - anchor, len(pattern), -1
        for place in self.candidates(pattern[anchor:], low, high):
            if whole or self.data[start + place : start + place + size] == pattern:
                row = bisect_right(self.lines, place - anchor) - 1
                if row != previous and row >= first:
                    previous = row
                    yield row


def ordered(places: Sequence[int]) -> Iterator[int]:
    """Yield places in order; of a great many the first ones, then ever more, without sorting all at once."""
    size = HEAD
    while len(places) > 4 * size:
        head = heapq.nsmallest(size, places)
        yield from head
        places = [place for place in places if place > head[-1]]
        size *= 4
    yield from sorted(places)
