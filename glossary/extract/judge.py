"""Is it a translation at all, and are its edges right? One logistic score a gloss, from both of its sides."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.align import links, simplify
from glossary.extract.linear import Linear
from glossary.extract.parts import ABBREVIATION, HAS_HAN, TONE
from glossary.extract.weights import CAUTION, JUDGE
from glossary.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.extract.align import Links
    from glossary.extract.gloss import Gloss
    from glossary.lang.lexicon import Lexicon

FUNCTION: Final = frozenset({"det", "of", "prep", "and", "aux", "pron"})
DATE = re.compile(
    r"^(?:约|截至|自)?[\d０-９〇一二三四五六七八九十]*年?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:前后|底|初|末|春|夏|秋|冬|[上下]午|晚)?\d*时?$"
    r"|^(?:星期|周|礼拜)[一二三四五六日天末]$|^(?:[上下]午|晚上?)?\d+[时点][^，]{0,3}$|^[\d.,\s]*(?:亿|万|元|美元|人民币|%|页|人|名|个)+$"
)
LETTER = re.compile("[A-Za-z]")
FIGURE = re.compile(r"\d+")
GOVERNING_ZH = re.compile("(?:部|委|委员会|局|署|厅)$")
GOVERNED_EN = re.compile(
    r"\b(?:Associations?|Society|Chamber|Company|Corporation|Group|University|Institute|Federation|Union)\b"
)
GOVERNING_EN = re.compile(
    r"\b(?:Ministry|Commission|Committee|Bureau|Department|Administration|Office|Council|Agency|Board)\b"
)
BODY_ZH = re.compile("(?:部|委|委员会|局|署|厅|会|院|所|司|公司|大学|银行|中心|社|报)$")
CLAUSE_ZH = re.compile("(?:后|时|了|的|着|之前|以来|等|中|上|里|…)$|[，。；！？]")
REFERENCE = re.compile(
    r"(?:[参详另]?见|[按依据]照?)?(?:第[\d〇零一二三四五六七八九十百]+[条條章节節款项項页頁]|[、和及至或与，-])+(?:规定|規定)?"
)
"""A place in a law or a book and nothing else."""

LONG_VOWEL = re.compile("[āēīōūǖǎěǐǒǔǚ]", re.IGNORECASE)
"""Written in pinyin and in romanised Japanese, never in English; acute and grave accents are (café)."""

CODE = re.compile(r"[\\${}`_]")
"""Formulas and code."""

LONE = re.compile("[是和与及或等的了在为]")
NOTE_ZH = re.compile(
    r"^(?:[参详另]见|见(?:上|下|附|图|表|第|注|前|后|《|\d)|来源|來源|资料|数据来源|图源|[图圖表](?:\d|[一二三四五六七八九十]|[中示源]|$)|摄影?|攝影?|"
    r"作者|责编|责任编辑|(?:编辑|编译)(?:自|部|[：:]|$)|译者|笔者|本文|原文|下同|下称|以下|点击|扫码|长按|转载|轉載|未经|附[件录表图注后]|注(?:释|[：:\d]|$)|"
    r"备注|(?:单位|电话)(?:[：:\d]|$)|地址|邮编|网址|链接|日文|韩文|节选|摘要|全文|参考(?:文献|资料|消息|$)|感谢|请(?:注|勿|见|点|扫|联|参|输|稍|在)|来信|"
    r"待(?:定|续|补|查|更)|(?:每[日周月年])?更新(?:于|时|日|$)|截至|截止|截图|暂[无缺定未]|未[提详定知]|[完略无未暂注]$)"
    r"|(?:译|譯|摄|供图|截图|附后|从略|略|为准|如下|下载|查看|同上|同下|转载|另发|自负)$|请注明|仅供参考"
    r"|第[\d一二三四五六七八九十百0-9]+[页頁条條章节節版期届屆次号號卷]|^[\d.]+版$"
)
CHROME: Final = frozenset(
    "登录 登錄 注册 註冊 下一页 上一页 首页 返回 分享 点击 查看 更多 联系我们 订阅 取消订阅 回到顶部 返回顶部 搜索 菜单 关闭 打印 收藏 评论 转发 "  # noqa: E501 - Han count double
    "中文 中文版 英文 英文版 中文名称 英文名称 名称 机构名称 术语 译文 原文 备注 序号 拼音 链接 广告 简体 繁体 简体中文 繁體中文 双语新闻".split()  # noqa: E501 - Han count double
)
"""Words of web pages and table headings."""

CHROME_EN: Final = frozenset(
    [
        "simplified chinese",
        "traditional chinese",
        "chinese",
        "english",
        "literal meaning",
        "hanyu pinyin",
        "pinyin",
        "body",
        "term",
        "contact",
    ]
)
JAPANESE = re.compile(
    "[経済戦産発県駅広気図応検様帯対読辺変労価総続絵縄覚観訳験黒齢沢渋滝犠獣畳団囲圏壱恵懐拡挙拠捜掲摂暁栄桜楽塩仮仏実毎単厳営圧増壊専帰庁徳徴悩択拝"
    "\u3041-\u30ff\uff66-\uff9f\uac00-\ud7af]"
)
"""Kana, hangul, and characters that CC-CEDICT knows as Japanese variants only; one of them is enough."""

NOTE_EN = re.compile(
    r"^(?:figure|fig|table|chart|page|pages|chapter|section|article|articles|see|photo|image|source|link|annex|appendix|"
    r"footnote|endnote|note|vol|no|issue|contact|subscribe|unsubscribe|translator|author|editor|photograph|download|printed|"
    r"in chinese|in english|yesterday|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"january|february|march|april|june|july|august|september|october|november|december|it|them|him|this|that|these|ours)\b",
    re.IGNORECASE,
)
LONG: Final = 12
SHORT: Final = 2
MANY: Final = 3
TAIL: Final = 2
WORDY: Final = 3
"""English words a character, and that many more, beyond which a phrase is no translation; no pair in gold is longer."""

MOST: Final = 30.0
RARE: Final = 0.02
"""Probability below which one more candidate makes no edge any surer, or less sure."""

EVEN: Final = 0.4
"""Logarithm of the ratio of words to pairs of characters within which neither side is long for the other."""


MARKED: Final = frozenset({"quoted", "emphasis"})
"""Rules under which the author marked both ends of the English: slogans are quoted, remarks are not."""


class Flags(NamedTuple):
    """What is so of a pair wherever it is seen."""

    nothing: bool
    nothing_of: str
    short: bool
    capitals: bool
    finite: bool
    lone: bool
    noted: str
    clause: bool
    acronym: bool
    spelled_out: bool


class Key(NamedTuple):
    """All that is either so or not about a pair."""

    layout: str
    rule: str
    peers: bool
    pinyin: bool
    abbreviation: bool
    pair: Flags

    @property
    def side(self) -> str:
        """Name the side whose edge had to be found, if it had."""
        return "" if self.rule != "scored" else "zh" if self.layout.startswith("zh_") else "en"


def signs(key: Key) -> Iterator[str]:
    """Name what a key says."""
    pair = key.pair
    yield from ("bias", f"layout {key.layout}", f"rule {key.rule}")
    if key.side:
        yield f"scored {key.side}"
        if pair.lone:
            yield f"one word for many {key.side}"
    if pair.nothing and key.rule in MARKED:
        yield "quoted nothing"
    if pair.nothing_of:
        yield f"nothing of {pair.nothing_of}"
    if pair.noted:
        yield f"note {pair.noted}"
    marked = " quoted" if key.rule in MARKED else ""
    said = {
        "peers": key.peers,
        "pinyin": key.pinyin,
        "abbreviation": key.abbreviation,
        "nothing": pair.nothing,
        "short zh": pair.short,
        "capitals": pair.capitals,
        f"finite{marked}": pair.finite,
        f"clause zh{marked}": pair.clause,
        "acronym": pair.acronym,
        "acronym spelled out": pair.spelled_out,
    }
    yield from (name for name, so in said.items() if so)


def measures(key: Key) -> tuple[str, ...]:
    """Name the values of ``case``, an empty name for those that do not matter to a key."""
    edge = ("close", "sure", "tail open", "both", "too long", "too short")
    found = tuple(name if name == "close" else f"{name} {key.side}" for name in edge) if key.side else ("",) * len(edge)
    return ("zh covered", "en explained", "long zh", *found)


@cache
def model() -> Linear[Key]:
    """Return the learnt weights of the judge, prepared once a process."""
    return Linear(JUDGE, lambda key: tuple(signs(key)), measures)


def weigh(gloss: Gloss, lexicon: Lexicon) -> None:
    """Give ``gloss`` its score between 0 and 1, and say how much of its Chinese is explained."""
    key, values = case(gloss, lexicon)
    gloss.covered = values[0]
    gloss.score = squash(model().score(key, values), CAUTION.get(group(gloss), 1.0))


def squash(total: float, caution: float) -> float:
    """Turn a sum of weights into a score; caution below 1 draws high scores towards the middle.

    >>> squash(0.0, 0.5), round(squash(3.0, 1.0), 2), round(squash(3.0, 0.5), 2)
    (0.5, 0.95, 0.82)
    """
    drawn = total * caution if total > 0 else total
    return 1.0 / (1.0 + math.exp(-max(-MOST, min(MOST, drawn))))


def group(gloss: Gloss) -> str:
    """Name the kind of reading that a pair comes from; each has a caution of its own."""
    if gloss.rule != "scored":
        return "given"
    return "scored zh" if gloss.layout.startswith("zh_") else "scored en"


def case(gloss: Gloss, lexicon: Lexicon) -> tuple[Key, tuple[float, ...]]:
    """Return what both sides together say for and against the pair."""
    flags, whole, sides = _pair(gloss.zh, gloss.en, lexicon)
    key = Key(gloss.layout, gloss.rule, gloss.peers, bool(gloss.pinyin), bool(gloss.abbreviation), flags)
    share = min(max(gloss.probability, RARE), 1 - RARE)
    return key, (*whole, max(0.0, 1.0 - gloss.margin), math.log(share / (1 - share)), *sides)


@lru_cache(maxsize=20_000)
def _pair(chinese: str, en: str, lexicon: Lexicon) -> tuple[Flags, tuple[float, ...], tuple[float, ...]]:
    """Return the part of a case that is the same wherever the pair is seen; terms recur in a document."""
    zh, found = simplify(chinese), words(en)
    linked = links(zh, found, lexicon)
    content = [index for index, word in enumerate(found) if word.kind not in FUNCTION] or list(range(len(found)))
    han = _covered(zh, linked)
    size = len(HAS_HAN.findall(zh)) or 1
    explained = sum(1 for index in content if linked[index].spans) / max(1, len(content))
    covered = min(1.0, sum(han) / size)
    nothing = not any(row.spans for row in linked)
    acronym = ABBREVIATION.fullmatch(en) is not None
    flags = Flags(
        nothing,
        "" if not nothing else "entry" if zh in lexicon else "body" if BODY_ZH.search(zh) else "",
        size <= SHORT,
        all(found[index].capital for index in content),
        any(word.kind in {"aux", "pron"} for word in found),
        len(content) == 1 and size > MANY,
        "zh" if NOTE_ZH.search(chinese) else "en" if NOTE_EN.match(en) else "",
        CLAUSE_ZH.search(chinese) is not None,
        acronym,
        acronym and len(en) <= size <= MANY * len(en),
    )
    ratio = math.log(max(1, len(content)) * 2 / size)
    tail = han[-TAIL:]
    return (
        flags,
        (covered, explained, max(0.0, size - LONG) / 10),
        (1 - sum(tail) / len(tail), covered * explained, max(0.0, ratio - EVEN), max(0.0, -ratio - EVEN)),
    )


def _covered(zh: str, linked: Sequence[Links]) -> list[float]:
    """Return for each character how well the English explains it."""
    han = [0.0] * max(1, len(zh))
    for row in linked:
        for at, weight in row.cover:
            han[at] = max(han[at], weight)
    return han


@lru_cache(maxsize=20_000)
def impossible(zh: str, en: str) -> bool:
    """Say whether a pair breaks a hard rule, whatever else speaks for it.

    A side is empty or a word of web pages, the Chinese is Japanese, a bare date, number or place in a law, the English
    is its reading or far too long, the figures of the two sides differ, or a governing body stands behind the name of
    an association.
    """
    if len(en) <= 1 or CODE.search(en + zh) or not HAS_HAN.search(zh) or not LETTER.search(en):
        return True
    if zh in CHROME or en.casefold() in CHROME_EN or LONE.fullmatch(zh) or DATE.match(zh.strip("（）() ")):
        return True
    if REFERENCE.fullmatch(zh):
        return True
    if JAPANESE.search(zh) or _mere_reading(zh, en) or len(en.split()) > WORDY * len(zh) + WORDY:
        return True
    return _figures_differ(zh, en) or (GOVERNING_ZH.search(zh) is not None and _governed(en))


def _mere_reading(zh: str, en: str) -> bool:
    """Say whether the English is a reading, with tones or long vowels: 禮 (Lǐ) says how to read, not what it means."""
    return LONG_VOWEL.search(en) is not None or (len(zh) <= MANY + 1 and all(TONE.search(word) for word in en.split()))


def _figures_differ(zh: str, en: str) -> bool:
    left, right = set(FIGURE.findall(zh)), set(FIGURE.findall(en))
    return bool(left and right and not left & right)


def _governed(en: str) -> bool:
    return GOVERNED_EN.search(en) is not None and GOVERNING_EN.search(en) is None
