"""Plain text, streamed: a file of any size passes through in segments cut between paragraphs."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from glossary.formats.text import charset, header
from glossary.model import Document, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.formats.source import Source

SEGMENT: Final = 1 << 18
"""Characters of a segment, about: enough for glosses to vote on a page's layout, little enough for bounded memory."""

LONGEST: Final = 4 * SEGMENT
"""Where no paragraph and no line ends in so many characters, the cut falls between sentences or words."""

BREAKS: Final = (re.compile(r"\n[ \t\r]*\n"), re.compile(r"\n"), re.compile(r"[。！？]|[.!?] "), re.compile(r"\s"))
LINE_ENDS: Final = re.compile(r"\r\n?|[\f\v]")


def read(source: Source) -> Document:
    """Read plain text of any encoding; place = line."""
    chunks = decoded(source)
    first = next(chunks, "")
    about = header.of_text(first[: 1 << 14])
    return Document(source.path, segments(first, chunks), **about.fields())


def decoded(source: Source) -> Iterator[str]:
    r"""Yield the text of a file in chunks; line ends become "\n", for "\r\n" with a blank: offsets stay true."""
    encoding = charset.of_file(source)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held, checked = "", False
    while True:
        data = source.stream.read(SEGMENT)
        chunk = held + decoder.decode(data, final=not data)
        held = "\r" if data and chunk.endswith("\r") else ""
        chunk = chunk.removesuffix(held)
        if not checked and chunk.count("\ufffd") > max(1, charset.DAMAGED * len(chunk)):
            raise source.refuse(f"it is not in the encoding {encoding}.", hint="Name another one with --encoding.")
        checked = True
        yield LINE_ENDS.sub(line_end, chunk) if LINE_ENDS.search(chunk) else chunk
        if not data:
            return


def line_end(match: re.Match[str]) -> str:
    """Replace a line end of another system by ours, in the same length."""
    return {"\r\n": " \n", "\r": "\n"}.get(match.group(), " ")


def segments(text: str, chunks: Iterator[str]) -> Iterator[Segment]:
    """Cut a stream of text between paragraphs, each segment with its offset and line."""
    start, line = 0, 1
    for chunk in chunks:
        text += chunk
        while (end := cut(text)) is not None:
            yield Segment(text[:end], start=start, line=line)
            start, line, text = start + end, line + text.count("\n", 0, end), text[end:]
    if text:
        yield Segment(text, start=start, line=line)


def cut(text: str) -> int | None:
    """Return where to cut off a segment, or None to wait for more text."""
    if len(text) < SEGMENT:
        return None
    for pattern in BREAKS if len(text) >= LONGEST else BREAKS[:1]:
        ends = [match.end() for match in pattern.finditer(text, 0, LONGEST)]
        if ends:
            return ends[-1]
    return LONGEST if len(text) >= LONGEST else None
