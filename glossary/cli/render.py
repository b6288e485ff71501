"""How results are shown: the only place that draws tables, and the only one that knows about terminals."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.text import Text

    Row = Mapping[str, object]

Item = TypeVar("Item")
PIPED_WIDTH = 80
"""Columns of a table that goes into a pipe or a file: what fits an e-mail and a terminal of the usual size."""


class Output(StrEnum):
    """Forms in which a command can print its rows."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: which value it shows, under which heading, and how it gives way in little space."""

    key: str
    heading: str
    ratio: int | None = None
    justify: Literal["left", "right"] = "left"
    style: str = ""
    keep: bool = False
    """Never wrap or cut this column."""


def write(line: str, stream: TextIO | None = None) -> None:
    """Print a line on stdout, or on another stream; importing typer for that would take longer than a search."""
    (stream or sys.stdout).write(f"{line}\n")


def say(*sentences: str) -> None:
    """Talk to the person: each non-empty sentence on a line of stderr."""
    for sentence in sentences:
        if sentence:
            write(sentence, sys.stderr)


def emit(rows: Iterable[Row], columns: Sequence[Column], output: Output = Output.TABLE) -> None:
    """Print rows as data on stdout.

    A table shows ``columns``; CSV, TSV and JSON Lines give every key of the rows, and plain text gives the
    table's values separated by tabs, without headings.
    """
    match output:
        case Output.TABLE:
            table(rows, columns)
        case Output.JSONL:
            for row in rows:
                write(json.dumps(row, ensure_ascii=False, default=str))
        case Output.CSV | Output.TSV:
            delimited(rows, "," if output is Output.CSV else "\t")
        case Output.PLAIN:
            for row in rows:
                write("\t".join(one_line(row.get(column.key)) for column in columns))


def delimited(rows: Iterable[Row], delimiter: str) -> None:
    """Print rows under a heading line, quoted where needed."""
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.writer(sys.stdout, delimiter=delimiter, lineterminator="\n")
            writer.writerow(row)
        writer.writerow("" if value is None else value for value in row.values())


def table(rows: Iterable[Row], columns: Sequence[Column]) -> None:
    """Draw an aligned table; Han take two columns each; colour only on a terminal without NO_COLOR."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    drawn = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        drawn.add_column(
            column.heading,
            ratio=column.ratio,
            justify=column.justify,
            style=column.style,
            no_wrap=column.keep,
            overflow="fold",
        )
    for row in rows:
        drawn.add_row(*(cell(row.get(column.key)) for column in columns))
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(width=width, highlight=False, emoji=False).print(drawn)


def cell(value: object) -> Text:
    """Show a value as text that rich takes literally; a Text made by the caller keeps its highlights."""
    from rich.text import Text

    return value if isinstance(value, Text) else Text(one_line(value))


def stacked(upper: str, lower: str) -> Text:
    """Show two texts in one cell, the lower one dimmed: a phrase and its reading."""
    from rich.text import Text

    return Text.assemble(one_line(upper), "\n", (one_line(lower), "dim not bold")) if lower else Text(one_line(upper))


def one_line(value: object) -> str:
    r"""Show a value on one line; nothing for None.

    >>> one_line("S&T\nself-reliance"), one_line(None), one_line(0.9712)
    ('S&T self-reliance', '', '0.97')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return " ".join(str(value).split())


def follow(items: Sequence[Item], what: str) -> Iterable[Item]:
    """Pass items through, with a progress bar on stderr when it is a terminal and there are several."""
    if len(items) < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one item needs no bar
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=what, console=Console(stderr=True), transient=True)
