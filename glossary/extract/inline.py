"""Junctions in running text: a bracket, or next to nothing, between a term and its translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.extract import chinese_side, english_side
from glossary.extract.english_edge import CLOSERS
from glossary.extract.normalise import CLOSE_EMPHASIS, HAN, OPEN_EMPHASIS
from glossary.extract.parts import HAS_HAN, KANA, Parts, split, strip_quotes
from glossary.extract.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.gloss import Gloss
    from glossary.extract.normalise import Clean
    from glossary.lang.lexicon import Lexicon

BRACKET = re.compile(r"[(\[](?P<inside>(?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]]){1,240})[)\]]")
SOLID = re.compile(rf"[A-Za-zÀ-ɏ0-9%+{HAN}]")
MARKS = CLOSERS + ",.》〉%!?)]"
ISLAND = re.compile(
    rf"[“\"《〈「‘{OPEN_EMPHASIS}]*(?:(?<![A-Za-z0-9])[0-9A-Za-z]{{1,4}}[+%]?)?[{HAN}]"
    rf"(?:[{HAN}0-9A-Za-z·、+—～“”‘’\"《》〈〉「」-]{{0,60}}[{HAN}”’\"》〉」{CLOSE_EMPHASIS}])?"
)
GAP = re.compile(r"\s*(?:,|/|[–—-]|:|=)?\s*$")
BESIDE = {"": "en_juxta", ",": "en_comma", "/": "en_slash", ":": "en_colon", "=": "en_equals"}
SAMPLE = 4000


def mine(page: Clean, lexicon: Lexicon) -> Iterator[Gloss]:
    """Yield the glosses of one unit of running text, brackets first."""
    taken: list[tuple[int, int]] = []
    for match in BRACKET.finditer(page.plain):
        found = list(_bracket(page, match, lexicon))
        if found or HAS_HAN.search(match["inside"]):
            taken.append(match.span())
        yield from found
    if not _carried_by_chinese(page.plain):
        yield from _beside(page, taken, lexicon)


def _bracket(page: Clean, match: re.Match[str], lexicon: Lexicon) -> Iterator[Gloss]:
    text, start, content = page.plain, match.start(), match["inside"]
    if KANA.search(content):
        return
    left = len(text[:start].rstrip(" "))
    solid = _last_solid(text, left)
    if not solid:
        return
    shape = "bracket" if text[start] == "[" else "paren"
    if HAS_HAN.match(solid):
        site = Site(page, left, start, "zh_" + shape, lexicon)
        yield from chinese_side.glosses(site, content)
    elif HAS_HAN.search(content):
        site = Site(page, left, start, "en_" + shape, lexicon)
        yield from english_side.glosses(site, split(content, lexicon))


def _last_solid(text: str, end: int) -> str:
    """Return the last letter or figure before ``end``, or nothing if marks other than quotes stand between."""
    at = end - 1
    while at >= 0 and end - at < len("”.”》)") + 1 and text[at] in MARKS:
        at -= 1
    return text[at] if at >= 0 and SOLID.match(text[at]) else ""


def _carried_by_chinese(text: str) -> bool:
    sample = text[:SAMPLE]
    return 3 * len(HAS_HAN.findall(sample)) > sum("a" <= char <= "z" for char in sample)


def _beside(page: Clean, taken: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Gloss]:
    """Find Chinese in English text with its translation right before it: nothing, a dash, slash or comma between."""
    text = page.plain
    for match in ISLAND.finditer(text):
        start, end = match.span()
        if any(begin < end and start < stop for begin, stop in taken) or KANA.search(match[0]):
            continue
        gap = GAP.search(text, max(0, start - 6), start)
        left = gap.start() if gap else start
        if left <= 0 or not _last_solid(text, left):
            continue
        layout = BESIDE.get(text[left:start].strip(), "en_dash")
        site = Site(page, left, start, layout, lexicon)
        yield from english_side.glosses(site, Parts(zh=[strip_quotes(match[0])]))
