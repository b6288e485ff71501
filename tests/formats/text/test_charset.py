"""Encodings as Chinese files really come."""

from __future__ import annotations

import io

import pytest

from glossary.errors import UnreadableFile
from glossary.formats.source import Source
from glossary.formats.text import charset

SIMPLIFIED = "各地要因地制宜发展新质生产力，不搞一个模式。"
TRADITIONAL = "會議指出，要加快構建新發展格局。"
BRIEF = "Officials again praised the so-called dual circulation (双循环) strategy, and little else was said. " * 5


def source(data: bytes, encoding: str | None = None) -> Source:
    return Source("brief.txt", io.BytesIO(data), encoding)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "hz", "utf-32"]
)
@pytest.mark.parametrize("text", [SIMPLIFIED, SIMPLIFIED * 9000, BRIEF])
def test_simplified_text_is_read_in_any_encoding(encoding: str, text: str):
    assert charset.decode(source(text.encode(encoding))) == text


@pytest.mark.parametrize(
    "text", [TRADITIONAL, "The so-called dual circulation (雙循環) strategy and nothing else. " * 5]
)
def test_traditional_text_is_read_in_big5(text: str):
    assert charset.decode(source(text.encode("big5"))) == text


def test_western_text_is_not_taken_for_chinese():
    text = "Die Behörde prüft „größere“ Maßnahmen – heißt es."
    assert charset.decode(source(text.encode("cp1252"))) == text


def test_chinese_after_a_long_english_start_is_seen():
    text = "A line of plain English.\n" * 8000 + "双循环 is the term.\n" + "More English.\n" * 90000 + "共同富裕\n"
    assert charset.decode(source(text.encode("gb18030"))) == text
    assert charset.decode(source(text.encode())) == text


def test_the_user_may_name_the_encoding():
    assert charset.decode(source("共同富裕".encode("big5"), "big5")) == "共同富裕"


def test_an_encoding_that_does_not_exist_is_refused():
    with pytest.raises(UnreadableFile, match="no encoding 'klingon'"):
        charset.of_file(source(b"x", "klingon"))


def test_a_few_bad_bytes_do_not_make_utf_8_something_else():
    data = (SIMPLIFIED * 20).encode()
    damaged = data[:300] + b"\xff" + data[301:-1]
    assert charset.decode(source(damaged)).count("新质生产力") >= 18


def test_one_bad_byte_in_a_short_brief_is_damage_not_another_encoding():
    data = "The goal of “dual circulation” (双循环) and of “common prosperity” (共同富裕)\xff is".encode()
    assert charset.detect(data.replace("\xff".encode(), b"\xe4\xb8")) == "utf-8"
    assert charset.detect("Un café très, très spécial à l’été où même".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_stray_control_character_does_no_harm(encoding: str):
    text = SIMPLIFIED * 9 + "\x02\x1a" + SIMPLIFIED
    assert charset.decode(source(text.encode(encoding))) == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 40, b"\0" * 999])
def test_binary_data_is_refused(data: bytes):
    with pytest.raises(UnreadableFile, match="binary"):
        charset.decode(source(data))


@pytest.mark.parametrize(("declared", "encoding"), [("gb2312", "gbk"), ("utf-8", "gbk"), ("nonsense", "utf-8")])
def test_what_a_page_declares_is_believed_only_if_it_can_be_true(declared: str, encoding: str):
    text = SIMPLIFIED
    assert charset.decode(source(text.encode(encoding)), declared) == text
