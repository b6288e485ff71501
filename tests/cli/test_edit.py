"""`glossary add`, `set` and `show` where a pair is corrected: what follows it, and what is still told of it."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app

BRIEF = "The so-called “late pension” (延迟退休) begins next year.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder with a brief that is glossed loosely, mined already."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLOSSARY", str(tmp_path / "terms.csv"))
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")

    def invoke(*arguments: str) -> str:
        return CliRunner().invoke(app, list(arguments)).output

    invoke("extract", "brief.txt")
    return invoke


def test_a_corrected_pair_still_tells_the_sentence_it_was_found_in(run):
    run("set", "延迟退休", "--en", "delayed retirement")
    lines = run("show", "延迟退休").splitlines()
    assert any(line.startswith("  delayed retirement  [") for line in lines)
    at = lines.index("  late pension  was found, and corrected or deleted since")
    assert "begins next year" in "".join(lines[at:])


def test_a_reading_follows_a_correction_of_the_chinese_unless_a_person_wrote_it(run):
    assert run("add", "渐 进", "gradual").startswith("渐 进  jiàn jìn  ")
    assert run("set", "渐进", "--zh", "渐进").startswith("渐进  jiànjìn  ")
    run("set", "渐进", "--pinyin", "jian4jin5")
    assert run("set", "渐进", "--zh", "渐进式").startswith("渐进式  jiànjin  ")


def test_what_was_set_is_said(run):
    said = run("add", "双循环", "dual circulation", "--domain", "economy", "--note", "since 2020")
    assert said == "双循环  shuāngxúnhuán  dual circulation  [preferred, term, economy]  since 2020\n"


def test_rows_that_a_spreadsheet_changed_and_lost_are_counted(run, tmp_path):
    run("add", "双循环", "dual circulation")
    run("add", "碳达峰", "carbon peak")
    path = tmp_path / "terms.csv"
    lines = path.read_text(encoding="utf-8").replace("late pension", "delayed retirement").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "碳达峰" not in line), encoding="utf-8")
    said = run("set", "双循环", "--note", "since 2020")
    assert "Taken over from terms.csv as another program left it: 3 rows changed, 2 of them removed" in said
    assert "Taken over" not in run("set", "双循环", "--note", "")
