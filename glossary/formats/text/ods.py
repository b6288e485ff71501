"""OpenDocument spreadsheets: cells with text, sheet by sheet."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from glossary.formats.text import package, sheets, xml
from glossary.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile

    from lxml import etree

    from glossary.formats.source import Source
    from glossary.model import Segment

CONTENT: Final = "content.xml"
MANIFEST: Final = "META-INF/manifest.xml"


def read(source: Source) -> Document:
    """Read an OpenDocument spreadsheet, row by row. Raises UnreadableFile, also for one with a password."""
    return Document(source.path, segments(content(source)))


def content(source: Source) -> package.Part:
    """Open the part that holds the sheets. Raises UnreadableFile."""
    return package.Part(unlocked(source), CONTENT)


def unlocked(source: Source) -> ZipFile:
    """Open an OpenDocument package. Raises UnreadableFile, also for one with a password."""
    archive = package.opened(source)
    if locked(archive):
        raise source.refuse("it is protected by a password.", hint="Open it, and save it without the password.")
    return archive


def locked(archive: ZipFile) -> bool:
    """Tell whether the content is encrypted, part by part or as one package."""
    names = archive.namelist()
    if "encrypted-package" in names:
        return True
    return MANIFEST in names and any(xml.events(package.Part(archive, MANIFEST), ("end",), "encryption-data"))


def segments(content: xml.Readable) -> Iterator[Segment]:
    """Yield the segments of all sheets."""
    for _, held in groupby(rows(content, cells), key=lambda row: row.sheet):
        yield from sheets.segments(held)


def rows(content: xml.Readable, cells: Callable[[etree._Element], Iterator[tuple[int, str]]]) -> Iterator[sheets.Row]:
    """Yield the rows in which ``cells`` finds anything, sheet by sheet; a row that is repeated counts once."""
    name = ""
    number = 0
    for event, element in xml.events(content):
        kind = xml.local(element)
        if kind == "table" and event == "start":
            name, number = xml.attribute(element, "name"), 0
        elif kind == "table":
            xml.forget(element)
        elif kind == "table-row" and event == "end":
            if held := tuple(cells(element)):
                yield sheets.Row(name, number + 1, held)
            number += repeated(element, "number-rows-repeated")
            xml.forget(element)


def cells(row: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield (column, text) of the cells of a row that hold text; a repeated one counts once."""
    column = 0
    for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        text = " ".join("".join(paragraph.itertext()) for paragraph in cell.iterchildren("{*}p"))
        if text.strip() and xml.attribute(cell, "value-type") in {"string", ""} and not failed(cell):
            yield column, text
        column += repeated(cell, "number-columns-repeated")


def failed(cell: etree._Element) -> bool:
    """Tell whether a cell holds a formula that cannot be worked out: what it shows is an error."""
    return any(key.endswith("}value-type") and value == "error" for key, value in cell.items())


def repeated(element: etree._Element, name: str) -> int:
    """Return how often a row or cell is repeated."""
    times = xml.attribute(element, name)
    return int(times) if times.isdecimal() and len(times) < 8 else 1  # noqa: PLR2004 - a million rows
