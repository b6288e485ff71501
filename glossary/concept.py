"""Find one concept in the glossary, and lay out who used which of its renderings, when, and in which sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from glossary.keys import zh_keys
from glossary.lang.english import en_key
from glossary.lang.pinyin import plain
from glossary.lang.script import has_han, zh_key

if TYPE_CHECKING:
    from collections.abc import Callable

STATUS_ORDER = {"preferred": 0, "admitted": 1, "candidate": 2, "deprecated": 3, "rejected": 4}


def rows_of(terms: pl.DataFrame, term: str) -> pl.DataFrame:
    """Return all rows of the concepts that ``term`` names exactly: by Chinese, else by English, else by pinyin.

    Spellings fold as the keys do. The preferred rendering comes first, then admitted ones, then the most frequent.

    >>> terms = pl.DataFrame(
    ...     {
    ...         "zh": ["双循环", "双循环"],
    ...         "en": ["dual circulation", "double loop"],
    ...         "pinyin": ["shuāng xúnhuán"] * 2,
    ...         "status": ["admitted", "preferred"],
    ...         "freq": [3, 1],
    ...     }
    ... )
    >>> rows_of(terms, "雙循環")["en"].to_list(), rows_of(terms, "Dual Circulations").height
    (['double loop', 'dual circulation'], 2)
    """
    keys = zh_keys(terms["zh"])
    if has_han(term):
        wanted = {zh_key(term)}
    else:
        named = pl.Series(keyed(terms["en"], en_key), dtype=pl.String) == en_key(term)
        read = pl.Series(keyed(terms["pinyin"], unspaced), dtype=pl.String) == unspaced(term)
        wanted = set(keys.filter(named if named.any() else read & (terms["pinyin"] != "")))
    order = terms["status"].replace_strict(STATUS_ORDER, default=len(STATUS_ORDER), return_dtype=pl.Int8)
    found = terms.with_columns(order.alias("order"), keys.alias("key")).filter(keys.is_in(list(wanted)))
    return found.sort("key", "order", "freq", "en", descending=[False, False, True, False], nulls_last=True).drop(
        "order", "key"
    )


def evidence_of(attestations: pl.DataFrame, rows: pl.DataFrame) -> dict[tuple[str, str], pl.DataFrame]:
    """Return the attestations of some rows of terms, by the pair of keys, the latest first."""
    phrases = attestations["zh"].unique()
    wanted = {zh_key(zh) for zh in rows["zh"]}
    near = attestations.filter(pl.col("zh").is_in([zh for zh in phrases if zh_key(zh) in wanted])).sort(
        "published", "source", "locator", descending=[True, False, False], nulls_last=True
    )
    keys = [pair_key(zh, en) for zh, en in near.select("zh", "en").iter_rows()]
    return {pair: near.filter(pl.Series([key == pair for key in keys], dtype=pl.Boolean)) for pair in set(keys)}


def pair_key(zh: str, en: str) -> tuple[str, str]:
    """Return the identity of a pair.

    >>> pair_key("《數據安全法》", "the Data Security Law")
    ('数据安全法', 'data security law')
    """
    return zh_key(zh), en_key(en)


def keyed(texts: pl.Series, key: Callable[[str], str]) -> list[str]:
    """Return the key of each text."""
    return [key(text) for text in texts]


def unspaced(pinyin: str) -> str:
    """Fold pinyin to bare letters."""
    return plain(pinyin).replace(" ", "").replace("'", "")
