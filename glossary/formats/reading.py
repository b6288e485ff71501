"""From paths to Documents: which files a folder holds, and which reader each gets."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.errors import UnreadableFile
from glossary.formats.registry import find, resolve, suffixes
from glossary.formats.source import STDIN, damage_named, open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.formats.source import Source
    from glossary.model import Document, Segment

    StrPath = str | os.PathLike[str]


AHEAD: Final = 2_000_000
"""Characters that are read at once, three times a book of 300 pages; the rest streams."""


def read(path: StrPath, *, name: str | None = None, encoding: str | None = None, comments: bool = False) -> Document:
    """Read a file as text to mine; "-" is standard input.

    The format follows from the suffix; without one, or on standard input, it is plain text unless ``name`` says
    else. Comments, which Word keeps beside the text, are read if they are asked for. Segments are a one-way stream,
    of which a file of ordinary size is read whole at once, so that damage shows here. Raises UnreadableFile (in a very
    large file also while its segments are used), UnknownFormat or MissingExtra.

    >>> read("no/such/file.txt")
    Traceback (most recent call last):
    glossary.errors.UnreadableFile: no/such/file.txt: there is no such file.
    """
    path = os.fspath(path)
    if path != STDIN and not Path(path).exists():
        raise UnreadableFile(path, "there is no such file.")
    form = find(path, "read", name or (None if Path(path).suffix else "text"))
    reader = resolve(form, "read")
    source = open_source(path, encoding, comments=comments)
    try:
        with damage_named(source):
            document: Document = reader(source)
    except BaseException:
        source.stream.close()
        raise
    segments = until_done(source, document.segments)
    ahead: list[Segment] = []
    size = 0
    for segment in segments:
        ahead.append(segment)
        size += len(segment.text) + len(segment.translation)
        if size > AHEAD:
            break
    return replace(document, segments=chain(ahead, segments))


def until_done(source: Source, segments: Iterable[Segment]) -> Iterator[Segment]:
    """Pass on the segments that hold text, then close the file. Raises UnreadableFile if there is none.

    Once the first segment is taken the file is sure to be closed, even if nobody asks for the second.
    """
    found = False
    with source.stream, damage_named(source):
        for segment in segments:
            if segment.text.strip():
                found = True
                yield segment
    if not found:
        raise source.refuse("no text was found in it.", hint="If it is a scan, run text recognition (OCR) on it first.")


def walk(paths: Iterable[StrPath], *, skip: Iterable[StrPath] = ()) -> Iterator[str]:
    """List the files to read: each path itself, and for a folder the files below it whose suffix some reader knows.

    Folders are walked in the order of names, without hidden files and without following links to folders; ``skip``
    names files that are passed over there (the glossary itself). A path that does not exist is passed on, for ``read``
    to refuse.
    """
    known = suffixes("read")
    left_out = {Path(path).resolve() for path in skip}
    for given in paths:
        path = os.fspath(given)
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                file = Path(folder, name)
                if (
                    file.suffix.casefold() in known
                    and not name.startswith((".", "~$"))
                    and file.resolve() not in left_out
                ):
                    yield str(file)
