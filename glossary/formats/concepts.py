"""Group the rows of a glossary into concepts, as terminology formats want them."""

from __future__ import annotations

from hashlib import blake2s
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.fitting import RANK
from glossary.lang.script import zh_key

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]


KEY: Final = "_key"


def keyed(terms: pl.DataFrame) -> pl.DataFrame:
    """Add the key of each row's concept, before the text is escaped or otherwise changed."""
    keys = {zh: zh_key(zh) for zh in terms["zh"].unique()}
    return terms.with_columns(pl.col("zh").replace_strict(keys, return_dtype=pl.String).alias(KEY))


def concepts(terms: pl.DataFrame) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of each concept of a keyed table with its identifier: the best rendering comes first.

    Concepts come in the order of their first row. The identifier depends on the key alone, so a second export of a
    grown glossary gives the same concept the same one. All values are text, absent ones "".

    >>> terms = pl.DataFrame(
    ...     {
    ...         "zh": ["双循环", "举国体制", "雙循環"],
    ...         "en": ["double circulation", "whole nation system", "dual circulation"],
    ...         "status": ["admitted", "", "preferred"],
    ...         "freq": [1, 1, None],
    ...     }
    ... )
    >>> [[row["en"] for row in rows] for _, rows in concepts(keyed(terms))]
    [['dual circulation', 'double circulation'], ['whole nation system']]
    """
    texts = terms.with_columns(pl.all().cast(pl.String).fill_null(""))
    order = texts.with_row_index("_row").sort(
        pl.col("_row").min().over(KEY),
        pl.col("status").replace_strict(RANK, default=len(RANK), return_dtype=pl.UInt8),
        -pl.col("freq").cast(pl.Int64, strict=False).fill_null(0),
        "_row",
    )
    for key, rows in groupby(order.drop("_row").iter_rows(named=True), itemgetter(KEY)):
        yield identifier(key), list(rows)


def identifier(key: str) -> str:
    """Return a short name for a concept that is a valid XML ID and never changes.

    >>> identifier("双循环") == identifier("双循环"), identifier("双循环")[0], len(identifier("双循环"))
    (True, 'c', 17)
    """
    return "c" + blake2s(key.encode(), digest_size=8).hexdigest()
