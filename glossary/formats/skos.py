"""Write SKOS as JSON-LD, for linked data and vocabulary servers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from glossary.formats.concepts import concepts, keyed

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import Profile

SCHEME: Final = "urn:policy-glossary"
CONTEXT: Final = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "Concept": "skos:Concept",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "hiddenLabel": {"@id": "skos:hiddenLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition"},
    "note": {"@id": "skos:note"},
    "subject": {"@id": "dcterms:subject"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}
PINYIN: Final = "zh-Latn-pinyin"


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:
    """Write one concept a ``zh_key``: one preferred label a language, the rest alternative, deprecated ones hidden."""
    nodes: list[dict[str, Any]] = [{"@id": SCHEME, "@type": "skos:ConceptScheme"}]
    nodes += [concept(name, rows, profile) for name, rows in concepts(keyed(terms))]
    graph = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    text = f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{graph}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def concept(name: str, rows: list[Row], profile: Profile) -> dict[str, Any]:
    """Return a concept as a node; SKOS wants the three kinds of label to have nothing in common."""
    chinese = list(dict.fromkeys(row["zh"] for row in rows))
    live = list(dict.fromkeys(row["en"] for row in rows if row["status"] != "deprecated"))
    hidden = list(dict.fromkeys(row["en"] for row in rows if row["en"] not in live))
    readings = [row["pinyin"] for row in rows if row["pinyin"]]
    node: dict[str, Any] = {
        "@id": f"{SCHEME}:{name}",
        "@type": "Concept",
        "inScheme": SCHEME,
        "prefLabel": {profile.zh: chinese[0]} | ({profile.en: live[0]} if live else {}),
        "altLabel": {
            language: labels
            for language, labels in ((profile.zh, chinese[1:]), (profile.en, live[1:]), (PINYIN, readings[:1]))
            if labels
        },
        "hiddenLabel": {profile.en: hidden} if hidden else {},
        "definition": list(dict.fromkeys(row["definition"] for row in rows if row.get("definition"))),
        "note": list(dict.fromkeys(row["note"] for row in rows if row["note"])),
        "subject": list(dict.fromkeys(row["domain"] for row in rows if row["domain"])),
    }
    return {key: value for key, value in node.items() if value}
