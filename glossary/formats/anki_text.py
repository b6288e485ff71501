"""The text that Anki imports; a second import updates the notes of the first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from glossary.formats.concepts import concepts, keyed
from glossary.lang.pinyin import reading

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import Profile

DECK: Final = "Policy glossary"
HEAD: Final = (
    f"#separator:tab\n#html:true\n#notetype:Basic\n#deck:{DECK}\n#columns:GUID\tFront\tBack\tTags\n"
    "#guid column:1\n#tags column:4\n"
)


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Write one note a concept for Anki's text import, as the note type Basic that every collection has."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD)
        for name, rows in concepts(keyed(terms)):
            chinese, pinyin, english, _ = fields(rows)
            out.write(f"{name}\t{chinese}\t{pinyin}<br>{english}\t{tag(rows)}\n")


def fields(rows: list[Row]) -> tuple[str, str, str, str]:
    """Return a concept as the fields of a note, safe as HTML."""
    forms = dict.fromkeys(shown(row["zh"]) for row in rows)
    pinyin = next((row["pinyin"] for row in rows if row["pinyin"]), "") or reading(rows[0]["zh"])
    english = "<br>".join(rendering(row) for row in rows)
    return "<br>".join(forms), shown(pinyin), english, shown(rows[0]["domain"])


def rendering(row: Row) -> str:
    """Return an English rendering as its status wants it shown, with its note."""
    text = shown(row["en"])
    text = {"preferred": f"<b>{text}</b>", "deprecated": f"<s>{text}</s>"}.get(row["status"], text)
    return f"{text} <small>{shown(row['note'])}</small>" if row["note"] else text


def shown(text: str) -> str:
    """Make a text one line of HTML, without quotes: one that begins a field would swallow the next ones."""
    return escape(" ".join(text.split()))


def tag(rows: list[Row]) -> str:
    """Return the domain of a concept as a tag, which has no spaces, and no quotes to open a field with.

    >>> tag([{"domain": 'science & "technology"'}])
    'science_&_technology'
    """
    return "_".join(rows[0]["domain"].replace('"', "").split())
