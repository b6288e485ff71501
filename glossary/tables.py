"""The two tables, TERMS and ATTESTATIONS, as polars schemas: what a column is called and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS: Final[Mapping[str, type[pl.DataType]]] = {
    "zh": pl.String,
    "en": pl.String,
    "pinyin": pl.String,
    "status": pl.String,
    "kind": pl.String,
    "domain": pl.String,
    "note": pl.String,
    "freq": pl.UInt32,
    "docs": pl.UInt32,
    "first_seen": pl.Date,
    "last_seen": pl.Date,
    "score": pl.Float32,
}
"""One row a (zh, en) pair. Rows that share a ``zh_key`` are one concept. Text is never null: absent is ""."""

ATTESTATIONS: Final[Mapping[str, type[pl.DataType]]] = {
    "zh": pl.String,
    "en": pl.String,
    "pinyin": pl.String,
    "abbreviation": pl.String,
    "kind": pl.String,
    "method": pl.String,
    "layout": pl.String,
    "rule": pl.String,
    "margin": pl.Float32,
    "runner_up": pl.String,
    "document": pl.String,
    "source": pl.String,
    "title": pl.String,
    "publisher": pl.String,
    "published": pl.Date,
    "url": pl.String,
    "locator": pl.String,
    "context": pl.String,
    "n": pl.UInt32,
    "score": pl.Float32,
}
"""One row a (pair, method, document): who used the pair, when, in which sentence, and why we believe it."""


def empty(schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """Return a frame of no rows with the columns of ``schema``.

    >>> empty(TERMS).columns[:3]
    ['zh', 'en', 'pinyin']
    """
    return pl.DataFrame(schema=dict(schema))


def conform(frame: pl.DataFrame, schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """Give ``frame`` all columns of ``schema``, in order and typed; further columns follow in their own order.

    Text columns are never null afterwards. Raises polars' InvalidOperationError on a value that cannot be cast;
    the store validates cells before it comes to that.

    >>> conform(pl.DataFrame({"zh": ["双循环"], "mine": ["x"], "en": ["dual circulation"]}), TERMS).columns[-1]
    'mine'
    """
    known = [
        (pl.col(name).cast(kind) if name in frame.columns else pl.lit(None, dtype=kind)).alias(name)
        for name, kind in schema.items()
    ]
    texts = [name for name, kind in schema.items() if kind == pl.String]
    extra = [name for name in frame.columns if name not in schema]
    return frame.select(*known, *extra).with_columns(pl.col(texts).fill_null(""))
