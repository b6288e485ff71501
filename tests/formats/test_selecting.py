"""Filters of an export."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from glossary.formats.selecting import select
from glossary.selection import Selection
from glossary.tables import ATTESTATIONS, TERMS, conform

DAY = date(2024, 5, 1)
ROWS: list[dict[str, object]] = [
    {"zh": "双循环", "en": "dual circulation", "status": "preferred", "kind": "slogan", "domain": "Economy"},
    {"zh": "碳达峰", "en": "carbon peak", "status": "admitted", "kind": "term", "domain": "climate; economy"},
    {
        "zh": "科技部",
        "en": "MOST",
        "status": "candidate",
        "kind": "abbreviation",
        "score": 0.9,
        "last_seen": date(2024, 5, 1),
    },
    {"zh": "科技部", "en": "Ministry", "status": "candidate", "kind": "organisation", "score": 0.2},
    {"zh": "举国体制", "en": "national system", "status": "rejected", "kind": "term", "last_seen": date(2020, 5, 1)},
]
GLOSSARY = conform(pl.DataFrame(ROWS), TERMS)
SEEN = conform(
    pl.DataFrame(
        [
            {
                "zh": "科技部",
                "en": "Ministry of Science",
                "abbreviation": "MOST",
                "publisher": "CSET",
                "source": "a.pdf",
            },
            {"zh": "碳達峰", "en": "Carbon Peaks", "title": "A brief on climate", "source": "b.pdf"},
        ]
    ),
    ATTESTATIONS,
)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["dual circulation", "carbon peak", "MOST"]),
        (Selection(everything=True), GLOSSARY["en"].to_list()),
        (Selection(statuses=["rejected"]), ["national system"]),
        (Selection(kinds=["slogan", "abbreviation"]), ["dual circulation", "MOST"]),
        (Selection(domains=["ECONOMY"]), ["dual circulation", "carbon peak"]),
        (Selection(domains=["eco"]), []),
        (Selection(since=date(2024, 1, 1)), ["MOST"]),
        (Selection(sources=["cset"]), ["MOST"]),
        (Selection(sources=["A BRIEF"]), ["carbon peak"]),
        (Selection(sources=["nowhere"]), []),
        (Selection(statuses=["candidate"], kinds=["organisation"]), []),
    ],
)
def test_filters(selection, expected):
    assert select(GLOSSARY, selection, SEEN).terms["en"].to_list() == expected


def test_what_waits_in_review_is_counted():
    assert select(GLOSSARY, Selection()).waiting == 1
    assert select(GLOSSARY, Selection(kinds=["term"])).waiting == 0
    assert select(GLOSSARY, Selection(everything=True)).waiting == 0


def test_columns_and_order_stay():
    assert select(GLOSSARY, Selection(sources=["pdf"]), SEEN).terms.columns == GLOSSARY.columns
