"""The laws of merging: whatever comes first, twice or in parts, the glossary is the same, and people are obeyed."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from glossary.decide import Decision, decide
from glossary.merge import absorb, merge, union
from glossary.tables import ATTESTATIONS, TERMS, conform, empty

ZH = ["科技自立自强", "科技自立自強", "“科技自立自强”", "双循环", "科技部"]
EN = ["S&T self-reliance", "s&t self reliance", "Dual circulation", "the dual-circulation", "dual circulations", "MOST"]

FEW = settings(max_examples=25)
"""Each example runs dozens of small queries; 25 find in seconds what 1,000 found while this was written."""

KEPT: dict[str, Any] = {name: ATTESTATIONS[name] for name in ATTESTATIONS if name not in {"margin", "runner_up"}}


HUMAN = ["zh", "en", "pinyin", "status", "kind", "note"]

seen: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "zh": st.sampled_from(ZH),
        "en": st.sampled_from(EN),
        "pinyin": st.sampled_from(["", "kējì zìlì zìqiáng", "kējì zìlì-zìqiáng"]),
        "abbreviation": st.sampled_from(["", "STSR", "DC", "Dc"]),
        "kind": st.sampled_from(["term", "slogan", "organisation"]),
        "method": st.sampled_from(["gloss", "import"]),
        "document": st.sampled_from(["d1", "d2", "d3"]),
        "published": st.sampled_from([None, date(2022, 10, 25), date(2023, 1, 2)]),
        "context": st.sampled_from(["", "one", "two"]),
        "n": st.integers(1, 3),
        "score": st.sampled_from([0.25, 0.5, 0.75, None]),
    }
)
evidence = st.lists(seen, max_size=8).map(lambda rows: conform(pl.DataFrame(rows, schema=KEPT), ATTESTATIONS))
decided = st.lists(
    st.fixed_dictionaries(
        {
            "zh": st.sampled_from(ZH),
            "en": st.sampled_from(EN),
            "pinyin": st.sampled_from(["", "kējì"]),
            "status": st.sampled_from(["preferred", "admitted", "deprecated", "rejected", "candidate"]),
            "kind": st.sampled_from(["term", "title"]),
            "note": st.sampled_from(["", "mine"]),
        }
    ),
    max_size=4,
    unique_by=lambda row: (row["zh"], row["en"]),
).map(lambda rows: conform(pl.DataFrame(rows, schema=dict.fromkeys(HUMAN, pl.String)), TERMS).sort("zh", "en"))


def attested(**cells) -> pl.DataFrame:
    return conform(pl.DataFrame([{"document": "d1", "n": 1, "score": 0.9, "kind": "term", **cells}]), ATTESTATIONS)


@FEW
@given(evidence, evidence)
def test_union_is_commutative(left, right):
    assert_frame_equal(union(left, right), union(right, left))


@FEW
@given(evidence, evidence, evidence)
def test_union_is_associative(one, two, three):
    assert_frame_equal(union(union(one, two), three), union(one, union(two, three)))


@FEW
@given(evidence, evidence)
def test_union_is_idempotent(left, right):
    both = union(left, right)
    assert_frame_equal(union(both, both), both)
    assert_frame_equal(union(both, right), both)


@FEW
@given(decided, evidence)
def test_merge_is_idempotent(terms, proof):
    once = merge(terms, union(proof, proof))
    assert_frame_equal(merge(once, union(proof, proof)), once)


@FEW
@given(decided, evidence, evidence)
def test_evidence_may_come_in_any_order_and_in_parts(terms, first, second):
    at_once, _ = absorb(terms, empty(ATTESTATIONS), union(first, second))
    some, proof = absorb(terms, empty(ATTESTATIONS), first)
    forwards, all_proof = absorb(some, proof, second)
    other, other_proof = absorb(terms, empty(ATTESTATIONS), second)
    backwards, all_other = absorb(other, other_proof, first)
    assert_frame_equal(all_proof, all_other)
    assert_frame_equal(forwards, backwards)
    assert_frame_equal(forwards, at_once)


@FEW
@given(decided, evidence)
def test_what_a_person_decided_stays(terms, proof):
    merged = merge(terms, proof)
    mine = terms.filter(pl.col("status") != "candidate")
    after = mine.select("zh", "en").join(merged, on=["zh", "en"], how="left", maintain_order="left")
    kept = ["zh", "en", "status", "kind", "note", "domain"]
    assert_frame_equal(after.select(kept), mine.select(kept))
    pinyin = zip(mine["pinyin"], after["pinyin"], strict=True)
    assert all(before in ("", now) for before, now in pinyin)


@FEW
@given(decided, evidence)
def test_merge_adds_rows_and_never_loses_or_doubles_one(terms, proof):
    merged = merge(terms, proof)
    assert merged.height >= terms.height
    assert merged.select(pl.struct("zh", "en").is_duplicated().any()).item() is not True
    assert merged.null_count().select(pl.col("zh", "en", "pinyin", "status", "kind", "note")).sum_horizontal()[0] == 0


def test_a_rejected_pair_is_never_proposed_again():
    terms, proof = absorb(empty(TERMS), empty(ATTESTATIONS), attested(zh="双循环", en="dual circulation"))
    terms = decide(terms, "双循环", "dual circulation", Decision(status="rejected"))
    again, _ = absorb(terms, proof, attested(zh="雙循環", en="Dual Circulation", document="d2"))
    assert again.select("en", "status", "docs").rows() == [("dual circulation", "rejected", 2)]


def test_a_document_that_is_read_twice_counts_once():
    proof = attested(zh="双循环", en="dual circulation", n=2)
    terms, both = absorb(*absorb(empty(TERMS), empty(ATTESTATIONS), proof), proof)
    assert both.height == 1
    assert terms.select("freq", "docs").row(0) == (2, 1)


def test_figures_come_from_the_evidence_and_stay_where_there_is_none():
    known = conform(pl.DataFrame({"zh": ["碳达峰"], "en": ["carbon peak"], "freq": [7]}), TERMS)
    proof = union(
        attested(zh="双循环", en="dual circulation", published=date(2022, 1, 1), score=0.5),
        attested(zh="雙循環", en="dual-circulation", document="d2", n=3, published=date(2021, 1, 1), score=0.8),
    )
    merged = merge(known, proof)
    row = merged.row(by_predicate=pl.col("freq") == 4, named=True)
    assert (row["docs"], row["first_seen"], row["last_seen"]) == (2, date(2021, 1, 1), date(2022, 1, 1))
    assert merged.filter(pl.col("zh") == "碳达峰")["freq"].to_list() == [7]


def test_an_abbreviation_is_a_rendering_of_its_own():
    proof = attested(zh="科技部", en="Ministry of Science and Technology", abbreviation="MOST", kind="organisation")
    merged = merge(empty(TERMS), proof)
    assert merged.select("en", "kind").rows() == [
        ("MOST", "abbreviation"),
        ("Ministry of Science and Technology", "organisation"),
    ]


def test_abbreviations_of_all_extractions_of_a_document_are_kept():
    worse = attested(zh="科技部", en="Ministry of Science and Technology", abbreviation="MoST", score=0.5)
    better = attested(zh="科技部", en="Ministry of Science and Technology", abbreviation="")
    other = attested(zh="科技部", en="Ministry of Science and Technology", abbreviation="MST", score=0.1)
    proof = union(union(better, worse), other)
    assert proof.select("abbreviation", "score").rows() == [("MST; MoST", pytest.approx(0.9))]
    assert merge(empty(TERMS), proof)["en"].to_list() == ["MST", "Ministry of Science and Technology", "MoST"]


def test_the_usual_spelling_wins_and_small_letters_before_capitals():
    proof = union(
        attested(zh="双循环", en="Dual Circulation"),
        union(
            attested(zh="双循环", en="dual circulation", document="d2"),
            attested(zh="双循环", en="dual-circulation", document="d3", score=0.2),
        ),
    )
    assert merge(empty(TERMS), proof)["en"].to_list() == ["dual circulation"]


def test_a_candidate_that_a_person_respelled_keeps_the_spelling():
    proof = attested(zh="双循环", en="Dual circulation", pinyin="shuāng xúnhuán")
    terms = merge(empty(TERMS), proof)
    mine = decide(terms, "双循环", "Dual circulation", Decision(en="dual-circulation", pinyin="shuāngxúnhuán"))
    kept, _ = absorb(mine, proof, attested(zh="双循环", en="DUAL CIRCULATION", document="d2"))
    assert kept.select("en", "pinyin", "docs").row(0) == ("dual-circulation", "shuāngxúnhuán", 2)


def test_what_a_person_deleted_is_not_brought_back_by_evidence_for_the_same_phrase():
    proof = union(attested(zh="双循环", en="dual circulation"), attested(zh="双循环", en="double loop"))
    terms = merge(empty(TERMS), proof).filter(pl.col("en") != "double loop")
    again, _ = absorb(terms, proof, attested(zh="双循环", en="twin cycle", document="d2"))
    assert again["en"].to_list() == ["dual circulation", "twin cycle"]


def test_what_a_person_deleted_is_not_brought_back_by_other_evidence():
    old = union(attested(zh="双循环", en="dual circulation"), attested(zh="碳达峰", en="carbon peak"))
    terms, _ = absorb(empty(TERMS), old, attested(zh="碳中和", en="carbon neutrality", document="d2"))
    assert terms["zh"].to_list() == ["碳中和"]
