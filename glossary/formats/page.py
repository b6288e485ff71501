"""Write a web page that searches: one file, which needs no network and no server."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import polars as pl

from glossary.formats.concepts import in_order, keyed
from glossary.formats.headwords import headwords
from glossary.formats.json_text import array, quoted
from glossary.lang.syllables import initials

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.formats.profile import Profile


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Put the concepts into the page as data; its script finds them by Han of both scripts, pinyin and English.

    What follows ``#`` in the page's address is searched for at once. The page may run no code but its own and may
    load nothing.
    """
    data = f"[{','.join(entries(terms))}]"
    template = files("glossary.formats").joinpath("page.html").read_text(encoding="utf-8")
    path.write_text(template.replace("{data}", data), encoding="utf-8", newline="\n")


def entries(terms: pl.DataFrame) -> pl.Series:
    """Return each concept as the page's script takes it apart: forms, reading, initials, domain, renderings."""
    said = pl.format("[{},{},{}]", *(quoted(pl.col(name)) for name in ("en", "status", "note")))
    table = headwords(in_order(keyed(terms)).with_columns(said=said), said=pl.col("said"))
    letters = pl.Series([initials(pinyin) for pinyin in table["pinyin"]], dtype=pl.String)
    parts = (
        array(pl.col("forms").list.eval(quoted(pl.element()))),
        quoted(pl.col("pinyin")),
        quoted(pl.lit(letters)),
        quoted(pl.col("domain")),
        array(pl.col("said")),
    )
    return table.select(pl.format("[{},{},{},{},{}]", *parts).alias("entry"))["entry"]
