"""The rules by which mined pairs are judged, and that they are those of the shared scorer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gold.scoring import Mined, Row, en_form, judge, overlap, read_gold, zh_form

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("GLOSSARY_SHARED") or ROOT.parent / "shared") / "gold"
MIXED = st.text(alphabet="aZ9é'’\"“”-–()[] .,;《》·、十四五规划臺Ａ\u00a0*_", max_size=20)


@given(MIXED)
def test_folding_twice_changes_nothing_more_in_chinese(text):
    assert zh_form(zh_form(text)) == zh_form(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the “Four Olds”", "Four Olds"),
        ("S&T self–reliance", "s&t self-reliance"),
        ("people’s war", "people's war"),
        ("(trial implementation)", "trial implementation"),
        ("An Opinion.", "opinion"),
    ],
)
def test_english_that_differs_only_in_dress_is_equal(left, right):
    assert en_form(left) == en_form(right)


@pytest.mark.parametrize(("left", "right"), [("four olds", "four old"), ("S&T", "S and T"), ("a b", "b a")])
def test_english_that_differs_in_words_is_not_equal(left, right):
    assert en_form(left) != en_form(right)


def test_overlap_counts_a_repeated_word_as_often_as_it_occurs():
    assert overlap("old old", "old") == pytest.approx(2 / 3)
    assert overlap("", "old") == 0


GOLD = {
    "1": [
        Row("双循环", "dual circulation", "en_paren+q", ("dual-circulation strategy", "双循环战略")),
        Row("共同富裕", "common prosperity", "en_paren"),
        Row("王毅", "Wang Yi", "person"),
        Row("科技部", "", "negative"),
        Row("双循环", "strategy of dual circulation", "negative"),
    ]
}


def test_an_alternative_of_either_side_is_right():
    result = judge({"1": [Mined("双循环战略", "dual-circulation strategy")]}, GOLD)
    assert (result.precision, result.recall, result.forbidden) == (1.0, 0.5, [])


def test_several_right_pairs_of_one_row_find_it_once():
    result = judge({"1": [Mined("双循环", "dual circulation"), Mined("双循环战略", "dual circulation")]}, GOLD)
    assert (len(result.right), len(result.found), len(result.wrong)) == (2, 1, 0)


def test_a_person_counts_neither_way():
    result = judge({"1": [Mined("王毅", "Wang Yi"), Mined("共同富裕", "common prosperity")]}, GOLD)
    assert (result.precision, result.recall, len(result.neutral)) == (1.0, 0.5, 1)


def test_negatives_are_wrong_and_named():
    result = judge({"1": [Mined("科技部", "Ministry"), Mined("双循环", "strategy of dual circulation")]}, GOLD)
    assert (len(result.wrong), len(result.forbidden), result.precision) == (2, 2, 0.0)


def test_pairs_that_differ_only_in_dress_count_once():
    result = judge({"1": [Mined("甲", "the plan"), Mined("《甲》", "“Plan”")]}, GOLD)
    assert len(result.wrong) == 1


def test_a_longer_english_side_is_right_only_when_relaxed():
    pairs = {"1": [Mined("共同富裕", "real common prosperity")]}
    assert not judge(pairs, GOLD).found
    assert len(judge(pairs, GOLD, relaxed=True).found) == 1


def test_documents_without_gold_are_left_out():
    assert not judge({"2": [Mined("甲", "plan")]}, GOLD).wrong


def test_precision_from_a_score_looks_only_at_the_pairs_above():
    result = judge({"1": [Mined("共同富裕", "common prosperity", 0.95), Mined("甲", "plan", 0.2)]}, GOLD)
    assert (result.precision, result.precision_from(0.9)) == (0.5, 1.0)


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the shared scorer is not on this machine")
@pytest.mark.parametrize(
    ("texts", "gold"),
    [("policy-dev", "policy-dev"), ("open/d2lzh_inline/input_plain", "open/d2lzh_inline/gold.tsv")],
)
def test_the_shared_scorer_gives_the_same_figures(texts, gold, tmp_path):
    """On the predictions of the naive baseline, which holds plenty of each kind of error."""
    run = [sys.executable, SHARED / "baseline.py", SHARED / texts]
    predictions = subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    (tmp_path / "pred.tsv").write_text(predictions, encoding="utf-8")
    run = [sys.executable, SHARED / "score.py", tmp_path / "pred.tsv", SHARED / gold, "--json"]
    theirs = json.loads(subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8").stdout)
    mined: dict[str, list[Mined]] = {}
    for row in predictions.splitlines():
        document, zh, en = row.split("\t")
        mined.setdefault(document, []).append(Mined(zh, en))
    for mode in ("exact", "relaxed"):
        ours = judge(mined, read_gold(SHARED / gold), relaxed=mode == "relaxed")
        assert (len(ours.found), len(ours.wrong), len(ours.neutral)) == tuple(
            theirs[mode][key] for key in ("found", "wrong", "neutral_hits")
        )
        assert round(ours.f1, 4) == theirs[mode]["f1"]
        if mode == "exact":
            assert len(ours.forbidden) == theirs["hard_negative_hits"]
