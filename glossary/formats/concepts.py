"""Group the rows of a glossary into concepts, as terminology formats want them."""

from __future__ import annotations

from hashlib import blake2s
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.fitting import ordered
from glossary.keys import zh_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]


KEY: Final = "_key"


def keyed(terms: pl.DataFrame) -> pl.DataFrame:
    """Add the key of each row's concept, before the text is escaped or otherwise changed."""
    return terms.with_columns(zh_keys(terms["zh"]).alias(KEY))


def in_order(terms: pl.DataFrame) -> pl.DataFrame:
    """Put the rows of each concept of a keyed table together where its first one stands, the best rendering first.

    All values become text, absent ones "".

    >>> terms = pl.DataFrame(
    ...     {
    ...         "zh": ["双循环", "举国体制", "雙循環"],
    ...         "en": ["double circulation", "whole nation system", "dual circulation"],
    ...         "status": ["admitted", "", "preferred"],
    ...         "freq": [1, 1, None],
    ...     }
    ... )
    >>> in_order(keyed(terms))["en"].to_list()
    ['dual circulation', 'double circulation', 'whole nation system']
    """
    texts = terms.with_columns(pl.all().cast(pl.String).fill_null(""))
    return ordered(texts.with_row_index("_row"), KEY).drop("_row")


def concepts(terms: pl.DataFrame) -> Iterator[tuple[str, list[Row]]]:
    """Yield the rows of each concept of a keyed table, in order, with its identifier.

    The identifier depends on the key alone, so a second export of a grown glossary gives the same concept the same one.
    """
    for key, rows in groupby(in_order(terms).iter_rows(named=True), itemgetter(KEY)):
        yield identifier(key), list(rows)


def one_row_each(rows: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    """Return a row for each concept of a table in order; ``columns`` say what is made of its rows.

    >>> rows = pl.DataFrame({KEY: ["双循环", "双循环"], "zh": ["双循环", "雙循環"], "note": ["", "since 2020"]})
    >>> one_row_each(rows, zh=all_said("zh", " · "), note=first_said("note")).row(0)
    ('双循环', '双循环 · 雙循環', 'since 2020')
    """
    return rows.group_by(KEY, maintain_order=True).agg(**columns)


def first_said(column: str) -> pl.Expr:
    """Return the first text of a concept's rows in a column; "" if there is none."""
    text = pl.col(column)
    return text.filter(text != "").first().fill_null("")


def all_said(column: str, separator: str) -> pl.Expr:
    """Return the different texts of a concept's rows in a column, put together."""
    text = pl.col(column)
    return text.filter(text != "").unique(maintain_order=True).str.join(separator)


def identifier(key: str) -> str:
    """Return a short name for a concept that is a valid XML ID and never changes.

    >>> identifier("双循环") == identifier("双循环"), identifier("双循环")[0], len(identifier("双循环"))
    (True, 'c', 17)
    """
    return "c" + blake2s(key.encode(), digest_size=8).hexdigest()
