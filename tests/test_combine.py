"""Two people's glossaries become one: each decision of both is kept, and a difference is reported, not decided."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from glossary.combine import combine, several_preferred
from glossary.tables import TERMS, conform


def terms(*rows):
    defaults = {"status": "candidate", "kind": "term", "domain": "", "note": "", "pinyin": ""}
    table = pl.DataFrame([{**defaults, **row} for row in rows], infer_schema_length=None)
    return conform(table, TERMS).sort("zh", "en")


DUAL = {"zh": "双循环", "en": "dual circulation"}


def test_pairs_of_both_sides_are_there():
    found, conflicts = combine(terms(DUAL), terms({"zh": "碳达峰", "en": "carbon peak", "status": "preferred"}))
    assert found.select("zh", "status").rows() == [("双循环", "candidate"), ("碳达峰", "preferred")]
    assert conflicts.is_empty()


def test_a_decision_beats_a_candidate_on_either_side():
    hers = {"zh": "雙循環", "en": "Dual Circulation", "status": "preferred", "note": "Party usage"}
    for one, two in ((terms(DUAL), terms(hers)), (terms(hers), terms(DUAL))):
        found, conflicts = combine(one, two)
        assert found.select("en", "status", "note").row(0) == ("Dual Circulation", "preferred", "Party usage")
        assert conflicts.is_empty()


def test_what_one_side_left_empty_the_other_fills():
    mine = terms({**DUAL, "status": "preferred", "domain": "economy"})
    hers = terms({**DUAL, "status": "preferred", "pinyin": "shuāngxúnhuán", "kind": "slogan"})
    found, conflicts = combine(mine, hers)
    assert found.select("domain", "pinyin", "kind").row(0) == ("economy", "shuāngxúnhuán", "slogan")
    assert conflicts.is_empty()


def test_different_decisions_are_reported_and_ours_stays_unless_a_side_wins():
    mine = terms({**DUAL, "status": "preferred", "note": "mine"})
    hers = terms({**DUAL, "en": "Dual circulation", "status": "rejected", "note": "hers"})
    found, conflicts = combine(mine, hers)
    assert found.select("en", "status", "note").rows() == [("dual circulation", "preferred", "mine")]
    assert conflicts.select("field", "ours", "theirs").rows() == [
        ("en", "dual circulation", "Dual circulation"),
        ("note", "mine", "hers"),
        ("status", "preferred", "rejected"),
    ]
    assert combine(mine, hers, "ours")[0].equals(found)
    theirs, none_left = combine(mine, hers, "theirs")
    assert theirs.select("en", "status", "note").row(0) == ("Dual circulation", "rejected", "hers")
    assert none_left.is_empty()


def test_spacing_of_pinyin_is_no_conflict():
    one, two = ({**DUAL, "status": "preferred", "pinyin": pinyin} for pinyin in ("shuāng xúnhuán", "Shuāngxúnhuán"))
    assert combine(terms(one), terms(two))[1].is_empty()


@pytest.mark.parametrize(("side", "left"), [("", 2), ("ours", 1), ("theirs", 1)])
def test_two_preferred_renderings_both_stay_unless_a_side_wins(side, left):
    mine = terms({**DUAL, "status": "preferred"})
    hers = terms({"zh": "雙循環", "en": "double loop", "status": "preferred"})
    found, _ = combine(mine, hers, side)
    preferred = found.filter(pl.col("status") == "preferred")["en"].to_list()
    assert len(preferred) == left
    assert several_preferred(found).height == (left > 1)
    if side:
        assert preferred == ["dual circulation" if side == "ours" else "double loop"]


def test_own_columns_of_both_sides_are_kept():
    mine = terms({**DUAL, "status": "admitted", "client": "ministry"})
    hers = terms(
        {**DUAL, "status": "admitted", "checked": "yes"}, {"zh": "碳达峰", "en": "carbon peak", "checked": "no"}
    )
    found, _ = combine(mine, hers)
    assert found.select("client", "checked").rows() == [("ministry", "yes"), ("", "no")]


rows = st.lists(
    st.fixed_dictionaries({
        "zh": st.sampled_from(["双循环", "雙循環", "碳达峰"]),
        "en": st.sampled_from(["dual circulation", "Dual-circulation", "carbon peak"]),
        "status": st.sampled_from(["candidate", "preferred", "rejected"]),
        "note": st.sampled_from(["", "a", "b"]),
    }), min_size=1, max_size=4, unique_by=lambda row: (row["zh"], row["en"]),
).map(lambda found: terms(*found))  # fmt: skip


@settings(max_examples=25)
@given(rows, rows)
def test_merging_again_changes_nothing_and_no_decision_of_ours_is_lost(mine, hers):
    once, _ = combine(mine, hers)
    twice, _ = combine(once, hers)
    assert_frame_equal(once, twice)
    decided = mine.filter(pl.col("status") != "candidate").select("zh", "en", "status")
    assert decided.join(once, on=["zh", "en", "status"], how="anti").is_empty()
    assert not once.select(pl.struct("zh", "en").is_duplicated().any()).item()
