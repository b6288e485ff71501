"""Keys of whole tables: under which zh_key a row's concept stands, and which rows are spellings of one pair.

The folding itself is `lang`'s and is done string by string; here it is only done where it can make a difference, which
for a million rows is the difference between a second and half a minute.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import polars as pl

from glossary.lang.english import en_key
from glossary.lang.script import zh_key

MANY: Final = 20_000
"""From so many distinct strings on it pays to look for those that are their own key (21,000 Han are tried for that)."""


def zh_keys(column: pl.Series) -> pl.Series:
    """Return the zh_key of each text.

    >>> zh_keys(pl.Series("zh", ["《十四五規劃》", "双循环"])).to_list()
    ['十四五规划', '双循环']
    """
    odd = column.unique()
    if len(odd) >= MANY:
        odd = odd.filter(~odd.str.contains(own_key()))
    return column.replace(odd, pl.Series([zh_key(zh) for zh in odd], dtype=pl.String)).alias("zh_key")


@cache
def own_key() -> str:
    """Return a pattern of texts that are their own zh_key, because each of their characters is.

    Only characters that nothing combines with take part: Han, digits and small Latin letters.
    """
    plain = [chr(code) for code in (*range(0x30, 0x3A), *range(0x61, 0x7B), *range(0x4E00, 0xA000))]
    return f"^[{''.join(re.escape(character) for character in plain if zh_key(character) == character)}]+$"


def with_keys(*tables: pl.DataFrame) -> list[pl.DataFrame]:
    """Give each table the columns zh_key and en_key: two rows of these tables are the same pair if both agree.

    Where all tables together know one spelling only of a concept's rendering, that spelling stands for its en_key.

    >>> known = pl.DataFrame({"zh": ["关键核心技术"], "en": ["key and core technologies"]})
    >>> seen = pl.DataFrame({"zh": ["關鍵核心技術"], "en": ["Key and core technology"]})
    >>> first, second = with_keys(known, seen)
    >>> first.row(0)[-2:] == second.row(0)[-2:]
    True
    """
    keyed = [table.with_columns(zh_keys(table["zh"])) for table in tables]
    spellings = pl.concat([table.select("zh_key", "en") for table in keyed]).unique()
    several = spellings.filter(pl.col("zh_key").is_duplicated())
    renderings = several["en"].unique()
    keys = pl.Series([en_key(en) for en in renderings], dtype=pl.String)
    several = several.with_columns(en_key=pl.col("en").replace(renderings, keys))
    return [
        table.join(several, on=["zh_key", "en"], how="left", maintain_order="left").with_columns(
            pl.col("en_key").fill_null(pl.col("en"))
        )
        for table in keyed
    ]


def concept(terms: pl.DataFrame, zh: str) -> pl.Series:
    """Return which rows render the phrase ``zh``, as a column of booleans."""
    return zh_keys(terms["zh"]) == zh_key(zh)


def pair(terms: pl.DataFrame, zh: str, en: str) -> pl.Series:
    """Return which rows are the pair of ``zh`` and ``en`` in any spelling, as a column of booleans."""
    same, wanted = concept(terms, zh), en_key(en)
    spellings = [spelling for spelling in terms["en"].filter(same).unique() if en_key(spelling) == wanted]
    return same & terms["en"].is_in(spellings)
