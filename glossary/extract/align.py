"""Links between Chinese characters and English words: by dictionary, by sound, by digits and Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.words import words as tokenise
from glossary.lang import script
from glossary.lang.roots import roots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

Link = tuple[int, int, float]
"""Start and end in the Chinese, and how much it is worth: 1 for a word, less for one character."""

LONGEST_SOUND: Final = 6
SINGLE: Final = 0.6
"""One character has many senses; sweep 0.3 to 1.0 on the odd documents of policy-dev: flat from 0.5 to 0.8."""

simplify = lru_cache(maxsize=20_000)(script.simplify)
"""The few stages of a gloss ask for the same short text; its result is kept for the next."""

ABBREVIATED: Final = {
    short: tuple(roots(full))
    for short, full in {
        "s&t": "science technology", "sci-tech": "science technology", "ai": "artificial intelligence",
        "r&d": "research development", "prc": "china", "cpc": "communist party central", "ccp": "communist party central",  # noqa: E501 - Han count double
        "pla": "people liberation army", "ip": "intellectual property", "it": "information", "ict": "information",
        "sme": "small enterprise", "smes": "small enterprise", "soe": "state own enterprise",
        "soes": "state own enterprise", "ev": "vehicle", "evs": "vehicle", "npc": "congress people",
        "cppcc": "political consultation", "un": "united nations", "us": "america", "eu": "europe",
        "ppp": "public private", "fdi": "foreign investment", "iot": "thing network", "vr": "virtual reality",
    }.items()
}  # fmt: skip
LATIN_IN_HAN = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.]*")
UNITS: Final = 10
NUMERALS: Final = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    "两": 2, "双": 2, "十": 10, "百": 100, "千": 1000, "万": 10_000,
}  # fmt: skip
HAN_NUMBER = re.compile(f"[{''.join(NUMERALS)}]+")


class Links(NamedTuple):
    """What explains one word: stretches of the Chinese, and for each of their characters the most that any is worth."""

    spans: tuple[Link, ...]
    cover: tuple[tuple[int, float], ...]


def _links(spans: Sequence[Link]) -> Links:
    cover: dict[int, float] = {}
    for start, end, weight in spans:
        for place in range(start, end):
            if weight > cover.get(place, 0.0):
                cover[place] = weight
    return Links(tuple(spans), tuple(cover.items()))


def letters(text: str) -> str:
    """Return bare lower-case letters: tone marks, hyphens and apostrophes gone.

    >>> letters("Zhōngyāng"), letters("lü-xing")
    ('zhongyang', 'lvxing')
    """
    if text.isascii():
        return "".join(char for char in text.casefold() if char.isalpha())
    marked = unicodedata.normalize("NFD", text.casefold().replace("ü", "v").replace("ǚ", "v").replace("ǜ", "v"))
    return "".join(char for char in marked if "a" <= char <= "z")


def spelled(zh: str, sound: str, lexicon: Lexicon) -> int:
    """Return how many characters at the start of ``zh`` the toneless letters ``sound`` spell out in full, or 0."""
    ends = {0}
    for index, char in enumerate(zh):
        ends = {
            end + len(reading) for reading in lexicon.readings(char) for end in ends if sound.startswith(reading, end)
        }
        if len(sound) in ends:
            return index + 1
        if not ends:
            return 0
    return 0


def links(zh: str, words: Sequence[Word], lexicon: Lexicon) -> list[Links]:
    """Return for each word the stretches of simplified ``zh`` that explain it.

    Words are explained by any entry inside ``zh``; capitalised ones also by their sound (Fengqiao = 枫桥), figures and
    Latin letters by themselves.
    """
    known: dict[str, Links] = lexicon.memo(zh)
    found: list[Links] = []
    for word in words:
        explained = known.get(word.text)
        if explained is None:
            explained = known[word.text] = _links(_explain(zh, word, lexicon))
        found.append(explained)
    return found


def _explain(zh: str, word: Word, lexicon: Lexicon) -> list[Link]:
    keys = ABBREVIATED.get(word.lower) or word.roots
    explained: list[Link] = []
    if not lexicon.meanings(zh).isdisjoint(keys):
        for start, end, senses in lexicon.spans(zh):
            weight = next((weight for key in keys if (weight := senses.get(key))), 0.0)
            if weight:
                explained.append((start, end, SINGLE * weight if end - start == 1 else weight))
    if not explained and word.kind not in SOUNDLESS:
        return _literal(zh, word, lexicon)
    return explained


TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")


def score_pair(zh: str, en: str, lexicon: Lexicon) -> float:
    """Return from 0 to 1 how far two sides explain each other: share of the Chinese times share of the English."""
    found = [word for word in tokenise(en) if word.kind not in SOUNDLESS]
    if not found:
        return 0.0
    plain = simplify(zh)
    linked = links(plain, found, lexicon)
    han: set[int] = set()
    for row in linked:
        han.update(place for place, _ in row.cover)
    size = sum(1 for char in plain if char.isalnum()) or 1
    return min(1.0, len(han) / size) * sum(1 for row in linked if row.spans) / len(found)


SOUNDLESS: Final = frozenset({"det", "of", "prep", "and", "aux", "pron"})


def _literal(zh: str, word: Word, lexicon: Lexicon) -> list[Link]:
    """Link a word that no entry explains: Latin and figures inside the Chinese, numerals, the sound of a name."""
    for match in LATIN_IN_HAN.finditer(zh):
        if _same_latin(match[0].casefold(), word.lower):
            return [(match.start(), match.end(), 1.0)]
    for match in HAN_NUMBER.finditer(zh):
        if number(match[0]) in word.roots:
            return [(match.start(), match.end(), 1.0)]
    return _sounded(zh, word, lexicon) if word.capital else []


def number(han: str) -> str:
    """Return a Chinese numeral in figures.

    >>> number("十四"), number("二十"), number("三百"), number("两")
    ('14', '20', '300', '2')
    """
    total = digit = 0
    for char in han:
        value = NUMERALS[char]
        if value < UNITS:
            digit = digit * UNITS + value
        else:
            total += max(digit, 1) * value
            digit = 0
    return str(total + digit)


def _same_latin(token: str, word: str) -> bool:
    longer = len(token) > 1 or token.isdigit()
    return token == word or (longer and word.startswith(token)) or token in word.split("-")


def _sounded(zh: str, word: Word, lexicon: Lexicon) -> list[Link]:
    sound = letters(word.text.removesuffix("’s").removesuffix("'s"))
    for index in range(len(zh) if len(sound) > 1 else 0):
        if not sound.startswith(lexicon.readings(zh[index]) or "-"):
            continue
        length = spelled(zh[index : index + LONGEST_SOUND], sound, lexicon)
        if length:
            return [(index, index + length, 1.0)]
    return []
