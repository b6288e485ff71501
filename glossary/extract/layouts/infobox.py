"""Boxes beside an encyclopedia article: the heading is the English of the rows that give the Chinese name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.extract.gloss import Gloss
from glossary.extract.normalise import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.lang.lexicon import Lexicon

NAME = re.compile(
    rf"^[ \t|]*(?:(?:Simplified|Traditional) Chinese|Chinese(?: name| characters)?)[ \t|:：]*(?P<zh>[{HAN}·]{{2,40}})[ \t|]*$",  # noqa: E501 - Han count double
    re.MULTILINE,
)
HEADING = re.compile(r"^[ \t|#]*(?P<en>[A-Z][A-Za-zÀ-ɏ'’&,. -]{2,80}?)[ \t|]*$", re.MULTILINE)
ROW = re.compile(
    r"Chinese|Pinyin|Transcription|Mandarin|meaning|Romani[sz]ation|overview|Jyutping|Wade|(?-i:[a-z][A-Z])",
    re.IGNORECASE,
)


def infobox(text: str, _: Lexicon | None = None) -> Iterator[tuple[tuple[int, int], Gloss]]:
    r"""Yield the span of each row with a Chinese name, paired with the heading above.

    >>> box = "Grain Bureau\nSimplified Chinese粮食局\nTraditional Chinese糧食局"
    >>> [(gloss.zh, gloss.en) for _, gloss in infobox(box)]
    [('粮食局', 'Grain Bureau'), ('糧食局', 'Grain Bureau')]
    """
    for match in NAME.finditer(text) if "hinese" in text else ():
        headings = [found["en"] for found in HEADING.finditer(text, 0, match.start()) if not ROW.search(found["en"])]
        if headings:
            yield match.span(), Gloss(match["zh"], headings[0], "infobox", "heading", match.start("zh"))
