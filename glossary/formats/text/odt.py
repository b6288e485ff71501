"""OpenDocument text and slides: paragraphs, tables, notes; tracked changes as if accepted."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from glossary.formats.text import ods, office, package, xml
from glossary.formats.text.header import About
from glossary.formats.text.layout import described

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from lxml import etree

    from glossary.formats.source import Source
    from glossary.model import Document

META: Final = "meta.xml"
PARAGRAPHS: Final = frozenset(("p", "h"))
BLOCKS: Final = PARAGRAPHS | {"table-row"}
DONE: Final = BLOCKS | {"list-item", "page"}
"""What is forgotten after it was read, since there may be any number of it."""

UNSEEN: Final = frozenset(("tracked-changes", "annotation", "table-of-content", "ruby-text", "desc", "page-number"))
"""Text that was taken out, comments, what comes again, readings above characters, descriptions of pictures."""

SIGNS: Final = {"s": " ", "tab": "\t", "line-break": "\n"}
BLANKS: Final = re.compile(r"[ \t\r\n]+")


def read(source: Source) -> Document:
    """Read a text or slides. Raises UnreadableFile, also for a file with a password."""
    archive = ods.unlocked(source)
    return described(source, pieces(package.Part(archive, ods.CONTENT)), about(archive))


def about(archive: ZipFile) -> About:
    """Return what the file says of itself; dates there tell when a template was made, so they are not taken."""
    parts = [package.Part(archive, META)] if META in archive.namelist() else []
    titles = (element.text or "" for part in parts for _, element in xml.events(part, ("end",), "title"))
    return About(title=" ".join(next(titles, "").split()))


def pieces(content: xml.Readable) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of each paragraph, table row and note; of slides the place is their number."""
    numbers: Counter[str] = Counter()
    open_now: Counter[str] = Counter()
    for event, element in xml.events(content):
        name = xml.local(element)
        kind = "unseen" if name in UNSEEN else "block" if name in BLOCKS else name
        open_now[kind] += 1 if event == "start" else -1
        if event == "start" and not open_now["block"]:
            numbers[name] += 1
            numbers["row"] *= name != "table"
        elif event == "end" and not open_now["block"] and not open_now["unseen"] and name in BLOCKS | {"table"}:
            slide = f"slide {numbers['page']}{', notes' * bool(open_now['notes'])}" if numbers["page"] else ""
            for place, text in block(element, numbers):
                yield slide or place, text
        if event == "end" and name in DONE and not open_now["block"]:
            xml.forget(element)


def block(element: etree._Element, numbers: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of a paragraph with its notes, of a row, or of the end of a table; count them."""
    name = xml.local(element)
    if name == "table":
        yield f"table {numbers['table']}, row {numbers['row']}", "\n"
    elif name == "table-row":
        numbers["row"] += 1
        cells = [
            [written(part) for part in cell.iter("{*}p", "{*}h")] for cell in element.iterchildren("{*}table-cell")
        ]
        if text := office.row_text(cells):
            yield f"table {numbers['table']}, row {numbers['row']}", text
    elif text := written(element).strip():
        numbers["paragraph"] += 1
        first_of_item = xml.local(element.getparent()) == "list-item" and element.getprevious() is None
        yield f"para. {numbers['paragraph']}", f"{'• ' * first_of_item}{text}\n\n"
    for note in element.iter("{*}note"):
        kind = xml.attribute(note, "note-class") or "footnote"
        numbers[kind] += 1
        yield (
            f"{kind} {numbers[kind]}",
            "".join(f"{written(body).strip()}\n\n" for body in note.iterchildren("{*}note-body")),
        )


def written(element: etree._Element) -> str:
    """Return the text of an element, without notes; a paragraph inside, as of a text box, is a line of its own."""
    found = [BLANKS.sub(" ", element.text or "")]
    for child in element:
        name = xml.local(child)
        if name in SIGNS:
            found.append(SIGNS[name])
        elif name not in UNSEEN | {"note"}:
            found.append(f"\n{written(child)}\n" if name in PARAGRAPHS else written(child))
        found.append(BLANKS.sub(" ", child.tail or ""))
    return "".join(found)
