"""How two phrases with one rendering resemble each other, and which phrases stand inside longer ones."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from glossary.dedup.english import apart, written_out
from glossary.lang.pinyin import plain, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Row = Mapping[str, str]

NEST_LENGTH: Final = 4
"""A phrase of fewer characters stands inside too many others to tell anything: 技术 in 技术要素市场."""


def likeness(one: str, other: str, readings: tuple[str, str] = ("", "")) -> str:
    """Say in which way two zh_keys with one rendering resemble each other; "" if they do not.

    ``readings`` are their pinyin where it is known: who types with an input method picks the wrong homophone.

    >>> likeness("关键核心技术", "关健核心技术"), likeness("经济状况", "经济情况"), likeness("双循环", "双循坏")
    ('another character of the same sound', 'one character apart', '')
    """
    if min(len(one), len(other)) < NEST_LENGTH - 1 or one == other:
        return ""
    short = min(len(one), len(other)) < NEST_LENGTH
    if len(one) == len(other) and sorted(one) != sorted(other) and sound(one, readings[0]) == sound(other, readings[1]):
        return "another character of the same sound" if apart(one, other) == 1 else ""
    if short:
        return ""
    if nests(one, other) or nests(other, one):
        return "part of a longer phrase with the same rendering"
    return "one character apart" if apart(one, other) == 1 else ""


def sound(zh: str, pinyin: str) -> str:
    """Return how a phrase is typed: its reading without tones and spaces."""
    return plain(pinyin or reading(zh)).replace(" ", "")


def nests(inner: str, outer: str) -> bool:
    """Say whether a text stands at the start or the end of a longer one."""
    return len(inner) < len(outer) and (outer.startswith(inner) or outer.endswith(inner))


def inner_of(key: str, rows: Mapping[str, Sequence[Row]]) -> tuple[Row, Row] | None:
    """Return the longest phrase at the start or end of ``key`` whose rendering nests in one of ``key`` too, and that.

    ``rows`` are the renderings of each phrase.
    """
    for length in range(len(key) - 1, NEST_LENGTH - 1, -1):
        for part in (key[:length], key[-length:]):
            for inner, outer in product(rows.get(part, ()), rows[key]):
                if inner["kind"] == outer["kind"] and nests(
                    *(f" {written_out(one['en_key'])} " for one in (inner, outer))
                ):
                    return inner, outer
    return None
