"""What each target file holds, to the byte: one glossary, one expectation a target."""

from __future__ import annotations

import polars as pl
import pytest

from glossary.formats.engines import ENGINES
from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.formats.profiles import profile_for, profiles
from glossary.formats.registry import find, formats
from glossary.formats.targets import CAT_TOOLS, OWN
from glossary.tables import TERMS, conform

NEW, BETTER = "new productive forces", "new quality productive forces"
ROWS = [
    {"zh": "新质生产力", "en": NEW, "status": "admitted", "freq": 9},
    {"zh": "新质生产力", "en": BETTER, "status": "preferred", "freq": 2, "domain": "economy", "note": 'since "2023"'},
    {"zh": "加成", "en": "=bonus; extra, more", "status": "candidate"},
    {"zh": "举国体制", "en": "whole nation system", "status": "deprecated"},
]
GLOSSARY = conform(pl.DataFrame(ROWS), TERMS)

TEXTS = {
    "omegat": "# -*- coding: utf-8 -*-\n"
    f'新质生产力\t{BETTER}\tsince "2023"\n新质生产力\t{NEW}\t\n加成\t=bonus; extra, more\t\n',
    "omegat-csv": f'新质生产力,{BETTER},"since ""2023"""\n新质生产力,{NEW},\n加成,"=bonus; extra, more",\n',
    "memoq": "\ufeffEntry_Domain,Entry_Note,Chinese_PRC,English\r\n"
    f'economy,"since ""2023""",新质生产力,{BETTER}\r\n,,新质生产力,{NEW}\r\n,,加成,"=bonus; extra, more"\r\n',
    "phrase-strings": "term,case sensitive,translatable,description,zh-CN,en\n"
    f'新质生产力,false,true,"since ""2023""",新质生产力,{BETTER}\n加成,false,true,,加成,"=bonus; extra, more"\n',
    "wordfast": f'新质生产力\t{BETTER}\tsince "2023"\r\n新质生产力\t{NEW}\t\r\n加成\t=bonus; extra, more\t\r\n',
    "crowdin": "Concept Definition,Concept Subject,Concept Note,Term [zh-CN],Term [en],Status [en]\n"
    f',economy,"since ""2023""",新质生产力,{BETTER},preferred\n,,,新质生产力,{NEW},admitted\n'
    ',,,加成,"=bonus; extra, more",admitted\n,,,举国体制,whole nation system,not recommended\n',
    "lokalise": "term;description;casesensitive;translatable;forbidden;tags;en;en_description\n"
    f'新质生产力;"since ""2023""";no;yes;no;;{BETTER};\n加成;;no;yes;no;;"=bonus; extra, more";\n',
    "weblate": "source,target,context,translator_comments\n"
    f'新质生产力,{BETTER},economy,"since ""2023"""\n加成,"=bonus; extra, more",,\n',
    "transifex": "term,pos,comment,translation_en,comment_en\n"
    f'新质生产力,,"since ""2023""",{BETTER},\n加成,,,"=bonus; extra, more",\n',
    "supervertaler": "\ufeffSource Term\tTarget Term\tDomain\tNotes\tProject\tClient\tForbidden\n"
    f'新质生产力\t{BETTER}\teconomy\t"since ""2023"""\t\t\tFALSE\n'
    f"加成\t=bonus; extra, more\t\t\t\t\tFALSE\n"
    "举国体制\twhole nation system\t\t\t\t\tTRUE\n",
    "deepl": f"新质生产力\t{BETTER}\n加成\t=bonus; extra, more\n",
    "deepl-csv": f'新质生产力,{BETTER},ZH,EN\n加成,"=bonus; extra, more",ZH,EN\n',
    "google": f'新质生产力,{BETTER}\n加成,"=bonus; extra, more"\n',
    "google-set": f'zh-CN,en,pos,description\n新质生产力,{BETTER},,"since ""2023"""\n加成,"=bonus; extra, more",,\n',
    "microsoft-document": f"新质生产力\t{BETTER}\n加成\t=bonus; extra, more\n",
    "amazon": f'zh,en\n新质生产力,{BETTER}\n加成,"=bonus; extra, more"\n',
}
SHEETS: dict[str, list[list[object]]] = {
    "memoq-xlsx": [
        ["Entry_Domain", "Entry_Note", "Chinese_PRC", "English"],
        ["economy", 'since "2023"', "新质生产力", BETTER],
        ["", "", "新质生产力", NEW],
        ["", "", "加成", "=bonus; extra, more"],
    ],
    "multiterm-xlsx": [
        ["Chinese", "English", "Status", "Subject", "Definition", "Note"],
        ["新质生产力", BETTER, "preferred", "economy", "", 'since "2023"'],
        ["新质生产力", NEW, "admitted", "", "", ""],
        ["加成", "=bonus; extra, more", "candidate", "", "", ""],
        ["举国体制", "whole nation system", "deprecated", "", "", ""],
    ],
    "phrase": [
        ["CID", "zh_cn", "en", "Forbidden", "Preferred", "Note"],
        [1, "新质生产力", BETTER, False, True, 'since "2023"'],
        [1, "新质生产力", NEW, False, False, ""],
        [2, "加成", "=bonus; extra, more", False, False, ""],
        [3, "举国体制", "whole nation system", True, False, ""],
    ],
    "xtm": [["zh_CN", "en_US"], ["新质生产力", BETTER], ["新质生产力", NEW], ["加成", "=bonus; extra, more"]],
    "crowdin-xlsx": [
        ["Concept Definition", "Concept Subject", "Concept Note", "Term [zh-CN]", "Term [en]", "Status [en]"],
        ["", "economy", 'since "2023"', "新质生产力", BETTER, "preferred"],
        ["", "", "", "新质生产力", NEW, "admitted"],
        ["", "", "", "加成", "=bonus; extra, more", "admitted"],
        ["", "", "", "举国体制", "whole nation system", "not recommended"],
    ],
    "matecat": [
        ["Forbidden", "Domain", "Subdomain", "Definition", "zh-CN", "en-US"],
        [False, "economy", "", "", "新质生产力", BETTER],
        [False, "", "", "", "新质生产力", NEW],
        [False, "", "", "", "加成", "=bonus; extra, more"],
        [True, "", "", "", "举国体制", "whole nation system"],
    ],
    "microsoft": [["zh-Hans", "en"], ["新质生产力", BETTER], ["加成", "=bonus; extra, more"]],
}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_text_target(tmp_path, name):
    path = tmp_path / f"g{profile_for('-', 'dump', name).suffix}"
    dump(GLOSSARY, path, name)
    data = path.read_bytes()
    if name == "wordfast":
        assert data.startswith(b"\xff\xfe")
        assert data.decode("utf-16") == TEXTS[name]
    else:
        assert data.decode() == TEXTS[name]


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_a_workbook_target(tmp_path, name):
    calamine = pytest.importorskip("python_calamine", reason="the extra xlsx is not installed")
    dump(GLOSSARY, tmp_path / "g.xlsx", name)
    assert calamine.load_workbook(str(tmp_path / "g.xlsx")).get_sheet_by_index(0).to_python() == SHEETS[name]


def test_every_target_has_its_test():
    assert {profile.name for profile in (*CAT_TOOLS, *ENGINES)} == {*TEXTS, *SHEETS}


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_a_target_can_be_written_and_names_are_unique(profile):
    assert find("-", "dump", profile.format).dump
    assert profile.suffix.startswith(".")
    assert [other.name for other in profiles()].count(profile.name) == 1
    assert [form.name for form in formats()].count(profile.format) == 1


@pytest.mark.parametrize("name", [profile.name for profile in (*CAT_TOOLS, *ENGINES)])
def test_what_a_tool_gets_can_be_taken_in_again(tmp_path, name):
    path = tmp_path / f"g{profile_for('-', 'dump', name).suffix}"
    written = dump(GLOSSARY, path, name).written
    loaded = load(path, name)
    assert loaded.terms.height == written
    assert loaded.terms.select("zh", "en").row(0) == ("新质生产力", BETTER)
    assert loaded.skipped == ()


@pytest.mark.parametrize(("name", "limit"), [("deepl", 1024), ("amazon", 200)])
def test_terms_too_long_for_an_engine_are_left_out(tmp_path, name, limit):
    fits, long = "字" * (limit // 3), "字" * (limit // 3 + 1)
    rows = [
        {"zh": zh, "en": en, "status": "admitted"} for zh, en in ((fits, "x"), (long, "y"), ("短", "z" * (limit + 1)))
    ]
    report = dump(conform(pl.DataFrame(rows), TERMS), tmp_path / "g.txt", name)
    assert report.written == 1
    assert [one.reason for one in report.left_out] == [
        f"zh longer than {limit:,} bytes",
        f"en longer than {limit:,} bytes",
    ]


def test_the_best_rendering_goes_where_one_may_go(tmp_path):
    order = [("admitted", 3), ("candidate", 9), ("admitted", 7), ("deprecated", 99)]
    rows = [{"zh": "双循环", "en": f"{status} {freq}", "status": status, "freq": freq} for status, freq in order]
    report = dump(conform(pl.DataFrame(rows), TERMS), tmp_path / "g.tsv", "deepl")
    assert (tmp_path / "g.tsv").read_text(encoding="utf-8") == "双循环\tadmitted 7\n"
    assert {one.en for one in report.left_out} == {"admitted 3", "candidate 9", "deprecated 99"}


def test_a_phrase_that_omegat_would_take_for_a_comment_is_left_out(tmp_path):
    rows = [{"zh": "#标签", "en": "hashtag", "status": "admitted"}]
    report = dump(conform(pl.DataFrame(rows), TERMS), tmp_path / "g.txt", "omegat")
    assert [one.reason for one in report.left_out] == ["begins with # and would be a comment"]


def test_a_note_of_several_lines_is_one_line_where_omegat_reads_line_by_line(tmp_path):
    rows = [{"zh": "双循环", "en": "dual circulation", "status": "admitted", "note": "since\n2020,\tsee\r\nplan"}]
    for name, cell in (("omegat", "since 2020, see plan"), ("omegat-csv", '"since 2020, see plan"')):
        dump(conform(pl.DataFrame(rows), TERMS), tmp_path / "g", name)
        *_, line = (tmp_path / "g").read_text(encoding="utf-8").splitlines()
        assert line.endswith(f"dual circulation{line[3]}{cell}")


@pytest.mark.parametrize("name", [profile.name for profile in (*CAT_TOOLS, *ENGINES)])
def test_a_term_that_looks_like_a_marked_cell_comes_back_from_a_tool_as_it_was(tmp_path, name):
    path = tmp_path / f"g{profile_for('-', 'dump', name).suffix}"
    dump(conform(pl.DataFrame([{"zh": "负号", "en": "'-' sign", "status": "admitted"}]), TERMS), path, name)
    assert load(path, name).terms["en"].to_list() == ["'-' sign"]


def test_own_formats_are_marked_and_tools_get_the_term_itself(tmp_path):
    for profile in OWN[:2]:
        dump(GLOSSARY, tmp_path / "g", profile.name)
        assert "'=bonus" in (tmp_path / "g").read_text(encoding="utf-8")
    assert not any(profile.marked for profile in (*CAT_TOOLS, *ENGINES))
