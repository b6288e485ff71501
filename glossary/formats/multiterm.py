"""MultiTerm XML, the import and export format of Trados MultiTerm termbases."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from glossary.formats.concepts import concepts, keyed
from glossary.formats.headers import ROLES, SIDE, plain
from glossary.formats.markup import is_language, paired, refuse_other, text_of, writable
from glossary.formats.text.bilingual import CHINESE, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import polars as pl
    from lxml import etree

    from glossary.formats.concepts import Row
    from glossary.formats.profile import LeftOut, Loaded, Profile

HEAD: Final = '<?xml version="1.0" encoding="UTF-16"?>\n<mtf>\n'
FOOT: Final = "</mtf>\n"

CONCEPT_FIELDS: Final = {"domain": "Subject", "definition": "Definition"}
TERM_FIELDS: Final = {"status": "Status", "note": "Note", "source": "Source", "context": "Context"}


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> Iterable[LeftOut]:
    """Write one concept group a concept, in UTF-16 as MultiTerm does."""
    kept, left_out = writable(keyed(terms))
    with path.open("w", encoding="utf-16", newline="\r\n") as out:
        out.write(HEAD)
        for number, (_, rows) in enumerate(concepts(kept), 1):
            out.write(concept(number, rows, profile))
        out.write(FOOT)
    return left_out


def concept(number: int, rows: list[Row], profile: Profile) -> str:
    """Return a concept group: its fields, its Chinese forms, its renderings with theirs."""
    fields = "".join(
        field(name, next((row[column] for row in rows if row.get(column)), ""))
        for column, name in CONCEPT_FIELDS.items()
    )
    chinese = "".join(f"<termGrp><term>{zh}</term></termGrp>" for zh in dict.fromkeys(row["zh"] for row in rows))
    english = "".join(rendering(row) for row in rows)
    return (
        f"<conceptGrp><concept>{number}</concept>{fields}"
        f'<languageGrp><language type="Chinese" lang="{profile.zh}"/>{chinese}</languageGrp>'
        f'<languageGrp><language type="English" lang="{profile.en}"/>{english}</languageGrp></conceptGrp>\n'
    )


def rendering(row: Row) -> str:
    """Return an English term with its fields; the status is written as a word of a pick list."""
    said = {**row, "status": "" if row.get("status") == "candidate" else row.get("status", "").capitalize()}
    fields = "".join(field(name, said.get(column, "")) for column, name in TERM_FIELDS.items())
    return f"<termGrp><term>{row['en']}</term>{fields}</termGrp>"


def field(name: str, value: str) -> str:
    """Return a descriptive field, or nothing for no value."""
    return f'<descripGrp><descrip type="{name}">{value}</descrip></descripGrp>' if value else ""


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:  # noqa: ARG001 - a reader's signature
    """Pair the Chinese and English terms of each concept group. Raises UnreadableFile for what is not MultiTerm XML."""
    refuse_other(path, "MultiTerm XML", "mtf")
    return paired(path, mapping, ["conceptGrp"], pairs)


def pairs(concept: etree._Element) -> Iterator[dict[str, str]]:
    """Yield a row for each pair of a concept group; what is said nearer to the term wins."""
    above = fields(concept)
    chinese: list[dict[str, str]] = []
    english: list[dict[str, str]] = []
    for group in concept.iterchildren("{*}languageGrp"):
        for language in islice(group.iterchildren("{*}language"), 1):
            if is_language(language, CHINESE):
                chinese += named(group, "zh")
            if is_language(language, ENGLISH):
                english += named(group, "en")
    for zh in chinese:
        for en in english:
            yield above | zh | en


def named(group: etree._Element, column: str) -> Iterator[dict[str, str]]:
    """Yield the terms of a language group under a column's name, with their fields and those of the group."""
    above = fields(group)
    for term_group in group.iterchildren("{*}termGrp"):
        said = fields(term_group)
        for element in term_group.iterchildren("{*}term"):
            if term := " ".join(text_of(element).split()):
                yield {**above, **said, column: term}


def fields(group: etree._Element) -> dict[str, str]:
    """Collect the descriptive fields of one level."""
    found: dict[str, str] = {}
    for inner in group.iterchildren("{*}descripGrp"):
        for element in inner.iterchildren("{*}descrip"):
            if name := element.get("type"):
                found[column(name)] = text_of(element).strip()
    return found


@lru_cache(maxsize=256)
def column(field: str) -> str:
    """Return which of our columns a field of a termbase is, or its own name; "Source" is where a term comes from.

    Remembered, because a termbase has a handful of fields and says them of every term.

    >>> column("Fachgebiet"), column("Source"), column("Gender")
    ('domain', 'source', 'Gender')
    """
    ours = {name: column for column, name in TERM_FIELDS.items()}.get(field) or ROLES.get(plain(field), SIDE)
    return field if ours in {SIDE, "forbidden", "preferred"} else ours
