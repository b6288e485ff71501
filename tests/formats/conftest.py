"""A small glossary with what exports stumble over: competing renderings, both scripts, markup, notes, all statuses."""

from __future__ import annotations

import polars as pl
import pytest

from glossary.tables import TERMS, conform

ROWS = (
    ("新质生产力", "new productive forces", "xīnzhì shēngchǎnlì", "admitted", "term", "economy", "", 3),
    (
        "新质生产力",
        "new quality productive forces",
        "xīnzhì shēngchǎnlì",
        "preferred",
        "term",
        "economy",
        "since 2023",
        9,
    ),
    ("新質生產力", "new <quality> & productive forces", "", "admitted", "term", "economy", "", 1),
    ("科技部", "MOST", "kējìbù", "preferred", "abbreviation", "", "", None),
    ("双循环", "dual circulation", "shuāng xúnhuán", "candidate", "slogan", "economy", "", 2),
    ("举国体制", "whole nation system", "jǔguó tǐzhì", "deprecated", "term", "", "use “new system”", 1),
    ("卡脖子", "stranglehold", "qiǎ bózi", "rejected", "term", "", "", 1),
)
COLUMNS = ("zh", "en", "pinyin", "status", "kind", "domain", "note", "freq")


@pytest.fixture
def policy_terms() -> pl.DataFrame:
    return conform(pl.DataFrame(ROWS, schema=list(COLUMNS), orient="row"), TERMS)
