"""Excel files: cells with text, sheet by sheet; numbers, formulas without text and readings are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.formats.source import Damaged
from glossary.formats.text import package, sheets, xml
from glossary.formats.text.properties import about
from glossary.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from lxml import etree

    from glossary.formats.source import Source
    from glossary.model import Segment

CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def read(source: Source) -> Document:
    """Read an Excel file, whatever its size, row by row. Raises UnreadableFile.

    The libraries (calamine, openpyxl) lay a sheet out as a full rectangle, so that one cell far out fills the memory.
    """
    archive = package.opened(source)
    return Document(source.path, segments(archive, package.main_part(archive)), **about(archive).fields())


def segments(archive: ZipFile, main: str) -> Iterator[Segment]:
    """Yield the segments of all sheets, in the order of the workbook."""
    parts = package.relations(archive, main)
    strings = shared(archive, next((part for kind, part in parts.values() if kind == "sharedStrings"), ""))
    names = [
        (element.get("name", ""), parts.get(xml.reference(element), ("", ""))[1])
        for _, element in xml.events(package.Part(archive, main), ("end",), "sheet")
    ]
    for name, part in names:
        if part in archive.namelist():
            yield from sheets.segments(rows(archive, name, part, strings))


def shared(archive: ZipFile, part: str) -> list[str]:
    """Return the table of strings, if the file has one."""
    found: list[str] = []
    if part not in archive.namelist():
        return found
    for _, element in xml.events(package.Part(archive, part), ("end",), "si"):
        found.append(string(element))
        xml.forget(element)
    return found


def string(element: etree._Element) -> str:
    """Join the runs of a string, without the readings above it."""
    runs = (found for found in element.iter("{*}t") if xml.local(found.getparent()) != "rPh")
    return "".join(run.text or "" for run in runs)


def rows(archive: ZipFile, name: str, part: str, strings: list[str]) -> Iterator[sheets.Row]:
    """Yield the rows of a sheet that hold text."""
    last = 0
    for _, element in xml.events(package.Part(archive, part), ("end",), "row"):
        number = element.get("r", "")
        last = int(number) if number.isdecimal() and len(number) < 8 else last + 1  # noqa: PLR2004 - a million rows
        cells = [(at(cell, place), text(cell, strings)) for place, cell in enumerate(element.iterchildren("{*}c"))]
        xml.forget(element)
        held = tuple((column, value) for column, value in cells if value.strip())
        if held:
            yield sheets.Row(name, last, held)


def at(cell: etree._Element, otherwise: int) -> int:
    """Return the column of a cell, from 0; a cell that does not say stands after the one before."""
    found = CELL.fullmatch(cell.get("r", ""))
    return sheets.number_of(found[1]) if found else otherwise


def text(cell: etree._Element, strings: list[str]) -> str:
    """Return the text of a cell, "" for a number, a date or a truth value. Raises Damaged."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return string(cell)
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        try:
            return strings[int(value)]
        except (ValueError, IndexError) as exc:
            raise Damaged(f"cell {cell.get('r', '')} refers to a text that is not there") from exc
    return value if kind == "str" else ""
