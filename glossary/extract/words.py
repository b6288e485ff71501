"""English words of a stretch of text, with what matters for a boundary: place, class, root."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from glossary.lang.roots import STOP, prefixed, root

LATIN: Final = "A-Za-zÀ-ɏ"
WORD = re.compile(rf"[{LATIN}0-9](?:[{LATIN}0-9'’&+./%-]*[{LATIN}0-9%+])?|&|\+")
SPLIT = re.compile(r"[-/.&+'’]+")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")

CLASSES: Final = {
    "det": "the a an its their his her our my your this that these those such each every some any both all another "
    "several many few certain various other own same so-called",
    "of": "of",
    "prep": "in on at for with by from to under as into about against between through towards toward over within "
    "without after before since during than via per like including across among behind beyond amid despite upon until",
    "and": "and or & nor plus versus vs",
    "aux": "is are was were be been being has have had do does did will would can could should may might must shall "
    "says said calls called means meant becomes became remains seems includes included introduced announced released "
    "issued published launched proposed stressed emphasized emphasised urged vowed pledged promised let lets made "
    "makes get gets got went goes came comes gave gives took takes told tells added adds noted notes argues argued",
    "pron": "it they he she we i you who which what where when how why whose there here also only just even still "
    "already now then but if while because although though whether however thus therefore i.e e.g namely known dubbed "
    "termed labelled labeled named titled entitled meaning literally often sometimes usually officially formally",
}
CLASS_OF: Final = {word: name for name, words in CLASSES.items() for word in words.split()}
NEGATIONS: Final = frozenset({"not", "no", "never", "non"})
NEGATED: Final = "un-"
"""The prefix under which 不, 无, 非 and 未 are found."""

ROOM: Final = 14
"""Characters a word in which the last words are looked for: long English words and their space have 12 on average."""


class Word(NamedTuple):
    """One word: where it stands, how it is written, what it can mean."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    capital: bool
    roots: tuple[str, ...]


@lru_cache(maxsize=50_000)
def describe(text: str) -> tuple[str, str, bool, tuple[str, ...]]:
    """Return (lower case, class, written with a capital, roots) of a word, hyphenated parts and all."""
    lower = text.casefold().replace("’", "'")
    kind = CLASS_OF.get(lower, "")
    if not kind:
        kind = "number" if lower[0].isdigit() and not lower[-1].isalpha() else _shape(lower)
    parts = [part for part in SPLIT.split(lower) if part and part not in STOP and part != "s"]
    found = [part[:-2] if ORDINAL.fullmatch(part) else root(part) for part in parts]
    if lower in NEGATIONS:
        found.append(NEGATED)
    found += [key for part in parts for key in prefixed(part)]
    capital = text[0].isupper() or (text[0].isdigit() and any(char.isupper() for char in text))
    return lower, kind, capital, tuple(dict.fromkeys(found))


def _shape(lower: str) -> str:
    if lower.endswith(("'s", "s'")):
        return "possessive"
    for ending in ("ing", "ed", "ly"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return ending
    return "word"


def words(text: str, start: int = 0, end: int | None = None, *, most: int = 0) -> list[Word]:
    """Return the words of ``text[start:end]`` with offsets into ``text``, the last ``most`` of them if that is not 0.

    >>> [word.text for word in words("the “14th Five-Year” plan’s R&D")]
    ['the', '14th', 'Five-Year', 'plan’s', 'R&D']
    """
    stop = len(text) if end is None else end
    if most and stop - start > (room := most * ROOM):
        start = text.find(" ", stop - room, stop) + 1 or start
    places = [match.span() for match in WORD.finditer(text, start, stop)]
    make = tuple.__new__  # what Word._make calls, without the call
    return [make(Word, (left, right, word := text[left:right], *describe(word))) for left, right in places[-most:]]
