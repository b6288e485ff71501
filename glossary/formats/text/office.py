"""Paragraphs and table rows of Word and PowerPoint, which spell them alike: p, t, br, tbl, tr, tc."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossary.formats.text import xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\N{SOFT HYPHEN}",
}
UNSEEN: Final = frozenset(("moveFrom", "Fallback", "rt", "fld", "tabs", "tabLst", "pPrChange"))
"""Text moved away, the copy of a text box for old programs, readings above characters, slide numbers, tab settings."""

CONTENTS: Final = re.compile(r"(?i)^(?:toc|verzeichnis)\s?\d")
SKIPPED: Final = "\0"
"""Marks a paragraph of a table of contents: what it says comes again."""

LARGE_CELL: Final = 600
"""A table with a cell of more characters lays out a page; its cells are read as paragraphs."""


@dataclass(slots=True)
class Flow:
    """Where we are in a document: open paragraphs (a text box opens one within another), open cells and rows."""

    paragraphs: list[list[str]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    row: list[list[str]] = field(default_factory=list)
    unseen: int = 0
    tables: int = 0
    rows: int = 0
    number: int = 0


def pieces(stream: xml.Readable, note: str = "") -> Iterator[tuple[str, str]]:
    """Yield (place, text) of each paragraph and table row; of notes (element ``note``) the place is their number."""
    flow = Flow()
    notes = 0
    for event, element in xml.events(stream):
        name = xml.local(element)
        if name in UNSEEN:
            flow.unseen += 1 if event == "start" else -1
        elif note and name == note and event == "start":
            notes += xml.attribute(element, "type") in {"", "normal"}
        elif event == "start":
            opened(flow, name)
        else:
            for place, text in closed(flow, name, element):
                yield f"{note} {notes}" if note else place, text
        if event == "end" and name in {"p", "tr", "tbl"} and not flow.paragraphs and not flow.cells:
            xml.forget(element)


def opened(flow: Flow, name: str) -> None:
    """Note the start of an element."""
    if name == "p":
        flow.paragraphs.append([])
    elif name == "tc":
        flow.cells.append([])
    elif name == "tbl" and not flow.cells:
        flow.tables += 1
        flow.rows = 0


def closed(flow: Flow, name: str, element: etree._Element) -> Iterator[tuple[str, str]]:
    """Note the end of an element, and yield what is complete with it."""
    if flow.paragraphs and not flow.unseen and (text := written(name, element, first=not flow.paragraphs[-1])):
        flow.paragraphs[-1].append(text)
    if name == "p" and flow.paragraphs:
        text = "".join(flow.paragraphs.pop()).rstrip()
        if text.strip("• ") and not flow.unseen and SKIPPED not in text:
            yield from paragraph(flow, text)
    elif name == "tc" and flow.cells:
        cell = flow.cells.pop()
        if flow.cells:
            flow.cells[-1].extend(cell)
        else:
            flow.row.append(cell)
    elif name == "tr" and not flow.cells and flow.row:
        flow.rows += 1
        if text := row_text(flow.row):
            yield f"table {flow.tables}, row {flow.rows}", text
        flow.row = []
    elif name == "tbl" and not flow.cells:
        yield f"table {flow.tables}, row {flow.rows}", "\n"


def written(name: str, element: etree._Element, *, first: bool) -> str:
    """Return what an element inside a paragraph writes."""
    if name == "t":
        return element.text or ""
    if name == "numPr":
        return "• " if first else ""
    if name == "pStyle":
        return SKIPPED if CONTENTS.match(xml.attribute(element, "val")) else ""
    return CHARACTERS.get(name, "")


def paragraph(flow: Flow, text: str) -> Iterator[tuple[str, str]]:
    """Put a paragraph into its cell, or yield it."""
    if flow.cells:
        flow.cells[-1].append(text)
    else:
        flow.number += 1
        yield f"para. {flow.number}", f"{text}\n\n"


def row_text(row: list[list[str]]) -> str:
    r"""Return a row of cells, which are lists of paragraphs, as one line; as paragraphs where a table lays out a page.

    >>> row_text([["双循环"], ["dual", "circulation"]])
    '双循环\tdual circulation\n'
    """
    if any(sum(map(len, cell)) > LARGE_CELL for cell in row):
        return "".join(f"{text}\n\n" for cell in row for text in cell)
    line = "\t".join(re.sub(r"\s+", " ", " ".join(cell)) for cell in row).strip()
    return f"{line}\n" if line else ""
