"""Dates in three languages, and what must not be taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from glossary.lang import dates

DAY = date(2022, 10, 25)


@pytest.mark.parametrize(
    "text",
    [
        "2022-10-25",
        "2022/10/25 09:30",
        "2022.10.25",
        "2022-10-25T09:30:00+08:00",
        "25.10.2022",
        "25/10/2022",
        "10/25/2022",
        "October 25, 2022",
        "Oct. 25th, 2022",
        "25 October 2022",
        "25th of October, 2022",
        "Tue, 25 Oct 2022 09:30:00 +0800",
        "25. Oktober 2022",
        "25. Okt. 2022",
        "2022年10月25日",
        "２０２２年１０月２５日",
        "二〇二二年十月二十五日",
        "发布时间：2022 年 10 月 25 日",
    ],
)
def test_a_date_is_read_in_any_dress(text: str):
    assert dates.find(text) == DAY


@pytest.mark.parametrize("text", ["", "October 2022", "2022-13-45", "30 February 2022", "12022-10-251", "十四五规划"])
def test_what_names_no_day_is_no_date(text: str):
    assert dates.find(text) is None


@pytest.mark.parametrize("text", ["März 3, 2021", "3. März 2021", "3. Maerz 2021"])
def test_german_months_know_their_umlaut(text: str):
    assert dates.find(text) == (None if "ae" in text else date(2021, 3, 3))


def test_of_two_dates_the_first_counts():
    assert dates.find("From 25 October 2022 to 2023-01-01") == DAY


@pytest.mark.parametrize("text", ["（2022年10月25日）", "Dienstag, 25.10.2022", "2022-10-25 09:30:00"])
def test_a_line_is_a_date_if_nothing_else_stands_in_it(text: str):
    assert dates.is_date(text)
    assert not dates.is_date(f"by {text} all")
