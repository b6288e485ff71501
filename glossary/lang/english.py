"""Forms of English words and the English key: tokens, number, spelling, and what renderings have in common."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

STOP_WORDS: Final = frozenset(
    "a about after against all also among an and any are as at be been before being between both but by "
    "can could did do does during each either for from further had has have he her his how however i if "
    "in into is it its itself just may might more most must no nor not of on once only or other our out "
    "over own same shall she should since so some such than that the their them then there these they "
    "this those through thus to too under until up upon very was we were what when where whether which "
    "while who whom whose why will with within without would yet you your".split()
)

WORD: Final = re.compile(r"[^\W_]+(?:[-'’&./][^\W_]+)*", re.UNICODE)
QUOTES: Final = re.compile(
    "[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a`\u00b4*_]|(?<!\\w)['\u2018\u2019\u201a\u201b]|['\u2018\u2019\u201b](?!\\w)"
)
DASHES: Final = re.compile("[-\u00ad\u2010-\u2015\u2212]")
EDGES: Final = " .,;:!?…/|-"
ARTICLE: Final = re.compile(r"^(?:the|an|a) (?=\w)")

IRREGULAR: Final = {
    "analyses": "analysis", "bases": "base", "children": "child", "crises": "crisis", "criteria": "criterion",
    "enterprises": "enterprise", "feet": "foot", "hypotheses": "hypothesis", "leaves": "leaf", "lives": "life",
    "media": "medium", "men": "man", "people": "person", "phenomena": "phenomenon", "shelves": "shelf",
    "theses": "thesis", "wolves": "wolf", "women": "woman", "workmen": "workman",
}  # fmt: skip
SAME_IN_PLURAL: Final = frozenset(
    "aerospace always analysis apparatus basis bus campus census chaos chassis consensus corps crisis "
    "earnings emphasis ethos focus gas goods headquarters lens means mathematics news nexus overseas "
    "oasis physics series species status surplus synthesis thanks thesis hypothesis this times us virus "
    "whereas yes perhaps across plus versus".split()
)

BRITISH: Final = {
    "aluminium": "aluminum", "analyse": "analyze", "analysed": "analyzed", "analysing": "analyzing",
    "behaviour": "behavior", "behaviours": "behaviors", "behavioural": "behavioral", "catalogue": "catalog",
    "centre": "center", "centres": "centers", "centred": "centered", "cheque": "check", "colour": "color",
    "defence": "defense", "defences": "defenses", "endeavour": "endeavor", "endeavours": "endeavors",
    "enrol": "enroll", "enrolment": "enrollment", "favour": "favor", "favourable": "favorable", "fibre": "fiber",
    "fulfil": "fulfill", "fulfilment": "fulfillment", "grey": "gray", "harbour": "harbor", "honour": "honor",
    "judgement": "judgment", "kilometre": "kilometer", "labour": "labor", "labelled": "labeled",
    "labelling": "labeling", "levelled": "leveled", "licence": "license", "licences": "licenses", "litre": "liter",
    "manoeuvre": "maneuver", "metre": "meter", "modelling": "modeling", "modelled": "modeled",
    "neighbour": "neighbor", "neighbours": "neighbors", "neighbouring": "neighboring",
    "neighbourhood": "neighborhood", "offence": "offense", "organisation": "organization",
    "paediatric": "pediatric", "practise": "practice", "pretence": "pretense", "programme": "program",
    "programmes": "programs", "rigour": "rigor", "rumour": "rumor", "rumours": "rumors", "savour": "savor",
    "signalling": "signaling", "skilful": "skillful", "sulphur": "sulfur", "theatre": "theater",
    "theatres": "theaters", "traveller": "traveler", "travelling": "traveling", "tyre": "tire", "vigour": "vigor",
}  # fmt: skip
ISE: Final = re.compile(r"([a-z]{3,}[^aeiou])is(e|es|ed|er|ers|ing|ation|ations|ational)$")
KEEPS_ISE: Final = re.compile(
    r"^(?:advert|adv|ar|chast|circumc|comprom|compr|conc|dem|desp|dev|disgu|enfranch|enterpr|exc|exerc|expert|franch|"
    r"improv|merchand|misadv|otherw|likew|clockw|prem|prec|prom|pra|ra|rev|superv|surm|surpr|telev|treat|parad|"
    r"paral)is"
)


def tokens(text: str) -> list[str]:
    """Split a text into words as they stand; hyphens, digits, apostrophes and & stay inside.

    >>> tokens("the “14th Five-Year” Plan for S&T, and China’s 5G")
    ['the', '14th', 'Five-Year', 'Plan', 'for', 'S&T', 'and', 'China’s', '5G']
    """
    return WORD.findall(text)


def singular(word: str) -> str:
    """Return the singular of a lower-case noun; a word that is none stays as it is, in most cases.

    >>> [singular(word) for word in ("technologies", "forces", "businesses", "analysis", "physics", "branches")]
    ['technology', 'force', 'business', 'analysis', 'physics', 'branch']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if (
        len(word) <= 3  # noqa: PLR2004 - gas, bus, its
        or not word.endswith("s")
        or word in SAME_IN_PLURAL
        or word.endswith(("ss", "us", "is", "ics", "'s"))
    ):
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties, pies
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


@functools.lru_cache(maxsize=65536)
def american(word: str) -> str:
    """Return the American spelling of a lower-case word.

    >>> [american(word) for word in ("modernisation", "centre", "labour", "enterprise", "revise", "digitalised")]
    ['modernization', 'center', 'labor', 'enterprise', 'revise', 'digitalized']
    """
    if word in BRITISH:
        return BRITISH[word]
    if "is" in word and not KEEPS_ISE.match(word):
        return ISE.sub(r"\1iz\2", word)
    return word


def en_key(en: str) -> str:
    """Return the key under which spellings of one English rendering meet.

    Folds width, case, quotes, hyphens, spaces, British spelling, a leading article, "&" between spaces, and the
    number of the last noun. Applying it twice changes nothing.

    >>> en_key("Key and core technologies") == en_key("the “key and core technology”")
    True
    >>> en_key("S&T self‑reliance"), en_key("Labour-market modernisation programmes")
    ('s&t self reliance', 'labor market modernization program')
    """
    key = _folded(en)
    again = _folded(key)
    return key if again == key else en_key(again)


def _folded(en: str) -> str:
    """Fold once."""
    text = en.casefold() if en.isascii() else unicodedata.normalize("NFKC", en).casefold()
    text = QUOTES.sub(" ", text).replace("’", "'").replace("‘", "'")
    words = DASHES.sub(" ", text).replace(" & ", " and ").strip(EDGES).split()
    if not words:
        return ""
    words = [american(word) for word in words]
    words[-1] = singular(words[-1].rstrip(EDGES))
    return ARTICLE.sub("", " ".join(words)).strip(EDGES)
