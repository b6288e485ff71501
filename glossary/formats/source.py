"""A file, or standard input, opened for a reader; what cannot be opened is refused in one sentence."""

from __future__ import annotations

import shutil
import stat
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from glossary.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN: Final = "-"
IN_MEMORY: Final = 16_000_000
"""Bytes of a pipe that are held in memory; what is longer goes to a temporary file."""


class Damaged(Exception):  # noqa: N818 - the name says what is wrong
    """What a parser found that does not know the file's name; ``reading`` makes an UnreadableFile of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader gets: the path as given, an open stream that can seek, an encoding if one was asked for.

    ``comments`` asks for what people noted in the margin as well, where a format keeps that apart.
    """

    path: str
    stream: BinaryIO
    encoding: str | None = None
    comments: bool = False

    def refuse(self, reason: str, *, place: str = "", hint: str = "") -> UnreadableFile:
        """Make the error that says why this file cannot be read."""
        return UnreadableFile(self.path, reason, place=place, hint=hint)

    def limit(self, largest: int) -> None:
        """Rewind, for a reader that takes in the whole file. Raises UnreadableFile if it has more bytes than that."""
        if self.stream.seek(0, 2) > largest:
            raise self.refuse(f"a file of this kind is read up to {largest // 1_000_000} MB only.")
        self.stream.seek(0)


def open_source(path: str, encoding: str | None = None, *, comments: bool = False) -> Source:
    """Open ``path``, or standard input for "-". Raises UnreadableFile for what is missing, closed, empty or no file."""
    if path == STDIN:
        source = Source("<stdin>", spooled(sys.stdin.buffer), encoding, comments)
    else:
        source = Source(path, opened(path), encoding, comments)
    if source.stream.seek(0, 2) == 0:
        source.stream.close()
        raise source.refuse("the file is empty.")
    source.stream.seek(0)
    return source


@contextmanager
def damage_named(source: Source) -> Iterator[None]:
    """Say which file it is that a parser found damaged. Raises UnreadableFile."""
    try:
        yield
    except Damaged as exc:
        raise source.refuse(f"{exc}.") from exc


@contextmanager
def examined(path: str) -> Iterator[Source]:
    """Open a file while a parser is at work on it. Raises UnreadableFile for what cannot be opened or is damaged."""
    source = open_source(path)
    with source.stream, damage_named(source):
        yield source


def opened(path: str) -> BinaryIO:
    """Open a file or a named pipe for reading."""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISFIFO(mode):
            with Path(path).open("rb") as pipe:
                return spooled(pipe)
        if stat.S_ISREG(mode):
            return Path(path).open("rb")
    except FileNotFoundError as exc:
        raise UnreadableFile(path, "there is no such file.") from exc
    except PermissionError as exc:
        raise UnreadableFile(path, "you may not read this file.", hint="Change its permissions or copy it.") from exc
    except (OSError, ValueError) as exc:
        raise UnreadableFile(path, f"it cannot be opened: {exc}.") from exc
    raise UnreadableFile(path, "it is a folder." if stat.S_ISDIR(mode) else "it is no ordinary file.")


def spooled(pipe: BinaryIO) -> BinaryIO:
    """Copy what cannot seek to where it can."""
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the reader closes it
    shutil.copyfileobj(pipe, spool)
    spool.seek(0)
    return cast("BinaryIO", spool)
