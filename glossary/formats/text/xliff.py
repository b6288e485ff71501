"""XLIFF 1.2 and 2.x, SDLXLIFF and MQXLIFF as aligned text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glossary.formats.text import bilingual, xml
from glossary.model import Document, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from glossary.formats.source import Source

UNITS: Final = frozenset(("trans-unit", "segment"))
"""What holds a source and a target: in 1.2 a unit, in 2.x a segment of one."""


def read(source: Source) -> Document:
    """Read a bilingual file; place = number of the segment as tools show it. Raises UnreadableFile."""
    return Document(source.path, segments(source.stream))


def segments(stream: xml.Readable) -> Iterator[Segment]:
    """Yield each segment with its translation, which is "" where there is none yet."""
    number = 0
    for _, unit in bilingual.units(stream, "xliff", UNITS):
        for name, text, translation in pairs(unit):
            number += 1
            if text:
                yield Segment(text, f"segment {name or number}", translation=translation)


def pairs(unit: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield (number if the file gives one, source, target): of each marked segment of a unit, else of the whole."""
    target = unit.find("{*}target")
    parts = marked(unit.find("{*}seg-source"))
    if not parts:
        yield "", bilingual.words(unit.find("{*}source")), bilingual.words(target)
        return
    translations = marked(target)
    for name, part in parts.items():
        yield name, bilingual.words(part), bilingual.words(translations.get(name))


def marked(element: etree._Element | None) -> dict[str, etree._Element]:
    """Return the segments that a tool marked inside a source or target, by their number."""
    if element is None:
        return {}
    return {mark.get("mid", ""): mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg"}
