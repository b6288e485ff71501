"""Where a Chinese term starts that is followed by its English: every word boundary in the clause is scored."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.align import links, simplify
from glossary.extract.english_edge import Edge
from glossary.extract.linear import Linear
from glossary.extract.weights import CHINESE
from glossary.lang.chinese import tagged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.extract.align import Links
    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

REACH: Final = 26
"""Characters looked at to the left of the bracket; the longest Chinese term in the two gold sets has 19."""

BREAK = re.compile(
    r"[。，；：！？!?;:…\n()\[\]{}“”‘’\"'《》〈〉|—•·、,]|\s(?![A-Za-z0-9])(?<![A-Za-z0-9]\s)|\ue000|\ue001|\$|`"
    r"|(?<![0-9A-Za-z.\u4e00-\u9fff])\d{1,3}[.．、)](?=[\u4e00-\u9fff])"
)
LINKERS: Final = frozenset(
    "的 和 与 及 或 以及 或者 之 等 了 着 过 是 为 即 叫 称为 叫做 被 把 将 对 在 从 向 由 以 按 用 使用 通过 称 所谓 "
    "其 该 此 这 那 这个 那个 这种 一种 一个 个 种 各 每 某 有 没有 无 不 也 都 就 还 更 最 很 并 而 但 则 又 再 如 例如 "  # noqa: E501 - Han count double
    "比如 包括 包含 中 里 上 下 内 外 间 时 后 前 于 至 到 给 让 使 除".split()
)
JOINING: Final = frozenset("和与及")
ATTRIBUTIVE: Final = JOINING | {"的", "之", "中", "到", "间"}
NOMINAL: Final = frozenset("nabjlisz")
"""First letters of jieba's tags of words with which a noun phrase may begin."""

CONTENT_TAGS: Final = frozenset("nvajlbzist")
"""First letters of jieba's tags of words that may belong to a term."""

ACRONYM = re.compile("[A-Z]{2,6}s?")
"""Each letter of an acronym stands for a word."""

NAME_OF_LETTERS = re.compile(r"[A-Z](?=\w*[A-Z0-9]|[a-z]{2,5}$)[A-Za-z0-9]{1,6}")
"""Acronyms that are written like names (Libor) or with figures (L4S): only if no dictionary explains them."""

FUNCTION: Final = frozenset({"det", "of", "prep", "and", "aux", "pron"})
PREPOSITIONS: Final = frozenset("从将把被向由于在对和与及或即令凭")
INTRODUCING: Final = frozenset(
    "介绍 定义 需要 利用 采用 采取 加上 加强 加快 对于 关于 有关 讲 谈 谈论 谈到 讨论 提出 提到 提供 "
    "推动 推进 推行 实行 实施 引入 引进 依靠 靠 借鉴 拿到 成为 作为 属于 涉及 面临 缺乏 缺少 出现 "
    "存在 选择 考虑 使得 受到 遭 遭到 获得 得到 强调 主张 要求 写入 包含 具有 拥有 警惕 避免 反对 "
    "支持 鼓励 禁止 允许 搞 做 设立 成立 建立 签署 通过 发布 公布 出台 修改 违反 遵守 履行 办理 申请 "
    "领取 缴纳 享受".split()
)
"""Verbs that bring a term in, and with which few terms begin."""

NEVER_FIRST: Final = frozenset(
    "的 和 与 及 或 以及 或者 等 了 着 是 为 即 被 把 将 从 由 自 转为 叫 叫做 称 称为 称作 名为 "
    "所谓 指 于 在 凭 令 除了 单靠 不单是 不仅是 、".split()
)

HAN_BASE: Final = 1.0
HAN_SLOPE: Final = 1.7
SPREAD: Final = 0.3
FAR: Final = 3.0
ADDING: Final = 0.3

Token = tuple[int, str, str]
"""Offset, word, tag."""


def clause(text: str, end: int) -> int:
    """Return where the Chinese clause that ends at ``end`` begins."""
    floor = max(0, end - REACH)
    start = floor
    for match in BREAK.finditer(text, floor, end):
        start = match.end()
    return start


class Key(NamedTuple):
    """All that is either so or not about a start: the term, its first word, the word left out before it."""

    acronym: bool
    known: bool
    tag: str
    single: str
    linker: bool
    introducing: bool
    before: str
    before_single: bool
    before_linker: str
    before_known: bool
    before_adds: bool
    cuts: bool


NOTHING_BEFORE: Final = ("none", False, "", False, False)


def signs(key: Key) -> Iterator[str]:
    """Name what a key says."""
    if key.acronym:
        yield "acronym"
    yield "first explained" if key.known else "first blank"
    yield f"first {key.tag}"
    if key.single:
        yield key.single
    if key.linker:
        yield "first linker"
    if key.introducing:
        yield "first introducing"
    yield f"prev {key.before}"
    if key.before_single:
        yield "prev single"
    if key.before_linker:
        yield "prev 的" if key.before_linker == "的" else "prev linker"
    if key.before_known:
        yield "prev explained"
    if key.before_adds:
        yield f"next adds over {key.before_linker}" if key.before_linker in ATTRIBUTIVE else "next adds"
    if key.cuts:
        yield "cuts link"


def measures(key: Key) -> tuple[str, ...]:
    """Name the values of ``_Span.values``, an empty name for those that do not matter to a key."""
    whole = ("covered", "han covered", "blank", "linkers", "ands off", "long", "short")
    if key.before_linker:
        return (*whole, "uncovered before and" if key.before_linker in JOINING else "", "")
    if key.before in CONTENT_TAGS:
        return (*whole, "uncovered before content", "room before content")
    return (*whole, "", "")


@cache
def model() -> Linear[Key]:
    """Return the learnt weights of Chinese starts, prepared once a process."""
    return Linear(CHINESE, lambda key: tuple(signs(key)), measures)


def edges(text: str, begin: int, end: int, english: Sequence[Word], lexicon: Lexicon) -> list[Edge]:
    """Score every start of a Chinese term that ends at ``end`` and is glossed with the words ``english``."""
    score = model().score
    return [Edge(start, score(key, values)) for start, key, values in starts(text, begin, end, english, lexicon)]


def starts(
    text: str, begin: int, end: int, english: Sequence[Word], lexicon: Lexicon
) -> Iterator[tuple[int, Key, tuple[float, ...]]]:
    """Yield every possible start with its signs and measures, from the right."""
    plain = simplify(text[begin:end])
    tokens = _tokens(plain, lexicon)
    span = _Span(tokens, plain, english, links(plain, english, lexicon))
    for index in range(len(tokens) - 1, -1, -1):
        span.add(index)
        if tokens[index][1] not in NEVER_FIRST or len(tokens) == 1 or span.clear(index):
            yield begin + tokens[index][0], span.key(index), span.values()


def nominal(text: str) -> bool:
    """Say whether Chinese can be one noun phrase: it begins like one, and only attributes are joined in it.

    >>> nominal("政府强制实施的项目"), nominal("考虑增量现金流"), nominal("方差的平方根被称为标准差")
    (True, False, False)
    """
    found = tagged(simplify(text))
    attribute = len(found) > 1 and found[1][0] == "的"
    return (attribute or found[0][1][:1] in NOMINAL) and all(
        word in ATTRIBUTIVE or word not in LINKERS for word, _ in found
    )


def _tokens(run: str, lexicon: Lexicon) -> list[Token]:
    """Cut a run into words; it is simplified, since the segmenter knows few words in traditional characters.

    The segmenter takes 从大 for a word; where the dictionary knows none, a preposition stands for itself.
    """
    tokens, at = [], 0
    for word, tag in tagged(run):
        if len(word) > 1 and word[0] in PREPOSITIONS and word not in lexicon:
            tokens += [(at, word[0], "p"), (at + 1, word[1:], tag)]
        else:
            tokens.append((at, word, tag))
        at += len(word)
    return [token for token in tokens if token[1].strip()]


class _Span:
    """What the words taken in so far, from the right, add up to."""

    def __init__(self, tokens: Sequence[Token], plain: str, english: Sequence[Word], linked: Sequence[Links]) -> None:
        content = [at for at, word in enumerate(english) if word.kind not in FUNCTION] or list(range(len(english)))
        self._tokens, self._size = tokens, len(plain)
        alone = english[content[0]].text.rstrip("s") if len(content) == 1 else ""
        unknown = bool(alone) and not linked[content[0]].spans and NAME_OF_LETTERS.fullmatch(alone) is not None
        self._acronym = ACRONYM.fullmatch(alone) is not None or unknown
        self._expected = len(alone) if self._acronym else len(content)
        self._content = len(content)
        self._links = sorted((link, place) for place in content for link in linked[place].spans)
        self._waiting = len(self._links)
        self._explained: dict[int, float] = {}
        self._han = [0.0] * len(plain)
        self._linkers = self._joined = self._start = 0
        self._ands = sum(word.kind == "and" for word in english)

    def add(self, index: int) -> None:
        """Take in the next word to the left, and the links that begin in it."""
        self._start, word, _ = self._tokens[index]
        self._linkers += word in LINKERS
        self._joined += word in JOINING
        while self._waiting and self._links[self._waiting - 1][0][0] >= self._start:
            self._waiting -= 1
            (left, right, weight), place = self._links[self._waiting]
            self._explained[place] = max(weight, self._explained.get(place, 0.0))
            for at in range(left, right):
                self._han[at] = max(self._han[at], weight)

    def clear(self, index: int) -> bool:
        """Say whether the English has a word for the word ``index`` alone: 自 is the self- of self-attention."""
        at, word, _ = self._tokens[index]
        return min(self._han[at : at + len(word)]) >= ADDING

    def _known(self, index: int) -> bool:
        at, word, _ = self._tokens[index]
        return any(self._han[at : at + len(word)])

    def key(self, index: int) -> Key:
        """Return what is so of a term that starts at the word ``index``, the last one taken in."""
        start, word, tag = self._tokens[index]
        single = "" if len(word) > 1 else "one char" if start == self._size - 1 else "first single"
        return Key(
            self._expected > self._content,
            self._known(index),
            tag[:1],
            single,
            word in LINKERS,
            word in INTRODUCING,
            *(self._before(index) if index else NOTHING_BEFORE),
            any(left < start < right for (left, right, _), _ in self._links[: self._waiting]),
        )

    def _before(self, index: int) -> tuple[str, bool, str, bool, bool]:
        at, before, tag = self._tokens[index - 1]
        known = any(at <= left and right <= self._start for (left, right, _), _ in self._links[: self._waiting])
        return tag[:1], len(before) == 1, before if before in LINKERS else "", known, self._next_adds(index)

    def _next_adds(self, index: int) -> bool:
        """Say whether the next word to the left, over a linker, stands for English that nothing explains so far."""
        other = index - 1 - (self._tokens[index - 1][1] in LINKERS)
        if other < 0:
            return False
        at, end = self._tokens[other][0], self._tokens[other][0] + len(self._tokens[other][1])
        return any(
            at <= left and right <= end and weight >= ADDING + self._explained.get(place, 0.0)
            for (left, right, weight), place in self._links[: self._waiting]
        )

    def values(self) -> tuple[float, ...]:
        """Return the figures of the term so far, in the order of ``measures``."""
        size = self._size - self._start
        covered = len(self._explained) / self._content
        off = (size - HAN_BASE - HAN_SLOPE * self._expected) / (1 + SPREAD * self._expected)
        blank = sum(not any(self._han[at : at + len(text)]) for at, text, _ in self._tokens if at >= self._start)
        long, short = (min(off, FAR), 0.0) if off > 0 else (0.0, min(-off, FAR))
        return (
            covered,
            sum(self._han[self._start :]) / size,
            blank,
            self._linkers,
            abs(self._joined - self._ands),
            long,
            short,
            1 - covered,
            short,
        )
