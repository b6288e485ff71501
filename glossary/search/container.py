"""Named runs of bytes in one file that is mapped into memory: what the index is kept in."""

from __future__ import annotations

import json
import mmap
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAGIC: Final = b"glossary index\n"
ALIGNMENT: Final = 8
HEADER_LENGTH: Final = 8


@dataclass(frozen=True, slots=True)
class Container:
    """The bytes of a file, what it says of itself, and where in it each section stands."""

    data: bytes | mmap.mmap
    facts: Mapping[str, Any]
    sections: Mapping[str, tuple[int, int]]

    def content(self, name: str) -> bytes:
        """Return a copy of a section."""
        start, size = self.sections[name]
        return bytes(self.data[start : start + size])

    def numbers(self, name: str, kind: str) -> memoryview[int]:
        """Return a section as numbers, without copying it; ``kind`` is a code of the struct module."""
        start, size = self.sections[name]
        return memoryview(self.data)[start : start + size].cast("B").cast(kind)  # type: ignore[call-overload,no-any-return] # the code is a variable


def pack(sections: Mapping[str, bytes], facts: Mapping[str, Any]) -> Iterator[bytes]:
    """Yield a container's bytes: magic, length of the header, header, and the sections, each on a round address."""
    places, at = {}, 0
    for name, content in sections.items():
        places[name] = (at, len(content))
        at += len(content) + -len(content) % ALIGNMENT
    header = json.dumps({"facts": dict(facts), "sections": places}, ensure_ascii=True).encode()
    header += b" " * (-(len(MAGIC) + HEADER_LENGTH + len(header)) % ALIGNMENT)
    yield MAGIC + len(header).to_bytes(HEADER_LENGTH, "little") + header
    for content in sections.values():
        yield content
        yield bytes(-len(content) % ALIGNMENT)


def unpack(data: bytes | mmap.mmap) -> Container:
    """Read a container; raises ValueError if the bytes are not one, or not a whole one."""
    start = len(MAGIC) + HEADER_LENGTH
    if data[: len(MAGIC)] != MAGIC:
        raise ValueError("not an index")
    size = int.from_bytes(data[len(MAGIC) : start], "little")
    header = json.loads(data[start : start + size])
    if header.keys() != {"facts", "sections"}:
        raise ValueError("a header without sections")
    base = start + size
    sections = {name: (base + at, length) for name, (at, length) in header["sections"].items()}
    if any(at + length > len(data) for at, length in sections.values()):
        raise ValueError("an index that was cut short")
    return Container(data, header["facts"], sections)


def load(path: Path) -> Container:
    """Map a file; raises OSError if there is none and ValueError if it is not a container."""
    with path.open("rb") as file:
        return unpack(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def save(path: Path, sections: Mapping[str, bytes], facts: Mapping[str, Any]) -> None:
    """Write a container in the place of ``path``, all of it or nothing; whoever has the old one mapped keeps it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.writelines(pack(sections, facts))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
