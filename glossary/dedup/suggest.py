"""Suggestions: which rows may say the same as another, why that is thought, and what might be done.

Pairs are compared within blocks only: the renderings of one phrase, phrases that share a rendering, and phrases that
stand inside others. So the work grows with the number of rows, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.dedup import chinese, english
from glossary.keys import en_keys, zh_keys
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Row = Mapping[str, str]

BLOCK: Final = 60
"""Larger blocks hold no near duplicates but a habit, as all renderings of 建议; comparing them would not end."""

ACTIONS: Final = {
    "spelled differently": "drop",
    "abbreviated differently": "admit",
    "misspelled": "reject",
    "spaced or accented differently": "admit",
    "another character of the same sound": "check",
    "same words in another order": "admit",
    "other small words": "admit",
    "other endings": "admit",
    "one letter apart": "check",
    "part of a longer phrase with the same rendering": "check",
    "one character apart": "check",
    "part of a longer phrase": "keep both",
}
"""What might be done for each reason, the surest reasons first."""

RANK: Final = {"preferred": 0, "admitted": 1, "deprecated": 2, "candidate": 3}
USED: Final = ("zh", "en", "zh_key", "en_key", "status", "kind", "domain", "note", "pinyin")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two rows that may say the same, why that is thought, and what might be done with the second, ``other``.

    The actions: ``drop`` the row, for the first one says it all; ``admit`` it as a variant; ``reject`` it as a slip;
    ``keep both``, which is only to be known; ``check`` which of two is right.
    """

    reason: str
    action: str
    zh: str
    en: str
    other_zh: str
    other_en: str
    status: str = ""
    other_status: str = ""


def suggest(terms: pl.DataFrame) -> list[Suggestion]:
    """Return what looks like the same pair twice, the surest first; rejected rows are left alone.

    Each row is the second in one suggestion at most, the surest that it has.

    >>> table = pl.DataFrame({
    ...     "zh": ["科技自立自强", "科技自立自强", "高水平科技自立自强"],
    ...     "en": ["S&T self-reliance", "science and technology self-reliance", "high-level S&T self-reliance"],
    ...     "status": ["preferred", "candidate", "candidate"], "freq": [3, 1, 1],
    ... })  # fmt: skip
    >>> [(one.reason, one.action, one.other_en) for one in suggest(table)]  # doctest: +NORMALIZE_WHITESPACE
    [('abbreviated differently', 'admit', 'science and technology self-reliance'),
     ('part of a longer phrase', 'keep both', 'high-level S&T self-reliance')]
    """
    live = conform(terms, TERMS).filter(pl.col("status") != "rejected")
    keyed = live.with_columns(zh_keys(live["zh"]), en_keys(live["en"]))
    order = pl.col("status").replace_strict(RANK, default=len(RANK), return_dtype=pl.Int8)
    frequent = pl.col("freq").fill_null(0)
    ranked = keyed.sort(order, frequent, "zh", "en", descending=[False, True, False, False])
    rows: list[dict[str, str]] = ranked.select(USED).to_dicts()
    surest = list(ACTIONS)
    found = [*same_pair(rows), *same_phrase(rows), *same_rendering(rows), *nested(rows)]
    found.sort(key=lambda one: (one.action == "keep both", surest.index(one.reason)))
    return list({(one.other_zh, one.other_en): one for one in reversed(found)}.values())[::-1]


def same_pair(rows: Sequence[Row]) -> Iterator[Suggestion]:
    """Yield rows whose keys agree: one pair in two spellings."""
    for keep, *others in blocks(rows, "zh_key", "en_key"):
        for other in others:
            yield proposal("spelled differently", keep, other, "" if says_no_more(other, keep) else "check")


def says_no_more(other: Row, keep: Row) -> bool:
    """Say whether a row can go: nobody decided or noted anything in it that the other does not say."""
    undecided = other["status"] in {"candidate", keep["status"]}
    return undecided and all(other[name] in {"", keep[name]} for name in ("domain", "note"))


def same_phrase(rows: Sequence[Row]) -> Iterator[Suggestion]:
    """Yield renderings of one phrase that resemble each other."""
    for block in blocks(rows, "zh_key"):
        for one, other in combinations(block, 2):
            if one["en_key"] == other["en_key"]:
                continue
            if reason := english.likeness(one["en_key"], other["en_key"]):
                wrong_first = reason == "misspelled" and english.misspelled(one["en_key"], other["en_key"])
                yield proposal(reason, other, one) if wrong_first else proposal(reason, one, other)


def same_rendering(rows: Sequence[Row]) -> Iterator[Suggestion]:
    """Yield phrases that share a rendering and resemble each other."""
    for block in blocks(rows, "en_key"):
        for one, other in combinations(block, 2):
            readings = (one["pinyin"], other["pinyin"])
            if reason := chinese.likeness(one["zh_key"], other["zh_key"], readings):
                yield proposal(reason, one, other)


def nested(rows: Sequence[Row]) -> Iterator[Suggestion]:
    """Yield phrases that stand at the start or end of a longer one, if the renderings nest as well; closest first."""
    phrases: dict[str, list[Row]] = {row["zh_key"]: [] for row in rows}
    for row in rows:
        phrases[row["zh_key"]].append(row)
    phrases = {key: renderings for key, renderings in phrases.items() if len(renderings) <= BLOCK}
    found = [pair for key in phrases if (pair := chinese.inner_of(key, phrases))]
    for inner, outer in sorted(found, key=lambda pair: len(pair[0]["zh_key"]) / len(pair[1]["zh_key"]), reverse=True):
        yield proposal("part of a longer phrase", inner, outer)


def blocks(rows: Sequence[Row], *names: str) -> Iterable[list[Row]]:
    """Return the rows that agree in some columns, where at least two do and not too many."""
    found = defaultdict(list)
    for row in rows:
        found[tuple(row[name] for name in names)].append(row)
    return [block for block in found.values() if 1 < len(block) <= BLOCK]


def proposal(reason: str, keep: Row, other: Row, action: str = "") -> Suggestion:
    """Name the two rows of a suggestion; what a person decided of the second is not to be overruled unasked."""
    action = action or ACTIONS[reason]
    if other["status"] != "candidate":
        action = {"admit": "keep both", "reject": "check"}.get(action, action)
    rows = (keep["zh"], keep["en"], other["zh"], other["en"], keep["status"], other["status"])
    return Suggestion(reason, action, *rows)
