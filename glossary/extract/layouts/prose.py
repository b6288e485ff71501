"""Sentences that say what a phrase means or how it is translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.align import score_pair
from glossary.extract.gloss import Gloss
from glossary.extract.normalise import HAN
from glossary.extract.parts import is_pinyin, strip_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.normalise import Clean
    from glossary.lang.lexicon import Lexicon

LATIN = re.compile("[A-Za-z]")
CUE_ZH = re.compile("译|英文|英语|而是")
CUE = re.compile(
    r"\b(?:mean|liter|transl|render|refer|denot|stands for|or [“\"]|is [“\"]|is usually|in Chinese|in Mandarin|the Chinese)"  # noqa: E501 - Han count double
)
"""A word that such sentences turn on; the patterns are tried only where one stands."""

QUOTED: Final = r"[“\"‘](?P<en>[A-Za-z][^“”\"\n]{1,90}?)[,.]?[”\"’]"
OFTEN: Final = r"(?:usually |often |officially |generally |now |best |commonly |sometimes ){0,3}"
SAYS_EN: Final = (
    r"(?:means?|meaning|meant|literally(?: means)?|translates? (?:as|to|into)|translated (?:as|into)|renders? as|"
    r"rendered as|refers? to|denotes?|stands for|"
    rf"is {OFTEN}(?:translated|rendered|glossed|known|referred to)(?: here| in English)* (?:as|by)|"
    r"which (?:means|translates (?:as|to))|that is|i\.e\.|or|is|are|was)"
)
SAYS_ZH: Final = (
    r"(?:通常|一般|多|应|宜|可|可以|建议|常|官方|统一|固定|现|今|被|就|都|最好|不妨){0,3}"
    r"(?:译为|译作|译成|翻译为|翻译成|翻作|翻成|英译为|英译是|英文是|英文为|英文叫|英语叫|英语是|英文名为|英文名称为|对应的英文是|英文作|英文写作|"
    r"的?(?:英文|英语)(?:表达|说法|译法|翻译|译名)(?:是|为|叫|作))"
)
MARKED_HAN: Final = rf"[“\"「《](?P<zhq>[{HAN}0-9A-Za-z·、+—-]{{1,24}})[”\"」》]"
BARE_HAN: Final = rf"(?P<zh>(?:^|(?<=[。；，、：:\s]))[{HAN}]{{1,10}}?)"
ZH_PROSE = re.compile(
    rf"(?:{MARKED_HAN}|{BARE_HAN})(?:一词|一语|这个词|一般|不是 ?[\w ]{{2,40}}，而是)?\s*(?:{SAYS_ZH}|(?<=，而是))\s*"
    r"(?:[“\"「‘](?P<enq>[A-Za-z][^“”\"」\n]{1,80}?)[,.]?[”\"」’]|(?P<en>[A-Za-z][A-Za-z'’ &/-]{1,60}))"
)
HEDGE: Final = r"(?:(?:more or less|something like|roughly|literally|usually|simply|just|to|a|an|the)\s){0,3}"
EN_AFTER = re.compile(
    rf"[“\"《]?(?P<zh>[{HAN}][{HAN}0-9A-Za-z·、]{{0,20}})[”\"》]?\s*(?P<py>[A-Za-zÀ-ɏ'’ ]{{2,50}}?)?\s*(?:\(|,|–|—|-)?\s*"  # noqa: E501 - Han count double
    rf"(?P<filler>(?:[a-z]+ ){{0,5}}){SAYS_EN}[ :,]*{HEDGE}{QUOTED}"
)
IN_CHINESE = re.compile(
    rf"{QUOTED}\s*(?:is|are|was|reads|, or|—|,)?\s*(?:called|known as|written|rendered as)?\s*"
    r"(?:in (?:Chinese|Mandarin)(?: is| reads| as|:|,)?|the Chinese (?:is|for this is|term is|original is|reads))\s*"
    rf"(?:called|known as)?\s*[“\"《]?(?P<zh>[{HAN}][{HAN}0-9A-Za-z·、]{{0,24}})"
)


HAN_TERM: Final = rf"[“\"《]?(?P<zh>[{HAN}][{HAN}0-9A-Za-z·、]{{0,20}})[”\"》]?"
QUOTED_BEFORE = re.compile(
    rf"{QUOTED}\s+(?:is|means|was|becomes|for|as|to (?:render|translate)|translates)\s+{HAN_TERM}"
)
QUOTED_AFTER = re.compile(
    rf"{HAN_TERM}(?:\s+[-–—]\s+(?:the\s+)?|[;,]\s+(?:\w+\s+){{0,6}}(?:on|as|by|with|used?|prefer)\s+)[“\"'‘](?P<en>[A-Za-z][^“”\"'’\n]{{1,60}})[”\"'’]"
)
APPOSED = re.compile(rf"{HAN_TERM},\s+(?:the|an?|or)\s+(?P<en>[a-z][A-Za-z' -]{{2,50}}?)(?=[,.;)])")
PLAIN = re.compile(
    rf"{HAN_TERM}\s+(?:means|translates as|refers to|denotes)\s+(?:an?\s+|the\s+)?(?P<en>[A-Za-z][A-Za-z' -]{{2,40}}?)(?=[,.;)]|\s+(?:in|and|which|that|when)\b)"  # noqa: E501 - Han count double
)
PLACED: Final = ((QUOTED_BEFORE, 0.0), (QUOTED_AFTER, 0.0), (APPOSED, 0.2), (PLAIN, 0.2))
"""Patterns with the evidence that each asks for beside itself."""


def prose(page: Clean, lexicon: Lexicon) -> Iterator[Gloss]:
    """Yield pairs stated in a sentence."""
    text = page.plain
    if not LATIN.search(text):
        return
    if CUE_ZH.search(text):
        for match in ZH_PROSE.finditer(text):
            zh, en = match["zhq"] or match["zh"], match["enq"] or match["en"]
            yield _gloss(zh, en, match.start("zhq" if match["zhq"] else "zh"))
    yield from _placed(text, lexicon)
    if CUE.search(text):
        yield from _said(text, lexicon)


def _placed(text: str, lexicon: Lexicon) -> Iterator[Gloss]:
    for pattern, least in PLACED:
        for match in pattern.finditer(text):
            if score_pair(match["zh"], match["en"], lexicon) > least:
                yield _gloss(match["zh"], match["en"], match.start("zh"))


def _said(text: str, lexicon: Lexicon) -> Iterator[Gloss]:
    for match in EN_AFTER.finditer(text):
        pinyin = (match["py"] or "").strip()
        if not pinyin or is_pinyin(pinyin, match["zh"], lexicon):
            gloss = _gloss(match["zh"], match["en"], match.start("zh"))
            gloss.pinyin = pinyin
            yield gloss
    for match in IN_CHINESE.finditer(text):
        yield _gloss(match["zh"], match["en"], match.start("zh"))


def _gloss(zh: str, en: str, at: int) -> Gloss:
    en = re.sub(r"^(?:a|an|the)\s+", "", strip_quotes(en.strip(" ,.;")))
    return Gloss(strip_quotes(zh), en, "prose", "stated", at)
