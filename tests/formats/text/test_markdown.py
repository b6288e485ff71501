"""Markdown: front matter, links and tables, with offsets that stay true."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.formats import read
from glossary.formats.text.markdown import NOTHING, mask

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
---
title: "Brief 7"
date: 2022-10-25
publisher: MERICS
---
# Heading

The [“dual circulation”](https://example.org/a_(b) "tip") ([双循环](https://example.org/zh)) strategy.
![a chart](chart.png)

| Chinese | English |
|:--------|--------:|
| 共同富裕 | common prosperity |

<span class="x">新质生产力</span> <!-- a note --> [全过程人民民主][1] en [whole-process]
"""


@pytest.fixture
def text(tmp_path: Path) -> str:
    file = tmp_path / "brief.md"
    file.write_text(BRIEF, encoding="utf-8")
    (segment,) = read(file).segments
    assert segment.place(segment.text.index("双循环")) == "line 8"
    assert segment.text.index("双循环") == BRIEF.index("双循环")
    return segment.text.replace(NOTHING, "")


def test_front_matter_is_metadata_and_no_text(tmp_path: Path, text: str):
    document = read(tmp_path / "brief.md")
    assert (document.title, document.published, document.publisher) == ("Brief 7", date(2022, 10, 25), "MERICS")
    assert "2022-10-25" not in text


def test_links_leave_their_text_alone(text: str):
    assert "The “dual circulation” (双循环) strategy." in text
    assert "chart" not in text
    assert "全过程人民民主 en [whole-process]" in text


def test_table_cells_are_separated_by_tabs(text: str):
    assert "\t 共同富裕 \t common prosperity \t" in text
    assert "--" not in text


def test_tags_and_comments_go(text: str):
    assert "新质生产力" in text
    assert "span" not in text
    assert "a note" not in text


def test_the_first_heading_is_the_title_where_nothing_else_is(tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text("Intro\n\n# 关于数字经济 #\n", encoding="utf-8")
    assert read(file).title == "关于数字经济"


def test_toml_front_matter_counts_too(tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text('+++\ntitle = "数字经济"\ndate = 2022-10-25T08:00:00Z\n+++\nText\n', encoding="utf-8")
    document = read(file)
    assert (document.title, document.published) == ("数字经济", date(2022, 10, 25))


@given(st.text(st.sampled_from("双a[]()!|<>-` \n"), max_size=80))
def test_masking_moves_nothing(text: str):
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, NOTHING, "\t") for old, new in zip(text, masked, strict=True))
