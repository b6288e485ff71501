"""Word files: paragraphs, tables, footnotes and endnotes; tracked changes as if accepted; comments if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats.text import office, package
from glossary.formats.text.layout import described
from glossary.formats.text.properties import about

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from glossary.formats.source import Source
    from glossary.model import Document


def read(source: Source) -> Document:
    """Read a Word file. python-docx would miss inserted text, footnotes and text boxes. Raises UnreadableFile."""
    archive = package.opened(source)
    return described(source, pieces(archive, package.main_part(archive), comments=source.comments), about(archive))


def pieces(archive: ZipFile, main: str, *, comments: bool) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of the body, then of the notes, and of the comments if they are wanted."""
    wanted = {"footnotes", "endnotes", "comments"} if comments else {"footnotes", "endnotes"}
    yield from office.pieces(package.Part(archive, main))
    for kind, part in package.relations(archive, main).values():
        if kind in wanted and part in archive.namelist():
            yield from office.pieces(package.Part(archive, part), note=kind.removesuffix("s"))
