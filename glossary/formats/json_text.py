"""JSON written by whole columns: as ``json.dumps`` writes it, for a hundred thousand texts at once."""

from __future__ import annotations

from typing import Final

import polars as pl

ESCAPES: Final = {
    "\\": r"\\",
    '"': r"\"",
    **{chr(code): f"\\u{code:04x}" for code in range(0x20)},
    "<": r"\u003c",
}
"""The sign < because "</" and "<!--" would be markup where JSON stands in a web page."""


def quoted(text: pl.Expr) -> pl.Expr:
    r"""Return a text as a JSON string.

    >>> import json
    >>> text = 'the “two sessions” (\t"两会") </b> \\'
    >>> json.loads(pl.select(quoted(pl.lit(text))).item()) == text
    True
    """
    return pl.format('"{}"', text.str.replace_many(list(ESCAPES), list(ESCAPES.values())))


def array(texts: pl.Expr) -> pl.Expr:
    """Return a list of JSON texts as a JSON array; null if there are none.

    >>> pl.select(array(pl.lit(pl.Series([['"双循环"', "2"], []])))).to_series().to_list()
    ['["双循环",2]', None]
    """
    return pl.when(texts.list.len() > 0).then(pl.format("[{}]", texts.list.join(",")))


def member(name: str, value: pl.Expr) -> pl.Expr:
    """Return a further member of a JSON object, or nothing if its value is null.

    >>> pl.select(member("note", pl.lit(pl.Series(['"since 2020"', None])))).to_series().to_list()
    [',"note":"since 2020"', '']
    """
    return pl.format(',"{}":{}', pl.lit(name), value).fill_null("")
