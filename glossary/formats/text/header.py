"""What a document says of itself: title, publisher, date and address, from labelled lines or key-value pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from glossary.lang import dates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LABELS: Final = {
    "title": ("title", "titel", "headline", "标题", "標題", "题目", "題目"),
    "publisher": (
        "publisher",
        "source",
        "institution",
        "herausgeber",
        "quelle",
        "来源",
        "來源",
        "发布单位",
        "发布机构",
        "發布單位",
    ),
    "published": (
        "date",
        "published",
        "publication date",
        "datum",
        "stand",
        "veröffentlicht",
        "日期",
        "发布日期",
        "发布时间",
        "發布日期",
        "时间",
    ),
    "url": ("url", "link", "canonical", "permalink", "网址", "網址"),
}
ITEM_LABELS: Final = ("article", "issuing body", "document", "issued by", "文件", "发文机关")
"""Labels of an item in a brief: a date that stands in one block with them is the item's, not the brief's."""

LINE: Final = re.compile(r"^\s*[*_]*([^\W\d_][\w ]{1,20}?)[*_]*\s*[:：]\s*[*_]*(\S.*?)[*_\s]*$")
HEAD_LINES: Final = 15
LONG_LINE: Final = 200
"""A header ends where running text begins."""


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; nothing where it is silent."""

    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the values for a Document."""
        return {"title": self.title, "publisher": self.publisher, "published": self.published, "url": self.url}


def of_pairs(pairs: Mapping[str, str]) -> About:
    """Pick what we know among labelled values; labels in English, German or Chinese.

    >>> of_pairs({"Datum": "25. Oktober 2022", "Titel": "Brief"}).published
    datetime.date(2022, 10, 25)
    """
    values = {label.strip().casefold(): " ".join(value.split()) for label, value in pairs.items()}

    def first(field: str) -> str:
        return next((values[label] for label in LABELS[field] if values.get(label)), "")

    return About(first("title"), first("publisher"), dates.find(first("published")), first("url"))


def of_text(head: str) -> About:
    r"""Read the header of a plain text: labelled lines, or a line that is a date, before the running text begins.

    A "Date:" in a block about an article or document of its own belongs to that item and is left alone.

    >>> of_text("MERICS Brief\n25 October 2022\n\nThe plan was released on 1 May 2020.").published
    datetime.date(2022, 10, 25)
    """
    pairs: dict[str, str] = {}
    for block in re.split(r"\n\s*\n", "\n".join(head_lines(head))):
        found: dict[str, str] = {}
        for line in block.splitlines():
            if match := LINE.match(line):
                found.setdefault(match[1].casefold(), match[2])
            elif dates.is_date(dateline(line)):
                found.setdefault("date", line)
        if not any(label in found for label in ITEM_LABELS):
            pairs = found | pairs
    return of_pairs(pairs)


def head_lines(head: str) -> list[str]:
    """Return the first lines, up to the one where running text begins."""
    taken: list[str] = []
    for line in head.splitlines():
        if len(line) > LONG_LINE or sum(bool(kept.strip()) for kept in taken) == HEAD_LINES:
            break
        taken.append(line)
    return taken


def dateline(line: str) -> str:
    """Drop the place before the date of a dateline: "Berlin, 25. Oktober 2022"."""
    return re.sub(r"^\s*(?:[^\W\d_]+[ -]?){1,3}[,，|·]\s*(?=\S)", "", line, count=1)
