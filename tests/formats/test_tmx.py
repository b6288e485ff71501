"""TMX takes out every live pair and takes in the pairs of other people's memories."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from glossary.errors import UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load

SHARED = Path(os.environ.get("GLOSSARY_SHARED") or Path(__file__).parents[2].parent / "shared") / "schemas"


def test_pairs_come_back_best_first_with_status_domain_and_note(tmp_path, policy_terms):
    report = dump(policy_terms, tmp_path / "g.tmx")
    assert [one.reason for one in report.left_out] == ["deprecated", "rejected"]
    assert load(tmp_path / "g.tmx").terms.select("zh", "en", "status", "domain", "note").rows() == [
        ("新质生产力", "new quality productive forces", "preferred", "economy", "since 2023"),
        ("新质生产力", "new productive forces", "admitted", "economy", ""),
        ("新質生產力", "new <quality> & productive forces", "admitted", "economy", ""),
        ("科技部", "MOST", "preferred", "", ""),
        ("双循环", "dual circulation", "candidate", "economy", ""),
    ]


def test_a_memory_of_another_tool_is_paired_by_language(tmp_path):
    (tmp_path / "m.tmx").write_text(
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>\n'
        '<tu><prop type="x-status">Translated</prop><tuv xml:lang="EN-US"><seg>dual <bpt i="1">&lt;b&gt;</bpt>carbon'
        '<ept i="1">&lt;/b&gt;</ept> goals</seg></tuv><tuv lang="ZH_CN"><seg>“双碳”目标</seg></tuv></tu>\n'
        '<tu><tuv xml:lang="de"><seg>Ziele</seg></tuv><tuv xml:lang="zh"><seg>目标</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    loaded = load(tmp_path / "m.tmx")
    assert loaded.terms.select("zh", "en", "status").rows() == [("“双碳”目标", "dual carbon goals", "")]
    assert [one.place for one in loaded.skipped] == ["line 3"]


def test_what_is_not_tmx_is_refused(tmp_path):
    (tmp_path / "m.tmx").write_text("<tbx/>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="is not TMX"):
        load(tmp_path / "m.tmx")


def test_the_file_obeys_the_dtd(tmp_path, policy_terms):
    if not (SHARED / "tmx/tmx14.dtd").is_file():
        pytest.skip("tmx14.dtd is not here; GLOSSARY_SHARED names the folder above schemas/")
    dump(policy_terms, tmp_path / "g.tmx")
    dtd = etree.DTD(str(SHARED / "tmx/tmx14.dtd"))
    assert dtd.validate(etree.parse(tmp_path / "g.tmx")), dtd.error_log
