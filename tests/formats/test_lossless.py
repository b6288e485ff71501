"""JSON Lines and Parquet from other hands."""

from __future__ import annotations

import polars as pl
import pytest

from glossary.errors import InputError, UnreadableFile
from glossary.formats.importing import load


def test_lines_that_are_no_pairs_are_named_and_the_others_come_in(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text('{"zh": "双循环", "en": "dual circulation", "freq": 3}\nnonsense\n\n[1]\n', encoding="utf-8")
    loaded = load(path)
    assert loaded.terms.select("zh", "freq").rows() == [("双循环", 3)]
    assert [(one.place, one.reason) for one in loaded.skipped] == [
        ("line 2", "is no JSON object"),
        ("line 4", "is no JSON object"),
    ]


def test_a_line_without_english_is_named(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text('{"zh": "双循环", "en": ""}\n{"zh": "碳达峰", "en": "carbon peak"}\n', encoding="utf-8")
    loaded = load(path)
    assert [(one.place, one.reason) for one in loaded.skipped] == [("line 1", "no English")]


def test_other_names_of_columns_are_mapped(tmp_path):
    pl.DataFrame({"term": ["双循环"], "english": ["dual circulation"]}).write_parquet(tmp_path / "g.parquet")
    with pytest.raises(InputError, match="no columns zh and en"):
        load(tmp_path / "g.parquet")
    assert load(tmp_path / "g.parquet", mapping={"term": "zh", "english": "en"}).terms["zh"].to_list() == ["双循环"]


def test_a_status_that_is_none_is_said(tmp_path):
    pl.DataFrame({"zh": ["双循环"], "en": ["x"], "status": ["wobbly"]}).write_parquet(tmp_path / "g.parquet")
    loaded = load(tmp_path / "g.parquet")
    assert loaded.terms["status"].to_list() == [""]
    assert loaded.notices == ("status: not understood and left open: wobbly.",)


def test_a_damaged_file_is_one_sentence(tmp_path):
    (tmp_path / "g.parquet").write_bytes(b"PAR1 and nothing more")
    with pytest.raises(UnreadableFile, match="damaged, or no Parquet file"):
        load(tmp_path / "g.parquet")
