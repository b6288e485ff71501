"""Printed lines back into paragraphs: running heads and page numbers go, broken lines and words are mended."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EDGE_LINES: Final = 3
"""Lines at the top and bottom of a page among which running heads and feet are looked for."""

REPEATS: Final = 3
"""Pages at the same height of which a line, but for its digits, makes a running head; all pages if there are fewer."""

ROUGHLY: Final = 4
PAGE_NUMBER: Final = re.compile(
    r"(?i)\W*(?:(?:page|seite|p\.|第)\s*)?(?:\d{1,4}|[ivxlc]{1,7})\s*[页頁]?\s*(?:(?:/|of|von|共)\s*\d{1,4}\s*[页頁]?)?\W*"
)
SENTENCE_END: Final = re.compile(r"[.!?。！？…:：;；][”’\"')）」』》\]]*\s*$")
ITEM: Final = re.compile(
    r"\s*(?:[•●▪■◦‣·–—*-]\s|\(?\d{1,2}[.)、]\s?|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)"
)
EAST: Final = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
NO_SPACE: Final = re.compile(rf"[{EAST}“‘（《]\Z"), re.compile(rf"[{EAST}”’）》]")

WIDER_GAP: Final = 1.25
"""A distance of so many line heights ends a paragraph."""

LOOSEST: Final = 1.7
"""Lines of a paragraph stand at most so many letter heights apart."""

SHORT: Final = 0.25
"""A line that leaves more than this share of the width empty was ended by its author."""

FULL: Final = 0.8
"""Share of the lines of a column that end at or before its margin."""

OTHER_SIZE: Final = 0.15
INDENT: Final = 0.8
HYPHENATED: Final = frozenset(
    "all cross dual ex half high ill long low mid multi non semi self short well whole".split()
)
"""First parts of words that English spells with a hyphen; syllables of other words end otherwise, as a rule."""
HYPHENATES: Final = frozenset(
    "based centered centred driven friendly intensive level oriented owned quality scale".split()
)
"""Last parts of such words; other words have no such syllables."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed, with its box (heights grow upwards); ``hyphen``: its last word goes on in the next line."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    hyphen: bool = False

    @property
    def size(self) -> float:
        """Return the height of the letters."""
        return max(self.top - self.bottom, 1.0)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, str]]:
    """Yield (page, text) for all pages; text brings its line ends, and a paragraph that crosses pages is not broken."""
    heads = running(pages)
    lines = [line for page in pages for line in body(page, heads)]
    if not lines:
        return
    usual = leading(lines)
    full = [measure for column in columns(lines) for measure in measures(column)]
    words = Counter(word for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text.casefold()))
    for (line, after), (margin, width) in zip(pairwise(lines), full, strict=False):
        short = margin - line.right > SHORT * width
        yield line.page, line.text + join(line, after, ending(line, after, usual, short=short), words)
    yield lines[-1].page, lines[-1].text + "\n\n"


def columns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Cut lines where a page or a column ends."""
    column: list[Line] = []
    for line in lines:
        if column and (line.page != column[-1].page or line.top > column[-1].top + line.size):
            yield column
            column = []
        column.append(line)
    yield column


def measures(column: Sequence[Line]) -> list[tuple[float, float]]:
    """Return for each line where a full one ends and how wide it is; a few wider ones (a title) do not count."""
    ends = sorted(line.right for line in column)
    margin = ends[int(len(ends) * FULL)]
    return [(margin, margin - min(line.left for line in column))] * len(column)


def running(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Return text and height of the lines that stand on many pages in the same place."""
    found = Counter(mark for page in pages for mark in {marked(line) for line in edges(page)})
    needed = max(2, min(REPEATS, sum(bool(page) for page in pages)))
    return {mark for mark, count in found.items() if count >= needed}


def marked(line: Line) -> tuple[str, int]:
    """Return what makes a running head the same on two pages."""
    return re.sub(r"\d+", "#", line.text), round(line.top / ROUGHLY)


def edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines at the top and the bottom of a page."""
    ordered = sorted(page, key=lambda line: -line.top)
    return ordered if len(ordered) <= 2 * EDGE_LINES else ordered[:EDGE_LINES] + ordered[-EDGE_LINES:]


def body(page: Sequence[Line], heads: set[tuple[str, int]]) -> Iterator[Line]:
    """Yield the lines of a page without running heads, feet and page numbers."""
    outer = edges(page)
    numbers = {id(line) for line in (*outer[:1], *outer[-1:]) if PAGE_NUMBER.fullmatch(line.text)}
    outside = {id(line) for line in outer if marked(line) in heads} | numbers
    for line in page:
        if id(line) not in outside:
            yield line


def leading(lines: Iterable[Line]) -> float:
    """Return the usual distance of two lines in letter heights."""
    steps = [
        (a.top - b.top) / a.size for a, b in pairwise(lines) if a.page == b.page and 0 < a.top - b.top < 4 * a.size
    ]
    return min(median(steps), LOOSEST) if steps else LOOSEST


def ending(line: Line, after: Line, usual: float, *, short: bool) -> str:
    """Tell what stands between two lines: "" if the text runs on, else the end of a line or of a paragraph."""
    if line.hyphen:
        return ""
    closed = bool(SENTENCE_END.search(line.text))
    if ITEM.match(after.text):
        return "\n\n" if closed else "\n"
    if line.page != after.page or after.top > line.top + line.size:
        return "\n\n" if closed or short or unlike(line, after) else ""
    apart = line.top - after.top > usual * WIDER_GAP * line.size
    indented = after.left - line.left > INDENT * line.size
    if apart or unlike(line, after) or (closed and (short or indented)):
        return "\n\n"
    return "\n" if short or "\t" in line.text + after.text else ""


def unlike(line: Line, after: Line) -> bool:
    """Tell whether two lines are of different size, as a heading and its text."""
    return abs(line.size - after.size) > OTHER_SIZE * max(line.size, after.size)


def join(line: Line, after: Line, end: str, words: Counter[str]) -> str:
    """Return what to put between two lines: the break, a blank, or nothing between Han or inside a word."""
    if end:
        return end
    if line.hyphen:
        return hyphen(line.text, after.text, words)
    before, behind = NO_SPACE
    return "" if before.search(line.text) and behind.match(after.text) else " "


def hyphen(text: str, after: str, words: Counter[str]) -> str:
    """Tell whether a hyphen at a line's end belongs to the word: the spelling that the document uses elsewhere counts.

    >>> hyphen("the goal of self", "reliance", Counter({"self-reliance": 2, "self": 1}))
    '-'
    >>> hyphen("a market", "oriented reform", Counter())
    '-'
    >>> hyphen("a plan for devel", "opment", Counter({"development": 1}))
    ''
    """
    first, second = re.search(r"[\w-]*\Z", text.casefold()), re.match(r"\w*", after.casefold())
    left, right = first[0] if first else "", second[0] if second else ""
    if left + right in words:
        return ""
    if f"{left}-{right}" in words or left in HYPHENATED or right in HYPHENATES or not after[:1].islower():
        return "-"
    return "-" if words[left] > 1 and words[right] > 1 else ""
