"""Figures: sums that add up, months without gaps, and nothing counted twice."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import KIND, STATUS
from glossary.stats import BY, counts, coverage, months, trend
from glossary.tables import ATTESTATIONS, TERMS, conform, empty

PAIRS = st.lists(
    st.tuples(
        st.sampled_from("双循环 雙循環 双碳 三农 科技".split()),
        st.sampled_from("abcdef"),
        st.sampled_from(STATUS),
        st.sampled_from(KIND),
        st.sampled_from(["", "economy"]),
    ),
    unique_by=lambda row: row[:2],
)
MET = st.lists(
    st.tuples(
        st.sampled_from("双循环 雙循環 双碳 三农".split()),
        st.dates(date(2020, 1, 1), date(2024, 12, 31)) | st.none(),
        st.integers(1, 9),
    )
)


def terms(rows):
    names = ["zh", "en", "status", "kind", "domain"]
    return conform(pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row"), TERMS)


def met(rows):
    frame = pl.DataFrame(rows, schema={"zh": pl.String, "published": pl.Date, "n": pl.UInt32}, orient="row")
    return conform(frame.with_columns(source=pl.lit("a.txt")), ATTESTATIONS)


@given(PAIRS)
def test_counts_add_up(rows):
    frame, none = terms(rows), empty(ATTESTATIONS)
    living = [row for row in rows if row[2] != "rejected"]
    assert counts(frame, none, "status")["count"].sum() == len(rows)
    assert counts(frame, none, "kind")["count"].sum() == len(living)
    assert counts(frame, none, "domain")["count"].sum() == len(living)
    concepts = len({row[0].replace("雙循環", "双循环") for row in living})
    assert counts(frame, none, "renderings")["count"].sum() == concepts
    assert coverage(frame).rows()[0][1] == concepts


@given(MET)
def test_counts_of_what_was_met_add_up(rows):
    dated = sum(day is not None for _, day, _ in rows)
    assert counts(terms([]), met(rows), "source")["count"].sum() == len(rows)
    assert counts(terms([]), met(rows), "month")["count"].sum() == dated


@given(MET)
def test_a_trend_has_every_month_and_every_mention(rows):
    found = trend(met(rows), ["双循环", "三农"])
    for term, spellings in (("双循环", {"双循环", "雙循環"}), ("三农", {"三农"})):
        line = found.filter(term=term)
        assert line["n"].sum() == sum(n for zh, day, n in rows if day and zh in spellings)
        assert line["month"].to_list() == months(line["month"])


def test_a_phrase_named_twice_counts_once():
    frame = met([("双碳", date(2022, 5, 4), 3)])
    assert trend(frame, ["双碳", "双碳"]).equals(trend(frame, ["双碳"]))


def test_a_trend_takes_english_in_any_case():
    frame = met([("双碳", date(2022, 5, 4), 3)]).with_columns(en=pl.lit("Dual carbon goals"))
    assert trend(frame, ["dual Carbon goals"])["n"].to_list() == [3]


def test_an_empty_glossary_has_figures_too():
    nothing = empty(TERMS)
    assert all(counts(nothing, empty(ATTESTATIONS), by).is_empty() for by in BY)
    assert coverage(nothing)["count"].sum() == 0
    assert trend(empty(ATTESTATIONS), ["双碳"]).is_empty()


def test_many_renderings_are_counted_together():
    frame = terms([("双碳", letter, "candidate", "term", "") for letter in "abcdef"])
    assert counts(frame, empty(ATTESTATIONS), "renderings").rows() == [("4 or more", 1)]
