"""What speaks for and against each start of an English term: signs and measures, that the learnt weights add up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.quotes import CLOSERS, OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.extract.align import Links
    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

CONTENT: Final = frozenset({"word", "ing", "ed", "possessive", "number"})
NOTIONAL: Final = CONTENT | {"ly", "aux", "pron"}
VERBAL: Final = frozenset({"aux", "pron"})
LIGHT: Final = VERBAL | {"det", "of", "prep", "and"}
SPLITTING: Final = frozenset({"of", "and"})
VERB_KINDS: Final = frozenset({"word", "ing", "ed"})
TWOFOLD: Final = frozenset({"possessive", "number", "ing", "ed"})
"""Classes that mean one thing where the Chinese explains them and another where it does not."""

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

FAR_AHEAD: Final = 3
MOST_GAIN: Final = 2.0
"""Words looked back over for the next one with a meaning, and characters from which more gain counts no more."""

FAR: Final = 3.0
ODD: Final = 1.2
QUOTES_BEFORE: Final = OPENERS + "\"'"
CLOSING = re.compile(f"[{re.escape(CLOSERS)}]")
QUOTE_IN_HAN = re.compile(r"[“”‘’\"'「」]")
JOINED = re.compile("[和与及、]")
UNNOTED: Final = frozenset("《》〈〉、，“”")


class Key(NamedTuple):
    """All that is either so or not about a start: the span, its first word, the word left out before it."""

    instrument_missing: bool
    quotes: str
    kind: str
    known: bool
    adds: bool
    quoted: bool
    capital: bool
    capitals: str
    lower_before_capitals: bool
    before: str
    before_quote: bool
    before_known: bool
    before_capital: bool
    comma: bool
    split: bool


NOTHING_BEFORE: Final = ("", False, False, False, False, False)


def signs(key: Key) -> Iterator[str]:
    """Name what a key says."""
    if key.instrument_missing:
        yield "instrument missing"
    if key.quotes:
        yield f"quotes {key.quotes}"
    yield from _signs_first(key)
    if key.capitals:
        yield f"{key.capitals} capitals"
    if key.lower_before_capitals:
        yield "lower before capitals"
    yield from _signs_before(key)


def _signs_first(key: Key) -> Iterator[str]:
    yield f"first {key.kind}"
    if key.kind in TWOFOLD:
        yield f"first {key.kind} {'explained' if key.known else 'unexplained'}"
    if key.known:
        yield "first explained" if key.adds else "first redundant"
    elif key.kind in CONTENT or key.kind == "ly":
        yield "first unexplained"
    if key.quoted:
        yield "first quoted"
    if key.capital:
        yield "first capital"
        if key.kind == "prep":
            yield "first prep capital"


def _signs_before(key: Key) -> Iterator[str]:
    yield f"prev {key.before or 'none'}"
    if key.before_quote:
        yield "prev quote"
    if key.before_known:
        yield "prev explained"
    if key.comma:
        yield "prev comma"
    elif key.before in CONTENT and key.before_capital:
        yield "split capitals" if key.capital else "prev capital"
    if key.split:
        yield f"split {key.before}"


def measures(key: Key) -> tuple[str, ...]:
    """Name the values of ``Span.values``, an empty name for those that do not matter to a key."""
    whole = ("covered", "unexplained", "verbs", "commas", "ands", "ands off", "long", "short", "too long", "too short")
    verbal = ("first verbal", "first finite", "prev verbal")
    if key.before in {"of", "prep"}:
        before = (f"uncovered before {key.before}", f"room before {key.before}", "", f"tail open before {key.before}")
    elif key.before in CONTENT and not key.comma:
        unknown = "" if key.before_known else "uncovered before unexplained"
        before = ("uncovered before content", "room before content", unknown, "")
    else:
        before = ("", "", "", "")
    adds = "" if key.comma or not key.before else f"next adds over {key.before}" if key.before in LIGHT else "next adds"
    return (*whole, *verbal, *before, adds)


class Span:
    """What the words taken in so far, from the right, add up to; ``zh`` is simplified."""

    __slots__ = (
        "_ands", "_capitals", "_commas", "_content", "_explained", "_found", "_gain", "_han", "_joined", "_quoted",
        "_size", "_spread", "_sum", "_text", "_unexplained", "_usual", "_verbs", "_wants_instrument", "_zh_quoted",
        "idle",
    )  # fmt: skip

    def __init__(self, text: str, found: Sequence[Word], explained: Sequence[Links], zh: str) -> None:
        self._text, self._found, self._explained = text, found, explained
        self._han = [0.0] * max(1, len(zh))
        self._size = sum(1 for char in zh if char > "\u2fff" and char not in UNNOTED) or 1
        self._usual = WORDS_BASE + WORDS_SLOPE * self._size
        self._spread = SPREAD_BASE + SPREAD_SLOPE * self._size
        self._sum = self._gain = 0.0
        self._unexplained = self._content = self._commas = self._verbs = self._ands = self._capitals = 0
        self._wants_instrument = INSTRUMENT_ZH.search(zh) is not None
        self._zh_quoted = QUOTE_IN_HAN.search(zh) is not None
        self._joined = len(JOINED.findall(zh))
        self._quoted = False
        self.idle = 0

    def add(self, index: int) -> None:
        """Take in the next word to the left."""
        found = self._found
        word, links = found[index], self._explained[index]
        kind = word.kind
        if kind in LIGHT:
            self._verbs += kind in VERBAL
            self._ands += kind == "and"
        else:
            self._content += 1
            self._capitals += word.capital
            self._unexplained += not links.spans
        if self._wants_instrument and word.lower in INSTRUMENT_EN:
            self._wants_instrument = False
        end = word.end
        if index + 1 < len(found) and (start := found[index + 1].start) - end > 1:
            gap = self._text[end:start]
            self._commas += "," in gap
            self._quoted = self._quoted or CLOSING.search(gap) is not None
        self._gain = self._cover(links.cover) if links.spans else 0.0
        self._sum += self._gain
        if kind in NOTIONAL:
            self.idle = 0 if self._gain or not self._sum else self.idle + 1

    def _cover(self, cover: Sequence[tuple[int, float]]) -> float:
        """Lay what one word explains over the Chinese; return how much it adds."""
        gain = 0.0
        han = self._han
        for place, weight in cover:
            more = min(weight, 1.0 - han[place])
            han[place] += more
            gain += more
        return gain

    def off(self) -> float:
        """Return how far the number of content words is from the usual one, in standard deviations."""
        return (self._content - self._usual) / self._spread

    def key(self, index: int) -> Key:
        """Return what is so of a term that starts at the word ``index``, the last one taken in."""
        text, word = self._text, self._found[index]
        start, kind, capital = word.start, word.kind, word.capital
        capitals = ""
        if capital and self._capitals == self._content:
            capitals = "inside" if _inside_title(text, self._found, index) else "whole"
        quotes = "" if self._quoted == self._zh_quoted else "extra" if self._quoted else "missing"
        known = bool(self._explained[index].spans)
        quoted = start > 0 and text[start - 1] in QUOTES_BEFORE
        lower = not capital and self._capitals * 2 > self._content
        first = (self._wants_instrument, quotes, kind, known, self._gain > 0, quoted, capital, capitals, lower)
        return tuple.__new__(Key, first + (self._before(index, start, capital=capital) if index else NOTHING_BEFORE))

    def _before(self, index: int, start: int, *, capital: bool) -> tuple[str, bool, bool, bool, bool, bool]:
        before = self._found[index - 1]
        kind, end = before.kind, before.end
        quote = comma = False
        if start - end > 1:
            gap = self._text[end:start]
            quote, comma = CLOSING.search(gap) is not None, "," in gap
        split = capital and kind in SPLITTING and index > 1 and self._found[index - 2].capital
        return kind, quote, bool(self._explained[index - 1].spans), before.capital, comma, split

    def values(self, index: int, lexicon: Lexicon) -> tuple[float, ...]:
        """Return the figures of a term that starts at the word ``index``, in the order of ``measures``."""
        covered = min(self._sum / self._size, 1.0)
        left = 1.0 - covered
        off = (self._content - self._usual) / self._spread
        long = short = longer = shorter = 0.0
        if off > 0:
            long = min(FAR, off)
            if off > ODD:
                longer = min(off - ODD, FAR)
        else:
            short = -off if off > -FAR else FAR
            if off < -ODD:
                shorter = min(-off - ODD, FAR)
        found, tail = self._found, self._han[-TAIL:]
        verbal = _verbal(found[index], lexicon)
        finite = verbal if found[index].lower.endswith("s") else 0.0
        before = _verbal(found[index - 1], lexicon) if index else 0.0
        ands, odd = self._ands, abs(self._ands - self._joined)
        counts = (covered, self._unexplained, self._verbs, self._commas, ands, odd, long, short, longer, shorter)
        room = (left, short, left, 1 - sum(tail) / len(tail))
        return (*counts, verbal, finite, before, *room, self._next_gain(index))

    def _next_gain(self, index: int) -> float:
        """Return how much the next word with a meaning to the left, over small words, would explain anew."""
        found, han = self._found, self._han
        for other in range(index - 1, max(-1, index - 1 - FAR_AHEAD), -1):
            if found[other].kind not in LIGHT:
                gain = 0.0
                for at, weight in self._explained[other].cover:
                    if weight > han[at]:
                        gain += weight - han[at]
                return min(MOST_GAIN, gain)
        return 0.0


def _verbal(word: Word, lexicon: Lexicon) -> float:
    return lexicon.verbal(word.lower) if word.kind in VERB_KINDS and not word.capital else 0.0


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
