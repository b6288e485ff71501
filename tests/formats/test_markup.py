"""XML is read one entry at a time, and only if it stays inside its file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from glossary.errors import UnreadableFile
from glossary.formats.markup import UNWRITABLE, entries, escape, is_language, text_of
from glossary.formats.text.bilingual import CHINESE


@given(st.text().filter(lambda text: not re.search(UNWRITABLE, text)))
def test_what_is_escaped_comes_back(text):
    element = etree.fromstring(f"<a>{escape(text)}</a>")
    assert text_of(element) == text


def test_entries_are_freed_after_their_turn(tmp_path):
    path = tmp_path / "a.xml"
    path.write_text("<a>" + "<b>x<c/></b>" * 30_000 + "</a>", encoding="utf-8")
    most = max(sum(1 for _ in element.itersiblings(preceding=True)) for element in entries(path, ["b"]))
    assert most <= 1


def test_a_bomb_is_refused_before_it_is_lit(tmp_path):
    path = tmp_path / "bomb.xml"
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    path.write_text(f'<!DOCTYPE a [<!ENTITY a0 "ha">{"".join(lines)}]><a><b>&a11;</b></a>', encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"entities.*exported without a DTD"):
        list(entries(path, ["b"]))


def test_text_between_inline_codes_is_kept_and_their_content_left_out():
    seg = etree.fromstring("<seg>new <bpt>&lt;b&gt;</bpt>quality<ept>&lt;/b&gt;</ept> forces<!-- no --></seg>")
    assert text_of(seg, frozenset({"bpt", "ept"})) == "new quality forces"


@pytest.mark.parametrize(("code", "is_it"), [("zh-Hans", True), ("ZH_cn", True), ("zha", False), ("en", False)])
def test_a_language_is_its_primary_subtag(code, is_it):
    assert is_language(etree.fromstring(f'<a lang="{code}"/>'), CHINESE) is is_it
