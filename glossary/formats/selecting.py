"""Choose which terms an export takes, before any target has its say; pure, on tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from glossary.keys import PAIR, with_keys
from glossary.model import REVIEW_BELOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.selection import Selection


@dataclass(frozen=True, slots=True)
class Selected:
    """The terms that were asked for, and how many more of them wait in review."""

    terms: pl.DataFrame
    waiting: int = 0


def select(terms: pl.DataFrame, selection: Selection, attestations: pl.DataFrame | None = None) -> Selected:
    """Return the terms that a selection asks for. Rejected pairs must be asked for by status, or by ``everything``.

    >>> from glossary.selection import Selection
    >>> from glossary.tables import TERMS, conform
    >>> rows = {"zh": ["双循环"] * 3, "en": ["dual circulation", "two loops", "double ring"], "score": [None, 0.9, 0.2]}
    >>> terms = conform(pl.DataFrame({**rows, "status": ["admitted", "rejected", "candidate"]}), TERMS)
    >>> chosen = select(terms, Selection())
    >>> chosen.terms["en"].to_list(), chosen.waiting
    (['dual circulation'], 1)
    """
    told = terms.select("status", "kind", "domain", "last_seen").unique()
    taken = told.filter(pl.Series(map(selection.takes, told.iter_rows(named=True)), dtype=pl.Boolean))
    if taken.height < told.height:
        terms = terms.join(taken, on=taken.columns, how="semi", nulls_equal=True, maintain_order="left")
    if not selection.statuses and not selection.everything:
        terms = terms.filter(pl.col("status") != "rejected")
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
