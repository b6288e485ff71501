"""Quotation marks and emphasis: which mark closes which."""

from __future__ import annotations

import re
from typing import Final

from glossary.extract.normalise import CLOSE_EMPHASIS, OPEN_EMPHASIS

WINDOW: Final = 280
"""Characters looked at to the left of a junction: longer than all but one English title in policy-dev."""

OPENING: Final = {
    "”": "“„",
    "“": "„",
    "’": "‘‚",
    "‘": "‚",
    '"': '"',
    "'": "'",
    "»": "«",
    "«": "»",
    "›": "‹",
    CLOSE_EMPHASIS: OPEN_EMPHASIS,
}
CLOSERS: Final = "”“’‘\"'»«›" + CLOSE_EMPHASIS
PAIRED: Final = "”»" + CLOSE_EMPHASIS
"""Marks that only ever close: one more of them on the way back means that the opening one belongs to that."""

UNMISTAKABLE: Final = "“„«" + OPEN_EMPHASIS
"""Marks that open even right behind a letter, where others are apostrophes."""

STRAIGHT = re.compile(r'(?<![^\s(\[—–-])"(?=\w)')
OPENERS: Final = "“„‘‚«‹" + OPEN_EMPHASIS


def opening_quote(text: str, close: int) -> int:
    """Return the offset of the quotation mark that the one at ``close`` ends, or -1.

    >>> opening_quote("the “dual circulation” model", 21)
    4
    """
    partners = OPENING.get(text[close])
    if partners is None:
        return -1
    floor = max(0, close - WINDOW)
    at = max(text.rfind(mark, floor, close) for mark in partners)
    while at > 0 and text[at - 1].isalnum() and text[at] not in UNMISTAKABLE:
        at = max(text.rfind(mark, floor, at) for mark in partners)
    if at >= 0 and text[close] in PAIRED and text.find(text[close], at + 1, close) >= 0:
        return -1
    return at


def unclosed(text: str, begin: int, end: int) -> int:
    """Return where the words begin of a quotation that opens in ``text[begin:end]`` and is still open there, or -1.

    >>> unclosed("they tested “trial requisitioning 试办征购” there", 0, 33)
    13
    """
    opening = text.rfind("“", begin, end)
    if opening < 0:
        opening = max((match.start() for match in STRAIGHT.finditer(text, begin, end)), default=-1)
        return opening + 1 if opening >= 0 and text.find('"', opening + 1, end) < 0 else -1
    return opening + 1 if text.find("”", opening, end) < 0 else -1
