"""Every change can be taken back, together with the evidence that it brought; later changes are never lost with it."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from glossary.adopt import adopt
from glossary.decide import Decision, add, decide
from glossary.errors import StoreError
from glossary.merge import absorb
from glossary.store.store import Store
from glossary.store.undo import last_command, named, undo
from glossary.tables import ATTESTATIONS, conform


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    with store.transaction("add") as change:
        change.terms = add(change.terms, "双循环", "dual circulation", Decision(note="mine", domain="economy"))
    return store


def extract(store, *rows):
    defaults = {"method": "gloss", "n": 1, "score": 0.9, "kind": "term", "published": "2022-10-25"}
    new = pl.DataFrame([{**defaults, **row} for row in rows]).with_columns(pl.col("published").str.to_date())
    with store.transaction("extract") as change:
        change.terms, change.attestations = absorb(change.terms, change.attestations, conform(new, ATTESTATIONS))


def decided(store, zh, en, **cells):
    with store.transaction("set") as change:
        change.terms = decide(change.terms, zh, en, Decision(**cells))


def take_back(store, name=""):
    with store.transaction("undo") as change:
        entries = store.history()
        chosen = named(entries, name) if name else last_command(entries)
        undo(change, chosen, name or chosen[0].command)


def state(store):
    return store.path.read_bytes(), store.attestations


def assert_as(store, before):
    assert store.path.read_bytes() == before[0]
    assert_frame_equal(store.attestations, before[1])


FOUND = (
    {"zh": "双循环", "en": "dual circulation", "document": "d1"},
    {"zh": "碳达峰", "en": "carbon peak", "document": "d1"},
)


def test_undo_of_an_extraction_takes_its_evidence_too(store):
    before = state(store)
    extract(store, *FOUND)
    assert store.attestations.height == 2
    take_back(store)
    assert_as(store, before)


def test_undo_restores_evidence_that_was_replaced(store):
    extract(store, {**FOUND[0], "score": 0.6, "context": "old"})
    before = state(store)
    extract(store, {**FOUND[0], "score": 0.8, "context": "new"})
    take_back(store)
    assert_as(store, before)


def test_undo_walks_back_command_by_command_and_can_itself_be_undone(store):
    states = [state(store)]
    decided(store, "双循环", "dual circulation", status="deprecated", note="")
    states.append(state(store))
    extract(store, *FOUND)
    states.append(state(store))
    take_back(store)
    assert_as(store, states[1])
    last = store.history()[-1].command
    take_back(store)
    assert_as(store, states[0])
    take_back(store, store.history()[-1].command)
    take_back(store, last)
    assert_as(store, states[2])


def test_undo_of_an_edit_by_hand(store):
    before = store.path.read_bytes()
    store.path.write_bytes(before.replace(b"economy", b"trade"))
    store.note_edits()
    take_back(store)
    assert store.path.read_bytes() == before


def test_undo_of_a_row_that_came_into_a_glossary_with_own_columns(store):
    store.path.write_bytes("zh,en,mine\n双循环,dual circulation,x\n".encode())
    store.note_edits()
    theirs = pl.DataFrame({"zh": ["碳达峰"], "en": ["carbon peak"]})
    with store.transaction("import") as change:
        change.terms = adopt(change.terms, theirs).terms
    take_back(store)
    assert store.terms["en"].to_list() == ["dual circulation"]


def test_a_row_that_was_changed_since_is_not_touched(store):
    extract(store, *FOUND)
    command = store.history()[-1].command
    decided(store, "碳达峰", "carbon peak", status="preferred")
    before = state(store)
    with pytest.raises(StoreError, match=r"Changed again since.*碳达峰 = carbon peak"):
        take_back(store, command)
    assert_as(store, before)


def test_undo_of_an_older_extraction_leaves_what_a_later_one_found(store):
    extract(store, *FOUND)
    command = store.history()[-1].command
    extract(store, {**FOUND[1], "document": "d2"})
    take_back(store, command)
    assert store.terms.filter(pl.col("zh") == "碳达峰").select("status", "docs").row(0) == ("candidate", 1)
    assert store.attestations["document"].to_list() == ["d2"]


def test_one_entry_of_a_command_can_be_taken_back(store):
    extract(store, *FOUND)
    entry = next(entry for entry in store.history() if entry.zh == "碳达峰")
    take_back(store, entry.id)
    assert "碳达峰" not in store.terms["zh"]
    assert "双循环" in store.terms["zh"]


def test_a_deleted_row_comes_back_with_own_columns(store):
    store.path.write_bytes("zh,en,mine\n双循环,dual circulation,x\n碳达峰,carbon peak,y\n".encode())
    store.note_edits()
    before = store.path.read_bytes()
    with store.transaction("set") as change:
        change.terms = change.terms.filter(pl.col("zh") != "碳达峰")
    take_back(store)
    assert store.terms["mine"].to_list() == ["x", "y"]
    assert store.terms.height == 2
    assert before.startswith(b"zh,en,mine")


def test_nothing_to_undo_and_unknown_ids_are_named(store):
    take_back(store)
    with pytest.raises(StoreError, match="nothing to undo"):
        take_back(store)
    with pytest.raises(StoreError, match="no entry 12345678"):
        take_back(store, "12345678")
