"""Near duplicates that keys do not fold: found, explained, with a suggestion; nothing is merged here by itself.

Pairs are compared within blocks only: the renderings of one phrase, phrases that share a rendering, and texts that are
the same but for a few characters. So the work grows with the number of rows, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import polars as pl
from rapidfuzz.distance import DamerauLevenshtein

from glossary.keys import en_keys, zh_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Row = dict[str, str]

BLOCK: Final = 60
"""Larger blocks hold no near duplicates but a habit, as all renderings of 建议; comparing them would not end."""

TYPO_LENGTH: Final = 8
"""Shorter words one letter apart are mostly different words: form, from, firm."""

NEST_LENGTH: Final = 4
"""A phrase of fewer characters stands inside too many others to tell anything: 技术 in 技术要素市场."""

SHORT: Final = {
    "s&t": "science and technology", "r&d": "research and development", "ip": "intellectual property",
    "ai": "artificial intelligence", "soe": "state owned enterprise", "fyp": "five year plan", "prc": "china",
    "sme": "small and medium sized enterprise", "gov": "government", "govt": "government", "intl": "international",
}  # fmt: skip
"""What translators abbreviate inside a rendering; an abbreviation of the whole is a rendering of its own."""

EMPTY: Final = frozenset({"and", "of", "for", "in", "on", "the", "a", "an", "to", "with", "s"})
RANK: Final = {"preferred": 0, "admitted": 1, "deprecated": 2, "candidate": 3}


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


def suggest(terms: pl.DataFrame) -> list[Suggestion]:
    """Return what looks like the same pair twice, the surest first; rejected rows are left alone.

    >>> table = pl.DataFrame({
    ...     "zh": ["科技自立自强", "科技自立自强", "高水平科技自立自强"],
    ...     "en": ["S&T self-reliance", "science and technology self-reliance", "high-level S&T self-reliance"],
    ...     "status": ["preferred", "candidate", "candidate"], "freq": [3, 1, 1],
    ... })  # fmt: skip
    >>> [(one.reason, one.action, one.other_en) for one in suggest(table)]  # doctest: +NORMALIZE_WHITESPACE
    [('abbreviated differently', 'admit', 'science and technology self-reliance'),
     ('part of a longer phrase', 'keep both', 'high-level S&T self-reliance')]
    """
    live = terms.filter(pl.col("status") != "rejected")
    keyed = live.with_columns(zh_keys(live["zh"]), en_keys(live["en"]))
    order = pl.col("status").replace_strict(RANK, default=len(RANK), return_dtype=pl.Int8)
    frequent = pl.col("freq").fill_null(0) if "freq" in keyed.columns else pl.lit(0)
    ranked = keyed.sort(order, frequent, "zh", "en", descending=[False, True, False, False])
    rows = ranked.select("zh", "en", "zh_key", "en_key", "status").to_dicts()
    return [*same_pair(rows), *same_phrase(rows), *typing_slips(rows), *nested(rows)]


def same_pair(rows: list[Row]) -> Iterator[Suggestion]:
    """Yield rows whose keys agree: one pair in two spellings."""
    for keep, *others in blocks(rows, "zh_key", "en_key"):
        for other in others:
            yield proposal("spelled differently", "drop", keep, other)


def same_phrase(rows: list[Row]) -> Iterator[Suggestion]:
    """Yield renderings of one phrase that differ in an abbreviation, in the order of words, or by a slip of the pen."""
    for block in blocks(rows, "zh_key"):
        for one, other in combinations(block, 2):
            left, right = spread(one["en_key"]), spread(other["en_key"])
            if one["en_key"] == other["en_key"]:
                continue
            if left == right:
                yield proposal("abbreviated differently", "admit", one, other)
            elif set(left.split()) - EMPTY == set(right.split()) - EMPTY:
                yield proposal("same words in another order", "admit", one, other)
            elif slip(left, right):
                yield proposal("one letter apart", "reject", one, other)


def typing_slips(rows: list[Row]) -> Iterator[Suggestion]:
    """Yield phrases that share a rendering and differ in one character."""
    for block in blocks(rows, "en_key"):
        for one, other in combinations(block, 2):
            left, right = one["zh_key"], other["zh_key"]
            long_enough = min(len(left), len(right)) >= NEST_LENGTH
            if long_enough and not nests(left, right) and not nests(right, left) and apart(left, right) == 1:
                yield proposal("one character apart", "check", one, other)


def nested(rows: list[Row]) -> Iterator[Suggestion]:
    """Yield phrases that stand at the start or end of a longer one, if the renderings nest as well."""
    best: dict[str, Row] = {}
    for row in rows:
        best.setdefault(row["zh_key"], row)
    for key, row in best.items():
        for part in {key[cut:] for cut in range(1, len(key))} | {key[:-cut] for cut in range(1, len(key))}:
            inner = best.get(part)
            if (
                inner
                and len(part) >= NEST_LENGTH
                and nests(f" {spread(inner['en_key'])} ", f" {spread(row['en_key'])} ")
            ):
                yield proposal("part of a longer phrase", "keep both", inner, row)


def blocks(rows: list[Row], *names: str) -> Iterable[list[Row]]:
    """Return the rows that agree in some columns, where at least two do and not too many."""
    found = defaultdict(list)
    for row in rows:
        found[tuple(row[name] for name in names)].append(row)
    return [block for block in found.values() if 1 < len(block) <= BLOCK]


def spread(key: str) -> str:
    """Write the abbreviations inside an en_key out.

    >>> spread("s&t self reliance")
    'science and technology self reliance'
    """
    return " ".join(SHORT.get(word, word) for word in key.split())


def apart(left: str, right: str) -> int:
    """Return by how many letters two texts differ, two swapped ones counting once; more than one is told as two."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=1)


def nests(inner: str, outer: str) -> bool:
    """Say whether a text stands at the start or the end of a longer one."""
    return len(inner) < len(outer) and (outer.startswith(inner) or outer.endswith(inner))


def slip(left: str, right: str) -> bool:
    """Say whether two texts differ by one letter of a long word, and not by a number or a short word."""
    if apart(left, right) != 1:
        return False
    changed = set(left.split()) ^ set(right.split())
    return all(len(word) >= TYPO_LENGTH and word.isalpha() for word in changed)


def proposal(reason: str, action: str, keep: Row, other: Row) -> Suggestion:
    """Name the two rows of a suggestion; the first is the better placed of the two."""
    return Suggestion(reason, action, keep["zh"], keep["en"], other["zh"], other["en"])


def apply(terms: pl.DataFrame, suggestions: Iterable[Suggestion]) -> pl.DataFrame:
    """Return the terms with the accepted suggestions carried out, as far as they change anything by themselves.

    A person's decision is not overruled: only a candidate is admitted or rejected.
    """
    others = {action: list[tuple[str, str]]() for action in ("drop", "admit", "reject")}
    for one in suggestions:
        others.get(one.action, []).append((one.other_zh, one.other_en))
    row, open_row = pl.struct("zh", "en"), pl.col("status") == "candidate"
    meant = {action: row.is_in([{"zh": zh, "en": en} for zh, en in pairs]) for action, pairs in others.items() if pairs}
    nothing = pl.lit(value=False)
    admitted, rejected = (open_row & meant.get(action, nothing) for action in ("admit", "reject"))
    status = pl.when(admitted).then(pl.lit("admitted")).when(rejected).then(pl.lit("rejected")).otherwise("status")
    return terms.with_columns(status=status).filter(~meant.get("drop", nothing))
