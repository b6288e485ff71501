"""Take the pairs of a finished glossary into our own: what is new comes in, what a person decided here stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import polars as pl

from glossary.keys import with_keys
from glossary.tables import ATTESTATIONS, TERMS, conform, empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kind = Literal["new", "updated", "same", "kept"]

DEFAULT: Final = "admitted"
"""Status of a pair whose glossary gives none: somebody put it there on purpose."""

TEXTS: Final = ("pinyin", "domain", "note")
"""Cells that a person may have left empty, and that a glossary may fill."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair of the file: ``kept`` is a decision of ours that the file does not share."""

    zh: str
    en: str
    kind: Kind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """The terms afterwards, and the outcome of each pair of the file in its order."""

    terms: pl.DataFrame
    outcomes: tuple[Outcome, ...]


def adopt(terms: pl.DataFrame, incoming: pl.DataFrame, columns: Sequence[str] = ()) -> Adopted:
    """Return the terms with the pairs of a finished glossary; ``columns`` of its own come along if they say anything.

    A pair is the same in whatever spelling. A new one comes as it stands. Where we know it, empty cells are filled, and
    a candidate of ours takes the file's status and spelling; any other status of ours stays, and the outcome says so.
    A pair that was rejected here stays rejected. A concept that has a preferred rendering here keeps it: another one
    comes in as admitted.

    >>> ours = pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "status": ["deprecated"]})
    >>> theirs = pl.DataFrame(
    ...     {"zh": ["雙循環", "碳达峰"], "en": ["Dual circulation", "carbon peak"], "status": ["", ""]}
    ... )
    >>> adopted = adopt(ours, theirs)
    >>> [(one.kind, one.detail) for one in adopted.outcomes]
    [('same', ''), ('new', '')]
    >>> adopted.terms.select("en", "status").rows()
    [('dual circulation', 'deprecated'), ('carbon peak', 'admitted')]
    """
    others = [name for name in columns if name in incoming.columns and name not in TERMS]
    further = [name for name in others if (incoming[name] != "").any()]
    ours = conform(terms, TERMS).with_columns(pl.lit("").alias(name) for name in further if name not in terms.columns)
    theirs = conform(incoming, TERMS).select(*TERMS, *further)
    keyed, coming = with_keys(ours, theirs)
    rows = list(keyed.iter_rows(named=True))
    known = {(row["zh_key"], row["en_key"]): row for row in reversed(rows)}
    preferred = {(row["zh_key"], row["domain"]): row["en"] for row in rows if row["status"] == "preferred"}
    outcomes = []
    for row in coming.iter_rows(named=True):
        key = (row["zh_key"], row["en_key"])
        if key in known:
            outcome = fill(known[key], row, preferred, further)
        else:
            known[key] = row | {"status": row["status"] or DEFAULT, "kind": row["kind"] or "term"}
            rows.append(known[key])
            outcome = Outcome(row["zh"], row["en"], "new", settle(known[key], preferred))
        outcomes.append(outcome)
    changed = {outcome.kind for outcome in outcomes} & {"new", "updated"}
    after = pl.DataFrame(rows, schema=keyed.schema).select(ours.columns) if changed else terms
    return Adopted(after, tuple(outcomes))


def fill(
    ours: dict[str, Any], theirs: Mapping[str, Any], preferred: dict[tuple[str, str], str], further: Sequence[str]
) -> Outcome:
    """Take over, in place, what our row lacks; say what was taken, or what was not."""
    status = theirs["status"]
    if ours["status"] == "rejected" and status != "rejected":
        return Outcome(theirs["zh"], theirs["en"], "kept", "rejected here")
    taken = [name for name in (*TEXTS, *further) if theirs[name] and not ours[name]]
    details = [f"{name} filled in" for name in taken]
    ours.update({name: theirs[name] for name in taken})
    if ours["status"] == "candidate" and (status or DEFAULT) != "candidate":
        ours.update({"status": status or DEFAULT, "zh": theirs["zh"], "en": theirs["en"]})
        details.append(settle(ours, preferred) or f"now {ours['status']}")
    if details:
        return Outcome(theirs["zh"], theirs["en"], "updated", ", ".join(details))
    if status and status != ours["status"]:
        return Outcome(theirs["zh"], theirs["en"], "kept", f"{ours['status']} here, {status} in the file")
    return Outcome(theirs["zh"], theirs["en"], "same")


def settle(row: dict[str, Any], preferred: dict[tuple[str, str], str]) -> str:
    """Let one rendering a concept and domain be preferred: the one that was; say so if it is another."""
    if row["status"] != "preferred":
        return ""
    first = preferred.setdefault((row["zh_key"], row["domain"]), row["en"])
    if first == row["en"]:
        return ""
    row["status"] = "admitted"
    return f"admitted, since “{first}” is preferred"


def evidence(incoming: pl.DataFrame, outcomes: Sequence[Outcome], document: str, source: str) -> pl.DataFrame:
    """Return attestations of the pairs that a glossary brought: which file says so, and whom it names as its source.

    >>> theirs = pl.DataFrame({"zh": ["碳达峰"], "en": ["carbon peak"], "kind": ["term"], "source": ["NDRC, 2021"]})
    >>> evidence(theirs, [Outcome("碳达峰", "carbon peak", "new")], "d1", "g.csv").select(
    ...     "method", "source", "title"
    ... ).row(0)
    ('import', 'g.csv', 'NDRC, 2021')
    """
    brought = [outcome.kind in ("new", "updated") for outcome in outcomes]
    rows = incoming.filter(pl.Series(brought, dtype=pl.Boolean)) if brought else incoming.clear()
    if rows.is_empty():
        return empty(ATTESTATIONS)
    said = pl.col("source") if "source" in rows.columns else pl.lit("")
    address = said.str.contains(r"^https?://\S+$")
    found = rows.select(
        *(name for name in ("zh", "en", "pinyin", "kind", "context") if name in rows.columns),
        title=pl.when(address).then(pl.lit("")).otherwise(said),
        url=pl.when(address).then(said).otherwise(pl.lit("")),
        method=pl.lit("import"),
        document=pl.lit(document),
        source=pl.lit(source),
        n=pl.lit(1),
    )
    return conform(found, ATTESTATIONS)
