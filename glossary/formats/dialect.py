"""The rows of delimited text: its encoding, delimiter, comments and quotes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import contextmanager
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, Final

from glossary.formats.profile import Skipped
from glossary.formats.source import open_source
from glossary.formats.tabular import Sheet
from glossary.formats.text.charset import decode
from glossary.tables import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.formats.profile import Profile

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
COMMENT: Final = "#"
NAMED: Final = "sep="
"""What Excel writes on the first line to name the delimiter."""
DELIMITERS: Final = "\t;,|"
SAMPLE: Final = 50
"""Rows that are looked at to tell the delimiter, within the first HEAD characters."""
HEAD: Final = 100_000


def decoded(path: Path) -> str:
    """Return the text of a file without its BOM. Raises UnreadableFile if it is no text."""
    source = open_source(str(path))
    with source.stream:
        return decode(source).removeprefix(BOM)


def rows(path: str, text: str, profile: Profile) -> tuple[Sheet, list[Skipped]]:
    """Return the rows of a text, each with the line on which it starts, and the lines that are none.

    Lines before the first row that begin with # are comments. Only the last row can have a quote that is never
    closed: it may have swallowed many lines, so it is no row.
    """
    named = text.partition("\n")[0].strip() if text.startswith(NAMED) else ""
    text = text.partition("\n")[2] if named else text
    delimiter = named.removeprefix(NAMED) or delimiter_of(text, profile.delimiter if profile.cells else "")
    lines = list(io.StringIO(text, newline=""))
    cells: list[list[str]] = []
    numbers: list[int] = []
    start = done = 0
    first = 2 if named else 1
    torn = []
    with cells_of(len(text)):
        literal = profile.quoting == "never" or (delimiter == "\t" and quotes_are_text(lines))
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if literal else csv.QUOTE_MINIMAL)
        for row in reader:
            start, done = done, reader.line_num
            if any(row) and (cells or not row[0].startswith(COMMENT)):
                cells.append(row)
                numbers.append(start + first)
        ends_well = literal or closed(lines[start:], delimiter)
    if not ends_well:
        torn = [Skipped(f"line {start + first}", "opens a quote that is never closed; from here on nothing was read")]
        keep = sum(number < start + first for number in numbers)
        cells, numbers = cells[:keep], numbers[:keep]
    return Sheet(path, cells, numbers, "line"), torn


@contextmanager
def cells_of(length: int) -> Iterator[None]:
    """Let cells be as long as that; by itself the csv module takes one of 131,072 characters for a broken quote."""
    usual = csv.field_size_limit(length)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def closed(lines: list[str], delimiter: str) -> bool:
    """Tell whether the last record closes the quotes that it opens."""
    return "unexpected end" not in fault(["".join(lines)], delimiter)


def quotes_are_text(lines: list[str]) -> bool:
    r"""Tell whether quotes stand for themselves between tabs, as in glossaries of CAT tools: a cell goes on after one.

    >>> quotes_are_text(['“双循环”\t"dual" circulation\n']), quotes_are_text(['双循环\t"dual circulation"\n'])
    (True, False)
    """
    return "expected after" in fault(lines, "\t")


def fault(lines: list[str], delimiter: str) -> str:
    """Return what is wrong with the quotes of a text; "" if nothing is."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return str(error)
    return ""


def delimiter_of(text: str, usual: str = "") -> str:
    r"""Tell the delimiter: the usual one if it parts anything, else that which makes most cells of most rows.

    One under which the first row has all our own columns is certain.

    >>> delimiter_of("Begriff;Übersetzung\n双循环;dual circulation, that is, two cycles\n")
    ';'
    """
    head = list(
        dropwhile(lambda line: line.startswith(COMMENT) or not line.strip(), io.StringIO(text[:HEAD], newline=""))
    )

    def evenness(delimiter: str) -> tuple[bool, float, int]:
        """Rank a delimiter."""
        sample = [row for row in islice(csv.reader(head, delimiter=delimiter), SAMPLE) if row]
        widths = Counter(map(len, sample))
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        own = bool(sample) and set(TERMS) <= set(sample[0])
        return (own, times / widths.total(), width) if width > 1 else (own, 0.0, 0)

    if usual and evenness(usual) > (False, 0.0, 0):
        return usual
    return max(DELIMITERS, key=evenness)
