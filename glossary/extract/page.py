"""One block read by every layout in turn: tables and lists first, running text with what is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract import inline
from glossary.extract.judge import impossible, weigh
from glossary.extract.kind import kind
from glossary.extract.layouts.entries import entries
from glossary.extract.layouts.infobox import infobox
from glossary.extract.layouts.lines import alternating, listed
from glossary.extract.layouts.metadata import metadata
from glossary.extract.layouts.parallel import parallel
from glossary.extract.layouts.runs import runs
from glossary.extract.layouts.tables import table
from glossary.extract.normalise import clean
from glossary.extract.parts import HAS_HAN, KANA, is_pinyin
from glossary.extract.units import units
from glossary.model import REVIEW_BELOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.gloss import Gloss
    from glossary.extract.scan import Block
    from glossary.lang.lexicon import Lexicon

SENTENCE_AT_MOST: Final = REVIEW_BELOW - 0.01
"""A sentence with its translation is a right pair, but seldom a term: it waits in review."""

KEEP_ABOVE: Final = 0.45
"""A pair below this is noise rather than a doubt worth a person's time. Sweep on policy-dev, exact F1: 0.3 .922,
0.4 .928, 0.45 .930, 0.5 .931, 0.6 .925; what lies between this and model.REVIEW_BELOW waits in review."""

CONTEXT: Final = 300
KANA_LEADS: Final = (
    b"\xe3\x81",
    b"\xe3\x82",
    b"\xe3\x83",
    b"\xea",
    b"\xeb",
    b"\xec",
    b"\xed",
    b"\xef\xbd",
    b"\xef\xbe",
)
STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[“\"‘(]?[A-Z])|[。！？]|\n")


def read(block: Block, lexicon: Lexicon) -> Iterator[Gloss]:
    """Yield the glosses of a block, judged, offsets counted in the segment."""
    for gloss in candidates(block, lexicon):
        if gloss.score < KEEP_ABOVE:
            continue
        title_marks = "《" in block.text[max(0, gloss.at - 3) : gloss.at + len(gloss.zh) + 6]
        gloss.kind = kind(gloss, lexicon, title_marks=title_marks)
        if gloss.kind == "sentence":
            gloss.score = min(gloss.score, SENTENCE_AT_MOST)
        gloss.context = gloss.context or context(block.text, gloss.at)
        if gloss.kind == "title":
            following = block.text[gloss.at :] + "\n\n" + block.after
            gloss.publisher, gloss.published = metadata(following[:600])
        gloss.at += block.start
        yield gloss


def candidates(block: Block, lexicon: Lexicon) -> Iterator[Gloss]:
    """Yield every possible pair of a block with its score, the hopeless ones too: what the judge learns from."""
    if is_japanese(block.text):
        return
    for gloss in _read(block, lexicon):
        if not impossible(gloss.zh, gloss.en) and not _unanswered(gloss, lexicon):
            weigh(gloss, lexicon)
            yield gloss


def _unanswered(gloss: Gloss, lexicon: Lexicon) -> bool:
    """Say whether a list has but the pinyin of its term where the English should stand."""
    return gloss.rule in {"cell", "line"} and gloss.en.islower() and is_pinyin(gloss.en, gloss.zh, lexicon)


def is_japanese(text: str) -> bool:
    """Say whether there is kana or hangul in the text; their first bytes in UTF-8 are found at memory speed.

    >>> is_japanese("国を守る"), is_japanese("守护国家")
    (True, False)
    """
    raw = text.encode("utf-8", "surrogatepass")
    return any(map(raw.__contains__, KANA_LEADS)) and KANA.search(text) is not None


def _read(block: Block, lexicon: Lexicon) -> Iterator[Gloss]:
    taken: list[tuple[int, int]] = []
    for span, gloss in _by_line(block.text, lexicon):
        taken.append(span)
        yield gloss
    yield from _running(block, taken, lexicon)


def _by_line(text: str, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Try the layouts of whole lines, the most telling first; each yields the lines it has read."""
    nothing = True
    for layout in (entries, infobox, table, runs, listed, alternating):
        for span, gloss in layout(text, lexicon):
            nothing = False
            yield span, gloss
        if not nothing:
            return


def _running(block: Block, taken: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Gloss]:
    """Read what no layout of lines has taken as running text."""
    english = ""
    first = True
    for start, end in units(block.text, taken):
        unit = block.text[start:end]
        if not unit.strip():
            continue
        if not HAS_HAN.search(unit):
            english, first = unit, False
            continue
        page = clean(unit)
        found = list(inline.mine(page, lexicon))
        if not found and is_chinese(unit):
            english = english or (_english_before(block.before) if first else "")
            found.extend(parallel(english, page.plain, lexicon) if english else ())
        for gloss in found:
            gloss.context = context(page.shown, gloss.at)
            gloss.at = start + page.origin(gloss.at)
            yield gloss
        english, first = "", False


def _english_before(before: str) -> str:
    paragraph = before.rstrip().rsplit("\n\n", 1)[-1].strip()
    return "" if HAS_HAN.search(paragraph) else paragraph


def is_chinese(text: str) -> bool:
    """Say whether Chinese carries the text, rather than standing in it."""
    return len(HAS_HAN.findall(text)) * 2 > len(text) / 2


def context(text: str, at: int) -> str:
    """Return the sentence around ``at``, on one line, cut at both ends where it is very long."""
    floor, ceiling = max(0, at - CONTEXT), min(len(text), at + CONTEXT)
    start, end = floor, ceiling
    for match in STOP.finditer(text, floor, ceiling):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            end = match.end()
            break
    return " ".join(text[start:end].split())
