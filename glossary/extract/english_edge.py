"""Where an English term starts: every start in the clause is scored, the best and the runner-up are kept."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.align import links
from glossary.extract.normalise import CLOSE_EMPHASIS, OPEN_EMPHASIS
from glossary.extract.weights import ENGLISH
from glossary.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.extract.align import Link
    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

WINDOW: Final = 280
"""Characters looked at to the left of a junction: longer than all but one English title in policy-dev."""

MOST_WORDS: Final = 28
LEAST_WORDS: Final = 8
"""Words looked at for a gloss of any length; each Han character asks for one more."""

BREAK = re.compile(
    r"""
    [.!?…](?<![A-Z.][A-Z][.])(?<!\bNo[.])(?<!\bMr[.])(?<!\bMs[.])(?<!\bDr[.])(?<!\bSt[.])(?<!\bvs[.])(?<!\bpp[.])['"”’\ue001]?\s
  | [;:|•▪·→()\[\]{}<>=—\t\u3000-\u303f\u3400-\u9fff，。；：！？]
  | \s(?:[–—-]{1,3}|/)\s
    """,
    re.VERBOSE,
)
OPENING: Final = {
    "”": "“„",
    "“": "„",
    "’": "‘‚",
    "‘": "‚",
    '"': '"',
    "'": "'",
    "»": "«",
    "«": "»",
    "›": "‹",
    CLOSE_EMPHASIS: OPEN_EMPHASIS,
}
CLOSERS: Final = "”“’‘\"'»«›" + CLOSE_EMPHASIS
OPENERS: Final = "“„‘‚«‹" + OPEN_EMPHASIS
CONTENT: Final = frozenset({"word", "ing", "ed", "possessive", "number"})
NOTIONAL: Final = CONTENT | {"ly", "aux", "pron"}
VERB_KINDS: Final = frozenset({"word", "ing", "ed"})
TITLE_JOINTS: Final = frozenset({"of", "for", "on", "the", "and", "in", "to", "with", "by", "from", "against"})
MOST_JOINTS: Final = 3
INSTRUMENT_ZH = re.compile(
    r"(?:法|条例|规定|办法|意见|通知|方案|规划|纲要|决定|决议|指引|指南|细则|报告|白皮书|草案|准则|宣言|协定|公约)(?:\W*试行\W*)?$"
)
INSTRUMENT_EN: Final = frozenset(
    "law laws act code regulation regulations provisions rules measures opinion opinions notice circular plan plans outline decision "  # noqa: E501 - Han count double
    "resolution guideline guidelines guide guidance report paper statute ordinance bill draft declaration agreement treaty convention "  # noqa: E501 - Han count double
    "standards charter methods program programme blueprint communiqué instructions procedures principles strategy proposal".split()  # noqa: E501 - Han count double
)
TAIL: Final = 2
WORDS_BASE: Final = 0.85
WORDS_SLOPE: Final = 0.36
SPREAD_BASE: Final = 0.5
SPREAD_SLOPE: Final = 0.05
"""Content words of an English term by the Han characters of its gloss, and their spread: a line through the means of
policy-dev (2 Han 1.5, 4 Han 2.3, 6 Han 2.9, 8 Han 3.7, 10 Han 4.6, 14 Han 6.2 words)."""

FAR: Final = 3.0
IDLE: Final = 5
"""Words in a row that explain nothing of the Chinese, after some did, from which no start further left is tried: inside
terms a word goes unexplained once in four, so that five in a row are one in a thousand."""

ODD: Final = 1.2
HOPELESS: Final = 5.0
"""Deviations of length from which no start further left is tried; the longest term in gold has 4.1."""
QUOTES_BEFORE: Final = OPENERS + "\"'"
CLOSING = re.compile(f"[{re.escape(CLOSERS)}]")
QUOTE_IN_HAN = re.compile(r"[“”‘’\"'「」]")


Facts = Iterator[tuple[str, float]]


class Edge(NamedTuple):
    """One possible start of the term: its offset, what speaks for it, and the sum."""

    start: int
    score: float
    facts: tuple[tuple[str, float], ...]


def opening_quote(text: str, close: int) -> int:
    """Return the offset of the quotation mark that the one at ``close`` ends, or -1.

    >>> opening_quote("the “dual circulation” model", 21)
    4
    """
    partners = OPENING.get(text[close])
    if partners is None:
        return -1
    floor = max(0, close - WINDOW)
    at = close - 1
    while at >= floor:
        if text[at] in partners and (at == 0 or not text[at - 1].isalnum() or text[at] in "“„«" + OPEN_EMPHASIS):
            return at
        at -= 1
    return -1


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
    found = words(text, begin, end)[-min(MOST_WORDS, LEAST_WORDS + len(zh)) :]
    if not found:
        return []
    explained = links(zh, found, lexicon)
    inside = _quoted(text, found)
    result: list[Edge] = []
    weight = ENGLISH.get
    state = _State(zh, lexicon)
    for index in range(len(found) - 1, -1, -1):
        state.add(text, found, explained, index)
        if result and (state.off() > HOPELESS or state.idle >= IDLE):
            break
        if inside[index] or not _may_start(found, index):
            continue
        facts = tuple(_facts(text, found, explained, index, state))
        score = 0.0
        for name, value in facts:
            score += weight(name, 0.0) * value
        start = _with_quote(text, found[index].start, begin)
        result.append(Edge(start, score, facts))
    return result


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


def _quoted(text: str, found: Sequence[Word]) -> list[bool]:
    """Say of each word whether a quotation that closes inside the clause began before it."""
    result = [False] * len(found)
    last_end = found[-1].end
    for index in range(len(found) - 1, -1, -1):
        word = found[index]
        at = word.end
        while at < len(text) and text[at] in ",.":
            at += 1
        if at < len(text) and text[at] in CLOSERS and (at >= last_end or index < len(found) - 1):
            opening = opening_quote(text, at)
            if opening >= 0:
                for other in range(index, -1, -1):
                    if found[other].start <= opening + 1:
                        break
                    result[other] = True
    return result


class _State:
    """What the words taken in so far, from the right, add up to."""

    def __init__(self, zh: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.han = [0.0] * max(1, len(zh))
        self.size = sum(1 for char in zh if char > "\u2fff" and char not in "《》〈〉、，“”") or 1
        self.sum = 0.0
        self.unexplained = self.content = self.commas = self.verbs = self.ands = self.capitals = 0
        self.titled = INSTRUMENT_ZH.search(zh) is not None
        self.instrument = False
        self.zh_quoted = QUOTE_IN_HAN.search(zh) is not None
        self.quoted = False
        self.idle = 0
        self.gain = 0.0

    def add(self, text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int) -> None:
        """Take in the next word to the left."""
        word = found[index]
        self._count(word, known=bool(explained[index]))
        gap = text[word.end : found[index + 1].start] if index + 1 < len(found) else ""
        self.commas += "," in gap
        if len(gap) > 1 and CLOSING.search(gap):
            self.quoted = True
        self.gain = self._cover(explained[index])
        self.sum += self.gain
        if word.kind in NOTIONAL:
            self.idle = 0 if self.gain or not self.sum else self.idle + 1

    def _count(self, word: Word, *, known: bool) -> None:
        self.instrument = self.instrument or word.lower in INSTRUMENT_EN
        if word.kind in {"aux", "pron"}:
            self.verbs += 1
        elif word.kind == "and":
            self.ands += 1
        elif word.kind not in {"det", "of", "prep"}:
            self.content += 1
            self.capitals += word.capital
            self.unexplained += not known

    def _cover(self, explained: Sequence[Link]) -> float:
        """Lay the links of one word over the Chinese; return how much they add."""
        own: dict[int, float] = {}
        for start, end, weight in explained:
            for place in range(start, end):
                if weight > own.get(place, 0.0):
                    own[place] = weight
        gain = 0.0
        for place, weight in own.items():
            more = min(weight, 1.0 - self.han[place])
            self.han[place] += more
            gain += more
        return gain

    def tail_open(self) -> float:
        """Return how much of the last characters is unexplained: they are the head, which English puts before "of"."""
        tail = self.han[-TAIL:]
        return 1 - sum(tail) / len(tail)

    def off(self) -> float:
        """Return how far the number of content words is from the usual one, in standard deviations."""
        return (self.content - WORDS_BASE - WORDS_SLOPE * self.size) / (SPREAD_BASE + SPREAD_SLOPE * self.size)

    def coverage(self) -> float:
        return min(1.0, self.sum / self.size)


def _facts(text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int, state: _State) -> Facts:
    yield from _whole(state)
    yield from _first(text, found, explained, index, state)
    if index == 0:
        yield "prev none", 1.0
    else:
        yield from _previous(text, found, explained, index, state)


def _whole(state: _State) -> Facts:
    """Say what the span as a whole shows."""
    yield "covered", state.coverage()
    yield "unexplained", float(state.unexplained)
    yield "verbs", float(state.verbs)
    yield "commas", float(state.commas)
    yield "ands", float(state.ands)
    off = state.off()
    yield ("long", min(off, FAR)) if off > 0 else ("short", min(-off, FAR))
    if abs(off) > ODD:
        yield ("too long" if off > 0 else "too short"), min(abs(off) - ODD, FAR)
    if state.titled and not state.instrument:
        yield "instrument missing", 1.0
    if state.quoted != state.zh_quoted:
        yield ("quotes extra" if state.quoted else "quotes missing"), 1.0


def _first(text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int, state: _State) -> Facts:
    """Say what the first word of the span shows."""
    word, known = found[index], bool(explained[index])
    yield f"first {word.kind}", 1.0
    if word.kind in {"possessive", "number", "ing", "ed"}:
        yield f"first {word.kind} {'explained' if known else 'unexplained'}", 1.0
    if known:
        yield ("first explained" if state.gain > 0 else "first redundant"), 1.0
    elif word.kind in CONTENT or word.kind == "ly":
        yield "first unexplained", 1.0
    if word.start and text[word.start - 1] in QUOTES_BEFORE:
        yield "first quoted", 1.0
    if word.capital:
        yield from _capital(text, found, index, state)
    else:
        yield "first verbal", state.lexicon.verbal(word.lower) if word.kind in VERB_KINDS else 0.0
        if state.capitals * 2 > state.content:
            yield "lower before capitals", 1.0


def _capital(text: str, found: Sequence[Word], index: int, state: _State) -> Facts:
    yield "first capital", 1.0
    if found[index].kind == "prep":
        yield "first prep capital", 1.0
    if state.capitals == state.content:
        yield ("inside capitals" if _inside_title(text, found, index) else "whole capitals"), 1.0


def _inside_title(text: str, found: Sequence[Word], index: int) -> bool:
    """Say whether capitals go on to the left, over the small words that titles hold: Measures for the Supervision."""
    at = index - 1
    while at >= 0 and index - at <= MOST_JOINTS and found[at].text in TITLE_JOINTS and _touching(text, found, at):
        at -= 1
    if at < 0 or not found[at].capital or found[at].kind in {"det", "prep"} or not _touching(text, found, at):
        return False
    return not (at + 2 < index and found[at + 1].kind == "and")


def _touching(text: str, found: Sequence[Word], at: int) -> bool:
    return "," not in text[found[at].end : found[at + 1].start]


def _previous(text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int, state: _State) -> Facts:
    """Say what the word left out before the span shows."""
    word, before = found[index], found[index - 1]
    gap = text[before.end : word.start]
    yield f"prev {before.kind}", 1.0
    if len(gap) > 1 and CLOSING.search(gap):
        yield "prev quote", 1.0
    if before.kind in VERB_KINDS and not before.capital:
        yield "prev verbal", state.lexicon.verbal(before.lower)
    if explained[index - 1]:
        yield "prev explained", 1.0
    if "," in gap:
        yield "prev comma", 1.0
    elif before.kind in CONTENT:
        yield "uncovered before content", 1 - state.coverage()
        yield "room before content", max(0.0, min(-state.off(), FAR))
        if not explained[index - 1]:
            yield "uncovered before unexplained", 1 - state.coverage()
        if before.capital:
            yield ("split capitals" if word.capital else "prev capital"), 1.0
    if before.kind in {"of", "prep"}:
        yield f"tail open before {before.kind}", state.tail_open()
        yield f"uncovered before {before.kind}", 1 - state.coverage()
        yield f"room before {before.kind}", max(0.0, min(-state.off(), FAR))
    if before.kind in {"of", "and"} and word.capital and index > 1 and found[index - 2].capital:
        yield f"split {before.kind}", 1.0


def probability(edges: Sequence[Edge]) -> float:
    """Return the share of the best edge in a softmax over all; ``edges`` come best first."""
    best = edges[0].score
    return 1.0 / sum(math.exp(edge.score - best) for edge in edges)
