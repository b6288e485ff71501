"""``glossary merge`` and ``glossary conflicts``, as a person types them."""

from __future__ import annotations

import json

import polars as pl
import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.decide import Decision, add
from glossary.merge import union
from glossary.store.store import Store
from glossary.tables import ATTESTATIONS, conform, empty


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def glossary(path, *pairs):
    store = Store.open(path, create=True)
    with store.transaction("add") as change:
        for zh, en, status in pairs:
            change.terms = add(change.terms, zh, en, Decision(status=status))
    return store


@pytest.fixture
def mine(tmp_path):
    return glossary(tmp_path / "mine" / "terms.csv", ("双循环", "dual circulation", "preferred"))


@pytest.fixture
def hers(tmp_path):
    store = glossary(
        tmp_path / "hers" / "terms.csv",
        ("双循环", "dual circulation", "rejected"),
        ("双循环", "double loop", "preferred"),
        ("碳达峰", "carbon peak", "preferred"),
    )
    row = {
        "zh": "碳达峰",
        "en": "carbon peak",
        "document": "d1",
        "method": "gloss",
        "n": 2,
        "score": 0.9,
        "kind": "term",
    }
    with store.transaction("extract") as change:
        change.attestations = union(empty(ATTESTATIONS), conform(pl.DataFrame([row]), ATTESTATIONS))
    return store


def listed(store, *words):
    result = run("conflicts", *words, "-g", store.path, "-f", "jsonl")
    return [json.loads(line) for line in result.stdout.splitlines()], result.exit_code


def test_a_colleagues_terms_and_evidence_arrive(mine, hers):
    result = run("merge", hers.path.parent, "-g", mine.path)
    assert result.exit_code == 0, result.output
    assert "2 new pairs, 3 in all; 1 conflict (" in result.stderr
    merged = Store.open(mine.path)
    assert merged.terms.filter(pl.col("zh") == "碳达峰").select("status", "freq").row(0) == ("preferred", 2)
    assert merged.attestations.height == 1
    assert merged.history()[-1].op == "merge"


def test_conflicts_stay_listed_until_they_are_settled(mine, hers):
    run("merge", hers.path, "-g", mine.path)
    rows, code = listed(mine)
    assert code == 1
    assert [(row["field"], row["ours"], row["theirs"]) for row in rows] == [
        ("status", "preferred", "rejected"),
        ("preferred", "double loop", "dual circulation"),
    ]
    assert rows[0]["source"] == str(hers.path)
    assert listed(mine, "碳达峰") == ([], 0)
    rows, _ = listed(mine, "--theirs")
    assert rows == []
    assert dict(Store.open(mine.path).terms.filter(pl.col("zh") == "双循环").select("en", "status").rows()) == {
        "double loop": "preferred",
        "dual circulation": "rejected",
    }


def test_keeping_ours_settles_a_conflict_without_changing_the_terms(mine, hers):
    run("merge", hers.path, "-g", mine.path)
    before = mine.path.read_bytes()
    rows, _ = listed(mine, "--ours")
    assert [row["field"] for row in rows] == ["preferred"]
    assert mine.path.read_bytes() == before


def test_a_conflict_that_was_settled_is_not_asked_again_until_a_value_changes(mine, hers):
    run("merge", hers.path, "-g", mine.path)
    run("conflicts", "--ours", "-g", mine.path)
    again = run("merge", hers.path, "-g", mine.path)
    assert "1 conflict more, settled earlier: yours stays." in again.stderr
    assert all(row["field"] != "status" for row in listed(mine)[0])
    run("set", "双循环", "dual circulation", "-s", "deprecated", "-g", hers.path)
    assert "1 conflict (" in run("merge", hers.path, "-g", mine.path).stderr


def test_a_decision_of_ones_own_settles_a_conflict(mine, hers):
    run("merge", hers.path, "-g", mine.path)
    with mine.transaction("set") as change:
        change.terms = add(change.terms, "双循环", "dual circulation", Decision(status="deprecated"))
    assert listed(mine) == ([], 0)


def test_undo_of_a_merge_takes_its_conflicts_back(mine, hers):
    before = mine.path.read_bytes()
    run("merge", hers.path, "-g", mine.path)
    assert run("undo", "-g", mine.path).exit_code == 0
    assert mine.path.read_bytes() == before
    assert listed(mine) == ([], 0)


def test_a_side_may_win_at_once(mine, hers):
    run("merge", hers.path, "-g", mine.path, "--theirs")
    assert listed(mine) == ([], 0)
    assert "double loop" in Store.open(mine.path).terms.filter(pl.col("status") == "preferred")["en"]


def test_a_dry_run_shows_conflicts_and_writes_nothing(mine, hers):
    before = {path: path.read_bytes() for path in mine.path.parent.iterdir() if path.is_file()}
    result = run("merge", hers.path, "-g", mine.path, "--dry-run", "-f", "plain")
    assert "rejected" in result.stdout
    assert {path: path.read_bytes() for path in mine.path.parent.iterdir() if path.is_file()} == before


def test_merging_again_changes_nothing_but_a_conflict_is_not_listed_twice(mine, hers):
    run("merge", hers.path, "-g", mine.path)
    before = mine.path.read_bytes()
    run("merge", hers.path, "-g", mine.path)
    assert mine.path.read_bytes() == before
    assert len(listed(mine)[0]) == 2


def test_bad_rows_of_the_other_side_are_named_and_the_good_ones_taken(mine, hers):
    hers.path.write_bytes(hers.path.read_bytes().replace(b"double loop", b""))
    result = run("merge", hers.path, "-g", mine.path)
    assert f"{hers.path}:2 en: is empty" in result.stderr
    assert "碳达峰" in Store.open(mine.path).terms["zh"]


def test_both_sides_cannot_win(mine):
    assert "cannot both win" in str(run("merge", mine.path, "-g", mine.path, "--ours", "--theirs").exception)


def test_settling_conflicts_and_the_merge_that_found_them_are_taken_back_step_by_step(mine, hers):
    run("merge", hers.path, "-g", mine.path)
    found = listed(mine)
    run("conflicts", "--ours", "-g", mine.path)
    assert [row["field"] for row in listed(mine)[0]] == ["preferred"]
    undone = run("undo", "-g", mine.path)
    assert "Undone: conflicts" in undone.stderr
    assert listed(mine) == found
    assert "Undone: merge" in run("undo", "-g", mine.path).stderr
    assert listed(mine) == ([], 0)
    assert Store.open(mine.path).terms.height == 1
    assert "Undone: add" in run("undo", "-g", mine.path).stderr


def test_a_merge_that_only_found_conflicts_is_taken_back_once(mine, tmp_path):
    other = glossary(tmp_path / "other" / "terms.csv", ("双循环", "dual circulation", "rejected"))
    run("merge", other.path, "-g", mine.path)
    assert listed(mine)[1] == 1
    assert "Undone: merge" in run("undo", "-g", mine.path).stderr
    assert listed(mine) == ([], 0)
    assert "Undone: add" in run("undo", "-g", mine.path).stderr
    assert run("undo", "-g", mine.path).exception
