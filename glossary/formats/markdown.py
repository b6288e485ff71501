"""Write a glossary as Markdown tables, one a domain, for a repository, a wiki or a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.concepts import all_said, first_said, in_order, keyed, one_row_each
from glossary.formats.fitting import folded

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.formats.profile import Profile

HEAD: Final = "| 中文 | Pinyin | English | Note |\n| --- | --- | --- | --- |\n"
SPECIAL: Final = {**{sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"}, "&": "&amp;"}
BREAK: Final = "<br>"


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Write one row a concept, its renderings in a cell: the preferred one bold, deprecated ones struck through."""
    rows = in_order(keyed(terms)).with_columns(escaped(pl.col("zh", "pinyin", "en", "note", "domain")))
    table = one_row_each(
        rows.with_columns(rendering()),
        zh=all_said("zh", BREAK),
        pinyin=first_said("pinyin"),
        en=pl.col("en").str.join(BREAK),
        note=all_said("note", BREAK),
        domain=pl.col("domain").first(),
    ).sort(pl.col("domain") == "", "domain", maintain_order=True)
    line = pl.format("| {} | {} | {} | {} |\n", "zh", "pinyin", "en", "note")
    parts = ["# Glossary\n"]
    for domain, lines in table.group_by("domain", maintain_order=True).agg(line).iter_rows():
        parts += [f"\n## {domain}\n\n" if domain else "\n", HEAD, *lines]
    path.write_text("".join(parts), encoding="utf-8", newline="\n")


def rendering() -> pl.Expr:
    """Return a rendering as its status wants it shown."""
    shown = {"preferred": "**{}**", "deprecated": "~~{}~~"}
    text = pl.col("en")
    for status, form in shown.items():
        text = pl.when(pl.col("status") == status).then(pl.format(form, pl.col("en"))).otherwise(text)
    return text.alias("en")


def escaped(text: pl.Expr) -> pl.Expr:
    r"""Make a text one line in which nothing is markup.

    >>> print(pl.select(escaped(pl.lit("R&D* | 研发\nnew"))).item())
    R&amp;D\* \| 研发 new
    """
    return folded(text).str.replace_many(list(SPECIAL), list(SPECIAL.values()))
