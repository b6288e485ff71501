"""What speaks for and against each start of an English term: facts with values, that the learnt weights add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from glossary.extract.quotes import CLOSERS, OPENERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.extract.align import Link
    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

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
ODD: Final = 1.2
QUOTES_BEFORE: Final = OPENERS + "\"'"
CLOSING = re.compile(f"[{re.escape(CLOSERS)}]")
QUOTE_IN_HAN = re.compile(r"[“”‘’\"'「」]")

Facts = Iterator[tuple[str, float]]


class State:
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
        """Return the share of the Chinese that is explained."""
        return min(1.0, self.sum / self.size)


def facts(text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int, state: State) -> Facts:
    """Yield what speaks for and against a term that starts at the word ``index``."""
    yield from _whole(state)
    yield from _first(text, found, explained, index, state)
    if index == 0:
        yield "prev none", 1.0
    else:
        yield from _previous(text, found, explained, index, state)


def _whole(state: State) -> Facts:
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


def _first(text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int, state: State) -> Facts:
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


def _capital(text: str, found: Sequence[Word], index: int, state: State) -> Facts:
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


def _previous(text: str, found: Sequence[Word], explained: Sequence[list[Link]], index: int, state: State) -> Facts:
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
