"""Chinese before the bracket, English inside: marks that enclose the term, or a scored edge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.chinese_edge import clause, edges
from glossary.extract.english_edge import opening_quote, probability
from glossary.extract.normalise import CLOSE_EMPHASIS
from glossary.extract.parts import ABBREVIATION, LABEL, NOTE, TONE, strip_quotes
from glossary.extract.site import bare
from glossary.extract.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.gloss import Gloss
    from glossary.extract.site import Site

JUNK = re.compile(
    r"[_$\\@`#<>{}=]|https?:|www\.|\(\)|^\W*\d[\d\s.,:/%-]*$|^[\w.-]+\.(?:com|cn|org|net|py|md|txt|jpe?g|png|pdf|csv)$|^\d+\W*[A-Za-z]{1,4}$"
)
TITLE: Final = {"》": "《", "〉": "〈"}
LONGEST_MARKED: Final = 60
SHORTEST: Final = 5
BESIDES = re.compile(r"\s*[,;，；]\s*")


def glosses(site: Site, content: str) -> Iterator[Gloss]:
    """Yield the pair of the Chinese before ``site`` with the English of the bracket, unless that is a mere note."""
    inside = english_parts(content)
    if inside is None:
        return
    en, abbreviation, pinyin = inside
    gloss = _marked(site, en) or _scored(site, en)
    if gloss is not None:
        gloss.abbreviation, gloss.pinyin = abbreviation, pinyin
        yield gloss


def _marked(site: Site, en: str) -> Gloss | None:
    """Read a term that stands in quotation marks, title marks or emphasis right before the bracket."""
    text, left = site.page.plain, site.left
    close = text[left - 1]
    opening = text.rfind(TITLE[close], 0, left) if close in TITLE else opening_quote(text, left - 1)
    if opening < 0 or left - opening > LONGEST_MARKED:
        return None
    rule = "emphasis" if close == CLOSE_EMPHASIS else "quoted"
    return site.gloss(strip_quotes(site.page.surface(opening, left)), en, rule)


def _scored(site: Site, en: str) -> Gloss | None:
    text, left = site.page.plain, site.left
    ranked = sorted(edges(text, clause(text, left), left, words(en), site.lexicon), key=lambda edge: -edge.score)
    if not ranked:
        return None
    gloss = site.gloss(site.page.surface(ranked[0].start, left), en, "scored", probability=probability(ranked))
    if len(ranked) > 1:
        gloss.margin = ranked[0].score - ranked[1].score
        gloss.runner_up = site.page.surface(ranked[1].start, left)
    return gloss


def english_parts(content: str) -> tuple[str, str, str] | None:
    """Return (English, abbreviation, pinyin) of a bracket without Chinese, or None if it is a mere note.

    >>> english_parts("sustainability-linked bond，SLB")
    ('sustainability-linked bond', 'SLB', '')
    >>> english_parts("Figure 2") is None
    True
    """
    content = content.strip()
    label = LABEL.match(content)
    content = content[label.end() :] if label else content
    if NOTE.match(content) or not re.search("[A-Za-z]{2}", content):
        return None
    pieces = [piece for piece in BESIDES.split(content) if piece]
    abbreviation = pinyin = ""
    while len(pieces) > 1 and (_short(pieces[-1]) or NOTE.match(pieces[-1])):
        last = pieces.pop()
        abbreviation = last.strip('“”" ') if _short(last) else abbreviation
    if len(pieces) > 1 and TONE.search(pieces[0]):
        pinyin = pieces.pop(0)
    if len(pieces) > 1 and _short(pieces[0]):
        abbreviation = pieces.pop(0)
    en = content[content.index(pieces[0]) : content.rindex(pieces[-1]) + len(pieces[-1])]
    en = bare(en.strip("\ue000\ue001"))
    if not en or TONE.search(en) or JUNK.search(en):
        return None
    return en, abbreviation, pinyin


def _short(piece: str) -> bool:
    piece = piece.strip('“”" ')
    return bool(ABBREVIATION.fullmatch(piece)) or (
        piece.isalpha() and len(piece) <= SHORTEST and piece.islower() and " " not in piece
    )
