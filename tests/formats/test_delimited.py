"""Delimited glossaries as people and tools really have them come in with all that they say."""

from __future__ import annotations

import csv

import pytest

from glossary.errors import InputError
from glossary.formats.importing import load


@pytest.fixture
def written(tmp_path):
    """Write a file and load it."""

    def loaded(text: str, name="g.csv", encoding="utf-8", tool=None, mapping=None):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return load(path, tool, mapping)

    return loaded


def pairs(loaded):
    return loaded.terms.select("zh", "en").rows()


PAIR = [("新质生产力", "new quality productive forces")]


@pytest.mark.parametrize(
    "heading",
    (
        "zh,en|Chinese,English|Chinesisch,Englisch|中文,英文|術語,譯文|Source,Target|Begriff,Übersetzung|zh-CN,en-US|"
        "Term [zh-CN],Term [en]|ZH_cn,EN|Chinese (PRC),English (United States)|中文术语,英文译名|"
        "Chinesisch (VRC),Englisch (Vereinigtes Königreich)|中文（简体，中国）,英语（美国）|中文名称,英文名称|"
        "Chinesischer Begriff,Englische Übersetzung|Chinese (People's Republic of China),English (United Kingdom)"
    ).split("|"),
)
def test_headings_in_three_languages(written, heading):
    assert pairs(written(f"{heading}\n新质生产力,new quality productive forces\n")) == PAIR


def test_columns_may_stand_in_any_order(written):
    loaded = written("English,Fachgebiet,Chinesisch\nnew quality productive forces,Wirtschaft,新质生产力\n")
    assert pairs(loaded) == PAIR
    assert loaded.terms["domain"].to_list() == ["Wirtschaft"]
    assert loaded.columns == {"English": "en", "Fachgebiet": "domain", "Chinesisch": "zh"}


def test_a_german_excel(written):
    text = "Begriff;Übersetzung;Anmerkung;Status\r\n"
    text += '新质生产力;new quality productive forces;"Rede, 2023; oft";verboten\r\n'
    loaded = written(text, encoding="utf-8-sig")
    assert loaded.terms.select("zh", "en", "note", "status").row(0) == (*PAIR[0], "Rede, 2023; oft", "deprecated")


def test_unicode_text_as_excel_saves_it(written):
    assert pairs(written("中文\t英文\r\n新质生产力\tnew quality productive forces\r\n", "g.txt", "utf-16")) == PAIR


def test_a_separator_line_of_excel(written):
    loaded = written("sep=;\nzh;en\n新质生产力;new quality productive forces\n;x\n")
    assert pairs(loaded) == PAIR
    assert [(one.place, one.reason) for one in loaded.skipped] == [("line 4", "no Chinese")]


@pytest.mark.parametrize("more", ["", ",ZH", ",ZH,EN", ",ZH,EN,0.9"])
@pytest.mark.parametrize("tool", [None, "deepl"])
def test_two_to_five_columns_of_deepl(written, more, tool):
    rows = f"新质生产力,new quality productive forces{more}\n双循环,dual circulation{more}\n"
    assert pairs(written(rows, tool=tool)) == [*PAIR, ("双循环", "dual circulation")]


def test_a_deepl_file_may_run_the_other_way(written):
    assert pairs(written("new quality productive forces,新质生产力,EN,ZH\n")) == PAIR


def test_an_omegat_glossary(written):
    text = (
        '# -*- coding: utf-8 -*-\n新质生产力\tnew quality productive forces\tsince 2023\n双循环\t"dual" circulation\n'
    )
    loaded = written(text, "glossary.txt")
    assert loaded.terms.select("zh", "note").rows() == [("新质生产力", "since 2023"), ("双循环", "")]
    assert loaded.terms["en"].to_list() == ["new quality productive forces", '"dual" circulation']


def test_quotes_between_tabs_are_those_of_a_spreadsheet_if_all_cells_are_quoted_well(written):
    loaded = written('双循环\t"dual\tcirculation"\t"so ""said"""\n新质生产力\t"new\nforces"\t\n', "glossary.txt")
    assert loaded.terms["en"].to_list() == ["dual\tcirculation", "new forces"]
    assert loaded.terms["note"].to_list() == ['so "said"', ""]


def test_several_english_columns_are_several_renderings(written):
    loaded = written("Chinese,English 1,English 2\n双循环,dual circulation,double circulation\n新质生产力,x,\n")
    assert pairs(loaded) == [("双循环", "dual circulation"), ("双循环", "double circulation"), ("新质生产力", "x")]


def test_columns_mapped_by_hand(written):
    loaded = written("A,B,Notiz\n新质生产力,new quality productive forces,oft\n", mapping={"A": "zh", "B": "en"})
    assert loaded.terms.select("zh", "en", "note").rows() == [(*PAIR[0], "oft")]
    loaded = written("1,新质生产力,new quality productive forces\n", mapping={"2": "zh", "3": "en"})
    assert pairs(loaded) == PAIR
    with pytest.raises(InputError, match="no column 'C'") as caught:
        written("A,B\n新质生产力,x\n", mapping={"C": "zh"})
    assert caught.value.hint == "Its first row is: A, B."


def test_definition_source_and_unknown_columns_come_along(written):
    loaded = written("Chinese,English,Definition,Quelle,Wichtig\n双循环,dual circulation,two cycles,Plan 2021,ja\n")
    assert loaded.terms.select("definition", "source", "Wichtig").rows() == [("two cycles", "Plan 2021", "ja")]


def test_source_is_a_language_or_a_reference(written):
    loaded = written("Chinese,English,Source\n双循环,dual circulation,Plan 2021\n")
    assert loaded.terms["source"].to_list() == ["Plan 2021"]


@pytest.mark.parametrize(("heading", "value"), [("Forbidden", "TRUE"), ("Verboten", "WAHR"), ("禁用", "是")])
def test_a_forbidden_flag_is_a_status(written, heading, value):
    loaded = written(f"Chinese,English,{heading}\n双循环,double circulation,{value}\n双循环,dual circulation,\n")
    assert loaded.terms["status"].to_list() == ["deprecated", ""]


def test_values_that_mean_nothing_to_us_are_said(written):
    loaded = written("zh,en,Status,freq\n双循环,dual circulation,wacklig,viele\n")
    assert loaded.terms.select("status", "freq").row(0) == ("", None)
    assert loaded.notices == (
        "status: not understood and left open: wacklig.",
        "freq: not understood and left out: viele.",
    )


def test_rows_that_are_no_pairs_are_named(written):
    loaded = written("zh,en,note\n双循环,,x\n\n新质生产力,new, quality,forces\n,dual,\n共同富裕,common prosperity\n")
    assert pairs(loaded) == [("共同富裕", "common prosperity")]
    assert {(one.place, one.reason) for one in loaded.skipped} == {
        ("line 2", "no English"),
        ("line 4", "has 4 cells where the first row has 3"),
        ("line 5", "no Chinese"),
    }


@pytest.mark.parametrize("text", ["a,b\nc,d\n", "双循环\n", "just a line\n"])
def test_a_table_without_both_languages_is_refused(written, text):
    with pytest.raises(InputError, match="no column is"):
        written(text)


def test_a_file_without_rows_is_refused(written):
    with pytest.raises(InputError, match="the file is empty"):
        written("")
    with pytest.raises(InputError, match="has no rows"):
        written("# -*- coding: utf-8 -*-\n\n")


@pytest.mark.parametrize("more", ["共同富裕,common prosperity\n", "x" * 200_000])
def test_a_quote_that_is_never_closed_hides_no_loss(written, more):
    loaded = written(f'zh,en\n新质生产力,new quality productive forces\n双循环,"dual circulation\n{more}')
    assert pairs(loaded) == PAIR
    assert [(one.place, one.reason.partition(";")[0]) for one in loaded.skipped] == [
        ("line 3", "opens a quote that is never closed")
    ]


def test_a_cell_may_be_as_long_as_it_likes(written):
    limit = csv.field_size_limit()
    loaded = written(f"zh,en,note\n双循环,dual circulation,{'x' * 200_000}\n碳达峰,carbon peak,\n")
    assert loaded.terms["note"].str.len_chars().to_list() == [200_000, 0]
    assert csv.field_size_limit() == limit


def test_cells_that_a_spreadsheet_would_run_come_back_as_they_were(written):
    loaded = written("zh,en\n加号,'+86\n引号,'tis\n等号,''=1\n")
    assert loaded.terms["en"].to_list() == ["+86", "'tis", "'=1"]


def test_a_cell_of_several_lines_does_not_confuse_the_delimiter(written):
    note = '"\n#5G\tx\n#6G\tx\n"'
    loaded = written(f"zh,en,note\n双循环,dual circulation,{note}\n碳达峰,carbon peak,{note}\n")
    assert loaded.terms.select("en", "note").row(1) == ("carbon peak", "\n#5G\tx\n#6G\tx\n")


def test_a_heading_of_endless_digits_takes_no_time(tmp_path):
    digits = "7" * 100_000
    (tmp_path / "g.csv").write_text(f"Chinese,English,{digits}x\n双循环,dual circulation,\n", encoding="utf-8")
    assert load(tmp_path / "g.csv").terms["zh"].to_list() == ["双循环"]
