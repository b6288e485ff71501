"""Workbooks: what stands in their cells, how they look, and what of other people's sheets comes in."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from datetime import date

import polars as pl
import pytest

from glossary.errors import InputError, UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.tables import TERMS, conform

pytest.importorskip("xlsxwriter", reason="the extra xlsx is not installed")
calamine = pytest.importorskip("python_calamine", reason="the extra xlsx is not installed")

ROWS = [
    {"zh": "双循环", "en": "dual circulation", "status": "preferred", "kind": "slogan", "freq": 3, "score": 0.5},
    {"zh": "㐀𠀀", "en": "=1+1", "status": "admitted", "kind": "term", "last_seen": date(2022, 10, 25)},
    {"zh": "加号", "en": "+86\n-40", "status": "deprecated", "kind": "term", "first_seen": date(1898, 6, 11)},
]
GLOSSARY = conform(pl.DataFrame(ROWS), TERMS)


def part(path, name):
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def book(path, *rows, **sheets):
    """Write a workbook as other programs do."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as made:
        for name, lines in {**sheets, **({"Tabelle1": rows} if rows else {})}.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(lines):
                sheet.write_row(number, 0, row)


def test_nothing_in_a_workbook_is_a_formula(tmp_path):
    dump(GLOSSARY, tmp_path / "g.xlsx")
    sheet = part(tmp_path / "g.xlsx", "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    marked = re.findall(r'<c r="B\d" s="(\d+)" t="inlineStr"><is><t[^>]*>([^<]*)', sheet)
    assert [text for _, text in marked if text[0] in "=+"] == ["=1+1", "+86\n-40"]
    styles = part(tmp_path / "g.xlsx", "xl/styles.xml")
    formats = re.findall(r"<xf [^>]*>", styles[styles.index("<cellXfs") :])
    assert all('quotePrefix="1"' in formats[int(style)] for style, text in marked if text[0] in "=+")


def test_a_workbook_for_people_is_furnished(tmp_path):
    dump(GLOSSARY, tmp_path / "g.xlsx")
    sheet = part(tmp_path / "g.xlsx", "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert 'fitToHeight="0" orientation="landscape"' in sheet
    assert '<autoFilter ref="A1:L4"/>' in sheet
    assert "<cols>" in sheet
    assert '"candidate,preferred,admitted,deprecated,rejected"' in sheet


def test_numbers_and_dates_are_real(tmp_path):
    dump(GLOSSARY, tmp_path / "g.xlsx")
    rows = calamine.CalamineWorkbook.from_path(str(tmp_path / "g.xlsx")).get_sheet_by_index(0).to_python()
    cells = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert (cells[0]["freq"], cells[0]["score"]) == (3, 0.5)
    assert cells[1]["last_seen"] == date(2022, 10, 25)
    assert cells[2]["first_seen"] == "1898-06-11"


def test_a_cell_too_long_for_spreadsheets_is_left_out_and_said(tmp_path):
    long = GLOSSARY.with_columns(
        note=pl.when(pl.col("zh") == "双循环").then(pl.lit("字" * 32_768)).otherwise(pl.lit("字" * 32_767))
    )
    report = dump(long, tmp_path / "g.xlsx")
    assert report.written == 2
    assert [(one.zh, one.reason) for one in report.left_out] == [("双循环", "a cell has more than 32,767 characters")]
    assert load(tmp_path / "g.xlsx").terms.equals(long[1:])


def test_a_foreign_sheet_comes_in(tmp_path):
    rows = [
        ("Begriff", "Übersetzung", "Verboten", "Häufigkeit"),
        ("双循环", "double circulation", True, 3.0),
        ("碳达峰", "", False, 1),
    ]
    book(tmp_path / "g.xlsx", *rows)
    loaded = load(tmp_path / "g.xlsx")
    assert loaded.terms.select("zh", "en", "status", "freq").rows() == [
        ("双循环", "double circulation", "deprecated", 3)
    ]
    assert [(one.place, one.reason) for one in loaded.skipped] == [("row 3", "no English")]


def test_a_title_above_the_headings_is_none(tmp_path):
    rows = [
        ("Glossar 2024",),
        (),
        ("Nr.", "Begriff (chinesisch)", "Englisch", "Anmerkung"),
        (1, "双循环", "dual", "oft"),
    ]
    book(tmp_path / "g.xlsx", *rows)
    loaded = load(tmp_path / "g.xlsx")
    assert loaded.terms.select("zh", "en", "note").rows() == [("双循环", "dual", "oft")]
    assert [(one.place, one.reason) for one in loaded.skipped] == [("row 1", "stands above the headings")]


def test_the_first_sheet_with_anything_is_read_and_the_others_named(tmp_path):
    pair = [("中文", "英文"), ("双循环", "dual circulation")]
    book(tmp_path / "g.xlsx", Cover=[], Terms=pair, More=pair)
    loaded = load(tmp_path / "g.xlsx")
    assert loaded.terms.height == 1
    assert loaded.notices == ("Only the sheet “Terms” was read, not “More”.",)


def test_what_is_no_spreadsheet_is_refused(tmp_path):
    (tmp_path / "g.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(UnreadableFile, match="damaged or cut short"):
        load(tmp_path / "g.xlsx")
    book(tmp_path / "e.xlsx", Empty=[])
    with pytest.raises(InputError, match="has no rows"):
        load(tmp_path / "e.xlsx")


def test_a_cell_far_out_does_not_fill_the_memory(tmp_path):
    from xlsxwriter import Workbook

    with Workbook(str(tmp_path / "far.xlsx")) as made:
        sheet = made.add_worksheet()
        sheet.write(0, 0, "zh")
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(UnreadableFile, match="spans 1,048,576 rows and 16,384 columns"):
        load(tmp_path / "far.xlsx")


@pytest.mark.slow
@pytest.mark.clients
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_a_workbook_and_gives_the_same_cells_back(tmp_path):
    dump(GLOSSARY, tmp_path / "g.xlsx")
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        tmp_path,
        tmp_path / "g.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert load(tmp_path / "g.csv").terms.equals(GLOSSARY)
