"""Finished glossaries in OpenDocument spreadsheets, as LibreOffice saves them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from glossary.formats.source import Damaged, examined
from glossary.formats.tabular import WIDEST, of_sheets
from glossary.formats.text import ods, xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml import etree

    from glossary.formats.profile import Loaded, Profile
    from glossary.formats.text.sheets import Row

VALUES: Final = {
    **dict.fromkeys(("float", "percentage", "currency"), "value"),
    "date": "date-value",
    "boolean": "boolean-value",
}
"""Where a cell says what it holds, by its type; what it shows depends on the language of the program."""

MOST_CELLS: Final = 20_000_000
"""Cells of all rows: those of a million terms, and few enough to hold."""


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Read the pairs of the first sheet that holds anything; the others are named.

    Raises UnreadableFile, and InputError if the two languages cannot be told.
    """
    with examined(str(path)) as source:
        rows = bounded(ods.rows(ods.content(source), cells))
        found = {name: list(some) for name, some in groupby(rows, key=lambda row: row.sheet)}
    first, *others = found or {"": []}
    filled = [(row.number, spread(row.cells)) for row in found.get(first, [])]
    return of_sheets(str(path), [first, *others], filled, profile, mapping)


def bounded(rows: Iterator[Row]) -> Iterator[Row]:
    """Pass rows on. Raises Damaged where they span too many cells: a file may say that one is there a million times."""
    left = MOST_CELLS
    for row in rows:
        left -= row.cells[-1][0] + 1
        if left < 0:
            raise Damaged(f"its rows span more than {MOST_CELLS:,} cells")
        yield row


def spread(cells: tuple[tuple[int, str], ...]) -> list[str]:
    """Give a row all its cells, empty ones as well.

    >>> spread(((0, "双循环"), (2, "dual circulation")))
    ['双循环', '', 'dual circulation']
    """
    row = [""] * (cells[-1][0] + 1)
    for column, text in cells:
        row[column] = text
    return row


def cells(row: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield (column, content) of the cells of a row, up to the widest row that a glossary may have.

    Neighbours that say the same are one cell in the file, which is repeated.
    """
    column = 0
    for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        times = ods.repeated(cell, "number-columns-repeated")
        if (text := said(cell)) and not ods.failed(cell):
            yield from ((place, text) for place in range(column, min(column + times, WIDEST)))
        column += times


def said(cell: etree._Element) -> str:
    """Return what a cell holds: numbers and dates as the file has them, text as it stands."""
    if where := VALUES.get(xml.attribute(cell, "value-type")):
        return xml.attribute(cell, where).removesuffix("T00:00:00")
    return "\n".join("".join(paragraph.itertext()) for paragraph in cell.iterchildren("{*}p"))
