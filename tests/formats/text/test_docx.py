"""Word files: what a reader of the page sees, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.formats import read
from tests.formats.text.conftest import relations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(p, paragraphs))}</w:tc>"


def text(path: Path) -> str:
    return "".join(segment.text for segment in read(path).segments).strip("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:p><w:r><w:t>双</w:t></w:r><w:r><w:t>循环</w:t></w:r></w:p>", "双循环"),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", "甲\n乙\t丙"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", "甲"),
        ("<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", "• 甲"),
        ("<w:p><w:r><w:t>self</w:t><w:noBreakHyphen/><w:t>reliance</w:t></w:r></w:p>", "self-reliance"),
        (
            "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
            "new",
        ),
        (f"<w:moveFrom>{p('away')}</w:moveFrom><w:moveTo>{p('here')}</w:moveTo>", "here"),
        (f"<w:sdt><w:sdtContent>{p('control')}</w:sdtContent></w:sdt>", "control"),
        ("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>", "7"),
        (
            (
                f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('box')}</w:txbxContent></mc:Choice>"
                f"<mc:Fallback><w:txbxContent>{p('box')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
                "<w:t>around</w:t></w:r></w:p>"
            ),
            "box\n\naround",
        ),
        (
            (
                "<w:p><w:r><w:ruby><w:rt><w:r><w:t>kējì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>科技</w:t></w:r></w:rubyBase>"
                "</w:ruby></w:r></w:p>"
            ),
            "科技",
        ),
        ("<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr><w:r><w:t>Contents 3</w:t></w:r></w:p>" + p("甲"), "甲"),
        (
            f"<w:tbl><w:tr>{cell('zh')}{cell('e', 'n')}</w:tr><w:tr>{cell('甲')}{cell('a')}</w:tr></w:tbl>",
            "zh\te n\n甲\ta",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:tbl><w:tr>{cell('甲')}{cell('a')}</w:tr></w:tbl></w:tc>{cell('b')}</w:tr></w:tbl>",
            "甲 a\tb",
        ),
        (f"<w:tbl><w:tr>{cell('字' * 700, '乙')}</w:tr></w:tbl>", "字" * 700 + "\n\n乙"),
    ],
)
def test_a_body_is_read_as_it_is_seen(word: Callable[..., Path], body: str, expected: str):
    assert text(word(body)) == expected


def test_comments_are_read_if_they_are_asked_for(zipped: Callable[[str, Mapping[str, str]], Path]):
    path = zipped(
        "brief.docx",
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relations(("comments", "comments.xml")),
            "word/document.xml": f"<w:document xmlns:w='w'>{p('甲')}</w:document>",
            "word/comments.xml": f"<w:comments xmlns:w='w'><w:comment w:id='0'>{p('乙')}</w:comment></w:comments>",
        },
    )
    assert text(path) == "甲"
    (segment,) = read(path, comments=True).segments
    assert segment.place(segment.text.index("乙")) == "comment 1"


def test_footnotes_follow_with_their_numbers(word: Callable[..., Path]):
    notes = f"<w:footnote w:type='separator'>{p('-')}</w:footnote><w:footnote w:id='1'>{p('甲')}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{p('乙')}</w:footnote>"
    (segment,) = read(word(p("body"), notes)).segments
    assert segment.place(segment.text.index("乙")) == "footnote 2"
    assert segment.place(0) == "para. 1"


def test_rows_of_tables_are_places(word: Callable[..., Path]):
    table = f"<w:tbl><w:tr>{cell('甲')}</w:tr><w:tr>{cell('乙')}</w:tr></w:tbl>"
    (segment,) = read(word(p("x") + table + p("between") + table)).segments
    assert segment.place(segment.text.rindex("乙")) == "table 2, row 2"


def test_a_long_document_is_many_segments(word: Callable[..., Path]):
    segments = list(read(word(p("加快构建新发展格局。" * 200) * 300)).segments)
    assert len(segments) > 1
    assert segments[1].start == len(segments[0].text)
    assert segments[1].locator == segments[1].place(0) != "para. 1"
