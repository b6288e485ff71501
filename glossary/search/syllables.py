"""Stand-in."""

from __future__ import annotations

import functools
import re
from typing import Final

from glossary.search.fold import APOSTROPHES, bare

SYLLABLE: Final = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|er|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)(?![aeiouv])"
)
PIECE: Final = re.compile(f"{SYLLABLE.pattern}|[zcs]h|[a-z]")


@functools.lru_cache(maxsize=65536)
def spaced(word: str) -> str:
    """Cut the letters of one word of pinyin into syllables, by spaces."""
    out: list[str] = []
    for part in re.split(rf"[{APOSTROPHES}-]", bare(word)):
        found = SYLLABLE.findall(part)
        out += found if "".join(found) == part else [part]
    return " ".join(filter(None, out))


def pieces(letters: str) -> list[str]:
    """Cut typed letters into syllables, and single letters where they form none."""
    return PIECE.findall(letters)
