"""terms.csv in all the spellings that people and spreadsheets give it."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import StoreError
from glossary.model import KIND, STATUS
from glossary.store import table
from glossary.store.dialect import Dialect
from glossary.tables import TERMS, conform

HEADER = "zh,en,status,note\n"


def parse(text: str | bytes) -> table.Table:
    return table.parse(text.encode() if isinstance(text, str) else text, "terms.csv")


def problems(text: str) -> list[str]:
    return parse(text).problems


def test_every_bad_row_is_named_with_its_line_and_column_and_the_good_ones_stay():
    found = parse(
        HEADER
        + "双循环,dual circulation,preferred,\n"
        + '碳达峰,carbon peak,prefered,"two\nlines"\n'
        + ",peak,,\n"
        + "碳中和,,,\n"
        + "新质生产力,new quality productive forces,admitted,\n"
    )
    assert found.problems == [
        "3 status: 'prefered' is not one of candidate, preferred, admitted, deprecated, rejected",
        "5 zh: is empty",
        "6 en: is empty",
    ]
    assert found.terms["zh"].to_list() == ["双循环", "新质生产力"]


def test_a_cell_too_many_is_a_problem_and_missing_cells_at_the_end_are_none():
    found = parse(HEADER + "双循环,dual circulation\n碳达峰,peak, carbon,admitted,,\n")
    assert found.problems == ["3 has 6 cells for 4 columns; quote the cell that holds a delimiter"]
    assert found.terms.height == 1


def test_an_open_quote_costs_one_line_not_the_rest_of_the_file():
    found = parse(HEADER + '双循环,"dual circulation,,\n碳达峰,carbon peak,,\n碳中和,carbon neutrality,,\n')
    assert found.problems == ["2 opens a quote and does not close it at the end of the cell"]
    assert found.terms["zh"].to_list() == ["碳达峰", "碳中和"]


def test_an_open_quote_that_a_later_one_closes_does_not_swallow_rows_unseen():
    found = parse(HEADER + '双循环,dual circulation,,"see\n碳达峰,carbon peak,,\n碳中和,carbon neutrality,,"\n')
    assert found.problems == ["2 holds a cell that runs over whole rows; is a quote left open?"]


def test_a_row_that_stands_twice_is_named():
    twice = HEADER + "双循环,dual circulation,,\n双循环,dual circulation,preferred,\n"
    assert problems(twice) == ["3 en: 'dual circulation' stands with the same zh in an earlier row already"]


def test_chinese_that_a_program_turned_into_question_marks_is_recognised():
    assert "was Chinese" in problems(HEADER + "???,dual circulation,,\n")[0]


@pytest.mark.parametrize(
    ("column", "value"), [("freq", "many"), ("freq", "-1"), ("score", "1.5"), ("score", "x"), ("first_seen", "May")]
)
def test_derived_cells_are_checked(column, value):
    assert problems(f"zh,en,{column}\n双循环,dual circulation,{value}\n")[0].startswith(f"2 {column}: {value!r}")


def test_empty_status_and_kind_have_their_meaning_and_capitals_do_not_matter():
    terms = parse("zh,en,status,kind\na,b,,\nc,d,Preferred , Title\n").terms
    assert terms.select("status", "kind").rows() == [("candidate", "term"), ("preferred", "title")]


def test_blank_lines_do_not_count_as_rows_but_as_lines():
    assert problems(HEADER + "\n\n双循环,,,\n") == ["4 en: is empty"]


def test_a_german_excel_is_understood_and_kept():
    data = "\ufeffzh;en;score;first_seen\r\n双循环;dual circulation;0,83;25.10.2022\r\n".encode()
    found = parse(data)
    assert found.problems == []
    assert found.terms.row(0, named=True)["first_seen"] == date(2022, 10, 25)
    assert found.terms["score"].round(2).to_list() == pytest.approx([0.83])
    assert found.dialect == Dialect(("zh", "en", "score", "first_seen"), ";", "\r\n", bom=True)


def test_a_chinese_excel_and_unicode_text_are_understood():
    text = HEADER + "双循环,dual circulation,,\n"
    assert parse(text.encode("gb18030")).terms["zh"].to_list() == ["双循环"]
    assert parse(text.replace(",", "\t").encode("utf-16")).terms["zh"].to_list() == ["双循环"]


@pytest.mark.parametrize(
    ("dates", "parsed"),
    [
        (["10/25/2022", "01/02/2023"], [date(2022, 10, 25), date(2023, 1, 2)]),
        (["25/10/2022", "01/02/2023"], [date(2022, 10, 25), date(2023, 2, 1)]),
        (["2022/3/5", ""], [date(2022, 3, 5), None]),
        (["2022-10-25 0:00:00", "2022-11-01T00:00:00"], [date(2022, 10, 25), date(2022, 11, 1)]),
    ],
)
def test_dates_of_spreadsheets(dates, parsed):
    rows = "".join(f"词{at},term {at},{value}\n" for at, value in enumerate(dates))
    assert parse("zh,en,last_seen\n" + rows).terms["last_seen"].to_list() == parsed


def test_dates_that_may_be_two_are_refused():
    assert "may be two dates" in problems("zh,en,last_seen\n双循环,dual circulation,01/02/2023\n")[0]


def test_a_header_that_does_not_do_is_refused():
    with pytest.raises(StoreError, match="no columns zh and en"):
        parse("chinese,english\n双循环,dual circulation\n")
    with pytest.raises(StoreError, match="'note' twice"):
        parse("zh,en,note,note\n")
    with pytest.raises(StoreError, match="'zh_key' as this program calls a key of its own"):
        parse("zh,en,zh_key\n")
    with pytest.raises(StoreError, match="neither UTF-8 nor GB18030"):
        parse(b"zh,en\n\xff\xff,\xff\n")


def test_unicode_text_that_is_cut_short_is_named():
    with pytest.raises(StoreError, match=r"neither UTF-8 nor UTF-16 \(byte 8\)"):
        parse("zh\ten".encode("utf-16")[:9])


def test_a_workbook_is_sent_to_import():
    with pytest.raises(StoreError, match="workbook") as caught:
        parse(b"PK\x03\x04\x14\x00")
    assert "glossary import terms.csv" in caught.value.hint


def test_line_ends_of_the_first_macs_are_understood_and_written_as_today():
    found = parse("zh,en\r双循环,dual circulation\r碳达峰,carbon peak\r")
    assert (found.terms.height, found.problems, found.dialect.newline) == (2, [], "\n")


def test_an_empty_file_is_an_empty_glossary():
    assert parse("").terms.height == parse(b"\xef\xbb\xbf").terms.height == 0


@pytest.mark.parametrize("data", [
    "en,my column,zh,status\r\ndual circulation,x,双循环,preferred\r\n",
    '\ufeffzh;en;note\n双循环;dual circulation;"one; two\nthree ""four"""\n',
    "zh\ten\tdomain\n双循环\tdual circulation\teconomy\n",
])  # fmt: skip
def test_spelling_survives_a_round_trip_byte_for_byte(data):
    found = parse(data)
    known = found.terms.select(found.dialect.columns)
    assert table.text(known, found.dialect).decode() == data


def test_a_cell_is_quoted_that_holds_what_another_spreadsheet_splits_at():
    terms = pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "a;b": ["one; two\tthree"]})
    written = table.text(terms, Dialect(("zh", "en", "a;b"), bom=False)).decode()
    assert written == 'zh,en,"a;b"\n双循环,dual circulation,"one; two\tthree"\n'


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8)
free = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r,;\t"), max_size=12)
rows = st.lists(
    st.fixed_dictionaries({
        "zh": words.filter(lambda word: word.strip("?")), "en": words, "status": st.sampled_from(STATUS),
        "kind": st.sampled_from(KIND), "note": free, "domain": free, "mine": free,
        "freq": st.none() | st.integers(0, 10**9 - 1), "score": st.none() | st.floats(0, 1, width=32),
        "first_seen": st.none() | st.dates(date(1949, 10, 1), date(2100, 1, 1)),
    }),
    max_size=6, unique_by=lambda row: (row["zh"], row["en"]),
)  # fmt: skip
spellings = st.builds(
    Dialect, delimiter=st.sampled_from(",;\t"), newline=st.sampled_from(["\n", "\r\n"]), bom=st.booleans()
)


@given(rows, spellings)
def test_what_is_written_reads_back_the_same(rows, spelling):
    types: dict[str, Any] = {"mine": pl.String, **TERMS}
    names = ["zh", "en", "status", "kind", "note", "domain", "mine", "freq", "score", "first_seen"]
    terms = conform(pl.DataFrame(rows, schema={name: types[name] for name in names}), TERMS)
    data = table.text(terms, spelling)
    found = table.parse(data, "terms.csv")
    assert found.problems == []
    assert found.terms.equals(terms)
    assert table.text(found.terms, found.dialect) == data
