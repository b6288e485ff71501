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
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Cells = dict[str, Any]
    Notes = Sequence[Cells]
    Versions = tuple[pl.DataFrame, pl.DataFrame]

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
    added: list[list[str]] = field(default_factory=list)
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
    """Spell the lines that tell how tables changed from old to new, and what else is to be noted."""
    entries: list[Cells] = [
        {"zh": zh, "en": en, "before": before, "after": after} for zh, en, before, after in changes(*terms)
    ]
    if attestations is not None:
        gone, come = apart(*attestations)
        if gone.height or come.height:
            entries.append({"added": come.select(IDENTITY).rows(), "removed": gone.rows(named=True)})
    entries.extend(notes)
    head = {"at": command.at, "by": command.by, "op": command.op, **({"undoes": undoes} if undoes else {})}
    return b"".join(
        json.dumps({"id": f"{command.id}.{number}", **head, **entry}, ensure_ascii=False, default=str).encode() + b"\n"
        for number, entry in enumerate(entries, 1)
    )


def changes(old: pl.DataFrame, new: pl.DataFrame) -> Iterator[tuple[str, str, Cells | None, Cells | None]]:
    """Yield every row that differs as zh, en, before, after: rows are matched by zh and en, only differing cells given.

    >>> old = pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "status": ["candidate"]})
    >>> list(changes(old, old.with_columns(status=pl.lit("preferred"))))
    [('双循环', 'dual circulation', {'status': 'candidate'}, {'status': 'preferred'})]
    """
    gone, come = (frame.with_columns(shortest_floats()) for frame in apart(old, new))
    before = {(row["zh"], row["en"]): row for row in gone.iter_rows(named=True)}
    for row in come.iter_rows(named=True):
        was = before.pop((row["zh"], row["en"]), None)
        if was is None:
            yield row["zh"], row["en"], None, row
        else:
            names = [name for name in row if row[name] != was[name]]
            yield row["zh"], row["en"], {name: was[name] for name in names}, {name: row[name] for name in names}
    for row in before.values():
        yield row["zh"], row["en"], row, None


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
