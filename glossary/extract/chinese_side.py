"""Chinese before the bracket, English inside: marks that enclose the term, or a scored edge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract import members
from glossary.extract.align import letters, score_pair, simplify, spelled
from glossary.extract.chinese_edge import clause, edges, nominal
from glossary.extract.english_edge import probability
from glossary.extract.normalise import CLOSE_EMPHASIS, HAN
from glossary.extract.parts import ABBREVIATION, HAS_HAN, LABEL, NOTE, TONE, strip_quotes
from glossary.extract.quotes import opening_quote
from glossary.extract.site import bare
from glossary.extract.words import words
from glossary.lang.chinese import tagged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.gloss import Gloss
    from glossary.extract.site import Site
    from glossary.lang.lexicon import Lexicon

JUNK = re.compile(
    r"^(?:jpe?g|png|gif|pdf|docx?|xlsx?|pptx?|zip|mp[34]|word|excel)$|[_$\\@`#<>{}=]|^(?=[^ ]*\d)[A-Z0-9./-]{5,}$|https?:|www\.|\(\)|^\W*\d[\d\s.,:/%-]*$|^[\w.-]+\.(?:com|cn|org|net|py|md|txt|jpe?g|png|pdf|csv)$|^\d+\W*[A-Za-z]{1,4}$"  # noqa: E501 - Han count double
)
DOTTED = re.compile(rf"(?P<given>[{HAN}]+)(?:[·•・‧][{HAN}]+)+$")
OFFICE = re.compile(
    r"(?:学者|学家|教授|博士|议员|法官|律师|记者|作家|专家|顾问|主席|主任|主管|总裁|总统|总理|首相|大臣|部长|局长|署长|司长|院长|行长|校长|会长|"
    r"书记|秘书长|发言人|研究员|分析师|创始人|董事长|总经理|负责人|委员|代表|司令|上将|大使|助理)(?P<name>[㐀-鿿]{2,5})$"
)
WESTERN = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ]|von|van|der|de|da|di|la|le|bin|al|el)[\w’'.-]*){1,4}")
TITLE: Final = {"》": "《", "〉": "〈"}
LONGEST_MARKED: Final = 60
SHORTEST: Final = 5
LONGEST_HEAD: Final = 12
NAME_MOST: Final = 0.2
"""How far a name may seem to be explained, by chance."""

NAME_ZH: Final = (2, 3, 4)
LONGEST_SPELLED: Final = 12
EXPLAINED = re.compile(rf"([^:{HAN}]*[A-Za-z][^:{HAN}]*?)\s*[:：]\s*[^A-Za-z]?[{HAN}]")
"""English with an explanation in Chinese behind it: 土改（Land Reform: 土地改革）."""

SHORTENED = re.compile(r"\s*\(([^()]{2,12})\)$")
BESIDES = re.compile(r"\s*[,;，；。]\s*")
CITED = re.compile(
    r"(?P<who>(?:[A-Z][\w’'.-]+(?:,? (?:and|&|et al\.?)?,? ?)?)*)\s*(?:19|20)\d\d[a-z]?(?::\s?\d+(?:[-–]\d+)?)?$"
)
AUTHOR = re.compile(r"[A-Z][\w’'.-]+(?: (?:and|&) [A-Z][\w’'.-]+| et al\.?| [A-Z][\w’'.-]+)?")
REMARK = re.compile(r"下同|参见|见|简称|又称|以下|笔者|作者|附|注")


def glosses(site: Site, content: str) -> Iterator[Gloss]:
    """Yield the pair of the Chinese before ``site`` with the English of the bracket, unless that is a mere note."""
    inside = english_parts(content, site.page.plain[max(0, site.left - LONGEST_MARKED) : site.left], site.lexicon)
    if inside is None:
        return
    en, abbreviation, pinyin = inside
    shortened = SHORTENED.search(en)
    if shortened and ABBREVIATION.fullmatch(shortened[1]):
        en, abbreviation = en[: shortened.start()], shortened[1]
    several = list(members.chinese_first(site, en))
    if several:
        yield from several
        return
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
    begin = clause(text, left)
    agreed = site.lexicon.agreed(en, simplify(text[begin:left]))
    if agreed:
        return site.gloss(site.page.surface(left - agreed, left), en, "agreed")
    foreign = _foreign(text, left, en, site.lexicon)
    if foreign:
        return site.gloss(site.page.surface(left - foreign, left), en, "name")
    name = _person(text[begin:left], en, site.lexicon)
    if name:
        return site.gloss(site.page.surface(left - name, left), en, "sound")
    ranked = sorted(edges(text, begin, left, words(en), site.lexicon), key=lambda edge: -edge.score)
    if not ranked:
        return None
    start = ranked[0].start
    if begin == site.item() and nominal(text[begin:left]):
        start = begin
    if start == begin:
        start = _quoted_head(site, start, en)
    gloss = site.gloss(site.page.surface(start, left), en, "scored", probability=probability(ranked))
    if len(ranked) > 1:
        gloss.margin = ranked[0].score - ranked[1].score
        gloss.runner_up = site.page.surface(ranked[1].start, left)
    return gloss


def _person(before: str, en: str, lexicon: Lexicon) -> int:
    """Return how many characters at the end of ``before`` are a name that ``en`` spells out, or 0."""
    han, sound = simplify(before), letters(en)
    for count in NAME_ZH:
        tail = han[-count:]
        if len(tail) == count and lexicon.is_surname(tail[0]) and spelled(tail, sound, lexicon) == count:
            return count
    return 0


def _foreign(text: str, left: int, en: str, lexicon: Lexicon) -> int:
    """Return how many characters before ``left`` are a name that is not pinyin, or 0.

    It has dots, 唐纳德·特朗普 (Donald Trump), or stands behind an office, 经济学家辜朝明 (Richard Koo).
    """
    if not WESTERN.fullmatch(en):
        return 0
    dotted = DOTTED.search(text, max(0, left - LONGEST_MARKED), left)
    if dotted is None:
        titled = OFFICE.search(simplify(text[max(0, left - LONGEST_MARKED) : left]))
        if titled is None or score_pair(titled["name"], en, lexicon) > NAME_MOST:
            return 0
        return len(titled["name"])
    given = tagged(simplify(dotted["given"]))[-1][0]
    return len(given) + left - dotted.end("given")


def _quoted_head(site: Site, start: int, en: str) -> int:
    """Take in a quotation that is the first half of the term, if it explains more: “锁定”效应 (lock-in effect)."""
    text = site.page.plain
    if start == 0 or text[start - 1] not in '”"’':
        return start
    opening = opening_quote(text, start - 1)
    if opening < 0 or start - opening > LONGEST_HEAD:
        return start
    whole, part = (score_pair(text[at : site.left], en, site.lexicon) for at in (opening, start))
    return opening if whole >= part else start


def english_parts(content: str, before: str = "", lexicon: Lexicon | None = None) -> tuple[str, str, str] | None:
    """Return (English, abbreviation, pinyin) of a bracket behind Chinese, or None if it is a mere note.

    Chinese remarks, citations and pinyin are put aside; ``before`` is the Chinese that pinyin would spell.

    >>> english_parts("sustainability-linked bond，简称SLB")
    ('sustainability-linked bond', 'SLB', '')
    >>> english_parts("selective execution, Smith and Li 1999")
    ('selective execution', '', '')
    >>> english_parts("Figure 2") is None
    True
    """
    pieces = _english_pieces(content)
    if pieces is None:
        return None
    abbreviation = pinyin = ""
    while len(pieces) > 1 and (_short(pieces[-1]) or NOTE.match(pieces[-1])):
        last = pieces.pop()
        abbreviation = last.strip('“”" ') if _short(last) else abbreviation
    if len(pieces) > 1 and (TONE.search(pieces[0]) or (lexicon and _spells_tail(pieces[0], before, lexicon))):
        pinyin = pieces.pop(0)
    if len(pieces) > 1 and _short(pieces[0]):
        abbreviation = pieces.pop(0)
    at = content.find(pieces[0])
    to = content.rfind(pieces[-1]) + len(pieces[-1])
    en = bare(content[at:to].strip("\ue000\ue001 "))
    if not en or NOTE.match(en) or HAS_HAN.search(en) or TONE.search(en) or JUNK.search(en):
        return None
    return en, abbreviation, pinyin


def _english_pieces(content: str) -> list[str] | None:
    """Split at commas and semicolons; put labels, Chinese remarks and citations aside."""
    explained = EXPLAINED.match(content)
    content = explained[1] if explained else content
    pieces: list[str] = []
    for piece in BESIDES.split(content.strip()):
        label = LABEL.match(piece)
        rest = piece[label.end() :] if label else piece
        if HAS_HAN.search(rest):
            if not pieces and not REMARK.match(rest):
                return None
            continue
        if rest.strip():
            pieces.append(rest.strip())
    while len(pieces) > 1 and (cited := CITED.match(pieces[-1])):
        pieces.pop()
        if not cited["who"] and AUTHOR.fullmatch(pieces[-1]):
            pieces.pop()
    if not pieces or not re.search("[A-Za-z]{2}", "".join(pieces)) or (len(pieces) == 1 and CITED.match(pieces[0])):
        return None
    return None if NOTE.match(pieces[0]) else pieces


def _spells_tail(piece: str, before: str, lexicon: Lexicon) -> bool:
    """Say whether ``piece`` is pinyin of the last characters of ``before``."""
    han = simplify("".join(HAS_HAN.findall(before[-LONGEST_MARKED:])))
    sound = letters(piece)
    return any(spelled(han[-count:], sound, lexicon) == count for count in range(1, min(len(han), LONGEST_SPELLED) + 1))


def _short(piece: str) -> bool:
    piece = piece.strip('“”" ')
    return bool(ABBREVIATION.fullmatch(piece)) or (piece.isalpha() and piece.islower() and len(piece) <= SHORTEST)
