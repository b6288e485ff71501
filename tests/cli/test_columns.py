"""Tables: aligned in columns of Han and Latin, headings and narrow columns whole, whatever the width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.cli.columns import Cell, Column, draw
from glossary.lang.script import width

COLUMNS = (
    Column("zh", "Chinese"),
    Column("en", "English"),
    Column("status", "Status", keep=True),
    Column("freq", "Seen", justify="right", keep=True, spare=True),
)
ROWS = [
    [Cell("高水平科技自立自强", ((3, 5),)), Cell("high-level self-reliance in science"), Cell("preferred"), Cell("7")],
    [
        Cell("科技部\nkējì bù"),
        Cell("https://example.org/a/very/long/address?without=blanks"),
        Cell("admitted"),
        Cell("12"),
    ],
]
TEXT = st.text("科技发展 abc-de/\n“”", max_size=60)


@pytest.mark.parametrize("total", [50, 60, 80, 120])
def test_a_table_fits_and_its_narrow_columns_are_whole(total: int):
    lines = list(draw(COLUMNS, ROWS, total, colour=False))
    assert max(map(width, lines)) <= total
    assert lines[0].split()[:3] == ["Chinese", "English", "Status"]
    assert "preferred" in lines[2]


def test_a_column_that_can_be_spared_goes_first():
    assert "Seen" in next(draw(COLUMNS, ROWS, 60, colour=False))
    assert "Seen" not in next(draw(COLUMNS, ROWS, 38, colour=False))


def test_an_empty_column_that_can_be_spared_is_left_out():
    rows = [[*row[:3], Cell("")] for row in ROWS]
    assert "Seen" not in next(draw(COLUMNS, rows, 120, colour=False))


def test_numbers_stand_on_the_right_and_readings_below():
    lines = list(draw(COLUMNS, ROWS, 200, colour=False))
    assert [line[-2:] for line in lines[2:4]] == [" 7", "12"]
    assert lines[4].startswith("kējì bù")


def test_words_are_broken_only_if_nothing_else_helps():
    rows = [[Cell("全面推进乡村振兴战略规划"), Cell("revitalization of agriculture")]]
    assert any(line.endswith("  revitalization") for line in draw(COLUMNS[:2], rows, 30, colour=False))
    assert not any("revitalization" in line for line in draw(COLUMNS[:2], rows, 18, colour=False))


def test_colour_marks_what_was_found_and_takes_no_room():
    lines = list(draw(COLUMNS, ROWS, 60, colour=True))
    plain = list(draw(COLUMNS, ROWS, 60, colour=False))
    assert any("\x1b[1;33m科技\x1b[0m" in line for line in lines)
    assert [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines] == plain


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4), st.integers(30, 90))
def test_nothing_is_lost_or_out_of_line(rows: list[tuple[str, str]], total: int):
    cells = [[Cell(zh), Cell(en), Cell("candidate")] for zh, en in rows]
    lines = list(draw(COLUMNS[:3], cells, total, colour=False))
    assert max(map(width, lines)) <= total
    assert sorted("".join("".join(map("".join, rows)).split())) == sorted(
        "".join(lines[2:]).replace("candidate", "").replace(" ", "")
    )
