"""Choose which terms an export takes, before any target has its say; pure, on tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from glossary.keys import with_keys
from glossary.model import REVIEW_BELOW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PAIR = ("zh_key", "en_key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a user asks for; an empty part asks for nothing in particular."""

    statuses: Sequence[str] = ()
    kinds: Sequence[str] = ()
    domains: Sequence[str] = ()
    sources: Sequence[str] = ()
    """Parts of a document's path, title, publisher or address: terms that one of those documents attests."""
    since: date | None = None
    """Seen in a document of this day or later."""
    everything: bool = False
    """Also what was rejected, and the candidates that wait in review."""


@dataclass(frozen=True, slots=True)
class Selected:
    """The terms that were asked for, and how many more of them wait in review."""

    terms: pl.DataFrame
    waiting: int = 0


def select(terms: pl.DataFrame, selection: Selection, attestations: pl.DataFrame | None = None) -> Selected:
    """Return the terms that a selection asks for. Rejected pairs must be asked for by status, or by ``everything``.

    >>> rows = {"zh": ["双循环"] * 3, "en": ["dual circulation", "two loops", "double ring"]}
    >>> terms = pl.DataFrame({**rows, "status": ["admitted", "rejected", "candidate"], "score": [None, 0.9, 0.2]})
    >>> chosen = select(terms, Selection())
    >>> chosen.terms["en"].to_list(), chosen.waiting
    (['dual circulation'], 1)
    """
    for name, wanted in (("status", selection.statuses), ("kind", selection.kinds)):
        if wanted:
            terms = terms.filter(pl.col(name).is_in(wanted))
    if not selection.statuses and not selection.everything:
        terms = terms.filter(pl.col("status") != "rejected")
    if selection.domains:
        wanted = [domain.casefold() for domain in selection.domains]
        fields = pl.col("domain").str.to_lowercase().str.replace_all(r"\s*[,;/、；，]\s*", ";").str.split(";")
        terms = terms.filter(fields.list.set_intersection(pl.lit(wanted, dtype=pl.List(pl.String))).list.len() > 0)
    if selection.since is not None:
        terms = terms.filter(pl.col("last_seen") >= selection.since)
    if selection.sources:
        terms = attested(terms, selection.sources, attestations)
    if selection.everything:
        return Selected(terms)
    waiting = ((pl.col("status") == "candidate") & (pl.col("score") < REVIEW_BELOW)).fill_null(value=False)
    ready = terms.filter(~waiting)
    return Selected(ready, terms.height - ready.height)


def attested(terms: pl.DataFrame, sources: Sequence[str], attestations: pl.DataFrame | None) -> pl.DataFrame:
    """Return the terms that some document attests whose path, title, publisher or address holds one of ``sources``."""
    if attestations is None:
        return terms.clear()
    where = pl.concat_str("source", "title", "publisher", "url", separator="\n").str.to_lowercase()
    wanted = [source.casefold() for source in sources]
    short = attestations.filter(pl.any_horizontal(where.str.contains(source, literal=True) for source in wanted))
    spellings = pl.concat([short.select("zh", "en"), short.select("zh", en="abbreviation").filter(pl.col("en") != "")])
    known, seen = with_keys(terms, spellings)
    return known.join(seen, on=PAIR, how="semi", maintain_order="left").select(terms.columns)
