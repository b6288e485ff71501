"""How results are shown in each form of output, and the only place that knows about terminals."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO, TypeVar

from glossary.cli.columns import Cell, Column, draw, hanging

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    """Draw an aligned table, as wide as the terminal or as COLUMNS says; colour only there and without NO_COLOR."""
    cells = [[cell(row.get(column.key)) for column in columns] for row in rows]
    total = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in draw(columns, cells, total, colour=colour) if cells else ():
        write(line)


def page(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print lines of text on stdout or another stream: wrapped on a terminal, whole in a pipe or a file."""
    stream = stream or sys.stdout
    total = shutil.get_terminal_size().columns
    for line in lines:
        for part in hanging(line, total) if stream.isatty() else (line,):
            write(part, stream)


def cell(value: object) -> Cell:
    """Show a value on one line; a Cell made by the caller stays as it is."""
    return value if isinstance(value, Cell) else Cell(one_line(value))


def stacked(upper: str, lower: str) -> Cell:
    """Show two texts in one cell: a phrase and its reading."""
    return Cell("\n".join(filter(None, map(one_line, (upper, lower)))))


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


def follow(items: Sequence[Item], what: str, *, slow: bool = False) -> Iterable[Item]:
    """Pass items through, with a progress bar on stderr when it is a terminal and there are several or slow ones."""
    if (len(items) < 2 and not slow) or not sys.stderr.isatty():  # noqa: PLR2004 - one item needs no bar
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=what, console=Console(stderr=True), transient=True)
