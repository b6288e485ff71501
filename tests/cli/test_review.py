"""``glossary review``: a queue of candidates, one key each, saved at once, resumed where it was left."""

from __future__ import annotations

import polars as pl
import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.merge import absorb
from glossary.store.store import Store
from glossary.tables import ATTESTATIONS, conform


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    rows = [
        {"zh": zh, "en": en, "score": score, "context": f"They speak of “{en}” ({zh}).", "source": "brief.txt"}
        for zh, en, score in (
            ("双循环", "dual circulation", 0.9),
            ("碳达峰", "carbon peek", 0.8),
            ("碳中和", "the carbon", 0.3),
            ("双循环", "double loop", 0.7),
        )
    ]
    new = conform(pl.DataFrame(rows).with_columns(kind=pl.lit("term"), n=1, document=pl.lit("d1")), ATTESTATIONS)
    with store.transaction("extract") as change:
        change.terms, change.attestations = absorb(change.terms, change.attestations, new)
    return store


def review(store, *keys, options=()):
    words = ["review", "-g", str(store.path), *options]
    result = CliRunner().invoke(app, words, input="".join(f"{key}\n" for key in keys))
    assert result.exit_code == 0, result.output
    return result


def statuses(store):
    return dict(Store.open(store.path).terms.select("en", "status").rows())


def test_keys_decide_and_the_sentence_is_shown(store):
    result = review(store, "p", "e carbon peak", "a", "r")
    assert "> They speak of “dual circulation” (双循环)." in result.stderr
    assert "also: double loop  (candidate)" in result.stderr
    assert "4 decided, 0 candidates left." in result.stderr
    assert statuses(store) == {
        "dual circulation": "preferred",
        "carbon peak": "admitted",
        "double loop": "admitted",
        "the carbon": "rejected",
    }


def test_the_next_review_goes_on_after_what_was_decided_or_skipped(store):
    first = review(store, "s", "p", "q")
    assert "1 decided, 3 candidates left, 1 of them skipped" in first.stderr
    second = review(store, "q")
    assert "double loop  (term  0.70)  2 left" in second.stderr.splitlines()[2]
    assert "dual circulation" in review(store, "q", options=["--again"]).stderr.splitlines()[2]


def test_what_was_skipped_and_then_decided_elsewhere_is_not_counted_as_skipped(store):
    review(store, "s", "s", "q")
    CliRunner().invoke(app, ["set", "双循环", "dual circulation", "-s", "preferred", "-g", str(store.path)])
    assert "0 decided, 3 candidates left, 1 of them skipped" in review(store, "q").stderr


def test_the_sentence_of_the_rendering_itself_comes_first(store):
    shown = review(store, "s", "s", "q").stderr.split("double loop  (term")[1]
    assert shown.index("> They speak of “double loop”") < shown.index("> They speak of “dual circulation”")


def test_a_rendering_that_gives_way_is_named(store):
    assert "“dual circulation” was preferred and is now admitted." in review(store, "p", "s", "p", "q").stderr


def test_each_decision_is_said_back(store):
    said = review(store, "p", "e carbon peak", "r").stderr.splitlines()
    assert {"  preferred: dual circulation", "  admitted: carbon peak", "  rejected: double loop"} <= set(said)


def test_the_end_of_the_input_ends_the_review(store):
    assert "1 decided, 3 candidates left." in review(store, "a").stderr


def test_a_key_that_is_none_is_asked_for_again(store):
    result = review(store, "x", "e", "a", "q")
    assert "“x” is none of the keys." in result.stderr
    assert statuses(store)["dual circulation"] == "admitted"


def test_only_the_unsure(store):
    review(store, "r", options=["--unsure"])
    assert {en for en, status in statuses(store).items() if status == "rejected"} == {"the carbon"}


def test_a_correction_into_another_row_is_refused_and_asked_again(store):
    result = review(store, "e double loop", "q")
    assert "in the glossary already" in result.stderr
    assert statuses(store)["dual circulation"] == "candidate"


def test_a_review_can_be_undone(store):
    review(store, "r", "q")
    assert CliRunner().invoke(app, ["undo", "-g", str(store.path)]).exit_code == 0
    assert set(statuses(store).values()) == {"candidate"}
