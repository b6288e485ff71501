"""CSV and TSV as text: aligned where two columns translate each other, else rows of cells."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from glossary.formats.dialect import delimiter_of
from glossary.formats.source import Damaged
from glossary.formats.text import charset, sheets
from glossary.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.formats.source import Source

LARGEST: Final = 100_000_000
"""Bytes of a table."""


def read(source: Source) -> Document:
    """Read a delimited table; place = row and column. Raises UnreadableFile."""
    source.limit(LARGEST)
    return Document(source.path, sheets.segments(rows(charset.decode(source))))


def rows(text: str) -> Iterator[sheets.Row]:
    """Yield the rows that hold text. Raises Damaged where quotes are left open over far too much."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        for number, cells in enumerate(reader, 1):
            if held := tuple((column, cell) for column, cell in enumerate(cells) if cell.strip()):
                yield sheets.Row("", number, held)
    except csv.Error as exc:
        raise Damaged(f"it is no table of cells ({exc})") from exc
