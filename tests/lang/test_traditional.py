"""Simplified becomes traditional by phrases, and simplifying it again gives the text back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lang.script import simplify
from glossary.lang.traditional import traditional


@pytest.mark.parametrize(
    ("simple", "expected"),
    [
        ("皇后在后面", "皇后在後面"),
        ("中华人民共和国国务院", "中華人民共和國國務院"),
        ("历史与日历", "歷史與日曆"),
        ("", ""),
        ("Xi Jinping", "Xi Jinping"),
    ],
)
def test_a_phrase_tells_which_form_a_character_takes(simple, expected):
    assert traditional(simple) == expected


@given(st.text("科技自立强国发展头面里后台历计划只新质生产力a5，", max_size=12))
def test_simplifying_gives_the_text_back(text):
    assert simplify(traditional(text)) == text
    assert len(traditional(text)) == len(text)
