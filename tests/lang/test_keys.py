"""Keys: what folds together, what stays apart, and that folding twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lang.english import en_key, singular, tokens
from glossary.lang.script import simplify, zh_key

MIXED = st.text(alphabet="科技規劃规划发發“”《》 ５5Ｇg+＋·，。'’-ab\u3000\u200bﬁİ㍿", max_size=20)


@given(st.text(max_size=40) | MIXED)
def test_zh_key_is_idempotent(text: str):
    assert zh_key(zh_key(text)) == zh_key(text)


@given(st.text(max_size=60) | MIXED)
def test_en_key_is_idempotent(text: str):
    assert en_key(en_key(text)) == en_key(text)


@given(st.text(max_size=40))
def test_simplify_keeps_the_length_and_is_idempotent(text: str):
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“十四五”規劃", "十四五规划"),
        ("《數據安全法》", "数据安全法"),
        ("科技 自立自强", "科技自立自强"),
        ("5Ｇ＋工业互联网", "5G+工业互联网"),
        ("「雙循環」", "双循环"),
    ],
)
def test_spellings_of_one_phrase_share_a_key(left: str, right: str):
    assert zh_key(left) == zh_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("S&T self‑reliance", "“S&T self-reliance”"),
        ("key and core technologies", "Key and Core Technology"),
        ("the labour market", "labor markets"),
        ("modernisation", "modernization"),
        ("China’s dream", "China's dream"),
        ("science & technology", "science and technology"),
    ],
)
def test_spellings_of_one_rendering_share_a_key(left: str, right: str):
    assert en_key(left) == en_key(right)


@pytest.mark.parametrize(
    ("left", "right"), [("new productive forces", "new quality productive forces"), ("mass line", "party line")]
)
def test_different_renderings_keep_their_keys(left: str, right: str):
    assert en_key(left) != en_key(right)


@given(st.text(alphabet="abcdeinrsuyhoxz", min_size=1, max_size=12))
def test_singular_settles(word: str):
    assert en_key(en_key(word + "s")) == en_key(word + "s")
    assert len(singular(word)) <= len(word) + 1


def test_tokens_stand_in_the_text():
    text = "the “14th Five-Year” Plan (“十四五”规划) for S&T"
    assert all(token in text for token in tokens(text))
