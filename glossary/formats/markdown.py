"""Write a glossary as Markdown tables, one a domain, for a repository, a wiki or a report."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from glossary.formats.concepts import concepts, keyed

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import Profile

HEAD: Final = "| 中文 | Pinyin | English | Note |\n| --- | --- | --- | --- |\n"
SPECIAL: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"} | {"&": "&amp;"})


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:  # noqa: ARG001 - a writer's signature
    """Write one row a concept, its renderings in a cell: the preferred one bold, deprecated ones struck through."""
    found = sorted(
        ((rows[0]["domain"], rows) for _, rows in concepts(keyed(terms))), key=lambda pair: (not pair[0], pair[0])
    )
    parts = ["# Glossary\n"]
    for domain, group in groupby(found, itemgetter(0)):
        title = f"\n## {escaped(domain)}\n\n" if domain else "\n"
        parts += [title, HEAD, *(line(rows) for _, rows in group)]
    path.write_text("".join(parts), encoding="utf-8")


def line(rows: list[Row]) -> str:
    """Return a concept as a row of the table."""
    cells = (
        "<br>".join(dict.fromkeys(escaped(row["zh"]) for row in rows)),
        escaped(rows[0]["pinyin"]),
        "<br>".join(rendering(row) for row in rows),
        "<br>".join(dict.fromkeys(escaped(row["note"]) for row in rows if row["note"])),
    )
    return f"| {' | '.join(cells)} |\n"


def rendering(row: Row) -> str:
    """Return a rendering as its status wants it shown."""
    text = escaped(row["en"])
    return {"preferred": f"**{text}**", "deprecated": f"~~{text}~~"}.get(row["status"], text)


def escaped(text: str) -> str:
    r"""Make a text one line in which nothing is markup.

    >>> print(escaped("R&D* | 研发\nnew"))
    R&amp;D\* \| 研发 new
    """
    return " ".join(text.split()).translate(SPECIAL)
