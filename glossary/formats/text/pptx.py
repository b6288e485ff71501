"""PowerPoint files: slides in their order, each with its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats.text import office, package, xml
from glossary.formats.text.layout import described
from glossary.formats.text.properties import about

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from glossary.formats.source import Source
    from glossary.model import Document


def read(source: Source) -> Document:
    """Read a PowerPoint file. Raises UnreadableFile."""
    archive = package.opened(source)
    return described(source, pieces(archive, package.main_part(archive)), about(archive))


def pieces(archive: ZipFile, main: str) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of all paragraphs and table rows, slide by slide."""
    parts = package.relations(archive, main)
    order = [xml.reference(element) for _, element in xml.events(package.Part(archive, main), ("end",), "sldId")]
    for number, slide in enumerate(order, 1):
        part = parts.get(slide, ("", ""))[1]
        for _, text in office.pieces(package.Part(archive, part)):
            yield f"slide {number}", text
        for kind, notes in package.relations(archive, part).values():
            if kind == "notesSlide":
                for _, text in office.pieces(package.Part(archive, notes)):
                    yield f"slide {number}, notes", text
