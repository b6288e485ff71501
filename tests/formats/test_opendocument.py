"""A glossary that LibreOffice saved comes in with its numbers and dates."""

from __future__ import annotations

import zipfile
from shutil import which
from subprocess import run

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import opendocument, read
from glossary.formats.exporting import dump
from glossary.formats.importing import load

HEAD = "<t:table-row>{}</t:table-row>".format(
    "".join(f"<t:table-cell><x:p>{name}</x:p></t:table-cell>" for name in ("Chinese", "English", "Freq", "Note"))
)
ROW = """<t:table-row><t:table-cell o:value-type="string"><x:p>双<x:s/>循环</x:p></t:table-cell><t:table-cell><x:p>dual
    circulation</x:p></t:table-cell><t:table-cell t:number-columns-repeated="2" o:value-type="float" o:value="3"><x:p>
    3,00</x:p></t:table-cell><t:table-cell t:number-columns-repeated="16380"/></t:table-row>"""


def book(path, *tables: str):
    sheets = "".join(f'<t:table t:name="S{number}">{rows}</t:table>' for number, rows in enumerate(tables, 1))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", f'<d xmlns:t="t" xmlns:x="x" xmlns:o="o">{sheets}</d>')
    return path


def test_cells_that_the_file_repeats_are_all_there(tmp_path):
    loaded = load(book(tmp_path / "g.ods", "", HEAD + ROW, HEAD))
    assert loaded.terms.select("zh", "freq", "note").rows() == [("双循环", 3, "3")]
    assert loaded.notices == ("Only the sheet “S2” was read, not “S3”.",)


def test_a_sheet_that_says_more_than_it_holds_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opendocument, "MOST_CELLS", 1_500)
    wide = '<t:table-row><t:table-cell t:number-columns-repeated="9999999"><x:p>双</x:p></t:table-cell></t:table-row>'
    with pytest.raises(UnreadableFile, match="span more than"):
        load(book(tmp_path / "g.ods", wide * 2))


def test_a_formula_that_failed_is_no_term(tmp_path):
    error = '<t:table-cell o:value-type="string" c:value-type="error" xmlns:c="c"><x:p>Err:509</x:p></t:table-cell>'
    pair = f"<t:table-row><t:table-cell><x:p>双循环</x:p></t:table-cell>{error}</t:table-row>"
    loaded = load(book(tmp_path / "g.ods", HEAD + pair + ROW))
    assert loaded.terms["en"].to_list() == ["dual circulation"]
    assert [(one.place, one.reason) for one in loaded.skipped] == [("row 2", "no English")]
    assert "Err" not in "".join(segment.text for segment in read(tmp_path / "g.ods").segments)


@pytest.mark.slow
def test_what_libreoffice_saves_is_what_we_wrote(tmp_path, policy_terms):
    office = which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    dump(policy_terms, tmp_path / "g.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "ods", "--outdir", tmp_path, tmp_path / "g.xlsx"]
    run(words, check=True, capture_output=True, timeout=120)
    assert load(tmp_path / "g.ods").terms.rows() == policy_terms.rows()
