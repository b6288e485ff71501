"""SKOS labels keep to the rules of SKOS."""

from __future__ import annotations

import json

from glossary.formats.exporting import dump


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
