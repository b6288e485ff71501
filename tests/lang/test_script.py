"""Han script: folding never changes a length where it must not, and folding twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lang.script import DROPPED, fold_width, has_han, is_han, simplify, width, zh_key

MARKS = DROPPED + "‐—·•○〔〕[]（）＋％。，、\u0301\u0323ẖİßﬁ㈱①Ⅳ"
HAN = "國國发發發乾坤瞭解明覆反答藉此凭著力名随沿科技規劃書後后里裡〇臺𠀀"
TEXT = st.text(st.sampled_from(MARKS + HAN + "aB1")) | st.text()


@given(TEXT)
def test_simplify_keeps_the_length_and_is_idempotent(text: str):
    once = simplify(text)
    assert len(once) == len(text)
    assert simplify(once) == once


@given(TEXT)
def test_a_key_is_its_own_key(text: str):
    once = zh_key(text)
    assert zh_key(once) == once


@given(TEXT)
def test_a_key_ignores_script(text: str):
    assert zh_key(simplify(text)) == zh_key(text)


@given(TEXT.filter(str.isalnum), TEXT.filter(str.isalnum))
def test_a_key_of_words_is_put_together_from_their_keys(one: str, other: str):
    assert zh_key(one + other) == zh_key(zh_key(one) + zh_key(other))


@given(TEXT)
def test_a_key_holds_no_mark_that_sets_off(text: str):
    assert not set(zh_key(text)) & set(DROPPED)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("科技自立自强", "科技自立自強"),
        ("“十四五”规划", "「十四五」規劃"),
        ("《外商投资法》", "外商投資法"),
        ("５Ｇ＋工业互联网", "5g+工業互聯網"),
        ("二〇三五年", "二○三五年"),
        ("国发〔2022〕1号", "國發[2022]1號"),
        ("碳达峰—碳中和", "碳達峰-碳中和"),
        ("马克·吐温", "馬克•吐溫"),
        ("着力推进", "著力推進"),
        ("批复", "批覆"),
        ("了解", "瞭解"),
        ("借助", "藉助"),
        ("科技 创新\u200b", "科技创新"),
        ("**双循环**。", "双循环"),
        ("\u202e双\u2066循\u2069环", "双循环"),
        ("葛\U000e0100洲坝", "葛洲坝"),
    ],
)
def test_ways_to_write_one_phrase_share_a_key(one: str, other: str):
    assert zh_key(one) == zh_key(other)


@pytest.mark.parametrize(("one", "other"), [("科技自立自强", "高水平科技自立自强"), ("5G", "6G"), ("干部", "部干")])
def test_different_phrases_keep_different_keys(one: str, other: str):
    assert zh_key(one) != zh_key(other)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("財政部關於印發國有企業境外投資財務管理辦法的通知", "财政部关于印发国有企业境外投资财务管理办法的通知"),
        ("乾坤未定，乾燥機", "乾坤未定，干燥机"),
        ("反覆答覆，覆蓋率", "反复答复，覆盖率"),
        ("著名學者的著作著眼於現實", "著名学者的著作着眼于现实"),
        ("慰藉與憑藉", "慰藉与凭借"),
        ("S&T：臺灣", "S&T：台湾"),
    ],
)
def test_traditional_text_as_a_reader_would_simplify_it(traditional: str, simplified: str):
    assert simplify(traditional) == simplified


def test_han_is_told_from_what_only_looks_east_asian():
    assert has_han("第１〇条")
    assert has_han("\U00020000")
    assert not has_han("カタカナ，。「」")


def test_han_from_end_to_end():
    assert is_han("双循环")
    assert not is_han("5G基站")
    assert not is_han("")


@given(st.text())
def test_width_folds_once(text: str):
    assert fold_width(fold_width(text)) == fold_width(text)


def test_width_counts_terminal_columns():
    assert width("科技 kējì") == 9
    assert width("e\u0301") == 1
