"""Forms of one English word: British and American spelling, plural and singular, folded for comparing only."""

from __future__ import annotations

import re
from typing import Final

SPELLINGS: Final = (
    # A key may fold more than it need (enterprize, devor), as long as no two words in use become one.
    (re.compile(r"(?<=[a-z]{2})([iy])s(?=(?:e[drs]?|ers|ing|able|ations?|ational)$)"), r"\1z"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|er|ers|ing|al|ite|ites|hood|ful|less|ist|able|ably)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]{2}[bt])red$"), "ered"),
    (re.compile(r"(?<=[aeiou]l)ogue(?=s?$)"), "og"),
    (re.compile(r"((?:[aeiou][^aeiou]+|^fu|^du|^di)[aeiou])ll(?=(?:ed|ers?|ors?|ings?|able)$)"), r"\1l"),
)

WORDS: Final = {
    "acknowledgement": "acknowledgment", "ageing": "aging", "aluminium": "aluminum", "anaemia": "anemia",
    "archaeology": "archeology", "artefact": "artifact", "cheque": "check", "cosy": "cozy", "defence": "defense",
    "distil": "distill", "draught": "draft", "encyclopaedia": "encyclopedia", "enrol": "enroll",
    "enrolment": "enrollment", "fulfil": "fulfill", "fulfilment": "fulfillment", "grey": "gray",
    "instalment": "installment", "instil": "instill", "judgement": "judgment", "kerb": "curb", "learnt": "learned",
    "licence": "license", "manoeuvre": "maneuver", "mould": "mold", "offence": "offense", "orthopaedic": "orthopedic",
    "paediatric": "pediatric", "plough": "plow", "practise": "practice", "pretence": "pretense",
    "programme": "program", "sceptic": "skeptic", "skilful": "skillful", "speciality": "specialty",
    "sulphur": "sulfur", "towards": "toward", "tyre": "tire", "whilst": "while", "wilful": "willful",
}  # fmt: skip

IRREGULAR: Final = {
    "alumni": "alumnus", "analyses": "analysis", "appendices": "appendix", "axes": "axis", "buses": "bus",
    "biases": "bias", "caches": "cache", "calories": "calorie", "cargoes": "cargo", "children": "child",
    "consensuses": "consensus", "cookies": "cookie", "crises": "crisis", "criteria": "criterion",
    "curricula": "curriculum", "echoes": "echo", "embargoes": "embargo", "feet": "foot", "gases": "gas",
    "halves": "half", "headaches": "headache", "heroes": "hero", "hypotheses": "hypothesis", "indices": "index",
    "knives": "knife", "leaves": "leaf", "loaves": "loaf", "matrices": "matrix", "memoranda": "memorandum",
    "mice": "mouse", "movies": "movie", "nuclei": "nucleus", "phenomena": "phenomenon", "potatoes": "potato",
    "prognoses": "prognosis", "quizzes": "quiz", "selves": "self", "shelves": "shelf", "stimuli": "stimulus",
    "symposia": "symposium", "syntheses": "synthesis", "teeth": "tooth", "theses": "thesis", "thieves": "thief",
    "ties": "tie", "tomatoes": "tomato", "vertices": "vertex", "vetoes": "veto", "viruses": "virus",
    "campuses": "campus", "volcanoes": "volcano", "wolves": "wolf",
}  # fmt: skip

ALONE: Final = frozenset(
    "aids alias always atlas bias canvas chaos christmas customs ethos gas goods headquarters kansas means news "
    "overseas premises series species texas whereas perhaps".split()
)
"""Words in s that are no plural of another word, or mean something else in the singular."""

MAN: Final = re.compile(
    r"^(wo|business|chair|congress|country|crafts|fisher|fire|gentle|police|service|spokes|states|work)?men$"
)

SHORTEST_PLURAL: Final = 4
"""Three letters in s are rather an abbreviation (GPS, SMS, GIS) than a plural."""


def american(word: str) -> str:
    """Fold the British spelling of a lower-case word to the American one.

    >>> [american(word) for word in ("modernisation", "labour", "centres", "defence", "programmes", "four")]
    ['modernization', 'labor', 'centers', 'defense', 'programs', 'four']
    """
    if word in WORDS:
        return WORDS[word]
    if word.endswith("s") and word[:-1] in WORDS:
        return WORDS[word[:-1]] + "s"
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def singular(word: str) -> str:
    """Fold the plural of a lower-case noun to its singular.

    >>> [singular(word) for word in ("policies", "enterprises", "taxes", "crises", "women", "soes", "economics")]
    ['policy', 'enterprise', 'tax', 'crisis', 'woman', 'soe', 'economics']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if found := MAN.match(word):
        return f"{found[1] or ''}man"
    if (
        len(word) < SHORTEST_PLURAL
        or not word.endswith("s")
        or word in ALONE
        or word.endswith(("ss", "us", "is", "ics"))
    ):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
