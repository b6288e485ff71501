"""EPUB books: the chapters in reading order."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from glossary.formats.source import Damaged
from glossary.formats.text import charset, header, markup, package, xml
from glossary.formats.text.layout import described

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from glossary.formats.source import Source
    from glossary.model import Document

CONTAINER: Final = "META-INF/container.xml"
ENCRYPTION: Final = "META-INF/encryption.xml"
FIELDS: Final = {"title": "title", "publisher": "publisher", "date": "date", "source": "url"}


@dataclass(slots=True)
class Book:
    """What the package document tells: metadata, and the parts in reading order."""

    fields: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)


def read(source: Source) -> Document:
    """Read a book. Raises UnreadableFile, also for one with copy protection."""
    archive = package.opened(source)
    book = contents(archive)
    chapters = [book.parts[name] for name in book.order if name in book.parts]
    if protected := locked(archive) & set(chapters):
        raise source.refuse(f"it has copy protection (DRM) on {len(protected)} of its parts.")
    return described(source, pieces(archive, chapters), header.of_pairs(book.fields))


def contents(archive: ZipFile) -> Book:
    """Read the package document. Raises Damaged."""
    main = ""
    for _, element in xml.events(package.Part(archive, CONTAINER), ("end",)):
        if xml.local(element) == "rootfile" and not main:
            main = element.get("full-path", "")
    book = Book()
    for _, element in xml.events(package.Part(archive, main), ("end",)):
        name = xml.local(element)
        if name == "item":
            path = posixpath.join(posixpath.dirname(main), unquote(element.get("href", "")))
            book.parts[element.get("id", "")] = posixpath.normpath(path)
        elif name == "itemref":
            book.order.append(element.get("idref", ""))
        elif name in FIELDS and element.text:
            book.fields.setdefault(FIELDS[name], element.text)
    if not book.order:
        raise Damaged("it names no chapters")
    return book


def locked(archive: ZipFile) -> set[str]:
    """Return the parts that are encrypted."""
    if ENCRYPTION not in archive.namelist():
        return set()
    found = xml.events(package.Part(archive, ENCRYPTION), ("end",))
    return {unquote(element.get("URI", "")) for _, element in found if xml.local(element) == "CipherReference"}


def pieces(archive: ZipFile, chapters: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (place, text) of the paragraphs of all chapters."""
    for number, part in enumerate(chapters, 1):
        data = package.Part(archive, part).read()
        try:
            page = markup.parse(data.decode(charset.detect(data), "replace"))
        except charset.NotText as exc:
            raise Damaged(f"its part {part} is no text") from exc
        for paragraph, text in enumerate(markup.text_of(page).split("\n\n"), 1):
            yield f"part {number}, para. {paragraph}", f"{text}\n\n"
