"""Delimited text: our own lossless CSV and TSV, and what CAT and MT tools take of the kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.dialect import BOM, decoded, rows
from glossary.formats.fitting import folded
from glossary.formats.layout import laid_out
from glossary.formats.tabular import pairs
from glossary.quoting import delimited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.formats.profile import Loaded, Profile

FORMULA: Final = r"^('*[=+\-@\t\r\n])"
"""A cell that a spreadsheet may run, or one that our mark has made of it.

The mark is an apostrophe in front, as spreadsheets do it themselves. A cell that already looks marked gets one more,
so taking one away always gives back what was there.
"""
MARKED: Final = r"^'('*[=+\-@\t\r\n])"


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:
    """Write rows as the profile says: delimiter, quoting, header, encoding, line ends."""
    frame = laid_out(terms, profile)
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    body = for_people(frame, texts, profile) if profile.marked else for_tools(frame, texts, profile)
    mark = BOM if profile.encoding != "utf-8" else ""
    encoding = "utf-16-le" if profile.encoding == "utf-16" else "utf-8"
    path.write_bytes((mark + profile.preamble + body).encode(encoding))


def for_people(frame: pl.DataFrame, texts: list[str], profile: Profile) -> str:
    """Spell a table that a spreadsheet may open: it runs no cell, and splits none."""
    frame = frame.with_columns(pl.col(texts).str.replace(FORMULA, "'$1"))
    return delimited(frame, profile.delimiter, profile.newline).decode()


def for_tools(frame: pl.DataFrame, texts: list[str], profile: Profile) -> str:
    """Spell a table as the tool of the profile reads it."""
    if profile.quoting == "never":
        frame = frame.with_columns(folded(pl.col(texts)))
    # polars writes "" for an empty text, and nothing for null: nothing is what tools expect of an empty cell.
    return frame.with_columns(pl.col(texts).replace("", None)).write_csv(
        separator=profile.delimiter,
        include_header=profile.header,
        quote_style="never" if profile.quoting == "never" else "necessary",
        line_terminator=profile.newline,
    )


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Read the pairs of delimited text with or without headings.

    A profile that names a tool says delimiter and quoting; for other files they are told from the first lines, and
    marks that keep a spreadsheet from running a cell are taken away, which no tool gets.
    Raises InputError if the two languages cannot be told.
    """
    sheet, torn = rows(str(path), decoded(path), profile)
    loaded = pairs(sheet, profile, mapping)
    texts = [] if profile.cells else [name for name, kind in loaded.terms.schema.items() if kind == pl.String]
    terms = loaded.terms.with_columns(pl.col(texts).str.replace(MARKED, "$1"))
    return replace(loaded, terms=terms, skipped=(*loaded.skipped, *torn))
