"""Documents vote: a close call goes to the start under which another document has the same pair."""

from __future__ import annotations

from typing import Final

import polars as pl

CLOSE: Final = 1.0
"""A margin below this is a close call: the runner-up is at least a third as likely."""


def vote(counts: pl.DataFrame) -> pl.DataFrame:
    """Swap English and runner-up where only the runner-up is backed by another document; the rule then says "vote"."""
    rows = counts.with_row_index("row")
    close = rows.filter(
        (pl.col("rule") == "scored")
        & (pl.col("margin") < CLOSE)
        & pl.col("layout").str.starts_with("en_")
        & (pl.col("runner_key") != "")
    )
    backed = _backed(close, rows, "runner_key") - _backed(close, rows, "en_key")
    swap = pl.col("row").is_in(list(backed))
    return rows.with_columns(
        pl.when(swap).then("runner_up").otherwise("en").alias("en"),
        pl.when(swap).then("runner_key").otherwise("en_key").alias("en_key"),
        pl.when(swap).then("en").otherwise("runner_up").alias("runner_up"),
        pl.when(swap).then(pl.lit("vote")).otherwise("rule").alias("rule"),
    ).drop("row")


def _backed(close: pl.DataFrame, rows: pl.DataFrame, key: str) -> set[int]:
    """Return the rows whose ``key`` is the English of the same Chinese in another document."""
    others = rows.select("zh_key", pl.col("en_key").alias("other_key"), pl.col("document").alias("other"))
    joined = close.join(others, left_on=["zh_key", key], right_on=["zh_key", "other_key"])
    return set(joined.filter(pl.col("other") != pl.col("document"))["row"].to_list())
