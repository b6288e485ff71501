"""``glossary dedup``, as a person types it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.decide import Decision, add
from glossary.store.store import Store

PAIRS = (
    ("科技自立自强", "S&T self-reliance", "preferred"),
    ("科技自立自强", "science and technology self-reliance", "candidate"),
    ("科技自立自强", "sci-tech self-relianse", "candidate"),
    ("高水平科技自立自强", "high-level S&T self-reliance", "candidate"),
    ("关键核心技术", "key core technologies", "preferred"),
    ("关健核心技术", "key core technologies", "admitted"),
)


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    with store.transaction("add") as change:
        for zh, en, status in PAIRS:
            change.terms = add(change.terms, zh, en, Decision(status=status))
    return store


def run(store, *words, keys=""):
    return CliRunner().invoke(app, ["dedup", "-g", str(store.path), *words], input=keys)


def statuses(store):
    return {f"{zh} {en}": status for zh, en, status in Store.open(store.path).terms.select("zh", "en", "status").rows()}


def test_it_shows_the_surest_first_and_changes_nothing(store):
    before = store.path.read_bytes()
    result = run(store, "-f", "jsonl")
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["reason"], one["action"], one["other_status"]) for one in found] == [
        ("abbreviated differently", "admit", "candidate"),
        ("misspelled", "reject", "candidate"),
        ("another character of the same sound", "check", "admitted"),
        ("part of a longer phrase", "keep both", "candidate"),
    ]
    assert store.path.read_bytes() == before


def test_only_so_many_are_shown_and_the_rest_counted(store):
    result = run(store, "-f", "plain", "--limit", "1")
    assert result.stdout.count("\n") == 1
    assert "4 found" in result.stderr
    assert "--limit 0" in result.stderr
    assert run(store, "-f", "plain", "--limit", "0").stdout.count("\n") == 4


def test_apply_carries_out_what_is_shown_and_sure(store):
    result = run(store, "--apply", "--limit", "1")
    assert result.exit_code == 1
    assert statuses(store)["科技自立自强 science and technology self-reliance"] == "admitted"
    assert statuses(store)["科技自立自强 sci-tech self-relianse"] == "candidate"
    assert run(store, "--apply", "--reason", "misspelled").exit_code == 0
    assert statuses(store)["科技自立自强 sci-tech self-relianse"] == "rejected"
    again = run(store, "--apply")
    assert again.exit_code == 1
    assert "0 carried out" in again.stderr


def test_asked_one_by_one_only_what_is_accepted_is_done_and_no_answer_asked_for_twice(store):
    result = run(store, "--ask", keys="n\nx\ny\nf\n")
    assert "abbreviated differently:" in result.stderr
    assert "4 found, 2 carried out." in result.stderr
    after = statuses(store)
    assert after["科技自立自强 science and technology self-reliance"] == "candidate"
    assert after["科技自立自强 sci-tech self-relianse"] == "rejected"
    assert after["关键核心技术 key core technologies"] == "rejected"
    assert run(store, "-f", "plain").stdout.startswith("part of a longer phrase\t")
    assert run(store, "-f", "plain", "--again").stdout.startswith("abbreviated differently\t")
    assert run(store, "--ask", keys="y\n").exit_code == 0
    assert run(store).exit_code == 0


def test_what_was_accepted_can_be_taken_back(store):
    before = statuses(store)
    run(store, "--apply")
    CliRunner().invoke(app, ["undo", "-g", str(store.path)])
    assert statuses(store) == before


def test_nothing_found_is_fine(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    with store.transaction("add") as change:
        change.terms = add(change.terms, "双循环", "dual circulation")
    result = run(store)
    assert (result.exit_code, result.stdout) == (0, "")
