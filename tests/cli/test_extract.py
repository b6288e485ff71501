"""``glossary extract``: what it finds, prints, writes, and how it goes through bad files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from glossary import formats
from glossary.cli.app import app
from glossary.errors import GlossaryError, UnreadableFile
from glossary.model import Document, Segment

EXAMPLE = Path(__file__).parents[2] / "examples" / "brief.txt"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with a glossary there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLOSSARY", str(tmp_path / "terms.csv"))
    return tmp_path


def run(*arguments: str | Path, text: str | None = None) -> Result:
    """Run a command in this process; our own errors come out as they are."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=text)


def lines(result: Result) -> list[dict[str, object]]:
    """Return the JSON Lines of stdout."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_example_gives_its_pairs_with_pinyin_and_english(desk: Path):
    result = run("extract", EXAMPLE, "--format", "jsonl")
    assert result.exit_code == 0
    pairs = {(row["zh"], row["en"], row["pinyin"]) for row in lines(result)}
    assert ("科技自立自强", "S&T self-reliance", "kējì zìlì zìqiáng") in pairs
    assert len(pairs) == 13


def test_every_line_of_json_holds_the_stable_keys(desk: Path):
    for row in lines(run("extract", EXAMPLE, "-n", "-f", "jsonl")):
        assert {"zh", "en", "pinyin", "kind", "score", "layout", "rule", "source", "locator", "context"} <= row.keys()
        assert row["source"] == str(EXAMPLE)


def test_a_second_reading_changes_no_byte(desk: Path):
    run("extract", EXAMPLE)
    first = {path: path.read_bytes() for path in desk.glob("terms.*")}
    assert len(first) == 3
    result = run("extract", EXAMPLE, "--format", "jsonl")
    assert {row["outcome"] for row in lines(result)} == {"again"}
    assert {path: path.read_bytes() for path in desk.glob("terms.*")} == first


def test_a_dry_run_writes_nothing(desk: Path):
    assert run("extract", EXAMPLE, "--dry-run").exit_code == 0
    assert list(desk.iterdir()) == []


def test_standard_input_is_read(desk: Path):
    result = run("extract", "-", "-f", "jsonl", text="The goal is “common prosperity” (共同富裕).\n")
    assert [(row["zh"], row["en"], row["source"]) for row in lines(result)] == [("共同富裕", "common prosperity", "-")]


def test_a_rejected_pair_is_named_and_stays_rejected(desk: Path):
    brief = desk / "brief.txt"
    brief.write_text("They speak of “mass entrepreneurship” (大众创业).", encoding="utf-8")
    run("extract", brief)
    run("set", "大众创业", "--status", "rejected")
    assert [row["outcome"] for row in lines(run("extract", brief, "-f", "jsonl"))] == ["rejected"]
    assert "rejected" in (desk / "terms.csv").read_text(encoding="utf-8")


def test_a_pair_that_was_corrected_is_not_announced_as_another_rendering(desk: Path):
    (desk / "brief.txt").write_text("They speak of “mass startups” (大众创业).", encoding="utf-8")
    run("extract", "brief.txt")
    run("set", "大众创业", "--en", "mass entrepreneurship")
    again = run("extract", "brief.txt", "-f", "jsonl")
    assert [row["outcome"] for row in lines(again)] == ["gone"]
    assert "1 pair: 1 corrected or deleted by you since, left out" in again.stderr
    assert "startups" not in (desk / "terms.csv").read_text(encoding="utf-8")


def test_another_rendering_of_a_known_phrase_is_a_rival(desk: Path):
    run("add", "共同富裕", "common prosperity")
    result = run("extract", "-", "-f", "jsonl", text="He promised “shared prosperity” (共同富裕) to all.\n")
    assert [row["outcome"] for row in lines(result)] == ["rival"]


def test_bad_files_are_named_and_the_good_one_goes_through(desk: Path):
    (desk / "empty.txt").write_bytes(b"")
    (desk / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (desk / "good.txt").write_text("On “dual circulation” (双循环) all agree.", encoding="utf-8")
    result = run("extract", "empty.txt", "picture.txt", "missing.txt", "good.txt", "-f", "jsonl")
    assert result.exit_code == 2
    assert [row["zh"] for row in lines(result)] == ["双循环"]
    for name in ("empty.txt", "picture.txt", "missing.txt"):
        assert result.stderr.count(name) == 1
    assert "Traceback" not in result.stderr


def test_a_file_that_is_damaged_further_down_is_left_out_alone(desk: Path, monkeypatch: pytest.MonkeyPatch):
    def torn(path: str, **options: Any) -> Document:
        def segments():
            yield Segment("On “dual circulation” (双循环) all agree.", line=1)
            raise UnreadableFile(path, "the file ends in the middle.", place="line 3")

        return Document(path, segments()) if path == "torn.txt" else real(path, **options)

    real = formats.read
    monkeypatch.setattr(formats, "read", torn)
    (desk / "good.txt").write_text("On “common prosperity” (共同富裕).", encoding="utf-8")
    result = run("extract", "torn.txt", "good.txt", "-n", "-f", "jsonl")
    assert result.exit_code == 2
    assert [row["zh"] for row in lines(result)] == ["共同富裕"]
    assert "torn.txt, line 3: the file ends in the middle." in result.stderr


def test_a_missing_file_without_a_known_suffix_is_called_missing(desk: Path):
    result = run("extract", "nowhere")
    assert result.exit_code == 2
    assert "there is no such file" in result.stderr
    assert "No pair" not in result.stderr


def test_the_glossary_itself_is_not_mined_when_its_folder_is(desk: Path):
    run("add", "双循环", "dual circulation")
    (desk / "brief.txt").write_text("On “common prosperity” (共同富裕).", encoding="utf-8")
    assert [row["zh"] for row in lines(run("extract", desk, "-n", "-f", "jsonl"))] == ["共同富裕"]


def test_a_file_without_a_suffix_is_plain_text(desk: Path):
    (desk / "NOTES").write_text("On “common prosperity” (共同富裕).", encoding="utf-8")
    assert [row["zh"] for row in lines(run("extract", "NOTES", "-n", "-f", "jsonl"))] == ["共同富裕"]


def test_strict_stops_at_the_first_bad_file(desk: Path):
    result = run("extract", "missing.txt", EXAMPLE, "--strict")
    assert isinstance(result.exception, GlossaryError)
    assert not (desk / "terms.csv").exists()


def test_nothing_found_is_exit_code_one(desk: Path):
    result = run("extract", "-", text="No Chinese at all.\n")
    assert (result.exit_code, result.stdout) == (1, "")


def test_why_tells_the_rule_and_the_sentence(desk: Path):
    result = run("extract", EXAMPLE, "--why", "-n")
    assert "Officials repeat that “S&T self-reliance”" in result.stdout
    assert "line " in result.stdout


def test_persons_can_be_left_out(desk: Path):
    text = "Premier Li Qiang (李强) spoke of “new infrastructure” (新型基础设施建设).\n"
    everything = {row["kind"] for row in lines(run("extract", "-", "-n", "-f", "jsonl", text=text))}
    kept = {row["kind"] for row in lines(run("extract", "-", "-n", "-f", "jsonl", "--no-persons", text=text))}
    assert "person" in everything
    assert "person" not in kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_as_chinese_files_come(desk: Path, encoding: str):
    text = "Officials praise “new quality productive forces” (新质生产力) and little else this spring.\n" * 3
    (desk / "brief.txt").write_bytes(text.encode(encoding))
    assert {row["zh"] for row in lines(run("extract", "brief.txt", "-n", "-f", "jsonl"))} == {"新质生产力"}


def test_the_first_glossary_of_ones_own_says_how_to_keep_the_starter_terms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GLOSSARY", raising=False)
    monkeypatch.setattr("glossary.store.locate.user_path", lambda: tmp_path / "own" / "terms.csv")
    first = run("add", "共同富裕", "common prosperity")
    again = run("add", "双循环", "dual circulation")
    assert "Created the glossary" in first.stderr
    assert "glossary merge" in first.stderr
    assert again.stderr == ""
