"""Plain text: streamed segments whose offsets and lines are true, and the header."""

from __future__ import annotations

import os
import tracemalloc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import UnreadableFile
from glossary.formats import read
from glossary.formats.text import plain
from glossary.formats.text.plain import LONGEST, SEGMENT

if TYPE_CHECKING:
    from glossary.model import Segment

SHARED = Path(os.environ.get("GLOSSARY_SHARED") or Path(__file__).parents[3].parent / "shared")
BRIEF = SHARED / "briefs" / "merics-2022-11.txt"


def segments(path: Path, text: str, encoding: str = "utf-8") -> list[Segment]:
    path.write_bytes(text.encode(encoding))
    return list(read(path).segments)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return tmp_path / "brief.txt"


def test_a_long_text_is_cut_between_paragraphs_with_true_places(brief: Path):
    text = "".join(f"第{n}段讲新质生产力，不讲别的。\n第二行\n\n" for n in range(30_000))
    parts = segments(brief, text)
    assert len(parts) > 2
    assert "".join(part.text for part in parts) == text
    for part in parts:
        assert text[part.start : part.start + 40] == part.text[:40]
        assert part.line == text.count("\n", 0, part.start) + 1
        assert part.text.endswith("\n\n")
        assert len(part.text) <= 2 * SEGMENT


def test_one_huge_line_is_cut_between_sentences(brief: Path):
    parts = segments(brief, "加快构建新发展格局。" * 300_000)
    assert all(part.text.endswith("。") and len(part.text) <= LONGEST for part in parts)


def test_a_huge_run_without_any_end_is_cut_all_the_same(brief: Path):
    assert [len(part.text) for part in segments(brief, "字" * (LONGEST + 7))] == [LONGEST, 7]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_are_lines_and_keep_offsets(brief: Path, end: str):
    text = f"甲{end}乙{end}{end}丙"
    (part,) = segments(brief, text)
    assert part.place(part.text.index("丙")) == "line 4"
    assert part.text.index("丙") == text.index("丙")


def test_memory_is_bounded_however_long_the_file(brief: Path):
    with brief.open("w", encoding="utf-8") as file:
        for _ in range(200):
            file.write("加快构建新发展格局，推进科技自立自强。\n\n" * 3000)
    tracemalloc.start()
    for _ in read(brief).segments:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert brief.stat().st_size > 30_000_000
    assert peak < 12_000_000


def test_the_wrong_encoding_is_refused_not_garbled(brief: Path):
    brief.write_bytes("各地要因地制宜发展新质生产力".encode("gb18030"))
    with pytest.raises(UnreadableFile, match="not in the encoding utf-8"):
        list(read(brief, encoding="utf-8").segments)


@settings(max_examples=40)
@given(st.text(st.sampled_from("双循环 abc\n。"), min_size=1, max_size=300))
def test_segments_join_back_to_the_text(text: str):
    parts = list(plain.segments(text, iter((text, text))))
    assert "".join(part.text for part in parts) == text * 3


HEADERS = {
    "labelled": ("Title: Brief 7\nPublisher: MERICS\nDate: 25 October 2022\nURL: https://example.org/7\n\nText.", True),
    "chinese": ("标题：Brief 7\n来源：MERICS\n发布时间：2022年10月25日\n网址：https://example.org/7\n\n正文。", True),
    "german": (
        "Titel: Brief 7\nHerausgeber: MERICS\nStand: 25. Oktober 2022\nURL: https://example.org/7\n\nText.",
        True,
    ),
    "dateline": ("Berlin, 25 October 2022\n\nThe plan of 1 May 2020 was extended.", False),
}


@pytest.mark.parametrize("kind", HEADERS)
def test_the_header_of_a_text_is_picked_up(brief: Path, kind: str):
    text, full = HEADERS[kind]
    brief.write_text(text, encoding="utf-8")
    document = read(brief)
    assert document.published == date(2022, 10, 25)
    if full:
        found = (document.title, document.publisher, document.url)
        assert found == ("Brief 7", "MERICS", "https://example.org/7")


@pytest.mark.parametrize(
    "text",
    [
        "News\n\nArticle: Plan for chips (芯片规划) (Link)\nIssuing body: MOST\nDate: October 25, 2022\n\nMore.",
        "The plan was released on 25 October 2022 and will run until 2025.",
        "Long prose first. " * 30 + "\nDate: 25 October 2022",
    ],
)
def test_the_date_of_an_item_is_not_the_document_s(brief: Path, text: str):
    brief.write_text(text, encoding="utf-8")
    assert read(brief).published is None


@pytest.mark.skipif(not BRIEF.exists(), reason="the brief lies in the shared folder, which GLOSSARY_SHARED names")
def test_the_real_brief_says_nothing_of_its_own_date():
    document = read(BRIEF)
    assert document.published is None
    assert "关键核心技术" in "".join(segment.text for segment in document.segments)
