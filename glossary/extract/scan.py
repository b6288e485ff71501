"""From segments to blocks of lines: text without Chinese is passed over at the speed of a memory search."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.normalise import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.model import Segment

LEADS: Final = (*(bytes([lead]) for lead in range(0xE3, 0xEA)), b"\xef", b"\xf0")
"""First bytes of Chinese characters in UTF-8; a search for one byte runs at memory speed."""

HAS_HAN = re.compile(f"[{HAN}]")
BLANK = re.compile(r"\n[ \t\r\f\v]*\n[\s]*")
NEIGHBOUR: Final = 500
"""Characters of the text before and after a block that its layouts may look at."""

AHEAD: Final = 3
SHORT: Final = 90
LARGEST: Final = 20_000
"""A longer block is cut at line or sentence ends, so that a file of one line needs no more time than any other."""


class Block(NamedTuple):
    """Lines without a blank line between, where they stand, and what stands around them."""

    text: str
    start: int
    segment: Segment
    before: str = ""
    after: str = ""


def has_chinese(text: str) -> bool:
    """Say whether ``text`` holds a Han character, fast on long text without one.

    >>> has_chinese("S&T “self-reliance”"), has_chinese("自立自强")
    (False, True)
    """
    if text.isascii():
        return False
    raw = text.encode("utf-8", "surrogatepass")
    return any(lead in raw for lead in LEADS) and HAS_HAN.search(text) is not None


def blocks(segments: Iterable[Segment]) -> Iterator[Block]:
    """Yield the blocks that hold Chinese, in order, reading no further ahead than a few segments."""
    queue: deque[Segment] = deque()
    source = iter(segments)
    before = ""
    while True:
        while len(queue) <= AHEAD and (segment := next(source, None)) is not None:
            queue.append(segment)
        if not queue:
            return
        segment = queue.popleft()
        if has_chinese(segment.text):
            after = "\n".join(other.text[:NEIGHBOUR] for other in queue)[:NEIGHBOUR]
            yield from _within(segment, before, after)
        before = (before + "\n\n" + segment.text[-NEIGHBOUR:])[-NEIGHBOUR:]


def _within(segment: Segment, before: str, after: str) -> Iterator[Block]:
    text = segment.text
    for start, end in _ranges(text):
        if HAS_HAN.search(text, start, end):
            left = text[max(0, start - NEIGHBOUR) : start]
            right = text[end : end + NEIGHBOUR]
            yield Block(
                text[start:end],
                start,
                segment,
                left if len(left) == NEIGHBOUR else (before + "\n\n" + left)[-NEIGHBOUR:],
                right if len(right) == NEIGHBOUR else (right + "\n\n" + after)[:NEIGHBOUR],
            )


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield paragraphs; a run of short ones, as lists are written on the web, counts as one block."""
    first = last = -1
    for start, end in _paragraphs(text):
        short = end - start <= SHORT and "\n" not in text[start:end].strip()
        if first >= 0 and (not short or end - first > LARGEST // 2):
            yield first, last
            first = -1
        if short:
            first, last = (start if first < 0 else first), end
        else:
            yield from _cut(text, start, end)
    if first >= 0:
        yield first, last


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in BLANK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LARGEST:
        floor, stop = start + LARGEST // 2, start + LARGEST
        at = max(text.rfind(mark, floor, stop) for mark in ("\n", ". ", "。"))
        at = at + 1 if at >= 0 else stop
        yield start, at
        start = at
    if start < end:
        yield start, end
