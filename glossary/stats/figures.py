"""What a glossary holds and how often its terms are met: pure functions from its tables to small tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.keys import zh_keys
from glossary.lang.script import zh_key

if TYPE_CHECKING:
    from collections.abc import Sequence

DECIDED: Final = ("preferred", "admitted", "deprecated", "rejected")
MANY: Final = 4
"""Concepts of so many renderings or more are counted together."""

BY: Final = ("status", "kind", "domain", "source", "month", "renderings")
"""What ``counts`` can count by."""

MONTHS_A_YEAR: Final = 12


def counts(terms: pl.DataFrame, attestations: pl.DataFrame, by: str) -> pl.DataFrame:
    """Count pairs by a column of the terms, or pairs met by source or month, or concepts by number of renderings.

    The columns are ``value`` and ``count``, the most frequent first; months and renderings in their order. Rejected
    pairs count under ``status`` only.

    >>> terms = pl.DataFrame({"zh": ["双循环", "双碳", "双碳"], "en": ["a", "b", "c"], "status": ["candidate"] * 3})
    >>> counts(terms, pl.DataFrame(), "renderings").rows()
    [('1', 1), ('2', 1)]
    """
    living = terms.filter(pl.col("status") != "rejected")
    match by:
        case "status":
            return ranked(terms["status"])
        case "renderings":
            sizes = zh_keys(living["zh"]).value_counts(name="size")["size"]
            named = pl.when(sizes >= MANY).then(pl.lit(f"{MANY} or more")).otherwise(sizes.cast(pl.String))
            return ranked(pl.select(named).to_series()).sort("value")
        case "source":
            return ranked(attestations["source"])
        case "month":
            return ranked(attestations["published"].drop_nulls().dt.strftime("%Y-%m")).sort("value")
        case _:
            return ranked(living[by])


def ranked(values: pl.Series) -> pl.DataFrame:
    """Count values: the most frequent first, equals in their order."""
    counted = values.alias("value").value_counts(name="count")
    return counted.with_columns(pl.col("count").cast(pl.Int64)).sort("count", "value", descending=[True, False])


def coverage(terms: pl.DataFrame) -> pl.DataFrame:
    """Return how many concepts and pairs there are, and the share of pairs that have what a good entry has.

    The columns are ``figure``, ``count`` and ``share``, which is null where it says nothing.

    >>> terms = pl.DataFrame(
    ...     {
    ...         "zh": ["双碳"],
    ...         "en": ["dual carbon goals"],
    ...         "pinyin": ["shuāngtàn"],
    ...         "domain": [""],
    ...         "status": ["preferred"],
    ...         "docs": [0],
    ...     }
    ... )
    >>> coverage(terms).rows()[2:5]
    [('decided by a person', 1, 1.0), ('with pinyin', 1, 1.0), ('with a domain', 0, 0.0)]
    """
    living = terms.filter(pl.col("status") != "rejected")
    pairs = len(living)
    concepts = zh_keys(living["zh"])
    settled = concepts.filter(living["status"] == "preferred").n_unique()
    found = {
        "decided by a person": living["status"].is_in(DECIDED).sum(),
        "with pinyin": (living["pinyin"] != "").sum(),
        "with a domain": (living["domain"] != "").sum(),
        "seen in a document": (living["docs"].fill_null(0) > 0).sum(),
    }
    rows = [
        ("concepts", concepts.n_unique(), None),
        ("pairs", pairs, None),
        *((name, count, count / pairs if pairs else None) for name, count in found.items()),
        ("concepts with a preferred rendering", settled, settled / concepts.n_unique() if pairs else None),
    ]
    return pl.DataFrame(rows, schema={"figure": pl.String, "count": pl.Int64, "share": pl.Float64}, orient="row")


def trend(attestations: pl.DataFrame, phrases: Sequence[str]) -> pl.DataFrame:
    """Return how often each phrase was met in each month, from the first to the last month that any of them has.

    A phrase is Chinese in any spelling, or an English rendering in any case. Columns: ``term``, ``month`` (its first
    day), ``n``. Documents without a date count nowhere.

    >>> met = pl.DataFrame(
    ...     {"zh": ["双碳"] * 2, "en": ["x"] * 2, "published": [date(2022, 1, 5), date(2022, 3, 9)], "n": [2, 1]}
    ... )
    >>> trend(met, ["雙碳"])["n"].to_list()
    [2, 0, 1]
    """
    phrases = list(dict.fromkeys(phrases))
    dated = attestations.filter(pl.col("published").is_not_null())
    dated = dated.with_columns(
        zh_keys(dated["zh"]).alias("key"),
        pl.col("en").str.to_lowercase(),
        month=pl.col("published").dt.truncate("1mo"),
    )
    parts = [
        dated.filter((pl.col("key") == zh_key(phrase)) | (pl.col("en") == phrase.lower())).select(
            pl.lit(phrase).alias("term"), "month", pl.col("n").cast(pl.Int64)
        )
        for phrase in phrases
    ]
    met = pl.concat(parts) if parts else pl.DataFrame(schema={"term": pl.String, "month": pl.Date, "n": pl.Int64})
    frame = pl.DataFrame({"term": phrases}, schema={"term": pl.String}).join(
        pl.DataFrame({"month": months(met["month"])}, schema={"month": pl.Date}), how="cross"
    )
    sums = met.group_by("term", "month").agg(pl.col("n").sum())
    return frame.join(sums, on=["term", "month"], how="left", maintain_order="left").with_columns(
        pl.col("n").fill_null(0)
    )


def months(days: pl.Series) -> list[date]:
    """Return the first days of all months from the earliest to the latest.

    >>> months(pl.Series([date(2022, 12, 3), date(2023, 1, 1)]))
    [datetime.date(2022, 12, 1), datetime.date(2023, 1, 1)]
    """
    known = sorted(days.drop_nulls())
    if not known:
        return []
    first, last = (day.year * MONTHS_A_YEAR + day.month - 1 for day in (known[0], known[-1]))
    return [date(month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1) for month in range(first, last + 1)]
