"""Conflicts that a merge left open: kept in the history, closed by a decision on the cell, or on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from glossary.keys import PAIR, with_keys
from glossary.store.history import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.store.history import Cells, Entry


def notes(conflicts: pl.DataFrame, source: str) -> list[Cells]:
    """Return what the history keeps of the conflicts that the merge of ``source`` found."""
    return [
        {
            "zh": row["zh"],
            "en": row["en"],
            "conflict": {**{name: row[name] for name in ("field", "ours", "theirs")}, "source": source},
        }
        for row in conflicts.iter_rows(named=True)
    ]


def kept(entries: Iterable[Entry]) -> list[Cells]:
    """Return what the history keeps when a person says that conflicts stay as they are."""
    return [{"zh": entry.zh, "en": entry.en, "undoes": entry.id} for entry in entries]


def settled(entries: Sequence[Entry]) -> set[tuple[str, ...]]:
    """Return the questions of which a person said that the cell stays as it is, wherever the other value came from."""
    closed = {entry.undoes for entry in standing(entries) if entry.op == "conflicts"}
    return {question(entry.zh, entry.en, entry.conflict) for entry in entries if entry.conflict and entry.id in closed}


def question(zh: str, en: str, conflict: Cells) -> tuple[str, ...]:
    """Return what a conflict asks: of which cell, which of two values."""
    return (zh, en, conflict["field"], conflict["ours"], conflict["theirs"])


def still_open(entries: Sequence[Entry], terms: pl.DataFrame) -> list[Entry]:
    """Return the conflicts that nobody has settled: the cell still holds what it held when they were found.

    Of several conflicts over one cell with the same other value the latest counts.
    """
    found = [entry for entry in standing(entries) if entry.conflict]
    if not found:
        return []
    asked = pl.DataFrame([(entry.zh, entry.en) for entry in found], schema=["zh", "en"], orient="row")
    keyed, known = with_keys(asked, terms)
    rows = {(row["zh_key"], row["en_key"]): row for row in known.iter_rows(named=True)}
    latest: dict[tuple[str, ...], Entry] = {}
    for entry, pair in zip(found, keyed.select(PAIR).rows(), strict=True):
        conflict = entry.conflict or {}
        if rows.get(pair, {}).get(conflict["field"]) == conflict["ours"]:
            latest[(*pair, conflict["field"], conflict["theirs"])] = entry
    return list(latest.values())
