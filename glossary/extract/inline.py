"""Junctions in running text: a bracket, or next to nothing, between a term and its translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.extract import chinese_side, english_side
from glossary.extract.layouts.prose import prose
from glossary.extract.normalise import CLOSE_EMPHASIS, HAN, OPEN_EMPHASIS
from glossary.extract.parts import HAS_HAN, KANA, Parts, split, strip_quotes
from glossary.extract.quotes import CLOSERS, OPENING, WINDOW, opening_quote, unclosed
from glossary.extract.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.gloss import Gloss
    from glossary.extract.normalise import Clean
    from glossary.lang.lexicon import Lexicon

BRACKET = re.compile(r"[(\[](?P<inside>(?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]]){1,240})[)\]]")
NESTED = re.compile(r"[(\[]")
DOUBLED = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*")
ENGLISH_FIRST = re.compile(rf"[A-Za-z]\w+[\s-]+[A-Za-z][^{HAN}()\[\],;]* [“\"]?[{HAN}]")
"""A remark in a bracket with a gloss of its own: many firms 企业 (above all state-owned enterprises 国企)."""

SOLID = re.compile(rf"[A-Za-zÀ-ɏ0-9%+{HAN}]")
COLON = re.compile(rf"[{HAN}”》][:：]$")
MARKS = CLOSERS + ",.》〉%!?)]"
ISLAND = re.compile(
    rf"[“\"《〈「‘{OPEN_EMPHASIS}]*(?:(?<![A-Za-z0-9])[0-9A-Za-z]{{1,4}}[+%]?)?[{HAN}]"
    rf"(?:[{HAN}0-9A-Za-z·、+—～“”‘’\"《》〈〉「」-]{{0,60}}[{HAN}”’\"》〉」{CLOSE_EMPHASIS}])?"
)
SUBTITLE = re.compile(rf"[:：] ?[{HAN}0-9A-Za-z“”，、]+")
GAP = re.compile(r"\s*(?:,|/|[–—-]|:|=)?\s*$")
BESIDE = {"": "en_juxta", ",": "en_comma", "/": "en_slash", ":": "en_colon", "=": "en_equals"}
SAMPLE = 4000
BEFORE_ISLAND = 6
CARRIED = 5
"""Text of which more than a fifth is Han is Chinese: an English page full of glosses reaches a tenth."""


def mine(page: Clean, lexicon: Lexicon) -> Iterator[Gloss]:
    """Yield the glosses of one unit of running text, brackets first."""
    taken: list[tuple[int, int]] = []
    for match in BRACKET.finditer(page.plain):
        found = list(_bracket(page, match, lexicon)) or list(_nested(page, match, lexicon))
        if found or (HAS_HAN.search(match["inside"]) and not ENGLISH_FIRST.match(match["inside"])):
            taken.append(match.span())
        yield from found
    if _outside(page.plain, taken):
        if not _carried_by_chinese(page.plain):
            yield from _beside(page, taken, lexicon)
        yield from prose(page, lexicon)


def _outside(text: str, taken: list[tuple[int, int]]) -> bool:
    """Say whether there is Chinese outside the brackets that were read."""
    start = 0
    for begin, end in (*taken, (len(text), len(text))):
        between = text[start:begin]
        if not between.isascii() and HAS_HAN.search(between):
            return True
        start = max(start, end)
    return False


def _bracket(page: Clean, match: re.Match[str], lexicon: Lexicon) -> Iterator[Gloss]:
    text, start, content = page.plain, match.start(), match["inside"]
    if doubled := DOUBLED.fullmatch(content):
        content = doubled["inside"]
    if KANA.search(content):
        return
    left = len(text[:start].rstrip(" "))
    if COLON.search(text, max(0, left - 2), left) and not HAS_HAN.search(content):
        left -= 1
    solid = _last_solid(text, left)
    if not solid or (NESTED.search(content) and text[:left].rstrip(CLOSE_EMPHASIS)[-1:] in {")", "]"}):
        return
    shape = "bracket" if text[start] == "[" else "paren"
    if HAS_HAN.match(solid):
        site = Site(page, left, start, match.end(), "zh_" + shape, lexicon)
        yield from chinese_side.glosses(site, content)
    elif HAS_HAN.search(content):
        site = Site(page, left, start, match.end(), "en_" + shape, lexicon)
        yield from english_side.glosses(site, split(content, lexicon))


def _nested(page: Clean, match: re.Match[str], lexicon: Lexicon) -> Iterator[Gloss]:
    """Read the brackets inside a bracket that is no gloss as a whole."""
    if NESTED.search(match["inside"]):
        for inner in BRACKET.finditer(page.plain, match.start() + 1, match.end() - 1):
            yield from _bracket(page, inner, lexicon)


def _last_solid(text: str, end: int) -> str:
    """Return the last letter or figure before ``end``, or nothing if marks other than quotes stand between."""
    at = end - 1
    while at >= 0 and end - at < len("”.”》)") + 1 and text[at] in MARKS:
        at -= 1
    return text[at] if at >= 0 and SOLID.match(text[at]) else ""


def _carried_by_chinese(text: str) -> bool:
    sample = text[:SAMPLE]
    return CARRIED * len(HAS_HAN.findall(sample)) > len(sample)


def _islands(text: str, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the stretches of Chinese outside the brackets that were read."""
    done = 0
    for han in HAS_HAN.finditer(text):
        if han.start() < done:
            continue
        bracket = next((span for span in taken if span[0] <= han.start() < span[1]), None)
        if bracket:
            done = bracket[1]
            continue
        match = ISLAND.search(text, max(done, han.start() - BEFORE_ISLAND))
        if match is None:
            return
        done = max(match.end(), han.end())
        if not KANA.search(match[0]):
            yield match


def _beside(page: Clean, taken: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Gloss]:
    """Find Chinese in English text with its translation right before it: nothing, a dash, slash or comma between."""
    text = page.plain
    for match in _islands(text, taken):
        start = match.start()
        gap = GAP.search(text, max(0, start - 6), start)
        left = gap.start() if gap else start
        if left <= 0 or not _last_solid(text, left):
            continue
        layout = BESIDE.get(text[left:start].strip(), "en_dash")
        zh = _closed(match[0] + _subtitle(text, left, match.end()))
        site = Site(page, left, start, start + len(zh), layout, lexicon)
        yield from english_side.glosses(site, Parts(zh=[strip_quotes(zh)]))


def _subtitle(text: str, left: int, end: int) -> str:
    """Return what follows the Chinese behind a colon, if the marked English before ``left`` has a colon, too."""
    more = SUBTITLE.match(text, end)
    opening = (
        opening_quote(text, left - 1) if text[left - 1] in CLOSERS else unclosed(text, max(0, left - WINDOW), left)
    )
    return more[0] if more and opening >= 0 and ": " in text[opening:left] else ""


def _closed(zh: str) -> str:
    """Leave off a closing quotation mark whose partner stands before the English: “crack troops 精兵”."""
    partners = OPENING.get(zh[-1], "")
    return zh[:-1] if partners and not any(mark in zh[:-1] for mark in partners) else zh
