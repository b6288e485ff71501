"""Segments from pieces of text that each know their place, for formats in which lines mean nothing."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from glossary.formats.text import header
from glossary.formats.text.plain import SEGMENT
from glossary.model import Document, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.formats.source import Source

PARAGRAPH: Final = "\n\n"
HEAD: Final = 4096
"""Characters in which a document's own title and date are looked for."""


def described(source: Source, pieces: Iterable[tuple[str, str]], told: header.About) -> Document:
    """Make a Document of pieces; what its file does not tell of it is looked for at the head of its text."""
    stream = iter(pieces)
    head: list[tuple[str, str]] = []
    size = 0
    for piece in stream:
        head.append(piece)
        size += len(piece[1])
        if size >= HEAD:
            break
    seen = header.of_text("".join(text for _, text in head)[:HEAD]).fields()
    fields = {name: value or seen[name] for name, value in told.fields().items()}
    return Document(source.path, gathered(chain(head, stream)), **fields)


def gathered(pieces: Iterable[tuple[str, str]]) -> Iterator[Segment]:
    r"""Join (place, text) pieces, which bring their own line ends, into segments that end with a paragraph.

    >>> (segment,) = gathered([("B4", "共同富裕\t"), ("C4", "common prosperity\n")])
    >>> segment.place(0), segment.place(6)
    ('B4', 'C4')
    """
    taken: list[str] = []
    places: list[tuple[int, str]] = []
    size = start = 0
    for place, text in pieces:
        if size >= SEGMENT and (taken[-1].endswith(PARAGRAPH) or size >= 4 * SEGMENT):
            yield Segment("".join(taken), places[0][1], start, places=tuple(places))
            taken, places, start, size = [], [], start + size, 0
        if not places or places[-1][1] != place:
            places.append((size, place))
        taken.append(text)
        size += len(text)
    if taken:
        yield Segment("".join(taken), places[0][1], start, places=tuple(places))


def numbered(paragraphs: Iterable[str], label: str = "para.") -> Iterator[tuple[str, str]]:
    r"""Give each paragraph its number as its place.

    >>> list(numbered(["双循环", "共同富裕"]))[1]
    ('para. 2', '共同富裕\n\n')
    """
    for number, text in enumerate(paragraphs, 1):
        yield f"{label} {number}", text + PARAGRAPH
