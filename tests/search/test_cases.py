"""Lookups that translators make, and what must come first; the cases are in tests/cases/search.json."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from glossary.search.index import Index
from glossary.tables import TERMS, conform

CASES = json.loads((Path(__file__).parents[1] / "cases" / "search.json").read_text(encoding="utf-8"))
COLUMNS = ("zh", "en", "pinyin", "status", "kind", "freq")


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(conform(pl.DataFrame(CASES["glossary"], schema=COLUMNS, orient="row"), TERMS))


def test_there_are_enough_cases():
    assert len(CASES["first"]) >= 60
    assert len(CASES["near"]) >= 20


@pytest.mark.parametrize(("typed", "expected"), CASES["first"])
def test_what_was_meant_comes_first(index: Index, typed: str, expected: str):
    answer = index.query(typed)
    assert answer.hits[0].row["en"] == expected
    assert not answer.guessed


@pytest.mark.parametrize(("typed", "expected"), CASES["near"])
def test_a_near_miss_is_answered_and_said_to_be_one(index: Index, typed: str, expected: str):
    answer = index.query(typed)
    assert answer.hits[0].row["en"] == expected
    assert answer.guessed
    assert answer.suggestions
