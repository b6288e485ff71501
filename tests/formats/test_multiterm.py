"""MultiTerm XML goes out as MultiTerm writes it, and comes in under whatever names a termbase gives its fields."""

from __future__ import annotations

import pytest

from glossary.errors import UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load


def test_what_the_profile_keeps_comes_back(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.xml")
    assert (tmp_path / "g.xml").read_bytes()[:2] == b"\xff\xfe"
    rows = set(load(tmp_path / "g.xml").terms.select("zh", "en", "status", "domain", "note").rows())
    # A concept with two Chinese forms has its renderings for both: MultiTerm pairs concepts, not terms.
    forces = [
        ("new quality productive forces", "preferred", "economy", "since 2023"),
        ("new productive forces", "admitted", "economy", ""),
        ("new <quality> & productive forces", "admitted", "economy", ""),
    ]
    assert rows == {
        *((zh, *rest) for zh in ("新质生产力", "新質生產力") for rest in forces),
        ("科技部", "MOST", "preferred", "", ""),
        ("双循环", "dual circulation", "", "economy", ""),
        ("举国体制", "whole nation system", "deprecated", "", "use “new system”"),
    }


def test_fields_of_a_german_termbase_find_their_columns(tmp_path):
    (tmp_path / "g.xml").write_text(
        "<mtf><conceptGrp><concept>7</concept>"
        '<descripGrp><descrip type="Fachgebiet">Klima</descrip></descripGrp>'
        '<languageGrp><language type="Chinesisch" lang="ZH-CN"/><termGrp><term>双碳</term></termGrp></languageGrp>'
        '<languageGrp><language type="Englisch" lang="EN"/><termGrp><term>dual carbon</term>'
        '<descripGrp><descrip type="Status">verboten</descrip></descripGrp>'
        '<descripGrp><descrip type="Quelle">NPC</descrip></descripGrp></termGrp></languageGrp></conceptGrp>\n'
        "<conceptGrp><concept>8</concept></conceptGrp></mtf>",
        encoding="utf-8",
    )
    loaded = load(tmp_path / "g.xml")
    assert loaded.terms.select("zh", "en", "status", "domain", "source").rows() == [
        ("双碳", "dual carbon", "deprecated", "Klima", "NPC")
    ]
    assert [one.place for one in loaded.skipped] == ["line 2"]


def test_other_xml_is_refused(tmp_path):
    (tmp_path / "g.xml").write_text("<rss/>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="is not MultiTerm XML"):
        load(tmp_path / "g.xml")
