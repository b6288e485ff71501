"""Write SKOS as JSON-LD, for linked data and vocabulary servers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.concepts import KEY, identifier, in_order, keyed, one_row_each
from glossary.formats.json_text import array, member, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
    nodes = [json.dumps({"@id": SCHEME, "@type": "skos:ConceptScheme"}), *described(terms, profile)]
    graph = ",\n".join(nodes)
    text = f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{graph}\n]}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def described(terms: pl.DataFrame, profile: Profile) -> pl.Series:
    """Return each concept as a node; SKOS wants the three kinds of label to have nothing in common."""
    rows = in_order(keyed(terms))
    if "definition" not in rows.columns:
        rows = rows.with_columns(definition=pl.lit(""))
    rows = rows.with_columns(live=(pl.col("status") != "deprecated").any().over(KEY, "en"))
    table = one_row_each(
        rows.with_columns(quoted(pl.col("zh", "en", "pinyin", "definition", "note", "domain"))),
        zh=pl.col("zh").unique(maintain_order=True),
        en=pl.col("en").filter("live").unique(maintain_order=True),
        hidden=pl.col("en").filter(~pl.col("live")).unique(maintain_order=True),
        pinyin=said("pinyin").head(1),
        definition=said("definition"),
        note=said("note"),
        subject=said("domain"),
    )
    names = pl.Series([identifier(key) for key in table[KEY]], dtype=pl.String)
    zh, en = pl.col("zh").list, pl.col("en").list
    readings, hidden = array(pl.col("pinyin")), array(pl.col("hidden"))
    node = (
        pl.format('"@id":"{}:{}","@type":"Concept","inScheme":"{}"', pl.lit(SCHEME), names, pl.lit(SCHEME)),
        labels("prefLabel", {profile.zh: zh.first(), profile.en: en.first()}),
        labels("altLabel", {profile.zh: array(zh.slice(1)), profile.en: array(en.slice(1)), PINYIN: readings}),
        labels("hiddenLabel", {profile.en: hidden}),
        *(member(name, array(pl.col(name))) for name in ("definition", "note", "subject")),
    )
    return table.select(pl.concat_str(pl.lit("{"), *node, pl.lit("}")).alias("node"))["node"]


def said(column: str) -> pl.Expr:
    """Return the different texts of a concept's rows in a column of JSON strings."""
    text = pl.col(column)
    return text.filter(text != '""').unique(maintain_order=True)


def labels(kind: str, languages: Mapping[str, pl.Expr]) -> pl.Expr:
    """Return the labels of one kind as a member of a node, by language; a language may have none."""
    texts = [pl.format('"{}":{}', pl.lit(language), text) for language, text in languages.items()]
    together = pl.concat_list(texts).list.drop_nulls().list
    value = pl.concat_str(pl.lit("{"), together.join(","), pl.lit("}"))
    return member(kind, pl.when(together.len() > 0).then(value))
