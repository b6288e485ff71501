"""Anki decks (.apkg); a second import updates the cards of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import genanki

from glossary.formats.anki_text import DECK, fields, shown, tag
from glossary.formats.concepts import concepts, keyed
from glossary.lang.traditional import traditional

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.formats.profile import Profile

DECK_ID: Final = 1_776_043_201
MODEL_ID: Final = 1_776_043_202
"""Any two numbers will do, as long as they never change: Anki knows deck and note type by them."""

FIELDS: Final = ("Chinese", "Traditional", "Pinyin", "English", "Domain")
FRONT: Final = '<div class="zh" lang="zh">{{Chinese}}</div>'
BACK: Final = (
    '<div class="pinyin">{{Pinyin}}</div><div class="en">{{English}}</div><div class="domain">{{Domain}}</div>'
)
TEMPLATES: Final = (
    {"name": "Chinese to English", "qfmt": FRONT, "afmt": f"{FRONT}<hr id=answer>{BACK}"},
    {
        "name": "English to Chinese",
        "qfmt": '<div class="en">{{English}}</div>',
        "afmt": f'{{{{FrontSide}}}}<hr id=answer>{FRONT}<div class="pinyin">{{{{Pinyin}}}}</div>',
    },
)
STYLE: Final = (
    ".card{font:20px/1.5 sans-serif;text-align:center}.zh{font-size:2em}.pinyin{color:#777}"
    ".en s{color:#999}small,.domain{color:#777;font-size:.75em}"
)


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Write a deck with two cards a concept, Chinese to English and back."""
    names = [{"name": name} for name in FIELDS]
    model = genanki.Model(MODEL_ID, DECK, fields=names, templates=list(TEMPLATES), css=STYLE)
    deck = genanki.Deck(DECK_ID, DECK)
    for name, rows in concepts(keyed(terms)):
        chinese, *others = fields(rows)
        values = [chinese, shown(traditional(rows[0]["zh"])), *others]
        deck.add_note(genanki.Note(model, values, guid=name, tags=[tag(rows)] if tag(rows) else []))
    genanki.Package(deck).write_to_file(path)
