"""The places of a text are those where a match may begin, in the order of the bytes that stand there."""

from __future__ import annotations

from array import array

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.search.places import beginnings, ordered, text, whole_numbers
from glossary.search.text import COMMON, WIDTH, Text


@given(st.text("科技ab \n", max_size=60))
def test_places_are_sorted_by_the_bytes_found_there(spelled: str):
    blob = spelled.encode()
    expected = sorted(range(len(blob)), key=lambda at: (blob[at : at + WIDTH].ljust(WIDTH, b"\0"), at))
    assert ordered(blob, pl.Series(range(len(blob)), dtype=pl.UInt32))["place"].to_list() == expected


def test_where_very_many_agree_a_longer_pattern_is_found_at_once():
    words = [f"development{'al' if row % 700 == 0 else ''} {row}" for row in range(COMMON + 1000)]
    laid_out = text("en", "\n" + "".join(f" {word} \n" for word in words), "word")
    lines, places, deep = (array("I", laid_out[f"en.{part}"]) for part in ("lines", "places", "deep"))
    looked_up = Text(laid_out["en.blob"], 0, lines, places, deep)
    low, high = looked_up.reach(b" development")
    assert high - low == len(words)
    assert sorted(deep[low:high]) == sorted(places[low:high])
    assert len(list(looked_up.candidates(b" developmental ", low, high))) == 5
    assert list(looked_up.rows(b" developmental ")) == [0, 700, 1400, 2100, 2800]
    assert list(looked_up.rows(b" development")) == list(range(len(words)))


@pytest.mark.parametrize(
    ("begin", "spelled", "breaks", "begins"),
    [
        ("character", "\n科a\n", [0, 5], [0, 1, 4, 5]),
        ("syllable", "\n ke ji \n bu \n", [0, 5, 8], [0, 1, 3, 5, 6, 8]),
        ("word", "\n dual circulation \n peak \n", [0, 19, 26], [0, 1, 6, 19, 20, 26]),
        ("line", "\na a\nb b\n", [0, 4, 8], [0, 4, 8]),
    ],
)
def test_where_a_match_may_begin(begin, spelled, breaks, begins):
    found = beginnings(whole_numbers(spelled.encode(), "B"), begin)
    assert [places.to_list() for places in found] == [breaks, begins]


def test_blanks_between_syllables_are_not_kept():
    laid_out = text("pinyin", "\n ke ji \n", "syllable")
    assert laid_out["pinyin.blob"] == b"\nkeji\n"
    assert sorted(array("I", laid_out["pinyin.places"])) == [0, 1, 3, 5]
