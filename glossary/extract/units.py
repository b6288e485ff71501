"""A block cut into units of running text: paragraphs, list items, headings; wrapped lines are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.normalise import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STARTER = re.compile(
    r"\s*(?:[-*•▪·‣◦>|#]|\(?\d{1,3}[.)、．]|[一二三四五六七八九十]{1,3}、|[①-⑳]|\[|[A-Z][\w /&-]{1,40}:\s|Q:|A:)"
)
ITEM = re.compile(r"\s*(?:[-*•▪·‣◦>|#]\s|\d{1,3}[.)、．]\s)")
HYPHEN = re.compile(r"[a-z]-\s*$")
OPENING = re.compile(r"\s*[(（\[]")
HAS_HAN = re.compile(f"[{HAN}]")
LOOK_BACK: Final = 300
HAN_START = re.compile(rf"\s*[“「《（(]?[{HAN}]")
LATIN_START = re.compile(r"\s*[“\"‘(]?[A-Za-z]")
SENTENCE_END = re.compile(r"[.!?。！？:：;；][\"”’')）\]]*\s*$")
WRAP: Final = 45
"""Columns from which a line may have been wrapped; shorter ones are headings and list items."""

WRAP_HAN: Final = 22


def units(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    r"""Yield the (start, end) of the units of a block, leaving out the lines that a layout has already read.

    >>> text = "1. A short item (甲)\n2. Another (乙)"
    >>> [text[start:end] for start, end in units(text)]
    ['1. A short item (甲)', '2. Another (乙)']
    """
    start = at = 0
    previous = ""
    done = {begin for begin, _ in taken}
    for line in text.split("\n"):
        if at and (at in done or start in done or not _continues(previous, line, text, start, at)):
            if start not in done:
                yield start, at - 1
            start = at
        previous = line
        at += len(line) + 1
    if start not in done:
        yield start, len(text)


def _continues(  # noqa: PLR0911 - one reason a line
    previous: str, line: str, text: str, start: int, at: int
) -> bool:
    """Say whether ``line`` goes on where ``previous`` was wrapped."""
    if not previous.strip() or not line.strip() or "\t" in line or "\t" in previous or ITEM.match(line):
        return False
    ended = SENTENCE_END.search(previous) is not None
    if STARTER.match(line) and ended:
        return False
    tail = text[max(start, at - LOOK_BACK) : at]
    if any(tail.count(left) > tail.count(right) for left, right in ("()", "（）", "“”")) or HYPHEN.search(previous):
        return True
    if OPENING.match(line) and not ended:
        return True
    han_before = _is_han(previous)
    if ended:
        return len(previous) >= WRAP and bool(HAN_START.match(line)) == han_before
    if han_before:
        return len(previous) >= WRAP_HAN and not LATIN_START.match(line)
    return len(previous) >= WRAP


def _is_han(line: str) -> bool:
    return bool(HAN_START.match(line)) or 2 * len(HAS_HAN.findall(line)) > len(line)
