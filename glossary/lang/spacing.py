"""Where a reading has spaces: Chinese text in the words that ISO 7098 writes together."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.lang.chinese import known, tagged, words
from glossary.lang.script import HAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PREFIXES: Final = frozenset("副总非反超准亚泛")
SUFFIXES: Final = frozenset(
    "化性者长率力度区型级制法局部委厅处司院会权案费税额量值链圈带网库券债员师长式类界论观感热品物件业学号款项期界"
    "届版站厂馆室群侧行社所署办组队团国省市县州镇乡村族史图表证书卡器机车路线桥港湾岛海河湖山洲语文体系"
)
"""Single characters that are written together with a word of two before them: 现代化, 生产力, 供给侧, 外商投资法."""

ENDINGS: Final = frozenset("着了过们儿")
NAMES: Final = frozenset({"nrt", "ns"})
UNITS: Final = frozenset("国省市区县州盟旗镇乡村岛山河湖海江港湾路街带会部院")
INFIXES: Final = frozenset("而之于以莫")
"""Idioms with one of these in the third place, or 而 in the second, are written in one: 总而言之 zǒng'éryánzhī."""

NUMERALS: Final = "〇零一二三四五六七八九十百千万亿"
NUMBER: Final = re.compile(f"[{NUMERALS}]{{4}}|第[{NUMERALS}]+")
FIXED: Final = re.compile(f"([{NUMERALS}]{{4}}(?=年)|第[{NUMERALS}]+)")
"""Years and ordinals, which no dictionary can list."""

COUNTED: Final = re.compile(f"([{NUMERALS}两几]+)([个次条项届年月日家位批轮级种类名所期张号])")
RUN: Final = re.compile(f"([{HAN}]+)|([A-Za-z0-9À-ɏ]+(?:[.,'’&-][A-Za-z0-9À-ɏ]+)*)|(\\s+)|(.)", re.DOTALL)
WESTERN: Final = str.maketrans("，、。；：！？（）＋％—", ",,.;:!?()+%–")
OPENING: Final = frozenset("“‘（([《〈『「【〔+/-–·&@#$")
CLOSING: Final = frozenset("”’）)]》〉』」】〕,.;:!?%…+/-–·&")
VOWEL: Final = re.compile("[aeoāáǎàēéěèōóǒò]")
LONGEST_MERGE: Final = 7
"""Words of the segmenter that one entry of the list may span."""

WHOLE, PAIR, TRIPLE = 4, 2, 3


def spaced(zh: str, read: Callable[[str], str]) -> str:
    """Write Chinese text with each word as ``read`` gives it, and spaces where words and marks want them.

    >>> spaced("（科技）自立自强、5G", lambda word: word)
    '(科技) 自立 自强, 5G'
    """
    written: list[str] = []
    glued = True
    for match in RUN.finditer(zh):
        han, latin, _, mark = match.groups()
        if han:
            pieces = ["".join(_apart(map(read, parts))) for parts in in_words(han)]
        elif latin:
            pieces = [latin]
        elif mark:
            mark = mark.translate(WESTERN)
            written += ["" if glued or mark in CLOSING else " ", mark]
            glued = mark in OPENING
            continue
        else:
            continue
        written += ["" if glued else " ", " ".join(pieces)]
        glued = False
    return "".join(written)


def in_words(han: str) -> list[list[str]]:
    """Cut a run of Chinese characters into words, each with its parts: an affix is marked with a hyphen.

    >>> in_words("粤港澳大湾区副市长"), in_words("二〇三五年远景目标")
    ([['粤港澳'], ['大湾区'], ['副-', '市长']], [['二〇三五'], ['年'], ['远景'], ['目标']])
    """
    pieces = [piece for run in FIXED.split(han) if run for piece in ([run] if NUMBER.fullmatch(run) else words(run))]
    return list(_affixed(_merged([part for word in _merged(pieces) for part in _split(word)])))


def is_idiom(word: str) -> bool:
    """Tell whether a word of four characters is one of two halves, which are no words of their own.

    >>> is_idiom("实事求是"), is_idiom("总而言之"), is_idiom("社会主义"), is_idiom("城镇化率")
    (True, False, False, False)
    """
    return (
        len(word) == WHOLE
        and known(word)
        and not is_name(word)
        and word[1] != "而"
        and word[2] not in INFIXES
        and not (known(word[:TRIPLE]) and word[TRIPLE] in SUFFIXES | ENDINGS)
        and _split(word) == [word]
    )


@cache
def overrides() -> dict[str, str]:
    """Return our own readings, with their spaces: where the dictionary errs, or does not know the word."""
    lines = Path(__file__).with_name("readings.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {zh: pinyin for zh, _, pinyin in pairs}


def is_name(word: str) -> bool:
    """Tell whether a word of four characters or more spells a foreign name, and so has neither parts nor halves.

    >>> is_name("塞内加尔"), is_name("内蒙古自治区"), is_name("社会主义")
    (True, False, False)
    """
    return len(word) >= WHOLE and word[-1] not in UNITS and known(word) and tagged(word)[0][1] in NAMES


def _merged(pieces: list[str]) -> list[str]:
    """Put together neighbours that are one entry of our list; the longest first."""
    merged: list[str] = []
    place = 0
    while place < len(pieces):
        word, end = pieces[place], place + 1
        longest, entry = _longest().get(word[0], 0), word
        for after in range(end, min(place + LONGEST_MERGE, len(pieces))):
            entry += pieces[after]
            if len(entry) > longest:
                break
            if entry in overrides():
                word, end = entry, after + 1
        merged.append(word)
        place = end
    return merged


@cache
def _longest() -> dict[str, int]:
    """Return how long the longest entry of our list is that begins with a character."""
    longest: dict[str, int] = {}
    for entry in overrides():
        longest[entry[0]] = max(longest.get(entry[0], 0), len(entry))
    return longest


def _split(word: str) -> list[str]:
    """Cut a number from its measure word, and a long word into shorter ones if it is made of such; else keep it."""
    if (counted := COUNTED.fullmatch(word)) and word not in overrides():
        return list(counted.groups())
    if len(word) < WHOLE or word in overrides() or NUMBER.fullmatch(word):
        return [word]
    if word[1] == "而" or word[2] in INFIXES or is_name(word):
        return [word]
    return _known_parts(word) or [word]


def _known_parts(word: str) -> list[str]:
    """Cut a word into dictionary words of two or three characters; nothing if that does not come out even."""
    if len(word) <= TRIPLE:
        return [word] if known(word) or word in overrides() else []
    for size in (PAIR, TRIPLE):
        if known(word[:size]) and (rest := _known_parts(word[size:])) and len(word) - size >= PAIR:
            return [word[:size], *rest]
    return []


def _affixed(parts: Iterable[str]) -> Iterator[list[str]]:
    """Join prefixes and suffixes of one character to the word that they belong to."""
    held: list[str] = []
    for part in parts:
        before = "".join(held).replace("-", "")
        if held and (part in ENDINGS or (part in SUFFIXES and PAIR <= len(before) <= TRIPLE)):
            held.append(f"-{part}")
        elif before in PREFIXES and len(part) >= PAIR:
            held = [f"{before}-", part]
        else:
            if held:
                yield held
            held = [part]
    if held:
        yield held


def _apart(readings: Iterable[str]) -> Iterator[str]:
    """Set an apostrophe before a part that begins with a vowel, inside a word."""
    for place, reading in enumerate(readings):
        yield f"'{reading}" if place and VOWEL.match(reading) else reading
