"""Several terms before as many translations, member by member: a, b and c (甲、乙、丙)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract import chinese_edge, english_edge
from glossary.extract.align import NUMERALS, score_pair, simplify
from glossary.extract.normalise import HAN
from glossary.extract.quotes import CLOSERS
from glossary.extract.site import bare
from glossary.extract.words import words
from glossary.lang.chinese import tagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.extract.gloss import Gloss
    from glossary.extract.parts import Parts
    from glossary.extract.site import Site

MEMBERS = re.compile(r",?\s+(?:and|or|&)\s+|,\s+")
QUOTED = re.compile(r"[“\"‘]([^“”\"]{2,60}?)[,.]?[”\"’]")
ROW = re.compile(rf"(?:[{HAN}A-Za-z0-9]+(?:、|[,，] ?))+[{HAN}A-Za-z0-9]+$")
JOINT = re.compile("[、和与及]|[,，] ?")
LONGEST_ROW: Final = 60
LEAST_MEMBERS: Final = 3
SHORT_MEMBER: Final = 3
CLEAR: Final = 0.3
"""Characters of a short member, and the evidence from which it is a term of its own all the same (玻璃门、旋转门)."""


def english_first(site: Site, left: int, parts: Parts) -> Iterator[Gloss]:
    """Read a, b and c (甲、乙、丙): as many English members as Chinese ones, each with evidence of its own."""
    text = site.page.plain
    begin = english_edge.clause(text, left)
    quoted = text[left - 1 : left] and text[left - 1] in CLOSERS
    if quoted:
        found = [bare(match[1]) for match in QUOTED.finditer(text, begin, left)]
    else:
        found = [piece for piece in MEMBERS.split(text[begin:left]) if piece.strip()]
    if len(found) < len(parts.zh):
        return
    chosen = found[-len(parts.zh) :]
    evidence = min(score_pair(zh, en, site.lexicon) for zh, en in zip(parts.zh, chosen, strict=True))
    if not quoted and (evidence == 0 or (parts.joined and _slogan(parts.zh, evidence))):
        return
    for index, (zh, member) in enumerate(zip(parts.zh, chosen, strict=True)):
        en = _first_member(site, zh, member) if index == 0 and not quoted else member
        yield site.gloss(zh, bare(en), "members")


def _slogan(members: Sequence[str], evidence: float) -> bool:
    """Say whether members make one slogan.

    They do if all start alike or with a numeral (一个中心、两个基本点), if each says what is done (乡镇吹哨、部门报到),
    or if they are short and not each has its own English word (亲、诚、惠、容).
    """
    heads = {member[0] for member in members}
    if len(heads) == 1 or heads <= NUMERALS.keys():
        return True
    if all(len(member) <= SHORT_MEMBER for member in members):
        return evidence < CLEAR
    return all(len(member) > SHORT_MEMBER and "v" in (tag for _, tag in tagged(simplify(member))) for member in members)


def _first_member(site: Site, zh: str, member: str) -> str:
    """Cut from the first member what the sentence says before it."""
    ranked = english_edge.edges(member, 0, len(member), simplify(zh), site.lexicon)
    return member[max(ranked, key=lambda edge: edge.score).start :] if ranked else member


def chinese_first(site: Site, en: str) -> Iterator[Gloss]:
    """Read 甲、乙和丙 (a, b and c): as many Chinese members as English ones, each with evidence of its own."""
    text = site.page.plain
    english = MEMBERS.split(en)
    run = ROW.search(text, max(0, site.left - LONGEST_ROW), site.left)
    if len(english) < LEAST_MEMBERS or run is None:
        return
    chinese = JOINT.split(run[0])
    if len(chinese) < len(english):
        return
    chosen = chinese[-len(english) :]
    if any(score_pair(zh, other, site.lexicon) == 0 for zh, other in zip(chosen, english, strict=True)):
        return
    for index, (zh, other) in enumerate(zip(chosen, english, strict=True)):
        ranked = [] if index else chinese_edge.edges(zh, 0, len(zh), words(other), site.lexicon)
        start = max(ranked, key=lambda edge: edge.score).start if ranked else 0
        yield site.gloss(zh[start:], bare(other), "members")
