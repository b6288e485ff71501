"""Segments from pieces of text that each know their place, for formats in which lines mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats.text.plain import SEGMENT
from glossary.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PARAGRAPH = "\n\n"


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
