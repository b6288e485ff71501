"""A table drawn without a library, for answers that must be there at once: Han take two columns, words wrap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossary.lang.script import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP: Final = "  "
NARROWEST: Final = 8
"""No column is made narrower than this, however narrow the terminal."""

UNIT: Final = re.compile(r"\s+|[^\s\u2e80-\U0003ffff]+|.")
"""What a line break never parts: a run of blanks, a word, or one Han character."""

BOLD, PLAIN = "\x1b[1;33m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and the spans of it that are shown in bold."""

    text: str
    spans: tuple[tuple[int, int], ...] = field(default=())


def draw(
    headings: Sequence[str], rows: Sequence[Sequence[Cell]], total: int, *, colour: bool, last: int
) -> Iterator[str]:
    """Yield the lines of a table of ``total`` columns: the last takes ``last``, of the others the widest wrap."""
    head = [Cell(heading) for heading in headings]
    natural = [max(width(row[at].text) for row in [head, *rows]) for at in range(len(head) - 1)]
    widths = [*fitted(natural, total - last - len(GAP)), last]
    yield from line(head, widths, colour=False)
    yield GAP.join("─" * columns for columns in widths)
    for row in rows:
        yield from line(row, widths, colour=colour)


def fitted(natural: Sequence[int], total: int) -> list[int]:
    """Take columns from the widest until all fit.

    >>> fitted([12, 40, 60, 9], 80)
    [12, 26, 27, 9]
    """
    widths = list(natural)
    while sum(widths) + len(GAP) * (len(widths) - 1) > total and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def line(row: Sequence[Cell], widths: Sequence[int], *, colour: bool) -> Iterator[str]:
    """Yield the lines that one row takes."""
    columns = [list(wrapped(cell, columns, colour=colour)) for cell, columns in zip(row, widths, strict=True)]
    for at in range(max(map(len, columns))):
        parts = [
            column[at] if at < len(column) else " " * columns_ for column, columns_ in zip(columns, widths, strict=True)
        ]
        yield GAP.join(parts).rstrip()


def wrapped(cell: Cell, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield a cell's lines, each padded to ``columns``."""
    text = " ".join(cell.text.split()) if not cell.spans else cell.text
    start, end, used = 0, 0, 0
    for found in UNIT.finditer(text):
        size = width(found[0])
        if used and used + size > columns:
            yield padded(cell, text, (start, end), columns, colour=colour)
            start, used = (found.end(), 0) if found[0].isspace() else (found.start(), size)
        else:
            used += size
        end = found.end()
    yield padded(cell, text, (start, end), columns, colour=colour)


def padded(cell: Cell, text: str, part: tuple[int, int], columns: int, *, colour: bool) -> str:
    """Return a part of a cell, its marked spans in bold, filled up with blanks."""
    start, end = part
    shown = text[start:end]
    blanks = " " * (columns - width(shown))
    if colour:
        for first, last in sorted(cell.spans, reverse=True):
            first, last = max(first, start) - start, min(last, end) - start  # noqa: PLW2901 - within this line
            if first < last:
                shown = f"{shown[:first]}{BOLD}{shown[first:last]}{PLAIN}{shown[last:]}"
    return shown + blanks
