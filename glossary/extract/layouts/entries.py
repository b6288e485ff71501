"""Dictionary entries in the format of CC-CEDICT, one a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.extract.gloss import Gloss
from glossary.extract.normalise import HAN
from glossary.extract.parts import HAS_HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.lang.lexicon import Lexicon

ENTRY = re.compile(
    rf"^[ \t]*(?P<trad>[{HAN}A-Za-z0-9·，、%]{{1,40}})(?:[ \t]+(?P<simp>[{HAN}A-Za-z0-9·，、%]{{1,40}}))?[ \t]*"
    r"\[(?P<pinyin>[^\[\]\n]{1,120})\][ \t]*/(?P<senses>[^\n]{1,600})/[ \t]*$",
    re.MULTILINE,
)


def entries(text: str, _: Lexicon | None = None) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Yield the span of each entry's line and the pair of its simplified headword with its first sense.

    >>> line = "專精特新 专精特新 [zhuan1 jing1 te4 xin1] /specialized and new/niche/"
    >>> [(gloss.zh, gloss.en, gloss.pinyin) for _, gloss in entries(line)]
    [('专精特新', 'specialized and new', 'zhuan1 jing1 te4 xin1')]
    """
    for match in ENTRY.finditer(text) if "]" in text and "/" in text else ():
        sense = match["senses"].split("/")[0].strip()
        if re.search("[A-Za-z]", sense):
            zh, pinyin = match["simp"] or match["pinyin"], match["pinyin"]
            if HAS_HAN.search(pinyin):
                zh, pinyin = pinyin, ""
            elif not match["simp"]:
                zh = match["trad"]
            yield match.span(), Gloss(zh, sense, "cedict", "entry", match.start("trad"), pinyin=pinyin)
