"""Dates as English, German and Chinese documents write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner",
            "feb february februar feber",
            "mar march mär märz mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        1,
    )
    for name in names.split()
}
MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
NUMBER: Final = r"[〇零○一二三四五六七八九十\d]"
WRITTEN: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){YEAR}\s?(?P<separator>[-/.])\s?(?P<month>\d{{1,2}})\s?(?P=separator)\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<year>{NUMBER}{{4}})\s?年\s?(?P<month>{NUMBER}{{1,3}})\s?月\s?(?P<day>{NUMBER}{{1,3}})\s?日",
        rf"\b{DAY}\s*(?:of\s+)?{MONTH},?\s+{YEAR}\b",
        rf"\b{MONTH}\s*{DAY},?\s+{YEAR}\b",
        rf"(?<!\d)(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./]{YEAR}(?!\d)",
    )
)
DIGITS: Final = {"〇": 0, "零": 0, "○": 0} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def find(text: str) -> date | None:
    """Return the first date in ``text`` that names a day, or None.

    Of 3/4/2022 the first number is the day unless that is impossible.

    >>> find("Berlin, 25. Oktober 2022"), find("二〇二二年十月二十五日")
    (datetime.date(2022, 10, 25), datetime.date(2022, 10, 25))
    """
    found = spans(text)
    return found[0][2] if found else None


def spans(text: str) -> list[tuple[int, int, date]]:
    """Return start, end and day of every date in ``text``, in order."""
    folded = unicodedata.normalize("NFKC", text) if len(unicodedata.normalize("NFKC", text)) == len(text) else text
    found = [
        (match.start(), match.end(), day)
        for pattern in WRITTEN
        for match in pattern.finditer(folded)
        if (day := as_date(match["year"], match["month"], match["day"]))
    ]
    return sorted(found)


def is_date(text: str) -> bool:
    """Tell whether ``text`` is one date and nothing else but its weekday, time or a mark around it.

    >>> is_date("2022年10月25日 星期二"), is_date("On 25 October 2022 the plan took effect")
    (True, False)
    """
    found = spans(text)
    if not found:
        return False
    rest = text[: found[0][0]] + " " + text[found[0][1] :]
    return not re.sub(r"星期.|(?i:\w+day\b)|\w+tag\b|\d{1,2}:\d\d(:\d\d)?|(?i:\bUhr\b|\bCET\b|\bGMT\b)|[\W_]", "", rest)


def as_date(year: str, month: str, day: str) -> date | None:
    """Make a date of its three parts as written, or None if there is no such day."""
    y, m, d = value(year), MONTHS.get(month.casefold()) or value(month), value(day)
    if m > 12 >= d:  # noqa: PLR2004 - months
        m, d = d, m
    try:
        return date(y, m, d)
    except ValueError:
        return None


def value(written: str) -> int:
    """Read a number in Western or Chinese digits: 二〇二二 as 2022, 二十五 as 25."""
    if written.isdecimal():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return 10 * (value(tens) if tens else 1) + (value(ones) if ones else 0)
    return int("".join(str(DIGITS.get(character, character)) for character in written))
