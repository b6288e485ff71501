"""TBX keeps what each version can keep: version 2 what CAT tools read, version 3 every column of every row."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from glossary.errors import UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.formats.profile import DECIDED
from glossary.model import KIND
from glossary.tables import TERMS, conform

SHARED = Path(os.environ.get("GLOSSARY_SHARED") or Path(__file__).parents[2].parent / "shared") / "schemas"
VERSIONS_3 = ("tbx3", "tbx3-dct")
PIECES = [
    "新质生产力",
    "㐀𠀀",
    "科技",
    "R&D",
    "<b>",
    "]]>",
    '"',
    "'",
    "\t",
    "\n",
    "\r",
    "=1+1",
    "عربي",
    "👩‍🔬",
    " ",
    ": ",
    "%3A",
    "#",
]
text = st.lists(st.sampled_from(PIECES) | st.text("ab中é\u00a0\u2028", max_size=2), max_size=4).map("".join)
named = text.filter(lambda text: text.strip() != "")


def rows() -> st.SearchStrategy[pl.DataFrame]:
    row = st.fixed_dictionaries(
        {
            "zh": named | st.sampled_from(["双循环", "雙循環", "“双循环”"]),
            "en": named,
            "pinyin": text,
            "status": st.sampled_from(DECIDED),
            "kind": st.sampled_from(KIND),
            "domain": text,
            "note": text,
            "freq": st.none() | st.integers(0, 2**32 - 1),
            "docs": st.none() | st.integers(0, 9),
            "first_seen": st.none() | st.dates(),
            "last_seen": st.none() | st.dates(),
            "score": st.none() | st.floats(0, 1, width=32),
            "definition": text,
            "source": text,
            "mine: %": text | st.sampled_from(DECIDED),
        }
    )
    extra = {"definition": pl.String, "source": pl.String, "mine: %": pl.String}
    return st.lists(row, min_size=1, max_size=5).map(
        lambda rows: conform(pl.DataFrame(rows, schema={**TERMS, **extra}), TERMS)
    )


def example() -> pl.DataFrame:
    return conform(
        pl.DataFrame(
            {
                "zh": ["新质生产力", "新质生产力", "新質生產力", "科技部", "双循环", "举国体制"],
                "en": [
                    "new productive forces",
                    "new quality productive forces",
                    "new <quality> & productive forces",
                    "MOST",
                    "dual circulation",
                    "whole nation system",
                ],
                "status": ["admitted", "preferred", "admitted", "preferred", "candidate", "deprecated"],
                "kind": ["term", "term", "term", "abbreviation", "slogan", "term"],
                "domain": ["economy", "economy", "economy", "", "", ""],
                "note": ["", "since 2023", "", "", "", "use “new system”"],
                "freq": [3, 9, 1, None, 2, 1],
            }
        ),
        TERMS,
    )


def in_order(terms: pl.DataFrame) -> list[tuple[object, ...]]:
    return sorted(terms.rows(), key=repr)


@pytest.mark.parametrize("version", VERSIONS_3)
@settings(deadline=None, max_examples=60)
@given(terms=rows())
def test_version_3_loses_nothing(tmp_path_factory, version, terms):
    path = tmp_path_factory.mktemp("tbx") / "g.tbx"
    assert dump(terms, path, version).left_out == ()
    loaded = load(path)
    assert loaded.skipped == ()
    assert loaded.terms.schema == terms.schema
    assert in_order(loaded.terms) == in_order(terms)


def test_version_2_keeps_what_its_profile_says(tmp_path):
    dump(example(), tmp_path / "g.tbx")
    loaded = load(tmp_path / "g.tbx").terms
    said = ["zh", "en", "status", "domain", "note"]
    undecided = example().with_columns(pl.col("status").replace("candidate", ""))
    assert in_order(loaded[said]) == in_order(undecided[said])


def test_the_best_rendering_comes_first_and_rejected_pairs_stay_at_home(tmp_path):
    terms = example().with_columns(
        pl.when(pl.col("zh") == "双循环").then(pl.lit("rejected")).otherwise("status").alias("status")
    )
    report = dump(terms, tmp_path / "g.tbx")
    assert [(one.zh, one.reason) for one in report.left_out] == [("双循环", "rejected")]
    written = (tmp_path / "g.tbx").read_text(encoding="utf-8")
    assert "dual circulation" not in written
    assert written.index("new quality") < written.index("new productive")


def test_a_character_that_xml_cannot_hold_is_reported(tmp_path):
    terms = conform(
        pl.DataFrame({"zh": ["铃", "科技"], "en": ["bell \x07", "S&T"], "status": ["preferred"] * 2}), TERMS
    )
    report = dump(terms, tmp_path / "g.tbx", "tbx3")
    assert (report.written, report.left_out[0].zh) == (1, "铃")
    assert load(tmp_path / "g.tbx").terms["en"].to_list() == ["S&T"]


MEMOQ_LIKE = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
  <termEntry id="1">
    <descrip type="subjectField">technology policy</descrip>
    <langSet xml:lang="zh-CN"><ntig><termGrp><term>
      卡脖子 </term></termGrp></ntig></langSet>
    <langSet xml:lang="zh-TW"><tig><term>卡脖子技術</term></tig></langSet>
    <langSet xml:lang="EN-us">
      <descripGrp><descrip type="definition">a part that only others make</descrip>
        <admin type="source">hand</admin></descripGrp>
      <ntig><termGrp><term>choke<hi>point</hi></term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
        <termNote type="termType">fullForm</termNote></termGrp><note>not “stranglehold”</note></ntig>
    </langSet>
    <langSet xml:lang="de"><tig><term>Engpass</term></tig></langSet>
  </termEntry>
  <termEntry id="2"><langSet xml:lang="zh"><tig><term>双碳</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_files_of_other_tools_are_paired_by_language(tmp_path):
    (tmp_path / "g.tbx").write_text(MEMOQ_LIKE, encoding="utf-8")
    loaded = load(tmp_path / "g.tbx", mapping={"definition": "note2"})
    assert loaded.terms["zh", "en", "status", "domain", "note", "note2", "source"].rows() == [
        (
            zh,
            "chokepoint",
            "deprecated",
            "technology policy",
            "not “stranglehold”",
            "a part that only others make",
            "hand",
        )
        for zh in ("卡脖子", "卡脖子技術")
    ]
    assert [one.place for one in loaded.skipped] == ["line 17"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<tmx/>", "is not TBX"),
        ("", "the file is empty"),
        ("<martif><text><body><termEntry>", "XML is broken .*line 1"),
        ('<!DOCTYPE martif [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><martif>&b;</martif>', "defines entities"),
        ('<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]><martif>&a;</martif>', "defines entities"),
    ],
)
def test_what_is_not_tbx_or_not_safe_is_refused(tmp_path, content, said):
    (tmp_path / "g.tbx").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=said):
        load(tmp_path / "g.tbx")


def test_a_document_type_is_neither_needed_nor_fetched(tmp_path):
    (tmp_path / "g.tbx").write_text(
        '<!DOCTYPE martif SYSTEM "http://127.0.0.1:9/none.dtd"><martif type="TBX">'
        "<text><body><termEntry><langSet xml:lang='zh'><tig><term>双碳</term></tig></langSet><langSet xml:lang='en'>"
        "<tig><term>dual carbon</term></tig></langSet></termEntry></body></text></martif>",
        encoding="utf-8",
    )
    assert load(tmp_path / "g.tbx").terms["en"].to_list() == ["dual carbon"]


def schema(name: str) -> Path:
    if not (SHARED / name).is_file():
        pytest.skip(f"schema {name} is not here; GLOSSARY_SHARED names the folder above schemas/")
    return SHARED / name


@pytest.mark.parametrize("version", VERSIONS_3)
def test_version_3_obeys_the_core_schema(tmp_path, version):
    dump(example(), tmp_path / "g.tbx", version)
    relaxng = etree.RelaxNG(etree.parse(schema("tbx-v3/TBXcoreStructV03.rng")))
    relaxng.assertValid(etree.parse(tmp_path / "g.tbx"))


def test_version_2_obeys_the_dtd(tmp_path):
    dump(example(), tmp_path / "g.tbx")
    dtd = etree.DTD(str(schema("tbx-v2/TBXBasiccoreStructV02.dtd")))
    assert dtd.validate(etree.parse(tmp_path / "g.tbx")), dtd.error_log


@pytest.mark.clients
@pytest.mark.skipif(which("jing") is None, reason="jing is not installed")
def test_jing_accepts_version_2(tmp_path):
    dump(example(), tmp_path / "g.tbx")
    run = subprocess.run(
        ["jing", schema("tbx-v2/TBXBasicRNGV02.rng"), tmp_path / "g.tbx"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
