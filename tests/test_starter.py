"""The glossary that ships: valid, sorted, with one preferred rendering a concept and pinyin that reads the Chinese."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from glossary.keys import zh_keys
from glossary.lang.english import en_key
from glossary.lang.pinyin import agrees, numbered, reading
from glossary.store import table

STARTER = Path(__file__).parents[1] / "terms.csv"


@pytest.fixture(scope="module")
def starter() -> table.Table:
    return table.read(STARTER)


def test_it_has_no_bad_row_and_is_written_as_the_store_writes(starter: table.Table):
    assert not starter.problems
    assert table.text(starter.terms.sort("zh", "en"), starter.dialect) == STARTER.read_bytes()


def test_it_is_worth_opening(starter: table.Table):
    assert len(starter.terms) >= 1000
    assert (starter.terms["domain"] != "").all()
    assert starter.terms["kind"].n_unique() >= 6


def test_each_concept_has_one_preferred_rendering(starter: table.Table):
    keyed = starter.terms.with_columns(key=zh_keys(starter.terms["zh"]))
    preferred = keyed.group_by("key").agg((pl.col("status") == "preferred").sum().alias("count"))
    assert set(preferred["count"]) == {1}


def test_no_two_rows_are_spellings_of_one_pair(starter: table.Table):
    pairs = list(zip(zh_keys(starter.terms["zh"]), map(en_key, starter.terms["en"]), strict=True))
    assert len(pairs) == len(set(pairs))


def test_pinyin_is_ours_and_can_be_read(starter: table.Table):
    for zh, pinyin in starter.terms.select("zh", "pinyin").unique().rows():
        assert pinyin == reading(zh)
        assert agrees(pinyin, zh), zh
        assert numbered(pinyin) != pinyin
