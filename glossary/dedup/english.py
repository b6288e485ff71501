"""How two renderings of one phrase resemble each other: abbreviated, respelled, reordered, mistyped."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import DamerauLevenshtein

from glossary.lang.cedict import vocabulary
from glossary.lang.english import en_key, stem
from glossary.lang.spelling import american

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPO_LENGTH: Final = 8
"""Words of fewer letters that are one letter apart are mostly different words: form, from, firm."""

SLIP_LENGTH: Final = 4
"""From so many letters on, a word that no dictionary has is taken for a slip of a known one."""

SHORT: Final = {
    "s&t": "science and technology", "sci tech": "science and technology", "prc": "China", "govt": "government",
    "gov": "government", "intl": "international", "sme": "small and medium-sized enterprises", "dev": "development",
}  # fmt: skip
"""What translators abbreviate inside a rendering, as far as it is not the initials of what it stands for."""

SMALL: Final = frozenset({"and", "of", "for", "in", "on", "the", "a", "an", "with", "s"})


def likeness(one: str, other: str) -> str:
    """Say in which way two en_keys of one phrase resemble each other; "" if they do not.

    >>> likeness("security of the industrial chain", "industrial chain security")
    'same words in another order'
    >>> likeness("supply side structural reform", "supply side strucural reform"), likeness("tax reform", "tax form")
    ('misspelled', '')
    """
    left, right = one.split(), other.split()
    if (left[0] == "to") != (right[0] == "to"):
        return ""  # a verb and its noun
    full, other_full = written_out(one), written_out(other)
    if full == other_full or shortened(left, right) or shortened(right, left):
        return "abbreviated differently"
    if letters(one) == letters(other):
        return "spaced or accented differently"
    return wording(*([word for word in key.split() if word not in SMALL] for key in (full, other_full)))


def wording(left: Sequence[str], right: Sequence[str]) -> str:
    """Say in which way two renderings without their small words resemble each other.

    Of a single word, a small word before it and another ending make another word: "for instance", "possibly".
    """
    several = min(len(left), len(right)) > 1
    if sorted(left) == sorted(right):
        return "" if not several else "other small words" if left == right else "same words in another order"
    if len(left) != len(right):
        return ""
    changed = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    if several and all(stem(one) == stem(other) for one, other in changed):
        return "other endings"
    return slip(*changed[0]) if len(changed) == 1 else ""


def written_out(key: str) -> str:
    """Write the abbreviations inside an en_key out.

    >>> written_out("s&t self reliance")
    'science and technology self reliance'
    """
    text = f" {key} "
    for short, long in full_keys().items():
        text = text.replace(f" {short} ", f" {long} ")
    return text.strip()


@cache
def full_keys() -> dict[str, str]:
    """Return SHORT with the keys of what the abbreviations stand for."""
    return {short: en_key(long) for short, long in SHORT.items()}


def shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether one word of a rendering is the initials of the words that another has in its place.

    The initials of the whole do not count: those are a rendering of their own.

    >>> shortened("national r&d program".split(), "national research and development program".split())
    True
    """
    if not 1 < len(short) < len(long):
        return False
    before = shared(short, long)
    after = min(shared(short[::-1], long[::-1]), len(short) - before)
    run = long[before : len(long) - after]
    told = [word for word in run if word not in SMALL]
    ways = {"".join(word[0] for word in words) for words in (run, told)}
    ways.add("".join("&" if word == "and" else word[0] for word in run))
    return len(short) - before - after == 1 and len(told) > 1 and short[before] in ways


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many words in common two renderings begin."""
    return next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), len(one))


def letters(key: str) -> str:
    """Drop spaces and accents."""
    return "".join(
        mark for mark in unicodedata.normalize("NFD", key) if mark != " " and not unicodedata.combining(mark)
    )


def slip(one: str, other: str) -> str:
    """Say whether two words are one letter apart by mistake, and not by meaning."""
    if apart(one, other) != 1 or not (one.isalpha() and other.isalpha()) or min(len(one), len(other)) < SLIP_LENGTH:
        return ""
    if is_word(one) != is_word(other):
        return "misspelled"
    long = min(len(one), len(other)) >= TYPO_LENGTH
    return "one letter apart" if long and stem(one) != stem(other) else ""


def misspelled(one: str, other: str) -> bool:
    """Say whether it is the first of two keys that holds the word no dictionary has."""
    words, others = (set(written_out(key).split()) for key in (one, other))
    return any(not is_word(word) for word in words - others - SMALL)


def is_word(word: str) -> bool:
    """Say whether a dictionary has a word or what it derives from."""
    return word in stems() or stem(word) in stems()


@cache
def stems() -> frozenset[str]:
    """Return the words of a dictionary, spelled as keys are, and their stems."""
    words = frozenset(map(american, vocabulary()))
    return words | frozenset(map(stem, words))


def apart(left: str, right: str) -> int:
    """Return by how many letters two texts differ, two swapped ones counting once; more than one is told as two."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=1)
