"""Write a web page that searches: one file, which needs no network and no server."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from glossary.formats.concepts import concepts, keyed
from glossary.lang.pinyin import initials, reading
from glossary.lang.traditional import traditional

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import Profile


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Put the concepts into the page as data; its script finds them by Han of both scripts, pinyin and English.

    What follows ``#`` in the page's address is searched for at once. The page may run no code but its own and may
    load nothing.
    """
    data = json.dumps([entry(rows) for _, rows in concepts(keyed(terms))], ensure_ascii=False, separators=(",", ":"))
    template = files("glossary.formats").joinpath("page.html").read_text(encoding="utf-8")
    # In a script element "</" and "<!--" would be markup.
    path.write_text(template.replace("{data}", data.replace("<", r"\u003c")), encoding="utf-8", newline="\n")


def entry(rows: list[Row]) -> list[Any]:
    """Return a concept as the page's script takes it apart: forms, reading, initials, domain, renderings."""
    forms = list(dict.fromkeys([*(row["zh"] for row in rows), traditional(rows[0]["zh"])]))
    pinyin = next((row["pinyin"] for row in rows if row["pinyin"]), "") or reading(rows[0]["zh"])
    renderings = [[row["en"], row["status"], row["note"]] for row in rows]
    return [forms, pinyin, initials(pinyin), rows[0]["domain"], renderings]
