"""Readings for terms that have none: the proposal that a person may correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.lang.pinyin import reading

if TYPE_CHECKING:
    import polars as pl


def with_readings(terms: pl.DataFrame) -> pl.DataFrame:
    """Fill in the pinyin of rows that have none; what is there stays, for it may be a person's.

    >>> import polars as pl
    >>> with_readings(pl.DataFrame({"zh": ["银行", "省长"], "pinyin": ["", "shěngzhǎng"]}))["pinyin"].to_list()
    ['yínháng', 'shěngzhǎng']
    """
    missing = terms.filter(terms["pinyin"] == "")["zh"].unique().to_list()
    if not missing:
        return terms
    filled = terms["zh"].replace_strict(missing, [reading(zh) for zh in missing], default="")
    return terms.with_columns(terms["pinyin"].zip_with(terms["pinyin"] != "", filled))
