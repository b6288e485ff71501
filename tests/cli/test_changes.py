"""``glossary log`` and ``glossary undo``, as a person types them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.cli.changes import described
from glossary.decide import Decision, add
from glossary.store.history import Entry
from glossary.store.store import Store


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    for zh, en, status in (("双循环", "dual circulation", "admitted"), ("碳达峰", "carbon peak", None)):
        with store.transaction("add") as change:
            change.terms = add(change.terms, zh, en, Decision(status=status))
    with store.transaction("set") as change:
        change.terms = add(change.terms, "双循环", "dual circulation", Decision(status="preferred"))
    return store


def test_the_log_shows_the_latest_change_first(store):
    result = run("log", "-g", store.path, "--limit", 1)
    assert result.exit_code == 0
    assert "status: admitted" in result.stdout
    assert "new, admitted" not in result.stdout
    assert "2 earlier changes are not shown" in result.stderr


def test_a_command_that_changed_many_pairs_is_one_line_and_its_id_lists_them(store, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    with store.transaction("import") as change:
        for number in range(5):
            change.terms = add(change.terms, f"双循环{number}", f"circulation {number}")
    lines = run("log", "-g", store.path).stdout.splitlines()
    assert len(lines) == 2 + 4
    assert "5 pairs" in lines[2]
    assert lines[2].endswith("5 new")
    command = lines[2].split()[0]
    assert run("log", command, "-g", store.path).stdout.count("circulation") == 5
    assert len(run("log", "-g", store.path, "-f", "jsonl").stdout.splitlines()) == 8


def test_the_log_says_what_a_merge_left_open_and_what_stays():
    told = Entry("a.1", "2026-01-01", "wei", "merge", "双循环", "dual circulation")
    conflict = {"field": "status", "ours": "preferred", "theirs": "deprecated", "source": "hers.csv"}
    assert described(replace(told, conflict=conflict)) == "conflict in status: preferred here, deprecated there"
    assert described(replace(told, undoes="a.0")) == "conflict: stays as it is"


def test_the_log_of_a_term_holds_its_changes_only_in_any_spelling(store):
    for term in ("雙循環", "Dual Circulation"):
        lines = run("log", term, "-g", store.path, "-f", "jsonl").stdout.splitlines()
        assert [json.loads(line)["op"] for line in lines] == ["set", "add"]


def test_a_term_without_changes_is_a_finding(store):
    result = run("log", "新质生产力", "-g", store.path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No change of “新质生产力”" in result.stderr


def test_a_rendering_that_gives_way_is_named(store):
    run("add", "双循环", "double loop", "-g", store.path)
    result = run("set", "双循环", "double loop", "-s", "preferred", "-g", store.path)
    assert result.stderr == "“dual circulation” was preferred and is now admitted.\n"
    assert run("set", "双循环", "double loop", "-s", "admitted", "-g", store.path).stderr == ""
    added = run("add", "双循环", "twin cycle", "-s", "preferred", "-g", store.path)
    assert added.stderr == ""


def test_undo_says_what_it_undid(store):
    result = run("undo", "-g", store.path)
    assert result.exit_code == 0
    assert "Undone: set of" in result.stderr
    assert "双循环 dual circulation" in result.stdout
    assert "preferred" not in store.path.read_text(encoding="utf-8").splitlines()[1]


def test_undo_of_very_many_changes_lists_the_first(store):
    with store.transaction("import") as change:
        for number in range(23):
            change.terms = add(change.terms, f"词语{number}", f"term {number}")
    result = run("undo", "-g", store.path)
    assert result.stdout.count("词语") == 20
    assert "And 3 more changes." in result.stderr


def test_undo_of_one_entry(store):
    entry = json.loads(run("log", "碳达峰", "-g", store.path, "-f", "jsonl").stdout)
    assert run("undo", "--entry", entry["id"], "-g", store.path).exit_code == 0
    assert "碳达峰" not in store.path.read_text(encoding="utf-8")


def test_the_starter_glossary_is_never_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("glossary.store.locate.user_path", lambda: tmp_path / "own" / "terms.csv")
    monkeypatch.delenv("GLOSSARY", raising=False)
    for command in (["undo"], ["review"], ["dedup", "--apply"], ["conflicts", "--ours"]):
        error = run(*command).exception
        assert "There is no glossary at" in str(error), command


def test_two_spellings_of_a_phrase_are_shown_once_by_their_initials(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "terms.csv"
    path.write_text("zh,en\n双循环,dual circulation\n雙循環,double loop\n", encoding="utf-8")
    assert run("show", "sxh", "-g", path).stdout.count("dual circulation") == 1


def test_undo_after_an_edit_in_a_spreadsheet_takes_the_edit_back_and_then_the_command_before(store):
    before = store.path.read_bytes()
    assert before.startswith(b"\xef\xbb\xbf")
    store.path.write_bytes(before[3:].replace(b"dual circulation,", b"double circulation,"))
    assert "Undone: edit of" in run("undo", "-g", store.path).stderr
    assert store.path.read_bytes() == before
    assert "Undone: set of" in run("undo", "-g", store.path).stderr
    assert "admitted" in run("show", "双循环", "-g", store.path).stdout


def test_add_proposes_a_reading_for_its_own_phrase_and_touches_no_other_row(tmp_path, monkeypatch):
    path = tmp_path / "terms.csv"
    path.write_text("zh,en,pinyin,status\n碳达峰,carbon peak,,preferred\n", encoding="utf-8")
    assert run("add", "双循环", "dual circulation", "-g", path).exit_code == 0
    assert dict(Store.open(path).terms.select("zh", "pinyin").rows()) == {"双循环": "shuāngxúnhuán", "碳达峰": ""}
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for term in ("碳达峰", "tan4da2feng1", "tdf"):
        assert "tàndáfēng" in run("show", term, "-g", path).stdout
    assert run("show", "tand", "-g", path).exit_code == 1
