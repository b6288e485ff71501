"""Folded English words and bare letters of pinyin, the same for the rows of an index and for queries."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from glossary.lang.english import en_key
from glossary.lang.syllables import APOSTROPHES, SPELLED, bare, spoken

TYPED: Final = re.compile(r"(?:[0-9]+(?=[a-z]))?(?:[a-z]+[0-5]?)+")
"""Syllables or initials, with tones or without; a term may begin with digits, as 5G基站 does."""


@functools.lru_cache(maxsize=65536)
def english_word(word: str) -> str:
    """Fold what stands between two spaces; it may become several words, or none."""
    return en_key(word)


def english(text: str) -> str:
    """Fold a rendering, or what was typed, word by word: case, spelling, number, hyphens.

    >>> english("Labour-market policies"), english("R & D")
    ('labor market policy', 'r&d')
    """
    return " ".join(filter(None, map(english_word, text.replace(" & ", "&").split())))


def letters(typed: str) -> str:
    """Return the letters of typed pinyin, run together, or "" if it cannot be pinyin; lue is lve, as many type it.

    >>> letters("ke1ji4 zi4li4"), letters("xi'an"), letters("kj zlzq"), letters("Lǜsè")
    ('kejizili', 'xian', 'kjzlzq', 'lvse')
    >>> letters("zhanlue"), letters("5gjz"), letters("2035")
    ('zhanlve', '5gjz', '')
    """
    text = re.sub(rf"[\s{APOSTROPHES}·-]+", "", bare(unicodedata.normalize("NFKC", typed)))
    if not TYPED.fullmatch(text):
        return ""
    text = re.sub(r"(?<=[a-z])[0-5]", "", text)
    return re.sub(r"(?<=[ln])ue", "ve", re.sub(r"(?<=[jqxy])v", "u", text))


def syllables(typed: str) -> list[str]:
    """Return the syllables of pinyin that was typed apart, or nothing if it was run together.

    >>> syllables("xi'an"), syllables("ke1ji4"), syllables("xian"), syllables("kj zlzq")
    (['xi', 'an'], ['ke', 'ji'], [], [])
    """
    run, parts = letters(typed), spoken(unicodedata.normalize("NFKC", typed))
    apart = bare(typed.strip()) != run and "".join(parts) == run
    return parts if apart and all(part in SPELLED for part in parts) else []
