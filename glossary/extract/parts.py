"""What stands inside a bracket: Chinese, English, pinyin, an abbreviation or a mere note, part by part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from glossary.extract.align import letters, spelled
from glossary.extract.normalise import CLOSE_EMPHASIS, HAN, OPEN_EMPHASIS

if TYPE_CHECKING:
    from glossary.lang.lexicon import Lexicon

HAS_HAN = re.compile(f"[{HAN}]")
KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f\uac00-\ud7af]")
TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")
LABEL = re.compile(
    r"^(?:(?:in|from|original|the)\s+)*(?:(?:simplified|traditional|mandarin|modern|standard)\s+)*"
    r"(?:chinese|mandarin|pinyin|hanyu pinyin|zh|ch|chin|s|t|p)(?:\s+(?:name|title|term|original|characters|text|full name))*"  # noqa: E501 - Han count double
    r"\s*(?:[:：]\s*|\s+(?=[“\"《]?[㐀-鿿]))"
    r"|^(?:or|aka|a\.k\.a\.|also|and|i\.e\.,?|also known as|also called|short for|abbreviated(?: as| to)?|known as|formerly|hereafter|"  # noqa: E501 - Han count double
    r"hereinafter|abbr\.?)(?![\w-])\s*[:：]?\s*"
    r"|^(?:简体中文|繁體中文|繁体中文|中文名称?|中文|英文名称?|英文简称|英文|英语|英译|拼音|简称|簡稱|即|或称?|又称|又译|亦作|亦称|全称|原文|原名|暂译|暫譯|"
    r"以下简称|下称|缩写|译作|译为)\s*(?:[:：为是]\s*|\s*(?=[“\"《A-Za-z㐀-鿿]))",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(
    r"[A-Z][A-Za-z]{0,3}&?(?:[A-Z0-9&][a-z]?)+s?|[A-Z]{2,}[-–/ ]?[A-Z0-9]*s?|[a-z]{1,2}[A-Z]{1,4}|[A-Z][a-z]?[A-Z][A-Za-z]{0,5}"  # noqa: E501 - Han count double
)
LONGEST_ABBREVIATION: Final = 12
NOTE = re.compile(
    r"^(?:lit(?:\.|erally)|here(?:after|inafter)|see\b|cf\.?\b|also\b|e\.g|i\.e|link\b|p{1,2}\.? ?\d|fig(?:ure|\.)|table\b|"  # noqa: E501 - Han count double
    r"art(?:icle|\.) ?\d|note\b|source|photo|image|meaning\b|that is\b|now\b|formerly\b|https?:|www\.|\d[\d\s.,/%–-]*$|"
    r"for short\b|in short\b|original\b|emphasis|my |our |author|translat|下同|以下|并|见)",
    re.IGNORECASE,
)
JOINLESS = re.compile(r"[A-Za-z]{3}|[;；/|]")
"""Parts with such marks between them are several terms and never one."""

NO_EMPHASIS: Final = {ord(OPEN_EMPHASIS): None, ord(CLOSE_EMPHASIS): None}
LONG_LEAD: Final = 3
LEAD = re.compile(rf"([A-Za-zÀ-ɏ\u0300-\u036f'’. ]{{2,}}?)[\s:：]+(?=[“\"《]?[{HAN}])")
REST = re.compile(rf"(?<=[{HAN}”》])(?:\s+|(?=[a-z]{{4}}))([A-Za-zÀ-ɏ“\"‘'][^{HAN}]*)$")
"""Latin before and after the Chinese of a part."""

ALL_HAN = re.compile(f"[{HAN}]+")
DIVIDES = re.compile(r"[;；,，/、|]|\bor\b|\s[–—-]\s")
SEPARATOR = re.compile(r"\s*(?:[;；,，/]|、|\bor\b|\||\s[–—-]\s)\s*")


@dataclass(slots=True)
class Parts:
    """The typed parts of a bracket; ``zh`` has one entry a term."""

    zh: list[str] = field(default_factory=list)
    en: list[str] = field(default_factory=list)
    pinyin: str = ""
    abbreviation: str = ""
    joined: str = ""
    labelled: bool = False


def split(content: str, lexicon: Lexicon) -> Parts:
    """Type the parts of a bracket that holds Chinese.

    ``joined`` is the Chinese as a whole where it consists of several parts that may be one term (亲、诚、惠、容).
    """
    if ALL_HAN.fullmatch(content) and not LABEL.match(content):
        return Parts(zh=[content])
    parts = Parts()
    pieces = _pieces(content)
    han = [(index, piece) for index, piece in enumerate(pieces) if HAS_HAN.search(piece)]
    if not han:
        return parts
    first, last = han[0][0], han[-1][0]
    parts.zh = [text for _, piece in han if (text := _han(piece, parts, lexicon))]
    if len(han) > 1 and last - first == len(han) - 1:
        start = content.index(han[0][1])
        end = content.rindex(han[-1][1]) + len(han[-1][1])
        whole = content[start:end].strip()
        parts.joined = "" if JOINLESS.search(whole) else strip_quotes(whole)
    zh = parts.zh[0] if parts.zh else ""
    for piece in pieces:
        if not HAS_HAN.search(piece):
            _sort(piece, zh, parts, lexicon)
    return parts


def _pieces(content: str) -> list[str]:
    """Split at separators that stand outside quotation and title marks."""
    if not DIVIDES.search(content):
        return [content.strip()]
    pieces, start, depth = [], 0, 0
    index = 0
    while index < len(content):
        char = content[index]
        if char in "“《〈‘(「":
            depth += 1
        elif char in "”》〉’)」":
            depth = max(0, depth - 1)
        match = SEPARATOR.match(content, index) if depth == 0 and (char in ";；,，/、| ") else None
        if match and match.end() > match.start() and not (match[0].isspace()):
            pieces.append(content[start:index])
            start = index = match.end()
            continue
        index += 1
    pieces.append(content[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _han(piece: str, parts: Parts, lexicon: Lexicon) -> str:
    """Return the Chinese of a part; Latin before or after it goes to where it belongs."""
    piece = piece.translate(NO_EMPHASIS)
    label = LABEL.match(piece)
    if label:
        parts.labelled = True
        piece = piece[label.end() :]
    lead = LEAD.match(piece)
    if lead and is_pinyin(lead[1].strip(), piece[lead.end() :], lexicon):
        parts.pinyin, piece = lead[1].strip(), piece[lead.end() :]
    elif lead and len(lead[1]) >= LONG_LEAD and not HAS_HAN.search(lead[1]):
        parts.en.append(lead[1].strip())
        piece = piece[lead.end() :]
    tail = REST.search(piece)
    if tail and is_pinyin(tail[1], piece[: tail.start()], lexicon):
        parts.pinyin, piece = tail[1].strip(), piece[: tail.start()]
    elif tail:
        parts.en.append(tail[1].strip())
        piece = piece[: tail.start()]
    return strip_quotes(piece.strip(" \t.。!！?？:："))


PAIRS: Final = {
    "“": "”",
    '"': '"',
    "‘": "’",
    "'": "'",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "\ue000": "\ue001",
    "«": "»",
    "„": "“",
}


def strip_quotes(text: str) -> str:
    """Drop quotation or title marks that enclose the whole of ``text``.

    >>> strip_quotes("《网络安全法》"), strip_quotes("“两重”项目"), strip_quotes("“打虎”“拍蝇”")
    ('网络安全法', '“两重”项目', '“打虎”“拍蝇”')
    """
    while len(text) > len("“”") and PAIRS.get(text[0]) == text[-1]:
        inside = text[1:-1]
        if text[0] == text[-1]:
            if text[0] in inside:
                break
        else:
            depth = 0
            for char in inside:
                depth += (char == text[0]) - (char == text[-1])
                if depth < 0:
                    return text
        text = inside.strip()
    return text


def _sort(piece: str, zh: str, parts: Parts, lexicon: Lexicon) -> None:
    quoted = piece[:1] in "“\"‘'„«"
    label = LABEL.match(piece)
    if label:
        piece = piece[label.end() :]
    bare = strip_quotes(piece.strip().rstrip(",.")).rstrip(",.").strip("\ue000\ue001")
    if not bare:
        return
    if is_pinyin(bare, zh, lexicon):
        parts.pinyin = bare
    elif ABBREVIATION.fullmatch(bare) and not quoted and len(bare) <= LONGEST_ABBREVIATION:
        parts.abbreviation = parts.abbreviation or bare
    elif not NOTE.match(piece) and re.search("[A-Za-z]{2}", bare):
        parts.en.append(bare)


def is_pinyin(text: str, zh: str, lexicon: Lexicon) -> bool:
    """Say whether ``text`` spells out ``zh``, or is marked as pinyin by its tones."""
    if TONE.search(text):
        return True
    sound = letters(text)
    han = "".join(HAS_HAN.findall(zh))
    return bool(sound) and len(sound) <= 6 * len(han) and spelled(han, sound, lexicon) == len(han) > 0
