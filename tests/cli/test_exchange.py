"""`glossary import`, `export` and `formats`, as a user runs them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.cli.importing import mapping
from glossary.errors import InputError
from glossary.lang.script import width

CLIENT = (
    "Begriff;Übersetzung;Notiz;Status\n双循环;dual circulation;oft;bevorzugt\n双循环;two loops;;verboten\n碳达峰;;;\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder with a glossary of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLOSSARY", str(tmp_path / "terms.csv"))
    (tmp_path / "client.csv").write_text(CLIENT, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_import_counts_what_came_and_says_when_nothing_did(run, tmp_path):
    first = run("import", "client.csv", "--verbose")
    assert first.exit_code == 0
    assert "2 new, 0 updated, 0 same, 1 skipped (1 no English)" in first.stderr
    assert "line 4: skipped, no English." in first.stderr
    assert "双循环 = dual circulation: new" in first.stderr
    before = (tmp_path / "terms.csv").read_bytes()
    again = run("import", "client.csv")
    assert "0 new, 0 updated, 2 same" in again.stderr
    assert "Nothing new came in." in again.stderr
    assert (tmp_path / "terms.csv").read_bytes() == before


def test_a_dry_run_shows_the_columns_and_writes_nothing(run, tmp_path):
    result = run("import", "client.csv", "--dry-run", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["en"], row["status"], row["outcome"]) for row in rows] == [
        ("dual circulation", "preferred", "new"),
        ("two loops", "deprecated", "new"),
    ]
    assert "Begriff = zh, Übersetzung = en, Notiz = note" in result.stderr
    assert not (tmp_path / "terms.csv").exists()


def test_what_came_in_says_where_from(run):
    run("import", "client.csv")
    assert run("export", "o.csv", "--source", "client").exit_code == 0
    assert run("export", "o.csv", "--source", "elsewhere").exit_code == 1


@pytest.mark.parametrize("name", ["g.csv", "g.tsv", "g.jsonl", "g.parquet", "g.xlsx"])
def test_an_export_makes_the_same_glossary_again(run, tmp_path, name):
    run("import", "client.csv")
    assert run("export", name).exit_code == 0
    assert run("import", name, "-g", "copy.csv").exit_code == 0
    assert (tmp_path / "copy.csv").read_bytes() == (tmp_path / "terms.csv").read_bytes()


def test_export_says_what_it_left_out_and_why(run, tmp_path):
    run("import", "client.csv")
    result = run("export", "g.tsv", "--to", "deepl")
    assert "Left out 1, deprecated: 双循环 = two loops" in result.stderr
    assert "1 pair written to g.tsv (DeepL glossary)." in result.stderr
    (tmp_path / "g.tsv").unlink()
    strict = run("export", "g.tsv", "--to", "deepl", "--strict")
    assert strict.exit_code == 1
    assert not (tmp_path / "g.tsv").exists()


def test_filters(run):
    run("import", "client.csv")
    result = run("export", "g.jsonl", "--status", "deprecated")
    assert "1 pair written" in result.stderr
    wrong = run("export", "g.jsonl", "--status", "verboten")
    assert isinstance(wrong.exception, InputError)
    assert run("export", "g.jsonl", "--kind", "person").exit_code == 1


def test_the_glossary_itself_is_not_overwritten(run):
    run("import", "client.csv")
    assert "is the glossary itself" in str(run("export", "terms.csv").exception)


def test_formats_are_listed(run):
    rows = [json.loads(line) for line in run("formats", "--format", "jsonl").stdout.splitlines()]
    listed = {row["name"]: row for row in rows}
    assert listed["csv"]["keeps"] == "everything"
    assert "deprecated terms" in listed["deepl"]["loses"]
    assert len(listed) == len(rows)
    assert run("export", "--list").stdout == run("formats").stdout


def test_the_list_of_formats_fits_a_screen_or_two_and_a_name_asks_for_more(run):
    listed = run("formats").stdout
    assert max(map(width, listed.splitlines())) <= 80
    assert "deprecated terms" not in listed
    told = run("formats", "Trados").stdout
    assert "multiterm-xlsx  Trados MultiTerm" in told
    assert "  loses: pinyin, kind, figures" in told
    assert "omegat" not in told
    assert run("formats", "nonesuch").exit_code == 1


@pytest.mark.parametrize("text", ["Term", "=zh", "Term="])
def test_a_map_that_cannot_be_read(text):
    with pytest.raises(InputError, match="--map cannot use"):
        mapping(text)


def test_an_export_under_another_tools_suffix_says_so(run):
    run("add", "双循环", "dual circulation")
    assert "what is in it is .xlsx" in run("export", "terms.csv.csv", "--to", "phrase").stderr
    assert "Rename" not in run("export", "terms.txt", "--to", "omegat").stderr
