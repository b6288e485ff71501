"""The columns that a target takes, filled from the terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from glossary.formats.profile import Cell, Profile


def laid_out(terms: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """Give the columns that the target takes, under its headings; without cells, the terms as they are.

    A column that the terms do not have is empty.

    >>> from glossary.formats.profile import Cell, Profile
    >>> forbidden = Cell("Forbidden", "status", {"deprecated": True}, otherwise=False)
    >>> profile = Profile("x", "X", "xlsx", ".xlsx", cells=(Cell("ID", "concept"), Cell("zh_CN", "zh"), forbidden))
    >>> laid_out(pl.DataFrame({"zh": ["双循环"], "status": ["deprecated"]}), profile).row(0)
    (1, '双循环', True)
    """
    if not profile.cells:
        return terms
    terms = terms.with_columns(concept=pl.col("zh").rle_id() + 1)
    return terms.select(filled(cell, terms).alias(cell.heading) for cell in profile.cells)


def filled(cell: Cell, terms: pl.DataFrame) -> pl.Expr:
    """Return what stands in a cell."""
    if cell.column not in terms.columns:
        return pl.lit(cell.otherwise)
    if cell.values is None:
        return pl.col(cell.column)
    kind = pl.Boolean if isinstance(cell.otherwise, bool) else pl.String
    return pl.col(cell.column).replace_strict(dict(cell.values), default=cell.otherwise, return_dtype=kind)
