"""Lists: one pair a line, or a term on one line and its translation on the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.align import TONED, score_pair
from glossary.extract.gloss import Gloss
from glossary.extract.normalise import HAN, clean
from glossary.extract.parts import ABBREVIATION, HAS_HAN, is_pinyin, strip_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.lang.lexicon import Lexicon

BULLET = re.compile(r"^\s*(?:[-*•▪·‣◦–]\s+|\(?\d{1,3}[.)、．]\s*|[一二三四五六七八九十]{1,3}、|[①-⑳]\s*|#+\s+)?")
LATIN: Final = r"A-Za-zÀ-ɏ"
TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
PINYIN: Final = (
    rf"\s*[(（\[][{LATIN}'’ 1-5-]{{2,60}}[)）\]]"
    rf"|\s+[{LATIN}'’ -]{{0,60}}[{TONES}][{LATIN}'’ -]{{0,60}}?"
)
ZH_FIRST = re.compile(
    rf"^(?P<zh>[“\"‘《「*_]*[{HAN}0-9A-Za-z][{HAN}0-9A-Za-z·、“”‘’\"《》「」+＋%—-]{{0,38}}?[”\"’》」*_]*)"
    rf"(?P<py>{PINYIN})?"
    rf"(?P<sep>\s*[:：=＝→|/／]\s*|\s+[–—-]{{1,2}}\s+|\s*——?\s*|\s+)"
    rf"(?P<en>[“\"‘(]?[{LATIN}0-9][^{HAN}\n]{{1,150}})$"
)
EN_FIRST = re.compile(
    rf"^(?P<en>[“\"‘(]?[{LATIN}0-9][^{HAN}\n:：=]{{1,120}}?)(?P<sep>\s*[=＝→:：|]\s*|\s+[–—-]{{1,2}}\s+|\s*——?\s*)"
    rf"(?P<zh>[“\"‘《「]?[{HAN}][{HAN}0-9A-Za-z·、“”‘’\"《》「」+＋%-]{{0,38}})(?P<rest>\s*[;；(（,，].*)?$"
)
TAIL = re.compile(r"\s*(?:\*+|[†‡★☆]+|[;；,，。])\s*$")
ALONE_ZH = re.compile(rf"^[“\"《「]?[{HAN}0-9A-Za-z·、“”《》+—-]{{2,30}}$")
ALONE_EN = re.compile(rf"^[“\"]?[{LATIN}0-9][^{HAN}\n]{{1,110}}[^.:;!?]$")
LONGEST_LINE: Final = 260
USUAL: Final = 0.2
MOST_WORDS: Final = 16
FEW: Final = 3
"""Lines of one layout in a block from which the layout itself is evidence."""


def listed(text: str, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Yield the span and pair of each line that is nothing but a pair."""
    found: list[tuple[tuple[int, int], Gloss, float]] = []
    at = 0
    for line in text.split("\n"):
        gloss = None
        if len(line) <= LONGEST_LINE and HAS_HAN.search(line):
            bullet = BULLET.match(line)
            skip = bullet.end() if bullet else 0
            gloss = _line(TAIL.sub("", line[skip:]), at + skip, lexicon)
        if gloss is not None:
            found.append(((at, at + len(line)), gloss, score_pair(gloss.zh, gloss.en, lexicon)))
        at += len(line) + 1
    by_layout: dict[str, list[float]] = {}
    for _, gloss, evidence in found:
        by_layout.setdefault(gloss.layout, []).append(evidence)
    for span, gloss, evidence in found:
        peers = by_layout[gloss.layout]
        usual = sum(peers) / len(peers)
        if evidence > 0 or (len(peers) >= FEW and usual > USUAL):
            if len(peers) >= FEW:
                gloss.facts["peers"] = 1.0
            yield span, gloss


def _line(body: str, at: int, lexicon: Lexicon) -> Gloss | None:
    match = ZH_FIRST.match(body)
    if match:
        sign = match["sep"].strip()
        if sign in {"—", "——", "–", "-"} or sign.startswith("-"):
            layout = "zh_dash"
        else:
            layout = {"": "zh_juxta", ":": "zh_colon", "：": "zh_colon", "=": "zh_equals", "/": "zh_slash"}.get(
                sign, "zh_line"
            )
        pinyin = (match["py"] or "").strip(" ()（）[]")
        zh, en = match["zh"], match["en"]
        if not HAS_HAN.search(zh) or (match["py"] and not is_pinyin(pinyin, zh, lexicon)):
            return None
        if not match["py"]:
            words = en.split()
            for count in range(min(6, len(words) - 1), 0, -1):
                head = " ".join(words[:count])
                if is_pinyin(head, zh, lexicon) and (TONED.search(head) or is_pinyin(head, zh, lexicon)):
                    pinyin, en = head.strip(" ()"), " ".join(words[count:]).lstrip("–—-:： ")
                    break
        return _gloss(zh, en, layout, at + match.start("zh"), pinyin)
    match = EN_FIRST.match(body)
    if match:
        layout = (
            "en_equals"
            if match["sep"].strip() in {"=", "＝"}
            else "en_colon"
            if match["sep"].strip() in {":", "："}
            else "en_dash"
        )
        return _gloss(match["zh"], match["en"], layout, at + match.start("zh"), "")
    return None


def _gloss(zh: str, en: str, layout: str, at: int, pinyin: str) -> Gloss | None:
    page = clean(en)
    en = page.surface(0, len(page.shown)).strip(" ,;")
    abbreviation = ""
    inside = re.search(r"\s*[(（]([^()（）]{2,12})[)）]$", en)
    if inside and ABBREVIATION.fullmatch(inside[1]):
        en, abbreviation = en[: inside.start()], inside[1]
    en = re.sub(r"^(?:a|an|the)\s+", "", strip_quotes(en))
    if not en or en.count("(") != en.count(")") or re.search(r"[.!?]\s+[A-Z]", en) or len(en.split()) > MOST_WORDS:
        return None
    chinese = clean(zh)
    zh = strip_quotes(chinese.surface(0, len(chinese.shown)).strip("*_ "))
    return Gloss(zh, en.rstrip("."), layout, "line", at, pinyin=pinyin, abbreviation=abbreviation)


def alternating(text: str, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Yield pairs of neighbouring lines, one all Chinese and one all English, that explain each other."""
    lines, at = [], 0
    for line in text.split("\n"):
        bullet = BULLET.match(line)
        skip = bullet.end() if bullet else 0
        lines.append((at, at + len(line), TAIL.sub("", line[skip:]).strip(), at + skip))
        at += len(line) + 1
    index = 0
    while index + 1 < len(lines):
        first, second = lines[index], lines[index + 1]
        zh, en = (first, second) if HAS_HAN.search(first[2]) else (second, first)
        if (
            ALONE_ZH.match(zh[2])
            and HAS_HAN.search(zh[2])
            and ALONE_EN.match(en[2])
            and score_pair(zh[2], en[2], lexicon) >= CLEAR
        ):
            gloss = _gloss(zh[2], en[2], "lines", zh[3], "")
            if gloss is not None:
                yield (first[0], second[1]), gloss
                index += 2
                continue
        index += 1


CLEAR: Final = 0.3
"""Evidence asked of two lines that nothing but their neighbourhood joins."""
