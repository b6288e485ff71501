"""Tables spelled as delimited text that every spreadsheet splits in the same way, whichever delimiters it tries."""

from __future__ import annotations

import io
from typing import Final

import polars as pl

RISKY: Final = r"[,;\t\x22\r\n]"
"""LibreOffice proposes to split at commas, semicolons and tabs at once: a cell that holds any is quoted."""


def delimited(frame: pl.DataFrame, delimiter: str = ",", newline: str = "\n") -> bytes:
    r"""Spell a table in UTF-8; an empty text is an empty cell, and nothing is quoted that need not be.

    >>> delimited(pl.DataFrame({"zh": ["双循环"], "note": ["see a; b"], "freq": [3]})).decode()
    'zh,note,freq\n双循环,"see a; b",3\n'
    """
    headings = pl.DataFrame([frame.columns], schema=[f"{place}" for place in range(frame.width)], orient="row")
    return b"".join(spelled(table, delimiter, newline) for table in (headings, frame))


def spelled(frame: pl.DataFrame, delimiter: str, newline: str) -> bytes:
    """Spell the rows of a table."""
    cells = frame.with_columns(quoted(name) for name, kind in frame.schema.items() if kind == pl.String)
    rows = io.BytesIO()
    cells.write_csv(rows, include_header=False, quote_style="never", separator=delimiter, line_terminator=newline)
    return rows.getvalue()


def quoted(name: str) -> pl.Expr:
    """Put quotes around the texts of a column that need them; empty text becomes null, which is written as nothing."""
    text = pl.col(name).replace("", None)
    marked = pl.concat_str(pl.lit('"'), text.str.replace_all('"', '""', literal=True), pl.lit('"'))
    return pl.when(text.str.contains(RISKY)).then(marked).otherwise(text).alias(name)
