"""Quotation marks and emphasis: which mark closes which."""

from __future__ import annotations

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
