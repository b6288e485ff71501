"""Keys of whole tables agree with the keys of single strings."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import keys
from glossary.lang.english import en_key
from glossary.lang.script import zh_key

zh = st.text(st.sampled_from("科技自強强“”《》０5ｇＧ +·。́가한"), max_size=5) | st.text(max_size=5)
en = st.sampled_from(["S&T self-reliance", "s&t self reliance", "the S&T Self‑Reliance", "centres", "center", "Centre"])


@given(st.lists(zh, max_size=20))
def test_zh_keys_are_those_of_each_string(texts):
    assert keys.zh_keys(pl.Series(texts, dtype=pl.String)).to_list() == [zh_key(text) for text in texts]


@given(st.lists(zh, max_size=40))
def test_a_text_that_is_said_to_be_its_own_key_is(texts):
    own = pl.Series(texts, dtype=pl.String).str.contains(keys.own_key())
    assert all(zh_key(text) == text for text, is_own in zip(texts, own, strict=True) if is_own)


WORDS = (
    "the a co e non anti per cent Labour centres labour-market S&T analyses People programmes us news series - 2035 "
    "14th 1990s 5G CO2 12".split()
)


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join) | st.text(max_size=5), max_size=9)
)
def test_en_keys_of_many_texts_are_those_of_each_string(texts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MANY", 0)
        assert keys.en_keys(pl.Series(texts, dtype=pl.String)).to_list() == [en_key(text) for text in texts]


def test_many_texts_take_the_short_way_to_the_same_keys(monkeypatch):
    monkeypatch.setattr(keys, "MANY", 1)
    texts = ["双循环", "雙循環", "《双循环》", "5G基站", "5ｇ基站", ""]
    assert keys.zh_keys(pl.Series(texts)).to_list() == [zh_key(text) for text in texts]


@given(st.lists(st.tuples(st.sampled_from(["科技", "科 技", "双循环"]), en), max_size=6), st.lists(en, max_size=3))
def test_rows_meet_exactly_if_both_keys_agree(pairs, others):
    left = pl.DataFrame(pairs, schema={"zh": pl.String, "en": pl.String}, orient="row")
    right = pl.DataFrame({"zh": ["科技"] * len(others), "en": others}, schema=left.schema)
    rows = [row for table in keys.with_keys(left, right) for row in table.iter_rows(named=True)]
    for one in rows:
        for two in rows:
            same = (zh_key(one["zh"]), en_key(one["en"])) == (zh_key(two["zh"]), en_key(two["en"]))
            assert ((one["zh_key"], one["en_key"]) == (two["zh_key"], two["en_key"])) == same


def test_a_pair_is_found_in_any_spelling():
    terms = pl.DataFrame({"zh": ["双循环", "雙循環", "碳达峰"], "en": ["dual circulation", "Dual-circulation", "peak"]})
    assert keys.pair(terms, "双循环", "the dual circulation").to_list() == [True, True, False]
    assert keys.concept(terms, "碳達峰").to_list() == [False, False, True]
    assert not keys.pair(terms, "碳达峰", "carbon peak").any()
