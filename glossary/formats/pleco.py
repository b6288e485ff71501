"""Pleco flashcards: text that the app imports as cards or as a user dictionary."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from glossary.formats.concepts import concepts, keyed
from glossary.lang.pinyin import numbered, reading
from glossary.lang.script import simplify
from glossary.lang.traditional import traditional

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import Profile

NEW_LINE: Final = "\ueab1"
BOLD: Final = "\ueab2{}\ueab3"
"""Pleco's own characters for a line break and for bold, out of the private use area."""


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Write one card a concept, in a category a domain; readings are numbered, as Pleco reads them safest."""
    cards = sorted(((rows[0]["domain"], card(rows)) for _, rows in concepts(keyed(terms))), key=lambda pair: pair[0])
    parts = []
    for domain, group in groupby(cards, itemgetter(0)):
        if domain:
            parts.append(f"//{one_line(domain)}\n")
        parts += [line for _, line in group]
    path.write_text("".join(parts), encoding="utf-8", newline="\n")


def card(rows: list[Row]) -> str:
    """Return a card: the phrase in both scripts, its reading, its renderings with their notes."""
    simple = one_line(simplify(rows[0]["zh"]))
    complex_form = one_line(rows[0]["zh"]) if rows[0]["zh"] != simplify(rows[0]["zh"]) else traditional(simple)
    head = simple if complex_form == simple else f"{simple}[{complex_form}]"
    pinyin = next((row["pinyin"] for row in rows if row["pinyin"]), "") or reading(simple)
    return f"{head}\t{one_line(numbered(pinyin))}\t{NEW_LINE.join(map(definition, rows))}\n"


def definition(row: Row) -> str:
    """Return a rendering: bold if it is preferred, with its note."""
    text = BOLD.format(one_line(row["en"])) if row["status"] == "preferred" else one_line(row["en"])
    return f"{text} ({one_line(row['note'])})" if row["note"] else text


def one_line(text: str) -> str:
    """Fold white space: a tab or line break would end the field or the card."""
    return " ".join(text.split())
