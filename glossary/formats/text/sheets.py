"""Tables as text: rows with a place for each cell, or aligned text where two columns are a pair."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from glossary.formats.text.layout import gathered
from glossary.lang.script import has_han
from glossary.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOOKED_AT: Final = 60
"""Rows at the head of a table by which it is told whether two columns translate each other."""

CLEAR: Final = 0.8
"""Share of those rows that must have one cell with Han and one without."""

MOST_COLUMNS: Final = 16_384
LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that hold text: (column from 0, text)."""

    sheet: str
    number: int
    cells: tuple[tuple[int, str], ...]

    def place(self, column: int | None = None) -> str:
        """Say where the row or one of its cells is.

        >>> Row("Terms", 4, ()).place(1)
        'sheet Terms, B4'
        """
        inside = f"row {self.number}" if column is None else f"{letters(column)}{self.number}"
        return f"sheet {self.sheet}, {inside}" if self.sheet else inside


def letters(column: int) -> str:
    """Name a column as spreadsheets do.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    while column >= 0:
        column, rest = divmod(column, LETTERS)
        name = chr(ord("A") + rest) + name
        column -= 1
    return name


def number_of(letters: str) -> int:
    """Return the number of a column, from 0.

    >>> number_of("A"), number_of("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def segments(rows: Iterable[Row]) -> Iterator[Segment]:
    """Turn the rows of one table into segments."""
    stream = iter(rows)
    head = list(islice(stream, LOOKED_AT))
    pair = columns_of_pair(head)
    if pair is None:
        yield from gathered(pieces(chain(head, stream)))
        return
    first, second = pair
    for row in chain(head, stream):
        cells = dict(row.cells)
        if cells.get(first) or cells.get(second):
            yield Segment(cells.get(first, ""), row.place(), translation=cells.get(second, ""))


def columns_of_pair(rows: list[Row]) -> tuple[int, int] | None:
    """Return the two columns that translate each other, in their order, if there are two and no more."""
    used = sorted({column for row in rows for column, _ in row.cells})
    if len(used) != 2:  # noqa: PLR2004 - a pair
        return None
    first, second = used
    clear = 0
    for row in rows:
        cells = dict(row.cells)
        clear += len(cells) == len(used) and has_han(cells[first]) != has_han(cells[second])
    return (first, second) if clear >= CLEAR * len(rows) else None


def pieces(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of each cell, tabs between the cells of a row."""
    for row in rows:
        for number, (column, text) in enumerate(row.cells, 1):
            end = "\t" if number < len(row.cells) else "\n"
            yield row.place(column), " ".join(text.split()) + end
