"""The lines under a title that say who issued it and when: they belong to the title, not to the brief."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

BODY = re.compile(
    r"^\s*(?:Issuing (?:body|bodies|agency|agencies|authority|authorities)|Issued by|Issuer|Publisher|Published by|"
    r"Released by|Source|Agency|Authority|发文机关|发布机构|发文单位|发布单位|印发机关)\s*[:：]\s*(?P<body>[^\n]{2,200}?)\s*$",  # noqa: E501 - Han count double
    re.IGNORECASE | re.MULTILINE,
)
DATE = re.compile(
    r"^\s*(?:Date|Dated|Date of issue|Issue date|Release date|Published|Publication date|Released|Date published|Issued|"  # noqa: E501 - Han count double
    r"发文日期|发布日期|成文日期|日期|印发日期)\s*[:：]\s*(?P<date>[^\n]{4,40}?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
NEXT_ENTRY = re.compile(r"^\s*(?:Article|Title|Document|Name|标题|文件)\s*[:：]", re.IGNORECASE | re.MULTILINE)
MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
WRITTEN = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})"
)
NUMBERS = re.compile(r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})")


def metadata(after: str) -> tuple[str, date | None]:
    r"""Return (issuing body, date) out of the text right after a title; ("", None) where it has no such lines.

    >>> metadata("\nIssuing body: MOST\nDate: October 25, 2022\n")
    ('MOST', datetime.date(2022, 10, 25))
    """
    following = NEXT_ENTRY.search(after)
    if following:
        after = after[: following.start()]
    body, when = BODY.search(after), DATE.search(after)
    return (body["body"] if body else ""), (parse_date(when["date"]) if when else None)


def parse_date(text: str) -> date | None:
    """Read a date as briefs write it; None if it is none.

    >>> parse_date("2 November 2023"), parse_date("2022年10月25日")
    (datetime.date(2023, 11, 2), datetime.date(2022, 10, 25))
    """
    match = NUMBERS.search(text)
    if match:
        return _valid(int(match["year"]), int(match["month"]), int(match["day"]))
    match = WRITTEN.search(text)
    if match:
        month = next((number for name, number in MONTHS.items() if name.startswith(match["month"].casefold()[:3])), 0)
        day = match["d1"] or match["d2"] or "1"
        return _valid(int(match["year"]), month, int(day)) if month else None
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
