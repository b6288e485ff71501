"""The real brief that the project began with: its three pairs and nothing else."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from glossary import mine, read

SHARED = Path(os.environ.get("GLOSSARY_SHARED") or Path(__file__).parents[2].parent / "shared")
BRIEF = SHARED / "briefs" / "merics-2022-11.txt"


@pytest.mark.skipif(not BRIEF.exists(), reason="the brief lies in the shared folder, which GLOSSARY_SHARED names")
def test_the_brief_gives_exactly_its_three_pairs():
    found = mine([read(BRIEF)]).sort("zh")
    plan = "“14th Five-Year” Special Plan for the Technology Factors Market"
    assert found.select("zh", "en", "kind").rows() == [
        ("“十四五”技术要素市场专项规划", plan, "title"),
        ("关键核心技术", "key and core technologies", "term"),
        ("科技自立自强", "S&T self-reliance", "term"),
    ]
    assert found.select("publisher", "published").row(0) == ("MOST", date(2022, 10, 25))
