"""A glossary on disk keeps what was put into it, and lets nobody's work be lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from glossary.combine import combine
from glossary.errors import InvalidTerms, StoreError
from glossary.merge import absorb
from glossary.store import commit
from glossary.store.store import Store
from glossary.tables import ATTESTATIONS, TERMS, conform


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    put(store, ("双循环", "dual circulation"), ("碳达峰", "carbon peak"))
    return store


def put(store, *pairs, op="add"):
    with store.transaction(op) as change:
        new = pl.DataFrame(pairs, schema=["zh", "en"], orient="row").with_columns(
            status=pl.lit("admitted"), kind=pl.lit("term")
        )
        change.terms = pl.concat([change.terms, conform(new, TERMS)], how="diagonal")


def evidence(**cells):
    return conform(pl.DataFrame([{"method": "gloss", "n": 1, **cells}]), ATTESTATIONS)


def files(store):
    return {path.name: path.read_bytes() for path in store.path.parent.glob("terms.*")}


def test_terms_are_sorted_and_open_in_excel(store):
    data = store.path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert Store.open(store.path).terms["zh"].to_list() == ["双循环", "碳达峰"]


def test_a_change_that_changes_nothing_writes_nothing(store):
    before = files(store)
    stamp = store.path.stat().st_mtime_ns
    with store.transaction("set") as change:
        change.terms = change.terms.reverse()
        change.attestations = change.attestations
    assert files(store) == before
    assert store.path.stat().st_mtime_ns == stamp


def test_a_row_twice_is_refused_even_if_it_is_told_from_the_first_by_blanks_alone(store):
    before = files(store)
    for pair in (("双循环 ", "dual circulation"), ("双循环", "dual circulation")):
        with pytest.raises(StoreError, match=r"双循环 = dual circulation.*earlier row already"):
            put(store, pair, ("碳中和", "carbon neutrality"))
    assert files(store) == before


def test_a_column_of_ones_own_may_be_called_like_ours_with_another_word(store):
    words = ("after", "theirs", "said", "before")
    names = [f"{name}{mark}{word}" for name in ("en", "status", "first_seen") for word in words for mark in " _"]
    cells = ",".join(names)
    store.path.write_text(f"zh,en,{cells}\n双循环,dual circulation,{cells}\n", encoding="utf-8")
    store.note_edits()
    seen = evidence(zh="双循环", en="dual circulation", document="d1")
    with store.transaction("merge") as change:
        ours, _ = combine(change.terms, change.terms, "theirs")
        change.terms, change.attestations = absorb(ours, change.attestations, seen)
    assert store.terms.select(names).row(0) == tuple(names)


def test_a_change_that_fails_half_way_writes_nothing(store):
    before = files(store)

    def fail():
        with store.transaction("set") as change:
            change.terms = change.terms.clear()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert files(store) == before


def test_terms_and_evidence_change_together(store):
    with store.transaction("extract") as change:
        change.attestations = evidence(zh="双循环", en="dual circulation", document="d1")
        change.terms = change.terms.with_columns(freq=pl.lit(1, pl.UInt32))
    again = Store.open(store.path)
    assert again.attestations["document"].to_list() == ["d1"]
    assert again.terms["freq"].to_list() == [1, 1]
    evidence_entry = again.history()[-1]
    assert (evidence_entry.op, evidence_entry.added) == (
        "extract",
        [{"zh": "双循环", "en": "dual circulation", "method": "gloss", "document": "d1"}],
    )


def test_own_columns_line_ends_and_order_survive_a_change(store):
    store.path.write_bytes("mine,en,zh\r\nx,dual circulation,双循环\r\n".encode())
    put(store, ("碳中和", "carbon neutrality"))
    assert store.path.read_bytes().decode().splitlines(keepends=True)[:2] == [
        "mine,en,zh,pinyin,status,kind,domain,note,freq,docs,first_seen,last_seen,score\r\n",
        "x,dual circulation,双循环,,candidate,term,,,,,,,\r\n",
    ]


def test_the_history_tells_every_change(store):
    with store.transaction("set") as change:
        change.terms = change.terms.with_columns(
            status=pl.when(pl.col("zh") == "双循环").then(pl.lit("preferred")).otherwise("status")
        )
    first, second, third = store.history()
    assert (first.op, first.before, first.after["status"]) == ("add", None, "admitted")
    assert second.command == first.command
    assert (third.zh, third.before, third.after) == ("双循环", {"status": "admitted"}, {"status": "preferred"})
    assert third.by
    assert third.at.endswith("+00:00")


def test_an_edit_by_another_program_is_taken_over_and_enters_the_history(store):
    text = store.path.read_text(encoding="utf-8")
    store.path.write_text(text.replace("admitted", "preferred", 1), encoding="utf-8")
    put(Store.open(store.path), ("碳中和", "carbon neutrality"))
    by_hand, added = store.history()[-2:]
    assert (by_hand.op, by_hand.before, by_hand.after) == ("edit", {"status": "admitted"}, {"status": "preferred"})
    assert (added.op, added.zh) == ("add", "碳中和")
    assert store.terms["status"].to_list() == ["preferred", "admitted", "admitted"]


def test_a_mark_that_a_spreadsheet_dropped_while_editing_comes_back(store):
    assert store.path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = store.path.read_text(encoding="utf-8-sig")
    store.path.write_text(text.replace("admitted", "preferred", 1), encoding="utf-8")
    put(Store.open(store.path), ("碳中和", "carbon neutrality"))
    assert store.path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_mark_that_was_taken_away_on_purpose_stays_away(store):
    store.path.write_bytes(store.path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    put(Store.open(store.path), ("碳中和", "carbon neutrality"))
    put(store, ("新质生产力", "new quality productive forces"))
    assert store.path.read_bytes().startswith(b"zh,")


def test_an_edit_by_another_program_is_logged_even_if_the_command_changes_nothing(store):
    store.path.write_bytes(store.path.read_bytes().replace(b"admitted", b"preferred", 1))
    edited = store.path.read_bytes()
    for _ in range(2):
        with store.transaction("set"):
            pass
    assert [entry.op for entry in store.history()] == ["add", "add", "edit"]
    assert store.path.read_bytes() == edited


def test_a_file_changed_between_read_and_save_is_noticed_and_nothing_lost(store):
    edited = files(store) | {"terms.csv": store.path.read_bytes().replace(b"dual", b"double")}

    def collide():
        with store.transaction("add") as change:
            change.terms = change.terms.clear()
            store.path.write_bytes(edited["terms.csv"])

    with pytest.raises(StoreError, match="changed by another program"):
        collide()
    assert files(store) == edited


def test_a_glossary_with_bad_rows_can_be_read_but_not_written(store):
    store.path.write_bytes(store.path.read_bytes().replace(b"admitted", b"admited", 1))
    before = files(store)
    again = Store.open(store.path)
    assert again.terms.height == 1
    assert again.problems[0].startswith("2 status: 'admited'")
    with pytest.raises(InvalidTerms, match=r"terms\.csv:2 status"), again.transaction("add"):
        pass
    assert files(store) == before


def test_of_very_many_bad_rows_the_first_are_named_and_the_rest_counted():
    error = InvalidTerms("terms.csv", [f"{line} en: is empty" for line in range(2, 902)])
    assert str(error).splitlines()[::12] == ["terms.csv:2 en: is empty", "and 888 more."]
    assert len(error.problems) == 900


def test_a_glossary_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"no glossary at .*terms\.csv"):
        Store.open(tmp_path / "terms.csv")


def test_damaged_evidence_is_named_and_the_terms_stay_readable(store):
    store.attestations_path.write_bytes(b"no parquet")
    assert Store.open(store.path).terms.height == 2
    with pytest.raises(StoreError, match=r"attestations\.parquet cannot be read"):
        _ = Store.open(store.path).attestations


def test_a_folder_that_cannot_be_written_is_named(store, monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(StoreError, match="cannot be written: Permission denied"), store.transaction("add"):
        pass


def test_a_full_disk_leaves_the_old_glossary_and_says_so(store, monkeypatch):
    before = files(store)

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commit, "append", full)
    with pytest.raises(StoreError, match="No space left") as caught:
        put(store, ("碳中和", "carbon neutrality"))
    assert "Make room" in caught.value.hint
    assert files(store) == before


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from test_store import put
from glossary.store.store import Store
store = Store.open(Path(sys.argv[1]), create=True)
for at in range(int(sys.argv[4])):
    put(store, (f"词{sys.argv[2]}号{at}", f"term {sys.argv[2]} {at}"))
"""


def test_writers_never_lose_each_others_rows(tmp_path):
    path = tmp_path / "terms.csv"
    here = str(Path(__file__).parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(number), here, "10"]) for number in range(3)
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    store = Store.open(path)
    assert store.terms.height == 30
    assert len(store.history()) == 30


def test_what_could_not_be_read_again_is_never_written(store):
    before = files(store)
    with pytest.raises(StoreError, match=r"碳中和 = carbon\nneutrality: en: .* holds a line break"):
        put(store, ("碳中和", "carbon\nneutrality"))
    with pytest.raises(StoreError, match="碳中和 = : en: is empty"):
        put(store, ("碳中和", " "))
    assert files(store) == before


def test_spaces_around_terms_are_not_kept(store):
    put(store, (" 碳中和 ", "carbon neutrality "))
    assert store.terms["zh"].to_list()[1:] == ["碳中和", "碳达峰"]
    assert store.terms.equals(Store.open(store.path).terms)


def test_a_change_cut_short_is_finished_by_the_next_reader(store, monkeypatch):
    def die(*_args):
        raise KeyboardInterrupt

    def extract():
        with store.transaction("extract") as change:
            change.terms = change.terms.with_columns(note=pl.lit("new"))
            change.attestations = evidence(zh="双循环", en="dual circulation", document="d1")

    with monkeypatch.context() as patch:
        patch.setattr(commit, "sync_folder", lambda path: die() if path.resolve() == store.path.parent else None)
        with pytest.raises(KeyboardInterrupt):
            extract()
    assert commit.pending(store.private)
    again = Store.open(store.path)
    assert (again.terms["note"][0], again.attestations.height, len(again.history())) == ("new", 1, 5)
    assert not commit.pending(store.private)
