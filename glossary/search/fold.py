"""Folded English words and bare letters of pinyin, the same for the rows of an index and for queries."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from glossary.lang.english import en_key

APOSTROPHES: Final = "'’‘ʼ`´＇"
DIAERESIS: Final = "\u0308"
TONE_MARKS: Final = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
TYPED: Final = re.compile(r"[a-z]+[0-5]?(?:[a-z]+[0-5]?)*")


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


def bare(pinyin: str) -> str:
    """Drop tone marks and case; ü, u: and v are v.

    >>> bare("Lǜsè fāzhǎn"), bare("lu:4se4")
    ('lvse fazhan', 'lv4se4')
    """
    if pinyin.isascii() and ":" not in pinyin:
        return pinyin.lower()
    apart = unicodedata.normalize("NFD", pinyin.lower())
    marked = "".join(character for character in apart if character not in TONE_MARKS)
    marked = marked.replace(f"u{DIAERESIS}", "v").replace("u:", "v")
    return unicodedata.normalize("NFC", marked)


def letters(typed: str) -> str:
    """Return the letters of typed pinyin, run together, or "" if it cannot be pinyin; lue is lve, as many type it.

    >>> letters("ke1ji4 zi4li4"), letters("xi'an"), letters("kj zlzq"), letters("Lǜsè"), letters("5G")
    ('kejizili', 'xian', 'kjzlzq', 'lvse', '')
    >>> letters("zhanlue")
    'zhanlve'
    """
    text = re.sub(rf"[\s{APOSTROPHES}·-]+", "", bare(unicodedata.normalize("NFKC", typed)))
    if not TYPED.fullmatch(text):
        return ""
    text = re.sub(r"[0-5]", "", text)
    return re.sub(r"(?<=[ln])ue", "ve", re.sub(r"(?<=[jqxy])v", "u", text))
