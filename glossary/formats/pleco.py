"""Pleco flashcards: text that the app imports as cards or as a user dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.concepts import in_order, keyed
from glossary.formats.fitting import folded
from glossary.formats.headwords import headwords
from glossary.lang.pinyin import numbered
from glossary.lang.script import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from glossary.formats.profile import Profile

NEW_LINE: Final = "\ueab1"
BOLD: Final = "\ueab2{}\ueab3"
"""Pleco's own characters for a line break and for bold, out of the private use area."""


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Write one card a concept, in a category a domain; readings are numbered, as Pleco reads them safest."""
    cards = headwords(in_order(keyed(one_line(terms))).with_columns(definition()), said=pl.col("en").str.join(NEW_LINE))
    simple = pl.Series([simplify(zh) for zh in cards["zh"]], dtype=pl.String)
    # A phrase that is given in traditional characters is a better form of itself than what we would make of it.
    other = pl.when(pl.col("zh") != simple).then(pl.col("zh")).otherwise(pl.col("forms").list.last())
    head = pl.when(other == simple).then(simple).otherwise(pl.format("{}[{}]", simple, other))
    card = pl.format("{}\t{}\t{}\n", head, pl.Series(digits(cards["pinyin"]), dtype=pl.String), "said")
    cards = cards.select("domain", card.alias("card")).sort("domain", maintain_order=True)
    parts: list[str] = []
    for domain, lines in cards.group_by("domain", maintain_order=True).agg("card").iter_rows():
        parts += [f"//{domain}\n"] * bool(domain) + lines
    path.write_text("".join(parts), encoding="utf-8", newline="\n")


def definition() -> pl.Expr:
    """Return a rendering: bold if it is preferred, with its note."""
    text = pl.when(pl.col("status") == "preferred").then(pl.format(BOLD, "en")).otherwise("en")
    return pl.when(pl.col("note") != "").then(pl.format("{} ({})", text, "note")).otherwise(text).alias("en")


def one_line(terms: pl.DataFrame) -> pl.DataFrame:
    """Fold white space: a tab or line break would end the field or the card."""
    return terms.with_columns(folded(pl.col("zh", "en", "pinyin", "domain", "note")))


def digits(readings: Iterable[str]) -> list[str]:
    """Write the tones of readings as digits, each word once, since few words make many phrases.

    >>> digits(["kējì zìlì zìqiáng", "kējì"])
    ['ke1ji4 zi4li4 zi4qiang2', 'ke1ji4']
    """
    apart = [reading.split(" ") for reading in readings]
    known = {word: numbered(word) for word in {word for words in apart for word in words}}
    return [" ".join(map(known.__getitem__, words)) for words in apart]
