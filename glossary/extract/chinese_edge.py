"""Where a Chinese term starts that is followed by its English: every word boundary in the clause is scored."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossary.extract.align import links
from glossary.extract.english_edge import Edge
from glossary.extract.weights import CHINESE
from glossary.lang.chinese import tagged
from glossary.lang.script import simplify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.extract.align import Link
    from glossary.extract.english_facts import Facts
    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

REACH: Final = 26
"""Characters looked at to the left of the bracket; the longest Chinese term in the two gold sets has 19."""

BREAK = re.compile(
    r"[。，；：！？!?;:…\n()\[\]{}“”‘’\"'《》〈〉|—•·、,]|\s(?![A-Za-z0-9])(?<![A-Za-z0-9]\s)|\ue000|\ue001|\$|`"
)
LINKERS: Final = frozenset(
    "的 和 与 及 或 以及 或者 之 等 了 着 过 是 为 即 叫 称为 叫做 被 把 将 对 在 从 向 由 以 按 用 使用 通过 称 所谓 "
    "其 该 此 这 那 这个 那个 这种 一种 一个 个 种 各 每 某 有 没有 无 不 也 都 就 还 更 最 很 并 而 但 则 又 再 如 例如 "  # noqa: E501 - Han count double
    "比如 包括 包含 中 里 上 下 内 外 间 时 后 前 于 至 到 给 让 使 除".split()
)
JOINING: Final = frozenset("和与及")
CONTENT_TAGS: Final = frozenset("nvajlbzist")
"""First letters of jieba's tags of words that may belong to a term."""

ACRONYM = re.compile("[A-Z]{2,6}s?")
"""Each letter of an acronym stands for a word."""

NEVER_FIRST: Final = frozenset(
    "的 和 与 及 或 以及 或者 等 了 着 是 为 即 被 把 将 从 由 自 转为 叫 称 称为 所谓 、".split()
)

HAN_BASE: Final = 1.0
HAN_SLOPE: Final = 1.7
SPREAD: Final = 0.3
FAR: Final = 3.0

Token = tuple[int, str, str]
"""Offset, word, tag."""


def clause(text: str, end: int) -> int:
    """Return where the Chinese clause that ends at ``end`` begins."""
    floor = max(0, end - REACH)
    start = floor
    for match in BREAK.finditer(text, floor, end):
        start = match.end()
    return start


def edges(text: str, begin: int, end: int, english: Sequence[Word], lexicon: Lexicon) -> list[Edge]:
    """Score every start of a Chinese term that ends at ``end`` and is glossed with the words ``english``."""
    run = text[begin:end]
    plain = simplify(run)
    tokens = _tokens(plain)
    if not tokens:
        return []
    linked = links(plain, english, lexicon)
    content = [
        index for index, word in enumerate(english) if word.kind not in {"det", "of", "prep", "and", "aux", "pron"}
    ] or list(range(len(english)))
    if len(content) == 1 and ACRONYM.fullmatch(english[content[0]].text):
        expected = len(english[content[0]].text.rstrip("s"))
    else:
        expected = len(content)
    result = []
    state = _State(tokens, plain, linked, content, expected)
    for index in range(len(tokens) - 1, -1, -1):
        if index and tokens[index][1] in NEVER_FIRST:
            continue
        facts = tuple(_facts(state, index))
        score = sum(CHINESE.get(name, 0.0) * value for name, value in facts)
        result.append(Edge(begin + tokens[index][0], score, facts))
    return result


def _tokens(run: str) -> list[Token]:
    """Cut a run into words; it is simplified, since the segmenter knows few words in traditional characters."""
    tokens, at = [], 0
    for word, tag in tagged(run):
        tokens.append((at, word, tag))
        at += len(word)
    return [token for token in tokens if token[1].strip()]


@dataclass(slots=True)
class _State:
    """What all starts of one run share, and what the last start asked for adds up to."""

    tokens: Sequence[Token]
    plain: str
    linked: Sequence[Sequence[Link]]
    content: Sequence[int]
    expected: int
    covered: float = 0.0
    han: list[float] = field(default_factory=list)

    def move(self, start: int) -> None:
        """Count the English words and Chinese characters explained from ``start`` on."""
        self.han = [0.0] * len(self.plain)
        explained = 0
        for place in self.content:
            inside = [link for link in self.linked[place] if link[0] >= start]
            explained += bool(inside)
            for left, right, weight in inside:
                for at in range(left, right):
                    self.han[at] = max(self.han[at], weight)
        self.covered = explained / len(self.content)


def _facts(state: _State, index: int) -> Facts:
    start, word, tag = state.tokens[index]
    state.move(start)
    size = len(state.plain) - start
    han, rest = state.han, state.tokens[index:]
    if state.expected > len(state.content):
        yield "acronym", 1.0
    yield "covered", state.covered
    yield "han covered", sum(han[start:]) / size
    yield "blank", float(sum(not any(han[at : at + len(text)]) for at, text, _ in rest))
    yield "linkers", float(sum(text in LINKERS for _, text, _ in rest))
    off = _off(state, size)
    yield ("long", min(off, FAR)) if off > 0 else ("short", min(-off, FAR))
    yield ("first explained" if any(han[start : start + len(word)]) else "first blank"), 1.0
    yield f"first {tag[:1]}", 1.0
    if len(word) == 1:
        yield ("one char" if size == 1 else "first single"), 1.0
    if word in LINKERS:
        yield "first linker", 1.0
    if index == 0:
        yield "prev none", 1.0
    else:
        yield from _previous(state, index, size)


def _off(state: _State, size: int) -> float:
    """Return how far the number of characters is from the usual one for this English, in rough standard deviations."""
    return (size - HAN_BASE - HAN_SLOPE * state.expected) / (1 + SPREAD * state.expected)


def _previous(state: _State, index: int, size: int) -> Facts:
    """Say what the word left out before the term shows."""
    start = state.tokens[index][0]
    at, before, tag = state.tokens[index - 1]
    yield f"prev {tag[:1]}", 1.0
    if len(before) == 1:
        yield "prev single", 1.0
    if before in LINKERS:
        yield ("prev 的" if before == "的" else "prev linker"), 1.0
        if before in JOINING:
            yield "uncovered before and", 1 - state.covered
    elif tag[:1] in CONTENT_TAGS:
        yield "uncovered before content", 1 - state.covered
        yield "room before content", max(0.0, min(-_off(state, size), FAR))
    links_of_content = [link for place in state.content for link in state.linked[place]]
    if any(at <= left and right <= start for left, right, _ in links_of_content):
        yield "prev explained", 1.0
    if any(left < start < right for left, right, _ in links_of_content):
        yield "cuts link", 1.0
