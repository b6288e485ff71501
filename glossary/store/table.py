"""terms.csv as a table: read with every bad row named by its line, written so that a diff shows just what changed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

import polars as pl

from glossary.errors import StoreError
from glossary.quoting import delimited
from glossary.store import cells, dialect
from glossary.tables import TERMS, empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.store.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Table:
    """What a terms.csv holds: its good rows, its spelling, its problems ("17 status: ..."), a digest of its bytes."""

    terms: pl.DataFrame
    dialect: Dialect
    problems: list[str] = field(default_factory=list)
    digest: str = ""


def digest(data: bytes) -> str:
    """Name a content by its bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def read(path: Path) -> Table:
    """Read a terms.csv. Bad rows are left out of the terms and named in the problems, all of them at once.

    Raises StoreError if the file is not there, cannot be read, or has no columns zh and en.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise StoreError(
            f"There is no glossary at {path}.", hint=f"Create it with: glossary add ZH EN -g {path}"
        ) from exc
    except OSError as exc:
        raise StoreError(f"{path} cannot be read: {exc.strerror}.") from exc
    return parse(data, str(path))


def parse(data: bytes, path: str) -> Table:
    """Read a terms.csv from its bytes: fast if all is well, else once more, slowly, to tell where it is not."""
    name = digest(data)
    spelling, text = dialect.read(data, path)
    if not text:
        return Table(empty(TERMS), spelling, digest=name)
    try:
        rows = fast(text, spelling)
    except pl.exceptions.PolarsError:
        rows = None
    if rows is not None:
        terms, faults = cells.typed(rows)
        if not faults:
            return Table(terms, spelling, digest=name)
    try:
        rows, lines, problems = careful(text.decode(), spelling)
    except UnicodeDecodeError:  # found only here, for looking through every file first would take its time
        return replace(parse(dialect.transcoded(data, path), path), digest=name)
    terms, faults = cells.typed(rows)
    problems += [(lines[fault.row], str(fault)) for fault in faults]
    return Table(terms, spelling, [f"{line} {problem}" for line, problem in sorted(problems)], name)


def fast(text: bytes, spelling: Dialect) -> pl.DataFrame | None:
    """Read all cells as text; None where a cell seems to have swallowed rows because its quote was never closed."""
    names = list(spelling.columns)
    rows = pl.read_csv(text, infer_schema=False, separator=spelling.delimiter, new_columns=names)
    if rows["zh"].null_count():
        rows = rows.filter(~pl.all_horizontal(pl.all().is_null()))
    if text.count(b"\n") <= rows.height + 1:
        return rows
    swallowed = pl.any_horizontal(swallows(pl.col(name), spelling) for name in names)
    return None if rows.select(swallowed.any()).item() else rows


def swallows(cell: pl.Expr, spelling: Dialect) -> pl.Expr:
    """Say whether a cell holds a line break and as many delimiters as a whole row: more likely a row than a note."""
    delimiters = cell.str.count_matches(spelling.delimiter, literal=True)
    return cell.str.contains("\n", literal=True) & (delimiters >= max(len(spelling.columns) - 1, 1))


def careful(text: str, spelling: Dialect) -> tuple[pl.DataFrame, list[int], list[tuple[int, str]]]:
    """Read record by record: the rows, the line on which each starts, and the lines that are no rows at all."""
    width = len(spelling.columns)
    rows, lines, problems = [], [], []
    for line, record in records(text, spelling):
        if isinstance(record, str):
            problems.append((line, record))
        elif len(record) > width:
            problems.append(
                (line, f"has {len(record)} cells for {width} columns; quote the cell that holds a delimiter")
            )
        elif any("\n" in cell and cell.count(spelling.delimiter) >= max(width - 1, 1) for cell in record):
            problems.append((line, "holds a cell that runs over whole rows; is a quote left open?"))
        elif any(record):
            rows.append(record + [""] * (width - len(record)))
            lines.append(line)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(spelling.columns, pl.String), orient="row")
    return frame, lines, problems


def records(text: str, spelling: Dialect) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each record after the header with the line on which it starts, or what is wrong with that line.

    After a quote that is not closed properly, reading goes on with the next line.
    """
    lines = list(io.StringIO(text, newline="\n"))
    start, header = 0, True
    while start < len(lines):
        rest = (lines[at] for at in range(start, len(lines)))
        reader = csv.reader(rest, delimiter=spelling.delimiter, strict=True)
        done = 0
        try:
            for record in reader:
                if header and any(record):
                    header = False
                elif not header:
                    yield start + done + 1, record
                done = reader.line_num
        except csv.Error:
            yield start + done + 1, "opens a quote and does not close it at the end of the cell"
            start += done + 1
        else:
            return


def text(terms: pl.DataFrame, spelling: Dialect) -> bytes:
    """Spell a table: the file's own columns in their order, then what is new."""
    order = [name for name in spelling.columns if name in terms.columns]
    order += [name for name in terms.columns if name not in order]
    return (dialect.BOM if spelling.bom else b"") + delimited(terms.select(order), spelling.delimiter, spelling.newline)
