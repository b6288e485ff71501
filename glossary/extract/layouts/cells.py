"""What translators write into the cells and lines of their lists: a rendering, an abbreviation, a remark."""

from __future__ import annotations

import re
from typing import Final

from glossary.extract.parts import ABBREVIATION, LONGEST_ABBREVIATION

ENDING = re.compile(r"[(（](?:abbr\.?:? )?(?P<inside>[^()（）]+)[)）]$")
REMARK = re.compile(r"[a-z]+\.? |[a-z]{3,}\.?$|[a-z]{1,4}\.")
"""Remarks begin in small letters: (not “bail”), (max. 15 days), (official), (lit.)."""

OPEN = re.compile(r"[?？–—-]|(?:lit|cf|see|ask|same|like|not|tbd|n/?a)\b", re.IGNORECASE)
"""What stands where nobody has decided, or where the reader is sent elsewhere."""

MOST_REMARKS: Final = 2


def rendering(text: str) -> tuple[str, str]:
    """Part the English of a cell or line from its remarks: (rendering, abbreviation), both empty if it is a remark.

    >>> rendering("administrative detention (max. 15 days, 20 if combined)")
    ('administrative detention', '')
    >>> rendering("residential surveillance at a designated location (abbr. RSDL)")
    ('residential surveillance at a designated location', 'RSDL')
    >>> rendering("??? ask Helen"), rendering("AI (artificial intelligence)")
    (('', ''), ('AI (artificial intelligence)', ''))
    """
    text, abbreviation = text.strip(), ""
    if OPEN.match(text):
        return "", ""
    for _ in range(MOST_REMARKS):
        ending = ENDING.search(text)
        if ending is None:
            break
        inside, before = ending["inside"], text[: ending.start()].rstrip()
        if ABBREVIATION.fullmatch(inside) and len(inside) <= LONGEST_ABBREVIATION:
            abbreviation = inside
        elif not REMARK.match(inside) or ABBREVIATION.fullmatch(before):
            break
        text = before
    return text, abbreviation
