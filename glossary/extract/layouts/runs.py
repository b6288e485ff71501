"""Word lists that run on: Chinese and English take turns several times in a line, with nothing or a space between."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from glossary.extract.align import score_pair
from glossary.extract.gloss import Gloss
from glossary.extract.normalise import HAN
from glossary.extract.parts import strip_quotes
from glossary.extract.site import bare
from glossary.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.lang.lexicon import Lexicon

RUN = re.compile(
    rf"[“\"《「]?(?:[0-9]{{1,4}}(?=[{HAN}]))?[{HAN}](?:[{HAN}0-9·、，,“”《》「」—-]|[(（][{HAN}、，]+[)）])*"
    rf"|[A-Za-zÀ-ɏ0-9“\"‘][^{HAN}\n]*"
)
HAS_HAN = re.compile(f"[{HAN}]")
LEAST: Final = 2
"""Pairs in a line from which its turns are a layout; one pair is for the other layouts."""

THIN: Final = 15
"""Characters a Han character from which a line is English with Chinese and no list; those in gold have at most 9."""

LONGEST_ZH: Final = 30
MOST_WORDS: Final = 14
USUAL: Final = 0.3
"""Evidence that the pairs of a line must show on average. Glosses in gold show .62, neighbours that are none .04."""

MEMBER_ZH = re.compile("[、，]")
MEMBER_EN = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
GAP = re.compile(r"[\s/;；.。]*")
BRACKETS: Final = ("()", "（）", "[]")
STOPS = re.compile(r"[.!?]\s+[A-Z]|[.!?]{1,3}\s*$")

Span = tuple[int, int]


def runs(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Gloss]]:
    """Yield the span of each line in which the languages take turns, and its pairs."""
    at = 0
    for line in text.split("\n"):
        wide = (len(line.encode("utf-8", "surrogatepass")) - len(line)) // 2
        if len(line) < THIN * wide and len(line) < THIN * len(HAS_HAN.findall(line)):
            yield from (((at, at + len(line)), gloss) for gloss in _line(line, at, lexicon))
        at += len(line) + 1


def _line(line: str, at: int, lexicon: Lexicon) -> list[Gloss]:
    found = list(RUN.finditer(line))
    chinese = [HAS_HAN.search(match[0]) is not None for match in found]
    if len(found) < 2 * LEAST or len(found) % 2 or any(one == other for one, other in pairwise(chinese)):
        return []
    if not all(GAP.fullmatch(line, one.end(), other.start()) for one, other in pairwise(found)):
        return []
    if not chinese[0] and any(_spoken(match[0]) for match in found[::2]):
        return []
    turns = zip(found[::2], found[1::2], strict=True)
    pairs = [turn if chinese[0] else turn[::-1] for turn in turns]
    pairs = [(zh, en) for zh, en in pairs if _short(zh[0], en[0])]
    evidence = [score_pair(zh[0], en[0], lexicon) for zh, en in pairs]
    if len(pairs) < LEAST or sum(evidence) / len(pairs) < USUAL:
        return []
    layout = "zh_juxta" if chinese[0] else "en_juxta"
    return [gloss for zh, en in pairs for gloss in _members(zh[0], en[0], layout, at + zh.start())]


def _spoken(en: str) -> bool:
    """Say whether English is part of a sentence rather than a term."""
    found = words(en)
    return not found or found[0].kind in {"prep", "and", "det"} or any(word.kind in {"aux", "pron"} for word in found)


def _short(zh: str, en: str) -> bool:
    balanced = all(en.count(left) == en.count(right) for left, right in BRACKETS)
    return balanced and len(zh) <= LONGEST_ZH and len(en.split()) <= MOST_WORDS and not STOPS.search(en)


def _members(zh: str, en: str, layout: str, at: int) -> Iterator[Gloss]:
    """Yield one pair, or as many as both sides list: 小康社会、小康生活 well-to-do society, well-to-do life."""
    many, others = MEMBER_ZH.split(zh.strip(" 、，,")), MEMBER_EN.split(en.strip(" ,;"))
    if len(many) != len(others) or len(many) == 1:
        many, others = [zh], [en]
    for one, other in zip(many, others, strict=True):
        gloss = Gloss(strip_quotes(one.strip(" 、，,")), bare(other.strip(" ,;/、，")), layout, "line", at)
        gloss.peers = True
        yield gloss
