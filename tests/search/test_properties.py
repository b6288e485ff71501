"""The index finds what a plain search over all rows finds, no more and no less, and in the same order of merit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.lang.english import STOP_WORDS, stem
from glossary.lang.script import zh_key
from glossary.search.answer import SHAPES, Options
from glossary.search.fold import english
from glossary.search.index import Index
from glossary.tables import TERMS, conform
from tests.strategies import TERM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALL = Options(limit=10_000, waiting=True)
HAN = st.text("科技自立发展新", min_size=1, max_size=7)
SYLLABLES = st.lists(st.sampled_from("xi an xian ke ji fa fan zhan gan a".split()), min_size=1, max_size=6)
ENGLISH = st.lists(
    st.sampled_from("policy policies technology technological tech plan planning S&T five-year reform".split()),
    min_size=1,
    max_size=5,
)
STATUS = st.sampled_from(["candidate", "preferred", "admitted", "deprecated"])


def indexed(rows: Sequence[Mapping[str, object]]) -> Index:
    """Index rows; each gets its number as its note."""
    numbered = [{**row, "note": str(number)} for number, row in enumerate(rows)]
    return Index.build(conform(pl.DataFrame(numbered, infer_schema_length=None), TERMS))


def found(index: Index, typed: str) -> set[int]:
    """Return the numbers of the rows that answer without guessing."""
    answer = index.query(typed, ALL)
    sure = [hit for hit in answer.hits if not answer.guessed and hit.field not in {"mixed", "concept"}]
    return {int(hit.row["note"]) for hit in sure}


@settings(max_examples=40)
@given(st.lists(st.tuples(HAN, STATUS, st.integers(0, 9)), min_size=1, max_size=30), HAN)
def test_han_inside(rows: list[tuple[str, str, int]], typed: str):
    table = [
        {"zh": zh, "en": f"x{n}", "pinyin": "5", "status": status, "freq": freq}
        for n, (zh, status, freq) in enumerate(rows)
    ]
    index = indexed(table)
    assert found(index, typed) == {number for number, row in enumerate(table) if typed in zh_key(str(row["zh"]))}
    order = "preferred admitted candidate deprecated".split()
    merits = [
        (SHAPES.index(hit.shape), order.index(hit.row["status"]), -hit.row["freq"])
        for hit in index.query(typed, ALL).hits
        if hit.shape != "fuzzy"
    ]
    assert all(better <= worse for better, worse in pairwise(merits))


@settings(max_examples=40)
@given(st.lists(SYLLABLES, min_size=1, max_size=30), SYLLABLES, st.integers(0, 2))
def test_pinyin_and_initials(rows: list[list[str]], asked: list[str], dropped: int):
    typed = "".join(asked)[: -dropped or None]
    table = [{"zh": f"字{n}", "en": "7", "pinyin": " ".join(row)} for n, row in enumerate(rows)]
    expected = {
        number
        for number, row in enumerate(rows)
        if any("".join(row[at:]).startswith(typed) for at in range(len(row)))
        or (len(typed) > 1 and typed in "".join(syllable[0] for syllable in row))
    }
    if typed:
        assert found(indexed(table), typed) == expected


@settings(max_examples=40)
@given(st.lists(ENGLISH, min_size=1, max_size=30), ENGLISH.map(lambda words: words[:2]))
def test_english_words_in_any_order_and_form(rows: list[list[str]], asked: list[str]):
    table = [{"zh": f"字{n}", "en": " ".join(row), "pinyin": "5"} for n, row in enumerate(rows)]
    typed = [word for word in english(" ".join(asked)).split() if word not in STOP_WORDS]
    expected = {
        number
        for number, row in enumerate(rows)
        if all(
            any(word.startswith(part) or stem(word) == stem(part) for word in english(" ".join(row)).split())
            for part in typed
        )
    }
    assert found(indexed(table), " ".join(asked)) == expected


@settings(max_examples=30)
@given(st.lists(st.tuples(TERM, TERM), min_size=1, max_size=8, unique=True), TERM)
def test_awkward_text_is_indexed_and_asked_without_harm(rows: list[tuple[str, str]], typed: str):
    index = indexed([{"zh": zh, "en": en, "pinyin": "5"} for zh, en in rows])
    assert len(index) == len(rows)
    for number in range(len(index)):
        assert index.row(number)["note"].isdecimal()
    assert len(index.query(typed, ALL).hits) <= len(rows)
