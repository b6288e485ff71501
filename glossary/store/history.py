"""What changed, when, by whom: an append-only file of JSON lines from which any change can be taken back."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from glossary.errors import StoreError
from glossary.store.lock import user_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Cells = dict[str, Any]
    Notes = Sequence[Cells]
    Versions = tuple[pl.DataFrame, pl.DataFrame]

PAIR: Final = ["zh", "en"]
AFTER: Final = " after "
"""Behind the name of a column; a user's own column never ends with a blank."""

IDENTITY: Final = ("zh", "en", "method", "document")


@dataclass(frozen=True, slots=True)
class Command:
    """Who did what, when; all changes of one command share its id."""

    op: str
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    by: str = field(default_factory=user_name)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one row: ``before`` is None for a new row, ``after`` for one that is gone; else only what changed.

    Evidence that came with a command is one entry of its own in which ``added`` names the attestations and ``removed``
    holds those that they replaced. A ``conflict`` is what a merge did not decide: field, ours, theirs, source; it is
    settled by an entry that ``undoes`` it, or by a change of that cell.
    """

    id: str
    at: str
    by: str
    op: str
    zh: str = ""
    en: str = ""
    before: Cells | None = None
    after: Cells | None = None
    added: list[dict[str, str]] = field(default_factory=list)
    removed: list[Cells] = field(default_factory=list)
    undoes: str = ""
    conflict: dict[str, str] | None = None

    @property
    def command(self) -> str:
        """Return the id of the command that this change is part of."""
        return self.id.partition(".")[0]


def record(
    command: Command, terms: Versions, attestations: Versions | None = None, undoes: str = "", notes: Notes = ()
) -> bytes:
    """Spell the lines of a command: rows of ``terms`` that are gone and came, how evidence changed, other notes."""
    entries = [changes(*terms)]
    if attestations is not None:
        gone, come = apart(*attestations)
        if gone.height or come.height:
            names = come.select(json_of(*((name, name) for name in IDENTITY))).to_series().str.join(",").item()
            entries.append(pl.Series([f'{{"added": [{names or ""}], "removed": {spelled(gone.rows(named=True))}}}']))
    entries.append(pl.Series(list(map(spelled, notes)), dtype=pl.String))
    head = spelled({"at": command.at, "by": command.by, "op": command.op, **({"undoes": undoes} if undoes else {})})
    numbered = pl.concat(entries).alias("entry").to_frame().with_row_index("number", 1)
    start, rest = pl.lit(f'{{"id": "{command.id}.'), pl.lit(f'", {head[1:-1]}, ')
    lines = numbered.select(pl.concat_str(start, "number", rest, pl.col("entry").str.slice(1), pl.lit("\n")))
    return lines.to_series().str.join("").cast(pl.Binary).item() or b""


def spelled(cells: Cells | list[Cells]) -> str:
    """Write cells as JSON, dates as text."""
    return json.dumps(cells, ensure_ascii=False, default=str)


def changes(gone: pl.DataFrame, come: pl.DataFrame) -> pl.Series:
    """Return for every row that is gone or came its pair, before and after as JSON: rows are matched by zh and en.

    >>> old = pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "status": ["candidate"]})
    >>> changes(old, old.with_columns(status=pl.lit("preferred"))).to_list()
    ['{"zh":"双循环","en":"dual circulation","before":{"status":"candidate"},"after":{"status":"preferred"}}']
    """
    gone, come = (frame.with_columns(shortest_floats(), pl.col(pl.Date).cast(pl.String)) for frame in (gone, come))
    names = [name for name in gone.columns if name not in PAIR]
    both = gone.join(come, on=PAIR, suffix=AFTER, maintain_order="right")
    differs = {name: ~pl.col(name).eq_missing(pl.col(f"{name}{AFTER}")) for name in names}
    row = json_of(*((name, name) for name in gone.columns))
    return pl.concat(
        [
            come.join(gone, on=PAIR, how="anti").select(entry(pl.lit("null"), row)),
            both.select(entry(*(braced(differs, suffix) for suffix in ("", AFTER)))),
            gone.join(come, on=PAIR, how="anti").select(entry(row, pl.lit("null"))),
        ]
    ).to_series()


def entry(before: pl.Expr, after: pl.Expr) -> pl.Expr:
    """Spell one change of a row."""
    pair = json_of(("zh", "zh"), ("en", "en")).str.head(-1)
    return pl.concat_str(pair, pl.lit(',"before":'), before, pl.lit(',"after":'), after, pl.lit("}")).alias("entry")


def braced(differs: dict[str, pl.Expr], suffix: str) -> pl.Expr:
    """Spell the cells of a row that differ, as they are in the columns with this suffix."""
    cells = (
        pl.when(is_other).then(json_of((f"{name}{suffix}", name)).str.slice(1).str.head(-1))
        for name, is_other in differs.items()
    )
    return pl.concat_str(pl.lit("{"), pl.concat_str(*cells, separator=",", ignore_nulls=True), pl.lit("}"))


def json_of(*columns: tuple[str, str]) -> pl.Expr:
    """Write columns, each with the name to give it, as JSON."""
    return pl.struct(pl.col(column).alias(name) for column, name in columns).struct.json_encode()


def shortest_floats() -> pl.Expr:
    """Turn 32-bit floats into the shortest number that reads back as the same: 0.97, not 0.9700000286."""
    return pl.col(pl.Float32).cast(pl.String).cast(pl.Float64)


def apart(old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the rows that only ``old`` has and those that only ``new`` has.

    Rows are compared by 64-bit hashes: two of a million differing rows share one with a chance of 1 in 10 million.
    """
    names = [*old.columns, *(name for name in new.columns if name not in old.columns)]
    left, right = (widened(frame, names) for frame in (old, new))
    left_hash, right_hash = left.hash_rows(), right.hash_rows()
    return left.filter(~left_hash.is_in(right_hash.implode())), right.filter(~right_hash.is_in(left_hash.implode()))


def widened(frame: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """Give a table the columns ``names``, in that order; those that it lacks are empty text."""
    return frame.select(pl.col(name) if name in frame.columns else pl.lit("").alias(name) for name in names)


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that no later one took back or settled; what was itself taken back takes back nothing.

    >>> steps = [Entry("a.1", "", "", "set"), Entry("b.1", "", "", "undo", undoes="a"), Entry("c.1", "", "", "add")]
    >>> [entry.id for entry in standing(steps)]
    ['b.1', 'c.1']
    >>> [entry.id for entry in standing([*steps, Entry("d.1", "", "", "undo", undoes="b")])]
    ['a.1', 'c.1', 'd.1']
    """
    void: set[str] = set()
    found = []
    for entry in reversed(entries):
        if not {entry.id, entry.command} & void:
            found.append(entry)
            void.add(entry.undoes)
    return found[::-1]


def read(path: Path) -> list[Entry]:
    """Return all entries, oldest first; raises StoreError on a line that is none."""
    if not path.exists():
        return []
    entries = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                entries.append(Entry(**json.loads(line)))
            except (ValueError, TypeError) as exc:
                raise StoreError(f"{path}:{number} is not an entry of a history: {exc}.") from exc
    return entries
