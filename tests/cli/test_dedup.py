"""``glossary dedup``, as a person types it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.decide import Decision, add
from glossary.store.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    with store.transaction("add") as change:
        for en, status in (
            ("S&T self-reliance", "preferred"),
            ("science and technology self-reliance", "candidate"),
            ("sci-tech self-relianse", "candidate"),
            ("sci-tech self-reliance", "candidate"),
        ):
            change.terms = add(change.terms, "科技自立自强", en, Decision(status=status))
    return store


def run(store, *words, keys=""):
    return CliRunner().invoke(app, ["dedup", "-g", str(store.path), *words], input=keys)


def statuses(store):
    return dict(Store.open(store.path).terms.select("en", "status").rows())


def test_it_shows_and_changes_nothing(store):
    before = store.path.read_bytes()
    result = run(store, "-f", "plain")
    assert result.exit_code == 1
    assert "abbreviated differently" in result.stdout
    assert store.path.read_bytes() == before


def test_apply_carries_out_what_can_be(store):
    result = run(store, "--apply", "--reason", "abbreviated")
    assert result.exit_code == 0
    assert statuses(store)["science and technology self-reliance"] == "admitted"
    assert run(store, "--apply", "--reason", "letter").exit_code == 0
    assert list(statuses(store).values()).count("rejected") == 1


def test_asked_one_by_one_only_what_is_accepted_is_done(store):
    result = run(store, "--ask", keys="n\ny\n")
    assert "abbreviated differently:" in result.stderr
    assert "2 found, 1 accepted." in result.stderr
    assert statuses(store)["science and technology self-reliance"] == "candidate"
    assert list(statuses(store).values()).count("rejected") == 1


def test_nothing_found_is_fine(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    with store.transaction("add") as change:
        change.terms = add(change.terms, "双循环", "dual circulation")
    result = run(store)
    assert (result.exit_code, result.stdout) == (0, "")
