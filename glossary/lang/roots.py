"""English words folded to what their derivations share, for comparing and never for showing."""

from __future__ import annotations

import re
from typing import Final

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+")
STOP: Final = frozenset(
    "a an the of to in on at for with by from and or nor but as into onto upon than that this these those it its his "
    "her their our your my one's oneself sb sth etc be is are was were been being have has had do does did not "
    "no so such which who whom whose what when where how also very more most other some any all each both esp usu "
    "eg ie lit fig".split()
)
SUFFIXES: Final = (
    "izations", "isations", "ization", "isation", "ational", "ations", "ation", "ically", "ments", "ities", "ment",
    "ness", "ance", "ence", "ency", "ancy", "able", "ible", "ical", "ings", "ions", "ized", "ised", "izes", "ises",
    "izing", "ising", "ship", "ity", "ive", "ion", "ing", "ize", "ise", "ies", "ial", "ian", "ist", "ism", "ous",
    "ful", "ary", "ory", "ers", "ors", "ant", "ent", "er", "or", "al", "ic", "ly", "ed", "es", "cy", "ty", "s", "e", "y",  # noqa: E501 - Han count double
)  # fmt: skip
SUFFIXED = re.compile(rf"(?P<stem>.{{3,}}?)(?:{'|'.join(SUFFIXES)})", re.DOTALL)
"""A stem of at least three letters and the longest suffix that leaves them."""

STEM_CEILING: Final = 7
IRREGULAR: Final = {
    "built": "build", "build": "build", "bought": "buy", "sold": "sell", "sale": "sell", "sales": "sell",
    "people": "peopl", "person": "peopl", "men": "man", "women": "woman", "children": "child", "led": "lead",
    "made": "make", "making": "make", "held": "hold", "kept": "keep", "taken": "take", "known": "know", "wage": "wage",
    "chinese": "china", "taxation": "tax", "defense": "defenc", "strong": "strong", "strength": "strong",
    "strengthen": "strong", "free": "free", "freedom": "free", "deep": "deep", "deepen": "deep", "depth": "deep",
    "long": "long", "length": "long", "poor": "poor", "poverty": "poor", "safe": "secur", "safety": "secur",
    "security": "secur", "secure": "secur", "growth": "grow", "new": "new", "need": "need", "used": "use",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "twelve": "12", "hundred": "100", "thousand": "1000", "double": "2", "dual": "2", "twin": "2",
    "twice": "2", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "first": "1", "single": "1", "one": "1",
}  # fmt: skip

PREFIXES: Final = {
    prefix: han
    for prefixes, han in {
        "un non in im dis": "无非不未", "self auto": "自", "pre": "预前先", "sub": "子次亚副分", "multi poly": "多",
        "re": "再重复", "co": "共协同合", "inter": "间际互", "cross trans": "跨越转", "anti counter": "反防抗逆",
        "over": "过超", "mini micro": "小微", "macro": "宏", "meta": "元", "hyper super ultra": "超特", "semi": "半",
        "quasi para": "准类", "de": "去脱解非", "post": "后", "bi": "双两二", "tri": "三", "uni mono": "单一",
    }.items()
    for prefix in prefixes.split()
}  # fmt: skip
"""English prefixes, and the characters that Chinese writes for them: un-supervised is 无监督, de-risking 去风险."""

JOINED: Final = (
    "un non dis pre sub multi poly over anti counter cross macro micro mini semi super hyper ultra meta auto self "
    "post bi tri uni"
).split()
"""Prefixes told without their hyphen; the others begin too many words of their own: industry, report, development."""

PREFIXED = re.compile(rf"(?P<prefix>{'|'.join(JOINED)})(?P<rest>[a-z]{{4,}})")


def prefixed(word: str) -> tuple[str, ...]:
    """Return the root of a word without its prefix, and the prefix with a hyphen; nothing if it has none.

    >>> prefixed("unsupervised"), prefixed("self"), prefixed("land")
    (('superv', 'un-'), ('self-',), ())
    """
    if word in PREFIXES:
        return (f"{word}-",)
    match = PREFIXED.fullmatch(word)
    return (root(match["rest"]), f"{match['prefix']}-") if match else ()


def root(word: str) -> str:
    """Fold an English word to what its derivations share; coarser than a stem, for comparing and never for showing.

    >>> root("technological"), root("technology"), root("Industries"), root("industrial")
    ('technol', 'technol', 'industr', 'industr')
    """
    word = word.casefold().removesuffix("'s").removesuffix("s'").replace("'", "")
    if word in IRREGULAR:
        return IRREGULAR[word]
    for _ in range(2):
        shorter = SUFFIXED.fullmatch(word)
        if shorter is None:
            break
        word = shorter["stem"]
    word = IRREGULAR.get(word, word)
    return word[:STEM_CEILING]


def roots(text: str) -> list[str]:
    """Return the roots of the content words of ``text``, each once, in order."""
    found = (root(word) for word in WORD.findall(text.casefold()) if word not in STOP)
    return list(dict.fromkeys(found))
