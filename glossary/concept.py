"""Find one concept in the glossary, and lay out who used which of its renderings, when, and in which sentence."""

from __future__ import annotations

import polars as pl

from glossary.keys import PAIR, en_keys, zh_keys
from glossary.lang.english import en_key
from glossary.lang.pinyin import plain
from glossary.lang.script import has_han, zh_key

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
        wanted = keys == zh_key(term)
    else:
        named = en_keys(terms["en"]) == en_key(term)
        wanted = keys.is_in(keys.filter(named if named.any() else read_as(terms["pinyin"], term)).implode())
    order = pl.col("status").replace_strict(STATUS_ORDER, default=len(STATUS_ORDER), return_dtype=pl.Int8)
    falling = [False, False, True, False]
    return terms.filter(wanted).sort(keys.filter(wanted), order, "freq", "en", descending=falling, nulls_last=True)


def evidence_of(attestations: pl.DataFrame, rows: pl.DataFrame) -> dict[tuple[str, ...], pl.DataFrame]:
    """Return the attestations of some rows of terms, by the pair of keys, the latest first."""
    near = attestations.filter(zh_keys(attestations["zh"]).is_in(zh_keys(rows["zh"]).implode())).sort(
        "published", "source", "locator", descending=[True, False, False], nulls_last=True
    )
    keyed = near.with_columns(zh_keys(near["zh"]), en_keys(near["en"]))
    return keyed.partition_by(PAIR, include_key=False, as_dict=True)


def pair_key(zh: str, en: str) -> tuple[str, str]:
    """Return the identity of a pair.

    >>> pair_key("《數據安全法》", "the Data Security Law")
    ('数据安全法', 'data security law')
    """
    return zh_key(zh), en_key(en)


def read_as(readings: pl.Series, typed: str) -> pl.Series:
    """Return which readings were typed, tones, spaces and apostrophes aside, as a column of booleans."""
    wanted = unspaced(typed)
    return pl.Series([bool(pinyin) and unspaced(pinyin) == wanted for pinyin in readings], dtype=pl.Boolean)


def unspaced(pinyin: str) -> str:
    """Fold pinyin to bare letters."""
    return plain(pinyin).replace(" ", "").replace("'", "")
