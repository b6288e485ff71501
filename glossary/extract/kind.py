"""What a pair names: a title, an organisation, a person, a slogan, an abbreviation, a sentence, or just a term."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from glossary.extract.align import letters, simplify
from glossary.extract.parts import ABBREVIATION, HAS_HAN

if TYPE_CHECKING:
    from glossary.extract.gloss import Gloss
    from glossary.lang.lexicon import Lexicon

PRONOUN = re.compile(r"(?:[Ii]|[Ii]t|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Yy]ou|[Tt]here) (?!or\b|and\b)[a-z]")
SENTENCE_END = re.compile(r"[。！？!?]$")
TITLE_ZH = re.compile(
    r"(?:法|条例|條例|规定|規定|办法|辦法|意见|意見|通知|方案|规划|規劃|纲要|綱要|决定|決定|决议|指引|指南|导则|报告|報告|"
    r"白皮书|公报|公告|目录|清单|细则|細則|解释|草案|意见稿|（试行）|\(试行\)|宪法|法典|章程|准则|宣言|协定|协议|公约|计划|計畫|日报|时报|杂志|读本|措施|要点)$"
)
TITLE_EN = re.compile(
    r"\b(?:Law|Laws|Act|Code|Constitution|Regulations?|Provisions|Rules|Measures|Opinions?|Notice|Circular|Plan|Outline|"
    r"Decision|Resolution|Guidelines?|Guiding|Guide|Guidance|Report|White Paper|Communiqu[eé]|Announcement|Catalogu?e|List|"  # noqa: E501 - Han count double
    r"Statute|Ordinance|Interpretations?|Bill|Declaration|Agreement|Convention|Treaty|Methods|Standards?|Directive|Charter|"
    r"Blueprint|Program(?:me)?|Daily|Times|Interim)\b"
)
ORGANISATION_EN = re.compile(
    r"\b(?:Ministry|Commission|Committee|Bureau|Office|Administration|Department|Council|Court|University|Institute|Academy|Association|"
    r"Bank|Company|Corporation|Corp|Group|Party|Congress|Agency|Cent(?:er|re)|Federation|Society|Union|Foundation|Procuratorate|Secretariat|"
    r"Force|Army|Navy|Command|Conference|Authority|Exchange|Hospital|School|College|Laborator(?:y|ies)|Inc|Ltd|Yuan|League|Board|Chamber|Police)\b"
)
ORGANISATION_ZH = re.compile(
    r"(?:部|委|委员会|委員會|局|厅|廳|办公室|办|院|法院|法庭|署|总局|总署|公司|集团|银行|大学|学院|协会|协會|学会|联合会|中心|司|党校|组织|"
    r"基金会|研究所|研究院|部队|军|社|商会|工会|人大|政协|小组|会议|领导小组|理事会|国科会|交易所|实验室)$"
)
SLOGAN_FLOOR: Final = 7
"""Han characters from which an unclassified phrase with a verb or a pause counts as a slogan."""

PERSON_ZH: Final = range(2, 5)
PERSON_EN: Final = range(2, 4)
FOREIGN_EN: Final = range(2, 5)
BY_CHANCE: Final = 0.1
"""Share of the Chinese that a name may seem to explain: 马祖卡托 holds 马, whose compounds share Mariana's root."""

PAUSE = re.compile("[、，,；]")
FINITE = re.compile(r"\w (?:is|are|will|must|shall|should)\b")
NAME_WORD = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*|von|van|der|de|da|di|la|le|bin|al|el)$")


def kind(gloss: Gloss, lexicon: Lexicon, *, title_marks: bool = False) -> str:
    """Name the kind of a pair from its two sides."""
    if gloss.rule == "sentence" or SENTENCE_END.search(gloss.zh) or PRONOUN.match(gloss.en):
        return "sentence"
    if gloss.rule == "sound":
        return "person" if is_person(gloss.zh, gloss.en, lexicon) else "term"
    if title_marks or (gloss.zh.startswith(("关于", "關於")) and TITLE_ZH.search(gloss.zh)):
        return "title"
    if gloss.rule == "name" or is_mixed_name(gloss.zh, gloss.en, lexicon):
        return "person"
    return _by_both_sides(gloss.zh, gloss.en, gloss.covered < BY_CHANCE)


@lru_cache(maxsize=20_000)
def _by_both_sides(zh: str, en: str, by_chance: bool) -> str:  # noqa: FBT001 - a cache has no use for names
    """Name the kind of a pair wherever it is seen; terms recur in a document."""
    if ABBREVIATION.fullmatch(en) and en.upper() == en:
        return "abbreviation"
    return _proper(zh, en, by_chance=by_chance) or ("slogan" if _slogan(zh, en) else "term")


def _slogan(zh: str, en: str) -> bool:
    """Say whether a long phrase pauses, or is said with a finite verb: Houses are for living in."""
    return len(HAS_HAN.findall(zh)) >= SLOGAN_FLOOR and bool(PAUSE.search(zh) or FINITE.search(en))


def _proper(chinese: str, en: str, *, by_chance: bool) -> str:
    """Name the kind of what is written with capitals; nothing if it is not."""
    zh = simplify(chinese)
    capitals = sum(word[:1].isupper() for word in en.split())
    if capitals * 2 < len(en.split()):
        return ""
    if TITLE_ZH.search(zh) and TITLE_EN.search(en):
        return "title"
    body = ORGANISATION_EN.search(en) is not None
    if ORGANISATION_ZH.search(zh) and (body or capitals > 1):
        return "organisation"
    if is_foreign_person(zh, en, by_chance=by_chance):
        return "person"
    return "organisation" if body and capitals > 1 else ""


def is_person(zh: str, en: str, lexicon: Lexicon) -> bool:
    """Say whether a name that is spelled out is a person's: a surname first, two to four characters, two words."""
    han = "".join(HAS_HAN.findall(zh))
    return han == zh and len(zh) in PERSON_ZH and lexicon.is_surname(zh[0]) and len(en.split()) in PERSON_EN


def is_mixed_name(zh: str, en: str, lexicon: Lexicon) -> bool:
    """Say whether a western given name stands with the surname of ``zh``: Helen Zhou (周海伦)."""
    names = en.split()
    if len(zh) not in PERSON_ZH or len(names) not in PERSON_EN or not lexicon.is_surname(zh[0]) or zh in lexicon:
        return False
    sounds = lexicon.readings(zh[0])
    return all(NAME_WORD.match(name) for name in names) and any(
        letters(name) in sounds for name in (names[0], names[-1])
    )


def is_foreign_person(zh: str, en: str, *, by_chance: bool) -> bool:
    """Say whether the English looks like a name that the Chinese merely sounds out."""
    names = en.split()
    return (
        len(names) in FOREIGN_EN
        and all(NAME_WORD.match(name) for name in names)
        and not ORGANISATION_EN.search(en)
        and (by_chance or "·" in zh)
        and "《" not in zh
        and len(zh) >= len(names)
    )
