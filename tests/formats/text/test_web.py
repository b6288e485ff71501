"""Web pages: main text in its structure, no menus, metadata from wherever a page keeps it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read
from glossary.formats.text.boilerplate import main_text
from glossary.formats.text.markup import parse, text_of

if TYPE_CHECKING:
    from pathlib import Path

MENU = "".join(f"<li><a href='/{n}'>Menu {n}</a></li>" for n in range(6))
PROSE = "<p>" + "Officials repeated their familiar goals for the coming year. " * 8 + "</p>"


def text(page: str) -> str:
    return text_of(main_text(parse(page)))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>The “<em>dual</em> circulation” (<b>双</b>循环)", "The “dual circulation” (双循环)"),
        ("<p>one<br>two<p>three", "one\ntwo\n\nthree"),
        ("<ul><li>甲<li><p>乙</p></ul>", "• 甲\n• 乙"),
        ("<table><tr><th>zh<th>en<tr><td><p>双碳</p><td>dual<br>carbon</table>", "zh\ten\n双碳\tdual carbon"),
        ("<dl><dt>双碳<dd>dual carbon<dt>内卷<dd>involution</dl>", "双碳\tdual carbon\n内卷\tinvolution"),
        ("<p>S&amp;T&nbsp;plan&#8203; &#31185;技", "S&T\xa0plan\u200b 科技"),
        ("<p><ruby>科<rp>(</rp><rt>kē</rt><rp>)</rp>技<rt>jì</rt></ruby>自立", "科技自立"),
        ("<p><ruby>双循环<rt>dual circulation</rt></ruby>", "双循环 (dual circulation)"),
        ("<p>plan<sup>[12]</sup> (规划<sup>a</sup>) 10<sup>th note</sup>", "plan (规划) 10th note"),
        ("<p>he said <q>内卷</q>", "he said “内卷”"),
        ("<pre>甲 a\n乙 b</pre>", "甲 a\n乙 b"),
        ("<p>a<script>b</script>c<!-- d -->e<span style='display: none'>f</span><i hidden>g</i>", "ace"),
        ("<table><tr><td><td>b<td><td>d<td></table>", "\tb\t\td"),
        ("<p><ruby>双循环<rt>dual &#1;circulation</rt></ruby>", "双循环 (dual circulation)"),
        ("", ""),
    ],
)
def test_structure_becomes_line_ends_and_tabs(markup: str, expected: str):
    assert text(markup) == expected


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav>{MENU}</nav>",
        f"<div id=x class='main-menu big'>{MENU}</div>",
        f"<ul>{MENU}</ul>",
        "<footer>Menu</footer>",
        "<div role=banner>Menu</div>",
        "<div class='cookie-consent'>Menu</div>",
        "<aside>Menu</aside>",
    ],
)
def test_menus_and_footers_go(furniture: str):
    page = f"<body>{furniture}<div>{PROSE}<p>共同富裕</p></div></body>"
    assert "共同富裕" in text(page)
    assert "Menu" not in text(page)


@pytest.mark.parametrize(
    "content",
    [
        "<ul>" + "".join(f"<li><a href=x>term {n}</a> (术语)</li>" for n in range(9)) + "</ul>",
        "<main><header><h1>术语</h1></header><aside>术语</aside></main>",
        "<form><p>术语</p></form>",
        "<p class=footnote>术语</p>",
        "<table><tr><td><table><tr><td>术语</table></table>",
    ],
)
def test_what_may_hold_a_gloss_stays(content: str):
    assert "术语" in text(f"<body>{content}</body>")


def test_a_table_that_lays_out_the_page_keeps_its_paragraphs():
    assert "\n\n" in text(f"<table><tr><td>{PROSE}{PROSE}</td><td>x</td></tr></table>")


JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"headline": "Brief 7",
    "datePublished": "2022-10-25T08:00:00+02:00", "publisher": {"name": "MERICS"}}]}</script>"""
HEADS = {
    "json-ld": f"{JSON_LD}<link rel=canonical href=https://example.org/7>",
    "open graph": """<meta property=og:title content="Brief 7"><meta property=og:site_name content=MERICS>
        <meta property=article:published_time content=2022-10-25><meta property=og:url content=https://example.org/7>""",
    "chinese site": """<meta name=ArticleTitle content="Brief 7"><meta name=PubDate content="2022-10-25 09:00">
        <meta name=ContentSource content=MERICS><link rel=canonical href="https://example.org/7">""",
    "dublin core": """<title>Brief 7</title><meta name=DC.publisher content=MERICS><meta name=DC.date content=20221025>
        <link rel=canonical href=https://example.org/7><script type="application/ld+json">not json</script>""",
}


@pytest.mark.parametrize("kind", HEADS)
def test_metadata_is_found_where_sites_keep_it(tmp_path: Path, kind: str):
    page = tmp_path / "brief.html"
    page.write_text(f"<html><head>{HEADS[kind]}</head><body><p>双循环</p></body></html>", encoding="utf-8")
    found = read(page)
    assert (found.title, found.publisher, found.published, found.url) == (
        "Brief 7",
        "MERICS",
        date(2022, 10, 25),
        "https://example.org/7",
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Brief</h1><time datetime='2022-10-25T10:00Z'>yesterday</time>", date(2022, 10, 25)),
        ("<h1>Brief</h1><p>发布时间：2022年10月25日</p>", date(2022, 10, 25)),
        ("<ul><li><time>2021-01-01</time> an older item</li></ul><p>双循环</p>", None),
    ],
)
def test_a_date_that_is_only_on_the_page_counts_if_it_is_the_page_s(tmp_path: Path, body: str, expected: date | None):
    page = tmp_path / "brief.html"
    page.write_text(f"<body>{body}<p>双循环</p></body>", encoding="utf-8")
    assert read(page).published == expected


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["gb2312", "utf-8", ""])
def test_encodings_declared_truly_falsely_or_not_at_all(tmp_path: Path, encoding: str, declared: str):
    page = tmp_path / "brief.htm"
    meta = f"<meta charset='{declared}'>" if declared else ""
    page.write_bytes(f"<html><head>{meta}</head><body><p>推进科技自立自强</p></body></html>".encode(encoding))
    (segment,) = read(page).segments
    assert segment.text.strip() == "推进科技自立自强"


def test_paragraphs_are_the_places(tmp_path: Path):
    page = tmp_path / "brief.html"
    page.write_text("<body><h1>Title</h1><p>first</p><p>双循环</p></body>", encoding="utf-8")
    (segment,) = read(page).segments
    assert segment.place(segment.text.index("双循环")) == "para. 3"


def test_nesting_beyond_reason_is_refused_not_cut_short(tmp_path: Path):
    page = tmp_path / "brief.html"
    page.write_text("<div>" * 5000 + "双循环", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="nested"):
        read(page)


def test_a_page_without_text_is_refused(tmp_path: Path):
    page = tmp_path / "brief.html"
    page.write_text("<!-- nothing -->", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no text"):
        read(page)


def test_control_characters_beside_an_element_that_is_dropped_do_no_harm():
    page = "<p>双\x01循环<script>x</script>&#1;, &#x1f;共同<span hidden>y</span>\x0b富裕&#19968;</p>"
    assert text_of(parse(page)) == "双循环, 共同富裕一"
