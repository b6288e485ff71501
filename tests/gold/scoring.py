"""Compare mined zh-en pairs with gold: which are found, which are wrong, which do not count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

NEUTRAL: Final = frozenset({"person", "name", "sentence", "optional"})
"""Styles that count neither way: whether they belong in a glossary is a matter of taste."""

RELAXED_AT: Final = 0.8
"""Word overlap (F1) from which an English side counts as found in the relaxed reading."""

COLUMNS: Final = 5
HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
QUOTES: Final = "\"'“”‘’„‟«»「」『』‹›`´*_"
APOSTROPHES: Final = frozenset("'’‘´")
HYPHENS: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
FOLD_QUOTES: Final = str.maketrans({mark: "'" if mark in APOSTROPHES else " " for mark in QUOTES})
DROP_FROM_ZH: Final = str.maketrans(dict.fromkeys("《》〈〉\u200b\ufeff" + QUOTES))
ZH_EDGES: Final = ".,;:!?。、·-–—()[]{}<>/|"
EN_EDGES: Final = " .,;:!?…-/|"
BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}


def zh_form(text: str) -> str:
    """Fold what may differ between two writings of one Chinese term: width, spaces, quotes, title marks, case.

    >>> zh_form("《“十四五”规划》") == zh_form("十四五 规划。")
    True
    """
    text = unicodedata.normalize("NFKC", text).translate(DROP_FROM_ZH)
    return "".join(text.split()).strip(ZH_EDGES).casefold()


def en_form(text: str) -> str:
    """Fold what may differ between two writings of one English term: case, quotes, hyphens, leading article.

    >>> en_form("The “Two Mountains” Theory,")
    'two mountains theory'
    """
    text = unicodedata.normalize("NFKC", text).casefold().translate(FOLD_QUOTES).translate(HYPHENS)
    text = re.sub(r"(?<![a-z0-9])'|'(?![a-z0-9])", " ", text)
    text = " ".join(text.split()).strip(EN_EDGES)
    text = re.sub(r"^(?:the|an?)\s+", "", text)
    while text and BRACKETS.get(text[0]) == text[-1] and text.count(text[0]) == 1:
        text = text[1:-1].strip()
    return text.strip(" .,;:!?")


def overlap(left: str, right: str) -> float:
    """Return the F1 of the words that two English terms share, each word as often as it occurs.

    >>> overlap("key core technologies", "key and core technologies")
    0.8571428571428571
    """
    a, b = (Counter(re.findall(r"[a-z0-9]+(?:'[a-z]+)?|[^\W_a-z0-9]", en_form(side))) for side in (left, right))
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


@dataclass(frozen=True, slots=True)
class Mined:
    """A pair as an extractor gave it, with the extractor's own score."""

    zh: str
    en: str
    score: float = 1.0


@dataclass(frozen=True)
class Row:
    """A row of a gold file: zh, en, pinyin, style, alternatives."""

    zh: str
    en: str
    style: str
    alternatives: tuple[str, ...] = ()

    @property
    def layout(self) -> str:
        """Return the style without its flags."""
        return self.style.partition("+")[0]

    @property
    def flags(self) -> frozenset[str]:
        """Return what the style says beyond the layout."""
        return frozenset(self.style.split("+")[1:])

    @property
    def wanted(self) -> bool:
        """Say whether an extractor has to find this row."""
        return self.layout not in NEUTRAL and self.layout != "negative"

    @cached_property
    def zh_forms(self) -> frozenset[str]:
        """Return the folded Chinese sides that are right."""
        return frozenset(zh_form(side) for side in (self.zh, *self.alternatives) if side == self.zh or HAN.search(side))

    @cached_property
    def en_forms(self) -> frozenset[str]:
        """Return the folded English sides that are right."""
        return frozenset(en_form(side) for side in self._en_sides)

    @property
    def _en_sides(self) -> tuple[str, ...]:
        return (self.en, *(side for side in self.alternatives if not HAN.search(side)))

    def fits(self, pair: Mined, *, relaxed: bool = False) -> bool:
        """Say whether ``pair`` is this row: both sides equal once folded, or relaxed in the English words."""
        if self.zh != "*" and zh_form(pair.zh) not in self.zh_forms:
            return False
        if en_form(pair.en) in self.en_forms:
            return True
        return relaxed and any(overlap(pair.en, side) >= RELAXED_AT for side in self._en_sides)

    def forbids(self, pair: Mined) -> bool:
        """Say whether this negative row is hit; without English it forbids every rendering of its Chinese."""
        if self.zh != "*" and zh_form(pair.zh) not in self.zh_forms:
            return False
        return not self.en or en_form(pair.en) in self.en_forms or overlap(pair.en, self.en) >= RELAXED_AT


@dataclass
class Result:
    """What became of every mined pair and every gold row of one or more documents."""

    right: list[tuple[str, Mined]] = field(default_factory=list)
    wrong: list[tuple[str, Mined]] = field(default_factory=list)
    forbidden: list[tuple[str, Mined]] = field(default_factory=list)
    neutral: list[tuple[str, Mined]] = field(default_factory=list)
    found: list[tuple[str, Row]] = field(default_factory=list)
    missed: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the part of the scored pairs that is right; neutral ones are not scored."""
        return ratio(len(self.right), len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Return the part of the wanted rows that is found."""
        return ratio(len(self.found), len(self.found) + len(self.missed))

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def unquoted_recall(self) -> float:
        """Return the recall on rows whose English stands without quotation marks, where the left edge is hard."""
        hits, misses = (sum("q" not in row.flags for _, row in rows) for rows in (self.found, self.missed))
        return ratio(hits, hits + misses)

    def precision_from(self, score: float) -> float:
        """Return the precision of the pairs that the extractor scored ``score`` or higher."""
        hits, misses = (sum(pair.score >= score for _, pair in pairs) for pairs in (self.right, self.wrong))
        return ratio(hits, hits + misses)


def ratio(part: int, whole: int) -> float:
    """Return part / whole, and 1.0 where there is nothing to get wrong."""
    return part / whole if whole else 1.0


def judge(mined: Mapping[str, Iterable[Mined]], gold: Mapping[str, Sequence[Row]], *, relaxed: bool = False) -> Result:
    """Judge the pairs of every gold document; documents without gold are left out.

    Pairs that are equal once folded count once. A pair that fits no wanted row is neutral if it fits a neutral
    one, else wrong, and also forbidden if a negative row names it.
    """
    result = Result()
    for document, rows in gold.items():
        _judge_document(document, list(_once(mined.get(document, ()))), rows, result, relaxed=relaxed)
    return result


def _judge_document(
    document: str, pairs: Sequence[Mined], rows: Sequence[Row], result: Result, *, relaxed: bool
) -> None:
    right: set[Mined] = set()
    for row in rows:
        if row.wanted:
            fitting = [pair for pair in pairs if row.fits(pair, relaxed=relaxed)]
            right.update(fitting)
            (result.found if fitting else result.missed).append((document, row))
    for pair in pairs:
        if pair in right:
            result.right.append((document, pair))
        elif any(row.layout in NEUTRAL and row.fits(pair, relaxed=relaxed) for row in rows):
            result.neutral.append((document, pair))
        else:
            result.wrong.append((document, pair))
            if any(row.layout == "negative" and row.forbids(pair) for row in rows):
                result.forbidden.append((document, pair))


def _once(pairs: Iterable[Mined]) -> Iterator[Mined]:
    seen = set()
    for pair in pairs:
        key = zh_form(pair.zh), en_form(pair.en)
        if all(key) and key not in seen:
            seen.add(key)
            yield pair


def read_gold(path: Path) -> dict[str, list[Row]]:
    """Read a folder of NNN.tsv, or one gold.tsv whose first column is the document."""
    if path.is_dir():
        files = (file for file in sorted(path.glob("*.tsv")) if file.name != "index.tsv")
        return {file.stem: [_row(cells) for cells in _cells(file)] for file in files}
    gold: dict[str, list[Row]] = {}
    for document, *cells in _cells(path):
        gold.setdefault(document, []).append(_row(cells))
    return gold


def _row(cells: Sequence[str]) -> Row:
    zh, en, _, style, alternatives = [*cells, *[""] * COLUMNS][:COLUMNS]
    return Row(zh, en, style, tuple(filter(None, map(str.strip, alternatives.split("||")))))


def _cells(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\r").split("\t")
