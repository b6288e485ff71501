"""RTF: code pages of fonts, Unicode by number, tables and notes; pictures leave no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from pathlib import Path

FONTS = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"


def text(tmp_path: Path, body: str) -> str:
    path = tmp_path / "brief.rtf"
    path.write_bytes((r"{\rtf1\ansi\ansicpg1252" + FONTS + body + "}").encode("latin-1"))
    return "".join(segment.text for segment in read(path).segments).strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\f0 dual (\f1\'cb\'ab\'d1\'ad\'bb\'b7\f0 ) M\'fcller", "dual (双循环) Müller"),
        (r"\f2\'c2\'f9\'b4\'60\'c0\'f4", "雙循環"),
        (r"\uc1 \u21452?\u24490?\u29615?", "双循环"),
        (r"\uc1 \u-10135?\u-8448?\u-10135? x", "𪜀\N{REPLACEMENT CHARACTER} x"),
        (r"\ldblquote self\_reliance\rdblquote\par next\line line", "“self‑reliance”\n\nnext\nline"),
        (r"\trowd\intbl zh\cell en\cell\row\trowd\intbl a\cell b\cell\row", "zh\ten\na\tb"),
        (r"body{\footnote a note} goes on{\*\generator x}", "body\n\na note goes on"),
        (r"{\pict\pngblip " + "89504e47" * 40 + "}x", "x"),
        (r"{\pict\bin5 {{{{{}x", "x"),
    ],
)
def test_words_are_read_as_they_look(tmp_path: Path, body: str, expected: str):
    assert text(tmp_path, body) == expected


def test_the_title_is_picked_up(tmp_path: Path):
    path = tmp_path / "brief.rtf"
    path.write_text(r"{\rtf1{\info{\title Brief \u31532?7}}text}", encoding="ascii")
    assert read(path).title == "Brief 第7"


@pytest.mark.parametrize("code", [r"\u99999999999999?", r"\u-99999999?"])
def test_numbers_that_are_no_characters_are_refused_or_passed_over(tmp_path: Path, code: str):
    try:
        assert "after" in text(tmp_path, f"before{code} after")
    except UnreadableFile as error:
        assert "codes are broken" in str(error)  # noqa: PT017 - both are right


def test_what_is_no_rtf_is_refused(tmp_path: Path):
    path = tmp_path / "brief.rtf"
    path.write_text("plain text", encoding="ascii")
    with pytest.raises(UnreadableFile, match="no RTF"):
        read(path)


@pytest.mark.parametrize("fonts", ["{\\f1\\fcharset134 Sim" + "Su" * 20_000, "\\f1" * 20_000, "{\\f0 Times;}" * 20_000])
def test_a_damaged_table_of_fonts_is_refused_at_once(tmp_path: Path, fonts: str):
    path = tmp_path / "brief.rtf"
    path.write_text("{\\rtf1{\\fonttbl" + fonts + "}双循环 (dual circulation)}", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="table of fonts is damaged"):
        read(path)


def test_addresses_of_links_stay_out(tmp_path: Path):
    path = tmp_path / "brief.rtf"
    link = '{\\field{\\*\\fldinst{HYPERLINK "http://example.org/a"}}{\\fldrslt{dual circulation}}}'
    path.write_text("{\\rtf1 The " + link + " goes on.}", encoding="utf-8")
    assert "".join(segment.text for segment in read(path).segments).strip() == "The dual circulation goes on."
