"""Cards for rehearsing terms: a Markdown-like text with a heading a term, as an example of a format of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats.gathering import gathered
from glossary.formats.profile import Profile
from glossary.formats.registry import Format

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from glossary.formats.profile import Loaded


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:
    """Write a card a term: the question, then the answer and how the question is read."""
    cards = [f"Q {zh}\nA {en}\nP {pinyin}\n" for zh, en, pinyin in terms.select("zh", "en", "pinyin").iter_rows()]
    path.write_text("\n".join(cards), encoding="utf-8")


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Read the cards back."""
    names = {"Q": "zh", "A": "en", "P": "pinyin"}
    cards = path.read_text(encoding="utf-8").strip().split("\n\n")
    rows = [{names[line[0]]: line[2:] for line in card.splitlines() if line[:1] in names} for card in cards]
    return gathered(rows, mapping)


FORMATS = (
    Format("cards", (".cards",), load=load, dump=dump, about="Cards for rehearsing terms."),
    Profile(
        "cards", "Rehearsal cards", "cards", ".cards", one_rendering=True, control="space", keeps=("zh", "en", "pinyin")
    ),
)
"""What the entry point names: a format, and a target that says what of a glossary goes into it."""
