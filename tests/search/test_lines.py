"""The lines of an index: every row has one, whatever its words fold to."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from glossary.search.lines import BREAK, counted, folded, spelled, tokens

WORDS = st.lists(st.lists(st.sampled_from(["R&D", "the", "low-carbon", "Peak"]), max_size=4), max_size=6)


def fold(word: str) -> str:
    """Fold some words away and others apart."""
    return {"the": "", "low-carbon": "low carbon"}.get(word, word.lower())


@given(WORDS)
def test_each_row_is_folded_as_it_would_be_alone(rows: list[list[str]]):
    text = spelled(folded(tokens(pl.Series([" ".join(row) for row in rows], dtype=pl.String)), fold), " ")
    alone = [" ".join(filter(None, map(fold, row))) for row in rows]
    assert [line.strip() for line in text.split(BREAK)[1:-1]] == alone


@given(WORDS)
def test_words_are_counted_as_they_are_folded(rows: list[list[str]]):
    words = [part for row in rows for word in row for part in fold(word).split()]
    expected = sorted(set(words), key=lambda word: (-words.count(word), word))
    found = counted(tokens(pl.Series([" ".join(row) for row in rows], dtype=pl.String)), fold)
    assert found["word"].to_list() == expected
    assert found["count"].to_list() == [words.count(word) for word in expected]
