"""English as a glossary needs it: words as they stand, the key that spellings of one rendering share, and stems."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from glossary.lang.script import UNSEEN, fold_width
from glossary.lang.spelling import american, singular

LETTER: Final = "0-9A-Za-zÀ-ÖØ-öø-ɏ"

TOKEN: Final = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[{LETTER}]+(?:(?:[-‑'’&]|\.(?=\d))[{LETTER}]+)*"
)

STOP_WORDS: Final = frozenset(
    "a an and as at be been but by for from had has have he her his if in into is it its nor not of on onto or our out "
    "over she so than that the their them then these they this those to under up upon was we were which while who "
    "will with within without you your".split()
)
"""Words too common to search by, or to compare renderings by."""

ARTICLES: Final = frozenset({"a", "an", "the"})

QUOTES: Final = dict.fromkeys(map(ord, f"'\"“”‘’„‟‚‛`´′″«»‹›「」『』《》〈〉{UNSEEN}"))
"""Quotes, and what cannot be seen: a key drops them."""

BETWEEN: Final = dict.fromkeys(map(ord, "-‐‑‒–—―−,;:!?()[]{}<>…·•|_。，、；：！？（）【】〔〕"), " ")
"""Marks that a key reads as a space."""

THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
HYPHENED: Final = re.compile(r"\b(co|e|pre|re)[-‐](?=[a-z])")
DOT: Final = re.compile(r"(?<!\d)\.|\.(?!\d)")
PREFIXED: Final = re.compile(r"\b(anti|cyber|inter|macro|micro|multi|non|socio) (?=[a-z])")
"""Prefixes that are written as one word, with a hyphen, or as two. ``HYPHENED`` are words too: only a hyphen joins."""

AMPERSANDS: Final = (
    (re.compile(r"(?<![^ ])([a-z]) ?& ?([a-z])(?![^ ])"), r"\1&\2"),
    (re.compile(r"(?<=\w) ?& ?(?=\w\w)|(?<=\w\w) ?& ?(?=\w)"), " and "),
)


def tokens(text: str) -> list[str]:
    """Cut out the English words as they stand, with the hyphens, apostrophes, digits and ampersands inside them.

    >>> tokens("People's S&T self-reliance, U.S. 5G in 1,000 cities (科技自立自强)")
    ["People's", 'S&T', 'self-reliance', 'U.S.', '5G', 'in', '1,000', 'cities']
    """
    return TOKEN.findall(text)


def en_key(en: str) -> str:
    """Fold an English rendering to the key that all ways to write it share.

    Case, quotes, hyphens, British and American spelling, a leading article and the number of the last noun are
    folded. The key is for comparing only: no reader should see it.

    >>> en_key("The Modernisation of Supply-Chains") == en_key("modernization of supply chain")
    True
    >>> en_key("S&T self-reliance")
    's&t self reliance'
    """
    words = _joined(en).split()
    first = next((place for place, word in enumerate(words[:-1]) if word not in ARTICLES), len(words) - 1)
    words = words[max(first, 0) :]
    return " ".join([*map(_american, words[:-1]), *(_american(singular(word)) for word in words[-1:])])


_american = lru_cache(maxsize=65_536)(american)
"""A glossary of a million rows has some ten thousand words."""


def stem(word: str) -> str:
    """Cut an English word down to what its inflections and nearest derivations share.

    >>> {stem(word) for word in ("innovate", "Innovation", "innovative", "innovations")}
    {'innov'}
    >>> stem("developing") == stem("development") == stem("developed")
    True
    """
    word = fold_width(word.casefold()).replace("’", "'").removesuffix("'s").replace("'", "")
    word = fold_width(word)  # without its apostrophe, a mark may have come next to a letter
    previous = ""
    while word != previous:
        previous, word = word, _shorter(american(singular(word)))
    return word


SUFFIXES: Final = (
    "ization", "ational", "fulness", "iveness", "ousness", "izing", "ating", "ation", "ition", "ative", "itive",
    "atory", "ement", "ments", "ment", "ness", "able", "ible", "ance", "ated", "ized", "izer", "ence", "ical", "ator",
    "ing", "ion", "ive", "ize", "ity", "ate", "ial", "ful", "ous", "ism", "ist", "ed", "er", "or", "al", "ic", "ly",
    "e", "y",
)  # fmt: skip
"""Longest first; a cut must leave ``SHORTEST_STEM`` letters with a vowel among them, and party is no part."""

SHORTEST_STEM: Final = 4
VOWEL: Final = re.compile("[aeiouy]")
DOUBLE: Final = re.compile(r"([bdgmnprt])\1$")


def _shorter(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y"
    for suffix in SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= SHORTEST_STEM + (suffix == "y") and VOWEL.search(rest):
            return DOUBLE.sub(r"\1", rest) if suffix in {"ed", "ing", "er"} else rest
    return word


def _joined(en: str) -> str:
    """Bring width, case, marks, dots, prefixes and ampersands of a rendering to one form."""
    text = fold_width(en).translate(QUOTES).casefold()
    text = HYPHENED.sub(r"\1", THOUSANDS.sub("", fold_width(text)))
    text = " ".join(fold_width(DOT.sub("", text.translate(BETWEEN))).split())
    for pattern, replacement in AMPERSANDS if "&" in text else ():
        text = pattern.sub(replacement, text)
    return PREFIXED.sub(r"\1", text.replace("per cent", "percent"))
