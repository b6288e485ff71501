"""What the miner must find, must not find, and does not find yet: cases by intent in tests/cases/gloss."""

import json
from pathlib import Path

import pytest

from glossary import extract
from glossary.lang.lexicon import Lexicon
from glossary.model import Document, Segment

CASES = Path(__file__).resolve().parent.parent / "cases" / "gloss"


def cases(name: str):
    return [
        pytest.param(case, id=case.get("intent", case.get("zh")))
        for case in json.loads((CASES / name).read_text(encoding="utf-8"))
    ]


def mined(text: str) -> set[tuple[str, str]]:
    frame = extract.mine([Document("case.txt", [Segment(text, line=1)])])
    return set(frame.select("zh", "en").iter_rows())


@pytest.mark.parametrize("case", cases("layouts.json"))
def test_layout_gives_exactly_its_pairs(case):
    assert mined(case["text"]) == {tuple(pair) for pair in case["pairs"]}


@pytest.mark.parametrize("case", cases("negatives.json"))
def test_what_is_no_translation_stays_out(case):
    assert mined(case["text"]) == set()


@pytest.mark.parametrize("case", cases("kinds.json"))
def test_kind_is_told(case):
    frame = extract.mine([Document("case.txt", [Segment(case["text"], line=1)])])
    assert dict(frame.select("zh", "kind").iter_rows()) == {case["zh"]: case["kind"]}


def test_approved_rendering_is_recognised_whatever_stands_before_it():
    lexicon = Lexicon({}, {}, pairs=[("大食物观", "big food concept")])
    for text in ("It then invokes Xi’s old big food concept (大食物观).", "会议谈到大食物观（big food concept）。"):
        found = extract.mine([Document("case.txt", [Segment(text, line=1)])], lexicon=lexicon)
        assert found.select("zh", "en", "rule").rows() == [("大食物观", "big food concept", "agreed")]


@pytest.mark.parametrize("case", cases("known_failures.json"))
@pytest.mark.xfail(reason="known failure, see docs/methods.md", strict=True)
def test_known_failure(case):
    assert mined(case["text"]) == {tuple(pair) for pair in case["pairs"]}
