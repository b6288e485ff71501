"""Changes taken back: rows as they were before, the evidence that came with them gone, figures counted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from glossary.errors import StoreError
from glossary.keys import zh_keys
from glossary.lang.script import zh_key
from glossary.merge import DERIVED, merge
from glossary.store.history import IDENTITY, PAIR, Entry, shortest_floats, standing
from glossary.tables import ATTESTATIONS, TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.store.change import Change

OPERATION: Final = "undo"
SHOWN: Final = 3
"""How many rows a refusal names."""


def last_command(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of the latest command that is not itself an undo and was not taken back yet."""
    found = [entry for entry in standing(entries) if entry.op != OPERATION]
    if found:
        return [entry for entry in found if entry.command == found[-1].command]
    raise StoreError("There is nothing to undo.", hint="See `glossary log` for what was changed; an undo counts too.")


def named(entries: Sequence[Entry], name: str) -> list[Entry]:
    """Return the entry with this id, or all of the command with this id; raises StoreError if there is none."""
    found = [entry for entry in entries if name in (entry.id, entry.command)]
    if not found:
        raise StoreError(f"The history has no entry {name}.", hint="`glossary log` shows the ids.")
    return found


def undo(change: Change, entries: Sequence[Entry], name: str) -> None:
    """Take ``entries`` back within a transaction; ``name`` is the id that the history will say was undone.

    Raises StoreError, and changes nothing, if a row was changed again since: that change would be lost.
    """
    terms = reverted(change.terms, [entry for entry in entries if entry.zh and entry.before != entry.after])
    evidence = [entry for entry in entries if not entry.zh]
    if evidence:
        change.attestations = withdrawn(change.attestations, evidence)
        phrases = {zh_key(zh) for entry in evidence for zh in spoken_of(entry)}
        left = change.attestations.filter(zh_keys(change.attestations["zh"]).is_in(phrases))
        terms = pl.concat([merge(terms, left, left), revived(terms, left, entries)], how="diagonal")
    change.terms = terms
    change.undoes = name
    change.notes += [{"zh": entry.zh, "en": entry.en} for entry in entries if entry.zh and entry.before == entry.after]


def reverted(terms: pl.DataFrame, entries: Sequence[Entry]) -> pl.DataFrame:
    """Return the terms with each entry's row as it was before."""
    pairs = pl.DataFrame([(entry.zh, entry.en) for entry in entries], schema=["zh", "en"], orient="row").unique()
    if pairs.is_empty():
        return terms
    touched = terms.join(pairs, on=["zh", "en"], how="semi")
    texts = touched.with_columns(shortest_floats(), pl.col(pl.Date).cast(pl.String))
    rows: dict[tuple[str, str], dict[str, Any]] = {(row["zh"], row["en"]): row for row in texts.iter_rows(named=True)}
    moved = [entry for entry in reversed(entries) if not turn_back(rows, entry)]
    if moved:
        listed = "; ".join(f"{entry.zh} = {entry.en}" for entry in moved[:SHOWN])
        more = f" and {len(moved) - SHOWN} more" if len(moved) > SHOWN else ""
        raise StoreError(
            f"Changed again since, so that it cannot be undone without loss: {listed}{more}.",
            hint="Undo the later change first; `glossary log TERM` shows it.",
        )
    schema: dict[str, Any] = dict.fromkeys(terms.columns, pl.String) | dict.fromkeys(("freq", "docs"), pl.Int64)
    back = pl.DataFrame(list(rows.values()), schema=schema | {"score": pl.Float64}, orient="row")
    back = back.with_columns(pl.col(name).str.to_date() for name, kind in TERMS.items() if kind == pl.Date)
    rest = terms.join(pairs, on=["zh", "en"], how="anti")
    return pl.concat([rest, conform(back, TERMS).select(rest.columns)]).with_columns(pl.col(pl.String).fill_null(""))


def turn_back(rows: dict[tuple[str, str], dict[str, Any]], entry: Entry) -> bool:
    """Set one row back to what it was; say whether that was possible, which it is if nobody changed it since."""
    pair = (entry.zh, entry.en)
    row = rows.get(pair)
    if entry.after is None:
        free = row is None
        rows[pair] = row or entry.before or {}
        return free
    if row is None or any(row.get(name) != value for name, value in entry.after.items() if name not in DERIVED):
        return False
    if entry.before is None:
        del rows[pair]
    else:
        row.update(entry.before)
    return True


def withdrawn(attestations: pl.DataFrame, entries: Iterable[Entry]) -> pl.DataFrame:
    """Return the evidence without what the entries added, and with what they replaced."""
    for entry in entries:
        added = pl.DataFrame(entry.added, schema=dict.fromkeys(IDENTITY, pl.String), orient="row")
        attestations = attestations.join(added, on=IDENTITY, how="anti")
        if entry.removed:
            dates = [{**row, "published": row["published"] or None} for row in entry.removed]
            back = pl.DataFrame(dates, infer_schema_length=None)
            back = back.with_columns(pl.col("published").cast(pl.String).str.to_date())
            attestations = pl.concat([attestations, conform(back, ATTESTATIONS)], how="diagonal")
    return attestations


def revived(terms: pl.DataFrame, evidence: pl.DataFrame, entries: Iterable[Entry]) -> pl.DataFrame:
    """Return the rows that were taken back although other evidence still speaks for them."""
    taken = [(entry.zh, entry.en) for entry in entries if entry.zh and entry.before is None]
    pairs = pl.DataFrame(taken, schema=dict.fromkeys(PAIR, pl.String), orient="row")
    proposed = merge(terms.clear(), evidence)
    return proposed.join(pairs, on=PAIR, how="semi").join(terms, on=PAIR, how="anti")


def spoken_of(entry: Entry) -> Iterable[str]:
    """Yield the phrases of an entry's evidence."""
    yield from (row["zh"] for row in (*entry.added, *entry.removed))
