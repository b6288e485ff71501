"""Cut the letters of pinyin into syllables, as an index needs them: fast, and never refusing."""

from __future__ import annotations

import functools
import re
from typing import Final

from glossary.search.fold import APOSTROPHES, bare

SYLLABLE: Final = re.compile(
    # A consonant before a vowel begins the next syllable: orthography has an apostrophe where it does not.
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)(?![aeiouv])"
)
PIECE: Final = re.compile(f"{SYLLABLE.pattern}|[zcs]h|[a-z]")
"""A syllable, or the initial of one that was not typed to its end."""


@functools.lru_cache(maxsize=65536)
def spaced(word: str) -> str:
    """Cut one printed word of pinyin into bare syllables, by spaces; what is none stays in one piece.

    >>> spaced("zìqiáng"), spaced("Xī'ān"), spaced("jǐnán"), spaced("5G")
    ('zi qiang', 'xi an', 'ji nan', '5g')
    """
    out: list[str] = []
    for part in re.split(rf"[{APOSTROPHES}-]", bare(word)):
        found = SYLLABLE.findall(part)
        out += found if "".join(found) == part else [part]
    return " ".join(filter(None, out))


def pieces(letters: str) -> list[str]:
    """Cut typed letters into syllables, and initials where they form none.

    >>> pieces("kejizlzq")
    ['ke', 'ji', 'z', 'l', 'z', 'q']
    """
    return PIECE.findall(letters)
