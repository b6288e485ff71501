"""What the columns of a foreign glossary are called, in English, German and Chinese, and which of ours each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.lang.script import fold_width, has_han, simplify

if TYPE_CHECKING:
    from collections.abc import Mapping

SIDE: Final = "term"
"""Role of a column that holds terms of a language which its heading does not tell: the cells do."""

ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    SIDE: (
        *("term", "terms", "source", "target", "source term", "target term", "translation", "equivalent", "entry"),
        *("benennung", "begriff", "terminus", "ausgangsbegriff", "zielbegriff", "ausgangstext", "zieltext"),
        *("quellterm", "zielterm", "übersetzung", "entsprechung", "术语", "词条", "词语", "词汇", "名称"),
        *("原文", "译文", "译名", "翻译", "对应词"),
    ),
    "pinyin": ("pinyin", "reading", "transcription", "aussprache", "umschrift", "拼音", "读音", "注音"),
    "status": (
        *("status", "term status", "usage status", "administrative status", "approval", "state"),
        *("freigabe", "bewertung", "verwendungsstatus", "状态", "术语状态"),
    ),
    "forbidden": (
        "forbidden",
        "do not use",
        "deprecated",
        "blacklisted",
        "verboten",
        "nicht verwenden",
        "禁用",
        "禁止",
    ),
    "preferred": ("preferred", "bevorzugt", "vorzugsbenennung", "首选", "推荐"),
    "kind": ("kind", "type", "term type", "typ", "art", "begriffsart", "类型", "类别", "词类"),
    "domain": (
        *("domain", "subject", "field", "subject field", "subject area", "concept subject", "tags"),
        *("fachgebiet", "sachgebiet", "bereich", "fachbereich", "领域", "专业领域", "学科"),
    ),
    "definition": (
        *("definition", "description", "explanation", "meaning", "concept definition", "term description"),
        *("erklärung", "beschreibung", "bedeutung", "定义", "释义", "解释", "含义"),
    ),
    "note": (
        *("note", "notes", "comment", "comments", "remark", "remarks", "usage note", "concept note", "term note"),
        *("notiz", "anmerkung", "anmerkungen", "bemerkung", "bemerkungen", "kommentar", "hinweis"),
        *("备注", "注释", "说明", "注", "批注"),
    ),
    "source": (
        *("reference", "references", "origin", "provenance", "source of term", "quelle", "quellen", "quellenangabe"),
        *("fundstelle", "beleg", "来源", "出处", "资料来源"),
    ),
    "context": ("context", "example", "usage example", "kontext", "beispiel", "beispielsatz", "语境", "例句", "上下文"),
    "freq": ("freq", "frequency", "häufigkeit", "频次", "频率", "词频"),
}
"""Headings by role, as ``plain`` gives them."""

ROLES: Final[Mapping[str, str]] = {heading: role for role, headings in ALIASES.items() for heading in headings}

CHINESE: Final = frozenset(
    "zh zho chi cn ch chinese chinesisch chinesische chinesischer mandarin hans hant simplified traditional "
    "vereinfacht traditionell prc china tw hk sg mo taiwan 中文 汉语 华语 中国语 简体 繁体 简体中文 繁体中文".split()
)
ENGLISH: Final = frozenset(
    "en eng english englisch englische englischer us gb uk au ca ie usa kingdom united states 英文 英语 英译".split()
)
HAN_NAMES: Final = re.compile("(" + "|".join(sorted(filter(has_han, CHINESE | ENGLISH), key=len, reverse=True)) + ")")
"""Chinese writes no space after the name of a language."""
BRACKETS: Final = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
"""After a language they say which kind of it: Chinesisch (VRC), English (United Kingdom), 中文（简体，中国）."""


def plain(heading: str) -> str:
    """Reduce a heading to its words: folded case and width, no punctuation, languages set apart.

    >>> plain("Term [zh-CN]"), plain("中文术语"), plain("source_term")
    ('term zh cn', '中文 术语', 'source term')
    """
    text = simplify(fold_width(heading)).casefold()
    return " ".join(re.findall(r"[^\W_]+", HAN_NAMES.sub(r" \1 ", text)))


def role(heading: str) -> str | None:
    """Say which of our columns a heading means; None if it is none of ours.

    >>> [role(heading) for heading in ["Begriff (chinesisch)", "en-US", "译文", "Fachgebiet", "Created by"]]
    ['zh', 'en', 'term', 'domain', None]
    >>> [role(heading) for heading in ["Description [en]", "translation_zh_CN", "Chinesisch (VRC)", "Term (Deutsch)"]]
    ['definition', 'zh', 'zh', None]
    """
    words = plain(heading).split()
    if found := ROLES.get(" ".join(words)):
        return found
    languages = [word for word in words if word in CHINESE or word in ENGLISH]
    rest = " ".join(word for word in words if word not in languages)
    outside = plain(BRACKETS.sub(" ", heading)).split()
    only_language = bool(outside) and set(outside) <= CHINESE | ENGLISH
    found = ROLES.get(rest, SIDE if only_language or not rest else "")
    if not languages or not found:
        return None
    if found != SIDE:
        return found
    return "zh" if languages[0] in CHINESE else "en"


def roles(headings: list[str]) -> list[str | None]:
    """Give each heading its role; English may come in several columns, every other role goes to the first that has it.

    "Source" is a term's side unless both languages are told otherwise: then it says where the term comes from.

    >>> roles(["Source", "Target", "Comment"])
    ['term', 'term', 'note']
    >>> roles(["Chinese", "English", "English 2", "Source", "Note", "Remarks"])
    ['zh', 'en', 'en', 'source', 'note', None]
    """
    found = [role(heading.rstrip("0123456789 ")) for heading in headings]
    if "zh" in found and "en" in found:
        named = [plain(heading) == "source" for heading in headings]
        found = [
            "source" if is_source else None if one == SIDE else one for one, is_source in zip(found, named, strict=True)
        ]
    seen: set[str] = set()
    for index, one in enumerate(found):
        if one in seen and one not in ("en", SIDE):
            found[index] = None
        elif one is not None:
            seen.add(one)
    return found
