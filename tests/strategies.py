"""Hypothesis strategies for whole tables of awkward terms."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import strategies as st

from glossary.model import KIND, STATUS
from glossary.tables import TERMS

AWKWARD = st.sampled_from(
    [
        *(
            "双循环",
            "㐀㑇䶵",
            "𠀀𪜀",
            "«تداول مزدوج»",
            "🀄👩🏽‍🔬",
            "=1+1",
            "+86",
            "-40 °C",
            "@here",
            "'=quoted",
            "''",
            '"',
            '""',
        ),
        *(
            "\t",
            "\n",
            "\r\n",
            "\r",
            ",",
            ";",
            "|",
            "a\tb",
            "a\nb",
            'say "so"',
            "#5G",
            "NA",
            "null",
            "true",
            "1e5",
            "01",
        ),
        *("2024-01-03", " ", "\u3000", "\u200f", "\ufeff", "_x0041_", "{}", "\\", "'"),
    ]
)
SAFE = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
"""Every character but controls, which spreadsheets and XML cannot hold."""

TEXT = st.lists(AWKWARD | st.text(SAFE, max_size=4), max_size=4).map("".join)
TERM = TEXT.filter(lambda text: bool(text.strip()))
COUNT = st.none() | st.integers(0, 2**32 - 1)
DAY = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
SCORE = st.none() | st.floats(0, 1, width=32)


def rows() -> st.SearchStrategy[dict[str, object]]:
    """Rows of TERMS with two columns that a user added."""
    columns: dict[str, st.SearchStrategy[object]] = {"zh": TERM, "en": TERM, "pinyin": TEXT}
    columns |= {"status": st.sampled_from(STATUS), "kind": st.sampled_from(KIND)}
    columns |= {"domain": TEXT, "note": TEXT, "client": TEXT, "Quelle": TEXT, "score": SCORE}
    columns |= {"freq": COUNT, "docs": COUNT, "first_seen": DAY, "last_seen": DAY}
    return st.fixed_dictionaries({name: columns[name] for name in [*TERMS, "client", "Quelle"]})


def terms() -> st.SearchStrategy[pl.DataFrame]:
    """Whole glossaries of up to six rows."""
    schema: dict[str, type[pl.DataType]] = {**TERMS, "client": pl.String, "Quelle": pl.String}
    return st.lists(rows(), min_size=1, max_size=6).map(lambda some: pl.DataFrame(some, schema=schema))
