"""Accepted suggestions carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.dedup.suggest import Suggestion


def apply(terms: pl.DataFrame, suggestions: Iterable[Suggestion], *, asked: bool = False) -> pl.DataFrame:
    """Return the terms with the accepted suggestions carried out, as far as they change anything by themselves.

    A person's decision is not overruled, unless the person was ``asked`` for each: else only a candidate is admitted or
    rejected.
    """
    others = {action: list[tuple[str, str]]() for action in ("drop", "admit", "reject")}
    for one in suggestions:
        others.get(one.action, []).append((one.other_zh, one.other_en))
    row, free = pl.struct("zh", "en"), pl.lit(asked) | (pl.col("status") == "candidate")
    meant = {action: row.is_in([{"zh": zh, "en": en} for zh, en in pairs]) for action, pairs in others.items() if pairs}
    nothing = pl.lit(value=False)
    admitted, rejected = (free & meant.get(action, nothing) for action in ("admit", "reject"))
    status = pl.when(admitted).then(pl.lit("admitted")).when(rejected).then(pl.lit("rejected")).otherwise("status")
    return terms.with_columns(status=status).filter(~meant.get("drop", nothing))
