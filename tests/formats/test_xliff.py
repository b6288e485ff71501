"""XLIFF carries the glossary module, and its plain units are pairs too."""

from __future__ import annotations

import pytest

from glossary.errors import UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load


def test_every_live_pair_comes_back(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.xlf")
    loaded = load(tmp_path / "g.xlf").terms.select("zh", "en").rows()
    assert loaded == [
        ("新质生产力", "new quality productive forces"),
        ("新质生产力", "new productive forces"),
        ("新質生產力", "new <quality> & productive forces"),
        ("科技部", "MOST"),
        ("双循环", "dual circulation"),
    ]


def test_plain_units_of_both_versions_are_pairs_whichever_way_they_go(tmp_path):
    (tmp_path / "a.xlf").write_text(
        '<xliff version="1.2"><file source-language="en-GB" target-language="zh-Hans"><body>'
        '<trans-unit id="1"><source>dual <ph id="1">&lt;br/&gt;</ph>carbon</source><target>双碳</target></trans-unit>'
        '<trans-unit id="2"><source>open</source></trans-unit></body></file></xliff>',
        encoding="utf-8",
    )
    loaded = load(tmp_path / "a.xlf")
    assert loaded.terms.select("zh", "en").rows() == [("双碳", "dual carbon")]
    assert len(loaded.skipped) == 1
    (tmp_path / "b.xlf").write_text(
        '<xliff version="2.0" srcLang="zh" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
        '<unit id="u"><segment><source>创新</source><target>innovation</target></segment></unit></file></xliff>',
        encoding="utf-8",
    )
    assert load(tmp_path / "b.xlf").terms.select("zh", "en").rows() == [("创新", "innovation")]


def test_other_languages_are_skipped_and_other_files_refused(tmp_path):
    (tmp_path / "a.xlf").write_text(
        '<xliff version="2.0" srcLang="zh" trgLang="de"><file id="f"><unit id="u"><segment><source>创新</source>'
        "<target>Innovation</target></segment></unit></file></xliff>",
        encoding="utf-8",
    )
    assert load(tmp_path / "a.xlf").terms.is_empty()
    (tmp_path / "b.xlf").write_text("<html/>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="is not XLIFF"):
        load(tmp_path / "b.xlf")
