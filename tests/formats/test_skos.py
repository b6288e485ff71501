"""SKOS labels keep to the rules of SKOS."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings

from glossary.formats.exporting import dump
from tests.strategies import terms

if TYPE_CHECKING:
    import polars as pl


def test_labels_are_disjoint_and_one_is_preferred(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.jsonld")
    scheme, *concepts = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert scheme["@type"] == "skos:ConceptScheme"
    forces = concepts[0]
    assert forces["prefLabel"] == {"zh-Hans": "新质生产力", "en": "new quality productive forces"}
    assert forces["altLabel"]["zh-Hans"] == ["新質生產力"]
    assert forces["note"] == ["since 2023"]
    hidden = next(concept for concept in concepts if "hiddenLabel" in concept)
    assert hidden["hiddenLabel"] == {"en": ["whole nation system"]}
    assert "en" not in hidden["prefLabel"]
    for concept in concepts:
        preferred, alternative = concept["prefLabel"].get("en"), concept.get("altLabel", {}).get("en", [])
        assert preferred not in alternative
    assert len({concept["@id"] for concept in concepts}) == len(concepts) == 4


@settings(deadline=None, max_examples=60)
@given(glossary=terms())
def test_whatever_a_term_holds_is_a_label_as_it_stands(glossary: pl.DataFrame):
    with tempfile.TemporaryDirectory() as folder:
        dump(glossary, Path(folder, "g.jsonld"))
        _, *concepts = json.loads(Path(folder, "g.jsonld").read_text(encoding="utf-8"))["@graph"]
    labels = {
        text
        for concept in concepts
        for kind in ("prefLabel", "altLabel", "hiddenLabel")
        for label in concept.get(kind, {}).values()
        for text in ([label] if isinstance(label, str) else label)
    }
    kept = glossary.filter(glossary["status"] != "rejected")
    assert {*kept["zh"], *kept["en"]} <= labels
