"""Zip packages (Office files, EPUB): parts by name, bounded in size, with damage told in words."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from glossary.formats.source import Damaged
from glossary.formats.text import xml

if TYPE_CHECKING:
    from glossary.formats.source import Source

LARGEST_PART: Final = 200_000_000
"""Bytes that one part may unpack to: ten times the largest in real use, and little enough to be read in seconds."""

SMALL: Final = 20_000_000
TIGHT: Final = 200
"""How many times its packed size a part over SMALL bytes may have: text is packed 3 to 30 times, a trap 1,000 times."""

MOST_PARTS: Final = 20_000
OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, NotImplementedError, OSError, ValueError),
)
"""What the standard library raises while it unpacks something broken."""


class Part:
    """An open part of a package, for a parser to read; stops at LARGEST_PART."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self.taken = 0
        try:
            refuse_trap(package.getinfo(name))
            self.stream = package.open(name)
        except KeyError as exc:
            raise Damaged(f"its part {name} is missing") from exc
        except (NotImplementedError, RuntimeError) as exc:
            raise Damaged("it is protected by a password, or packed in a way that we do not know") from exc
        except DAMAGE as exc:
            raise Damaged(f"its part {name} is damaged ({exc})") from exc

    def read(self, size: int = -1) -> bytes:
        """Read on. Raises Damaged for broken data, or for too much of it."""
        try:
            data = self.stream.read(size if size >= 0 else LARGEST_PART + 1)
        except DAMAGE as exc:
            raise Damaged(f"its part {self.name} is damaged ({exc})") from exc
        self.taken += len(data)
        if self.taken > LARGEST_PART:
            raise Damaged(f"its part {self.name} unpacks to more than {LARGEST_PART // 1_000_000} MB")
        return data


def refuse_trap(part: zipfile.ZipInfo) -> None:
    """Stop at a part that unpacks to far too much, before it is unpacked. Raises Damaged."""
    if part.file_size > LARGEST_PART:
        raise Damaged(f"its part {part.filename} unpacks to more than {LARGEST_PART // 1_000_000} MB")
    if part.file_size > max(SMALL, TIGHT * part.compress_size):
        raise Damaged(f"its part {part.filename} unpacks to {part.file_size // part.compress_size:,} times its size")


def opened(source: Source) -> zipfile.ZipFile:
    """Open a package. Raises UnreadableFile for what is none, is protected, or has far too many parts."""
    head = source.stream.read(len(OLD_OFFICE))
    source.stream.seek(0)
    if head == OLD_OFFICE:
        hint = "Open it, take the password off, and save it in today's format (.docx, .xlsx, .pptx)."
        raise source.refuse("it is protected by a password, or in the format of Office 97.", hint=hint)
    try:
        package = zipfile.ZipFile(source.stream)
    except DAMAGE as exc:
        raise source.refuse(f"it is damaged or cut short ({exc}).") from exc
    if len(package.infolist()) > MOST_PARTS:
        raise source.refuse(f"it has more than {MOST_PARTS:,} parts.")
    return package


def relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to: id -> (last word of the kind, name of the part). Empty if it refers to nothing.

    The whole package is the part "".
    """
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in package.namelist():
        return {}
    found = {}
    for _, element in xml.events(Part(package, path), ("end",)):
        if xml.local(element) == "Relationship" and element.get("TargetMode") != "External":
            kind = element.get("Type", "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
            found[element.get("Id", "")] = (kind, target)
    return found


def main_part(package: zipfile.ZipFile) -> str:
    """Return the name of the part that an Office file begins with. Raises Damaged."""
    for kind, target in relations(package, "").values():
        if kind == "officeDocument":
            return target
    raise Damaged("it is no Office file, or has lost its table of contents")
