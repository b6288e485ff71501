"""What a dictionary program looks a concept up by: its forms in both scripts and its reading, a row a concept."""

from __future__ import annotations

import polars as pl

from glossary.formats.concepts import first_said, one_row_each
from glossary.lang.pinyin import reading
from glossary.lang.traditional import traditional


def headwords(rows: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    """Return ``zh``, ``forms``, ``pinyin`` and ``domain`` of each concept of a table in order, and further ``columns``.

    ``forms`` are the Chinese forms, of which ``zh`` is the first, and the first in traditional characters. A reading
    that no row gives is made.

    >>> from glossary.formats.concepts import KEY
    >>> rows = pl.DataFrame({KEY: ["双循环"], "zh": ["双循环"], "pinyin": [""], "domain": ["economy"]})
    >>> headwords(rows).row(0)[1:]
    ('双循环', ['双循环', '雙循環'], 'shuāngxúnhuán', 'economy')
    """
    zh = pl.col("zh")
    table = one_row_each(
        rows,
        zh=zh.first(),
        forms=zh.unique(maintain_order=True),
        pinyin=first_said("pinyin"),
        domain=pl.col("domain").first(),
        **columns,
    )
    other = pl.Series([traditional(zh) for zh in table["zh"]], dtype=pl.String)
    read = [given or reading(zh) for zh, given in table.select("zh", "pinyin").iter_rows()]
    return table.with_columns(
        forms=pl.concat_list("forms", other).list.unique(maintain_order=True),
        pinyin=pl.Series(read, dtype=pl.String),
    )
