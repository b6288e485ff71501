"""A table drawn without a library, for answers that must be there at once: Han take two columns, words wrap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from glossary.lang.script import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP: Final = "  "
NARROWEST: Final = 8
"""No column is made narrower than this, however narrow the terminal."""

WORD: Final = 14
"""A column is made narrower than its longest word only if the word is longer than this, or nothing else helps."""

ROOMY: Final = 11
"""Where columns that wrap would not have this much, those that can be spared go."""

UNIT: Final = re.compile(r"\n|[^\S\n]+|[^\s\u2e80-\U0003ffff/-]*[/-]+|[^\s\u2e80-\U0003ffff/-]+|.")
"""What a line break never parts: a run of blanks, a word or a part of one up to a hyphen, or one Han character."""

FOUND, HEAD, PLAIN = "\x1b[1;33m", "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: which value it shows, under which heading, and how it gives way in little space."""

    key: str
    heading: str
    justify: Literal["left", "right"] = "left"
    keep: bool = False
    """Never wrap this column."""
    spare: bool = False
    """Leave this column out if it is empty, or where the others would have no room; the last such goes first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and the spans of it that answer a query."""

    text: str
    spans: tuple[tuple[int, int], ...] = field(default=())

    @property
    def units(self) -> list[int]:
        """How wide each piece is that should not be broken."""
        return [width(unit) for unit in UNIT.findall(self.text)]

    @property
    def width(self) -> int:
        """How wide the text is, or the widest of its lines."""
        return max(map(width, self.text.split("\n")))


def draw(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], total: int, *, colour: bool) -> Iterator[str]:
    """Yield the lines of a table that is ``total`` columns wide, if that can be; found parts stand out in colour."""
    natural = [
        max(width(column.heading), *(row[at].width for row in rows)) if rows else width(column.heading)
        for at, column in enumerate(columns)
    ]
    filled = [at for at, column in enumerate(columns) if not column.spare or any(row[at].text for row in rows)]
    shown = affordable(columns, filled, natural, total)
    columns = [columns[at] for at in shown]
    rows = [[row[at] for at in shown] for row in rows]
    widths = fitted(columns, [natural[at] for at in shown], longest(columns, rows), total)
    head = GAP.join(
        justified(column.heading, size, column.justify) for column, size in zip(columns, widths, strict=True)
    ).rstrip()
    yield f"{HEAD}{head}{PLAIN}" if colour else head
    yield GAP.join("─" * size for size in widths)
    for row in rows:
        yield from line(row, columns, widths, colour=colour)


def affordable(columns: Sequence[Column], filled: Sequence[int], natural: Sequence[int], total: int) -> list[int]:
    """Return which columns are shown: all, or without those that can be spared if the others would have no room."""
    shown = list(filled)
    for at in reversed(filled):
        least = [natural[one] if columns[one].keep else min(natural[one], ROOMY) for one in shown]
        if sum(least) + len(GAP) * (len(shown) - 1) > total and columns[at].spare:
            shown.remove(at)
    return shown


def longest(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return how wide the longest word of each column is, as far as that counts."""
    return [min(WORD, max((max(row[at].units, default=0) for row in rows), default=0)) for at in range(len(columns))]


def fitted(columns: Sequence[Column], natural: Sequence[int], words: Sequence[int], total: int) -> list[int]:
    """Take room from the widest columns until all fit: no word is broken if that is enough, no heading ever.

    >>> text, status = Column("en", "English"), Column("status", "Status", keep=True)
    >>> fitted([text, text, status], [40, 60, 9], [11, 11, 9], 80)
    [33, 34, 9]
    """
    widths = list(natural)
    for floors in (words, [NARROWEST] * len(widths)):
        floors = [  # noqa: PLW2901 - raised to what the column itself asks for
            size if column.keep else max(floor, width(column.heading))
            for column, floor, size in zip(columns, floors, natural, strict=True)
        ]
        while sum(widths) + len(GAP) * (len(widths) - 1) > total:
            giving = [at for at, floor in enumerate(floors) if widths[at] > floor]
            if not giving:
                break
            widths[max(giving, key=widths.__getitem__)] -= 1
    return widths


def line(row: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], *, colour: bool) -> Iterator[str]:
    """Yield the lines that one row takes."""
    cells = [
        [justified(part, size, column.justify) for part in wrapped(cell, size, colour=colour)]
        for cell, column, size in zip(row, columns, widths, strict=True)
    ]
    for at in range(max(map(len, cells))):
        parts = [cell[at] if at < len(cell) else " " * size for cell, size in zip(cells, widths, strict=True)]
        yield GAP.join(parts).rstrip()


def wrapped(cell: Cell, size: int, *, colour: bool) -> Iterator[str]:
    """Yield a cell's lines, each at most ``size`` columns wide."""
    start, used = 0, 0
    end = 0
    for first, last in breakable(cell.text, size):
        unit = cell.text[first:last]
        if unit == "\n" or (used and used + width(unit) > size):
            yield marked(cell, start, end, colour=colour)
            start, used = (last, 0) if unit.isspace() else (first, width(unit))
        else:
            used += width(unit)
        end = last
    yield marked(cell, start, end, colour=colour)


def hanging(text: str, total: int) -> Iterator[str]:
    """Yield a line of a page wrapped under itself, as far in as it begins, and a little more.

    >>> list(hanging("  科技部  Ministry of Science", 20))
    ['  科技部  Ministry', '    of Science']
    """
    margin = " " * (len(text) - len(text.lstrip()))
    for at, part in enumerate(
        wrapped(Cell(text.strip()), max(total - len(margin) - len(GAP), NARROWEST), colour=False)
    ):
        yield f"{margin}{GAP if at else ''}{part}"


def breakable(text: str, size: int) -> Iterator[tuple[int, int]]:
    """Yield where the units of a text stand; one that is too long for a line comes character by character."""
    for found in UNIT.finditer(text):
        if width(found[0]) <= size:
            yield found.span()
        else:
            yield from ((at, at + 1) for at in range(*found.span()))


def marked(cell: Cell, start: int, end: int, *, colour: bool) -> str:
    """Return a part of a cell, the found spans in it in colour."""
    shown = cell.text[start:end].rstrip()
    for first, last in sorted(cell.spans, reverse=True) if colour else ():
        first, last = max(first - start, 0), min(last - start, len(shown))  # noqa: PLW2901 - within this line
        if first < last:
            shown = f"{shown[:first]}{FOUND}{shown[first:last]}{PLAIN}{shown[last:]}"
    return shown


def justified(shown: str, size: int, side: Literal["left", "right"]) -> str:
    """Fill a line of a cell up with blanks; colour takes no room."""
    blanks = " " * (size - width(shown.replace(FOUND, "").replace(PLAIN, "")))
    return f"{blanks}{shown}" if side == "right" else f"{shown}{blanks}"
