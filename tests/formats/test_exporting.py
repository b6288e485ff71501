"""An export writes whole files or none, and says what it left out and why."""

from __future__ import annotations

import sys

import polars as pl
import pytest

from glossary.errors import InputError, MissingExtra, UnknownFormat, UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.tables import TERMS, conform


def terms(*rows: tuple[str, str, str]) -> pl.DataFrame:
    return conform(pl.DataFrame(rows, schema=["zh", "en", "status"], orient="row"), TERMS)


PAIRS = terms(
    ("新质生产力", "new productive forces", "admitted"),
    ("新质生产力", "new quality productive forces", "preferred"),
    ("举国体制", "whole nation system", "deprecated"),
)


def test_deepl_takes_one_rendering_and_no_deprecated_term(tmp_path):
    report = dump(PAIRS, tmp_path / "g.tsv", "deepl")
    assert (tmp_path / "g.tsv").read_bytes() == "新质生产力\tnew quality productive forces\n".encode()
    assert report.written == 1
    assert {(one.en, one.reason.split(",")[0]) for one in report.left_out} == {
        ("new productive forces", "second rendering"),
        ("whole nation system", "deprecated"),
    }


@pytest.mark.parametrize(("status", "first"), [("candidate", "Reform Commission"), ("preferred", "NDRC")])
def test_a_full_form_comes_before_an_abbreviation_unless_that_is_preferred(tmp_path, status, first):
    pairs = terms(("发改委", "NDRC", status), ("发改委", "Reform Commission", "candidate"))
    pairs = pairs.with_columns(kind=pl.Series(["abbreviation", "organisation"]), freq=pl.Series([9, 1]))
    dump(pairs, tmp_path / "g.tsv", "deepl")
    assert (tmp_path / "g.tsv").read_text(encoding="utf-8") == f"发改委\t{first}\n"
    dump(pairs, tmp_path / "g.jsonld", "skos")
    assert f'"en":"{first}"' in (tmp_path / "g.jsonld").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["g.jsonl", "g.parquet"])
def test_the_suffix_names_our_own_formats(tmp_path, name):
    assert dump(PAIRS, tmp_path / name).left_out == ()
    assert load(tmp_path / name).terms.equals(PAIRS.with_columns(kind=pl.lit("term")))


def test_a_failed_export_leaves_the_old_file(tmp_path, monkeypatch):
    old = tmp_path / "g.csv"
    old.write_text("old", encoding="utf-8")

    def burst(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("glossary.formats.delimited.dump", burst)
    with pytest.raises(RuntimeError):
        dump(PAIRS, old)
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["old"]


def test_a_dash_is_stdout(capfdbinary):
    dump(PAIRS, "-", "deepl")
    assert capfdbinary.readouterr().out.decode() == "新质生产力\tnew quality productive forces\n"


def test_mistakes_are_one_clear_sentence(tmp_path):
    with pytest.raises(UnknownFormat, match=r"no format to export is known for '\.odt'"):
        dump(PAIRS, tmp_path / "g.odt")
    with pytest.raises(UnknownFormat, match="no format or tool 'depl'"):
        dump(PAIRS, tmp_path / "g.tsv", "depl")
    with pytest.raises(InputError, match="no suffix"):
        dump(PAIRS, "-")
    with pytest.raises(UnreadableFile, match="cannot be written"):
        dump(PAIRS, tmp_path / "nowhere" / "g.csv")
    with pytest.raises(UnreadableFile, match="no such file"):
        load(tmp_path / "g.jsonl")


def test_strict_writes_nothing_if_a_pair_must_be_left_out(tmp_path):
    report = dump(PAIRS, tmp_path / "g.tsv", "deepl", strict=True)
    assert (report.written, len(report.left_out)) == (0, 2)
    assert list(tmp_path.iterdir()) == []
    assert dump(PAIRS[1:2], tmp_path / "g.tsv", "deepl", strict=True).written == 1


def test_a_library_that_is_missing_when_it_is_used_is_named(tmp_path, monkeypatch):
    """Formats import their library inside the function that writes."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra) as error:
        dump(PAIRS, tmp_path / "terms.xlsx")
    assert error.value.hint.endswith("pip install python-calamine xlsxwriter")
    assert list(tmp_path.iterdir()) == []
