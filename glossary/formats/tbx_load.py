"""Read TBX: version 2 and 3, DCA and DCT, TBX-Basic and whatever other dialect says more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossary.formats.gathering import gathered
from glossary.formats.markup import XML_LANG, entries, is_language, refuse_other, text_of, unpaired
from glossary.formats.tbx import AS_WRITTEN, FIELD, PINYIN, SHARED
from glossary.formats.text.bilingual import CHINESE, ENGLISH
from glossary.formats.text.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml import etree

    from glossary.formats.profile import Loaded, Profile, Skipped

ENTRIES: Final = ("conceptEntry", "termEntry")
LANGUAGES: Final = frozenset({"langSec", "langSet"})
TERMS: Final = frozenset({"termSec", "tig", "ntig"})

COLUMNS: Final = {"administrativeStatus": "status", "termType": "kind", **{name: ours for ours, name in SHARED.items()}}
"""Categories of the standard that are columns of ours; any other becomes a column under its own name."""

KINDS: Final = {"abbreviation": "abbreviation", "acronym": "abbreviation"}


@dataclass(slots=True)
class Said:
    """What one level of an entry says, and the terms below it."""

    facts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    target: str = ""


@dataclass(slots=True)
class Term:
    """A term with what is said of it."""

    text: str
    name: str
    said: Said


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:  # noqa: ARG001 - a reader's signature
    """Pair each Chinese term of an entry with each English one, or with those that refer to it.

    An entry without a term in both languages is skipped and named. Raises UnreadableFile for what is not TBX.
    """
    refuse_other(path, "TBX", "martif", "tbx")
    rows: list[dict[str, str]] = []
    columns: list[str] = []
    skipped: list[Skipped] = []
    exact = False
    for element in entries(path, (*ENTRIES, "encodingDesc")):
        if local(element) == "encodingDesc":
            columns += [text_of(line) for line in element if line.get("type") == "column"]
            exact = any(text_of(line) == AS_WRITTEN for line in element)
            continue
        found = list(pairs(element, exact=exact))
        if not found:
            skipped.append(unpaired(element))
        rows += found
    return gathered(rows, mapping, skipped=skipped, columns=columns)


def pairs(entry: etree._Element, *, exact: bool) -> Iterator[dict[str, str]]:
    """Yield a row for each pair of an entry; what is said nearer to the term overrides what is said further up."""
    concept = said_by(entry, exact=exact)
    chinese: list[Term] = []
    english: list[Term] = []
    for language in entry:
        if local(language) not in LANGUAGES:
            continue
        above = said_by(language, exact=exact)
        if is_language(language, CHINESE):
            chinese += terms(language, above, exact=exact)
        elif is_language(language, ENGLISH):
            english += terms(language, above, exact=exact)
    for zh in chinese:
        for en in english:
            if en.said.target in {"", zh.name}:
                notes = dict.fromkeys([*concept.notes, *zh.said.notes, *en.said.notes])
                row = concept.facts | zh.said.facts | en.said.facts
                yield row | {"zh": zh.text, "en": en.text, "note": row.get("note") or "\n".join(notes)}


def terms(language: etree._Element, above: Said, *, exact: bool) -> Iterator[Term]:
    """Yield the terms of a language that have a text."""
    for group in language:
        if local(group) not in TERMS:
            continue
        term = next((element for element in group.iter() if local(element) == "term"), None)
        text = "" if term is None else text_of(term)
        if text := text if exact else " ".join(text.split()):
            said = said_by(group, exact=exact)
            said.facts = above.facts | said.facts
            said.notes = [*above.notes, *said.notes]
            yield Term(text, group.get("id") or "", said)


def said_by(level: etree._Element, *, exact: bool) -> Said:
    """Collect the data categories and notes of one level, those in groups included."""
    said = Said()
    for element in statements(level):
        category = element.get("type") or local(element)
        language = element.get(XML_LANG) or ""
        text = text_of(element)
        text = text if exact else text.strip()
        if category == "crossReference":
            said.target = element.get("target") or ""
        elif category == "note" and language == FIELD:
            column, _, value = text.partition(": ")
            said.facts[column.replace("%3A", ":")] = value
        elif category == "note" and language == PINYIN:
            said.facts["pinyin"] = text
        elif category == "note":
            said.notes.append(text)
        elif category == "termType":
            said.facts["kind"] = KINDS.get(text, "")
        else:
            said.facts[COLUMNS.get(category, category)] = text
    return said


def statements(level: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements that say something of a level: not its terms, nor what lies deeper."""
    for element in level:
        name = local(element)
        if name in LANGUAGES or name in TERMS or name in {"", "term", "transacGrp"}:
            continue
        if name.endswith("Grp"):
            yield from statements(element)
        else:
            yield element
