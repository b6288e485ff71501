"""Where an English term starts: every start in the clause is scored, the best and the runner-up are kept."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.align import links
from glossary.extract.english_facts import Key, Span, measures, signs
from glossary.extract.linear import Linear
from glossary.extract.quotes import CLOSERS, OPENERS, WINDOW, opening_quote
from glossary.extract.weights import ENGLISH
from glossary.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

MOST_WORDS: Final = 28
LEAST_WORDS: Final = 6
"""Words looked at for a gloss of any length; each Han character asks for one more. Sweep in five folds, exact F1 on
policy-dev and d2lzh: 3 .948 and .924, 4 and 5 .949 and .924, 6 and 8 .950 and .925."""

BREAK = re.compile(
    r"""
    [.!?…](?<![A-Z.][A-Z][.])(?<!\bNo[.])(?<!\bMr[.])(?<!\bMs[.])(?<!\bDr[.])(?<!\bSt[.])(?<!\bvs[.])(?<!\bpp[.])['"”’\ue001]?\s
  | [;:|•▪·→\#()\[\]{}<>=—\t\u3000-\u303f\u3400-\u9fff，。；：！？]
  | \s(?:[–—-]{1,3}|/)\s
    """,
    re.VERBOSE,
)
IDLE: Final = 3
"""Words in a row that explain nothing of the Chinese, after some did, from which no start further left is tried. Sweep
in five folds, exact F1 on policy-dev and our own gold: 3 .949 and .882, 4 .950 and .882; 3 takes 5 % less time."""

HOPELESS: Final = 5.0
"""Deviations of length from which no start further left is tried.
Of 1,016 terms in gold four are longer, 放管服 the longest with 7.8."""

ANY_CLOSER = re.compile(f"[{re.escape(CLOSERS)}]")


class Edge(NamedTuple):
    """One possible start of the term: its offset and what speaks for it."""

    start: int
    score: float


@cache
def model() -> Linear[Key]:
    """Return the learnt weights of English starts, prepared once a process."""
    return Linear(ENGLISH, lambda key: tuple(signs(key)), measures)


def clause(text: str, end: int) -> int:
    """Return where the clause that ends at ``end`` begins; a full stop inside quotation marks does not count."""
    floor = max(0, end - WINDOW)
    start = floor
    for match in BREAK.finditer(text, floor, end):
        if match.end() < end:
            start = match.end()
    return start


def edges(text: str, begin: int, end: int, zh: str, lexicon: Lexicon) -> list[Edge]:
    """Score every start of a term that is written in ``text[begin:end]`` up to its end and glossed as ``zh``."""
    score = model().score
    return [Edge(start, score(key, values)) for start, key, values in starts(text, begin, end, zh, lexicon)]


def starts(text: str, begin: int, end: int, zh: str, lexicon: Lexicon) -> Iterator[tuple[int, Key, tuple[float, ...]]]:
    """Yield every possible start with its signs and measures, from the right."""
    found = words(text, begin, end, most=min(MOST_WORDS, LEAST_WORDS + len(zh)))
    if not found:
        return
    explained = links(zh, found, lexicon)
    inside = _quoted(text, found)
    span = Span(text, found, explained, zh)
    nothing = True
    for index in range(len(found) - 1, -1, -1):
        span.add(index)
        if not nothing and (span.idle >= IDLE or span.off() > HOPELESS):
            return
        if index in inside or not _may_start(found, index):
            continue
        nothing = False
        yield _with_quote(text, found[index].start, begin), span.key(index), span.values(index, lexicon)


def _may_start(found: Sequence[Word], index: int) -> bool:
    word = found[index]
    if word.lower in {"and", "or", "of", "&", "+"}:
        return False
    if word.kind == "det" and word.capital and word.lower not in {"the", "a", "an"}:
        return True
    return word.kind not in {"det", "aux", "pron"} or index == len(found) - 1


def _with_quote(text: str, start: int, begin: int) -> int:
    """Take in the quotation mark that opens right before the first word."""
    if start > begin and text[start - 1] in OPENERS + "\"'":
        return start - 1
    return start


def _quoted(text: str, found: Sequence[Word]) -> set[int]:
    """Return the words before which a quotation began that closes inside the clause."""
    result: set[int] = set()
    if not ANY_CLOSER.search(text, found[0].end, found[-1].end + len(",.”")):
        return result
    last_end = found[-1].end
    for index in range(len(found) - 1, -1, -1):
        at = found[index].end
        while at < len(text) and text[at] in ",.":
            at += 1
        if at < len(text) and text[at] in CLOSERS and (at >= last_end or index < len(found) - 1):
            opening = opening_quote(text, at)
            if opening >= 0:
                result.update(other for other in range(index + 1) if found[other].start > opening + 1)
    return result


def probability(edges: Sequence[Edge]) -> float:
    """Return the share of the best edge in a softmax over all; ``edges`` come best first."""
    best = edges[0].score
    return 1.0 / sum(math.exp(edge.score - best) for edge in edges)
