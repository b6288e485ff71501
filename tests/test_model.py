"""The data model: places of segments, and frames that keep their schema."""

import polars as pl

from glossary.model import Segment
from glossary.tables import ATTESTATIONS, TERMS, conform, empty


def test_place_counts_lines_from_the_segment_on():
    segment = Segment("第一行\n第二行\n第三行", line=10)
    assert [segment.place(0), segment.place(4), segment.place(8)] == ["line 10", "line 11", "line 12"]


def test_conform_fills_missing_text_with_nothing_and_numbers_with_null():
    frame = conform(pl.DataFrame({"zh": ["双循环"], "en": [None]}), TERMS)
    row = frame.row(0, named=True)
    assert (row["en"], row["status"], row["freq"]) == ("", "", None)


def test_conform_keeps_columns_of_the_user_after_ours():
    frame = conform(pl.DataFrame({"client": ["x"], "zh": ["双循环"], "team": ["y"]}), TERMS)
    assert frame.columns == [*TERMS, "client", "team"]


def test_empty_has_the_schema():
    assert dict(empty(ATTESTATIONS).schema) == {name: kind() for name, kind in ATTESTATIONS.items()}
