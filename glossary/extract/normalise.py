"""Clean a stretch of text for matching, and remember where each character came from."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from typing import Final, NamedTuple

OPEN_EMPHASIS: Final = "\ue000"
CLOSE_EMPHASIS: Final = "\ue001"
"""Markdown and HTML emphasis as one private character each: an author's emphasis marks a boundary as a quote does."""

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

WIDE: Final = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
FOLD: Final = {
    **WIDE,
    **str.maketrans("（）［］【】〔〕﹝﹞「」『』＂＆／＋％．＝｜丨", '()[][][][]“”‘’"&/+%.=||'),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t\n\r"), " "),
    ord("‐"): "-", ord("‑"): "-", ord("\u2212"): "-",
}  # fmt: skip
"""One character for one, so that offsets stay."""

ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in FOLD) + "]")
SPOT = re.compile(r"[-*_<&\[\\\n\u00ad\u200b-\u200f\ufeff\u2060¹²³⁰-⁹\u2e80-\u2fdf\ufb00-\ufb06]")
"""Where an edit can begin; most text has none, so the long pattern is tried there only."""

SPECIAL = re.compile(SPOT.pattern[:-1] + ODD.pattern[1:])
"""Either of both: one look at text that needs no cleaning."""

EDIT = re.compile(
    rf"""
    (?P<join>  (?<=[a-z])-[ ]?\n[ ]*(?=[a-z]) )
  | (?P<keep>  (?<=[A-Za-z]-)\n[ ]*(?=[A-Za-z]) )
  | (?P<han>   (?<=[{HAN}、，“”‘’《》])\n[ \t]*(?=[{HAN}、，“”‘’《》]) )
  | (?P<blank> \n[ \t]* )
  | (?P<strong> (?<![*_])
        (?P<mark>\*\*\*|\*\*|\*|(?<!\w)__|(?<!\w)_)(?=[^\s*_])
        (?P<inner>[^*\n]{{1,160}}?)(?<=[^\s*])(?P=mark)(?!\*)(?!(?<=_)\w) )
  | (?P<tag>   </?(?P<name>[a-zA-Z]{{1,10}})(?:\s[^<>]{{0,300}})?/?> )
  | (?P<entity> &(?:[a-zA-Z]{{2,8}}|\#\d{{2,6}}|\#x[0-9a-fA-F]{{2,5}}); )
  | (?P<link>  (?<!!)\[(?P<label>[^\[\]\n]{{1,160}})\]\([^()\s]{{0,300}}(?:\s"[^"\n]{{0,100}}")?\) )
  | (?P<footnote> \\\[\d{{1,3}}\\\] )
  | (?P<escaped> \\(?P<literal>[][(){{}}*_\#+.!~`>|-]) )
  | (?P<compat> [\u2e80-\u2fdf\ufb00-\ufb06] )
  | (?P<note>  (?<=[\w.,;:!?'"”’)\]>*])\[(?:\d{{1,3}}|[a-z])\](?!\()
             | (?<=\w[ ])\[(?:zh|ja|ko|de|fr|ru)\](?!\() | [¹²³⁰-⁹]+ )
  | (?P<gone>  [\u00ad\u200b-\u200f\ufeff\u2060]+ )
    """,
    re.VERBOSE,
)  # fmt: skip
KINDS: Final = ("blank", "strong", "tag", "escaped", "compat", "entity", "link")
EMPHATIC: Final = frozenset({"b", "i", "em", "strong", "u", "mark", "cite", "q"})
BREAKING: Final = frozenset({"br", "p", "td", "th", "li", "div", "tr"})


class Clean(NamedTuple):
    """Text without damage: ``shown`` in the author's characters, ``plain`` folded for matching, equally long."""

    shown: str
    plain: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Return where the character at ``offset`` stood before cleaning."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def surface(self, start: int, end: int) -> str:
        """Return the text of a span as a reader sees it, without the marks of emphasis."""
        text = self.shown[start:end]
        if OPEN_EMPHASIS in text or CLOSE_EMPHASIS in text:
            text = text.replace(OPEN_EMPHASIS, "").replace(CLOSE_EMPHASIS, "")
        return " ".join(text.split())


def clean(text: str) -> Clean:
    r"""Mend line breaks, hyphenation, mark-up and footnote marks.

    >>> clean("national se-\ncurity (国家安\n全)").shown
    'national security (国家安全)'
    >>> page = clean("the **dual circulation** (双循环)")
    >>> page.origin(page.plain.index("双"))
    26
    >>> clean(r"Boya College \[博雅学院\]\[3\]").shown
    'Boya College [博雅学院]'
    """
    if not SPECIAL.search(text):
        return Clean(text, text, (0,), (0,))
    shown: str = text
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)
    if SPOT.search(text):
        shown, starts, shifts = _edit(text)
    plain = shown.translate(FOLD) if ODD.search(shown) else shown
    return Clean(shown, plain, starts, shifts)


def _edit(text: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    pieces: list[str] = []
    starts, shifts, length = [0], [0], 0

    def put(start: int, piece: str) -> None:
        """Add a piece of the text that stood at ``start``."""
        nonlocal length
        if not piece:
            return
        if start - length != shifts[-1]:
            if starts[-1] == length:
                shifts[-1] = start - length
            else:
                starts.append(length)
                shifts.append(start - length)
        pieces.append(piece)
        length += len(piece)

    done = 0
    for spot in SPOT.finditer(text):
        match = EDIT.match(text, spot.start()) if spot.start() >= done else None
        if match is None:
            continue
        put(done, text[done : match.start()])
        for start, piece in _replacement(match):
            put(start, piece)
        done = match.end()
    put(done, text[done:])
    return "".join(pieces), tuple(starts), tuple(shifts)


def _replacement(match: re.Match[str]) -> tuple[tuple[int, str], ...]:
    """Return what stays of an edited stretch, as pieces with the offset that each stands for."""
    start, kind = match.start(), _kind(match)
    if kind == "blank":
        return ((start, " "),)
    if kind == "strong":
        inner = match.start("inner")
        return ((start, OPEN_EMPHASIS), (inner, match["inner"]), (match.end("inner"), CLOSE_EMPHASIS))
    if kind == "tag":
        return _tag(start, match["tag"], match["name"].lower())
    if kind == "escaped":
        return ((match.start("literal"), match["literal"]),)
    if kind in {"compat", "entity"}:
        piece = match[kind]
        return ((start, html.unescape(piece)[:1] if kind == "entity" else unicodedata.normalize("NFKC", piece)),)
    return ((match.start("label"), match["label"]),) if kind == "link" else ()


def _kind(match: re.Match[str]) -> str:
    return next((kind for kind in KINDS if match[kind] is not None), "")


def _tag(start: int, tag: str, name: str) -> tuple[tuple[int, str], ...]:
    if name in EMPHATIC:
        return ((start, CLOSE_EMPHASIS if tag.startswith("</") else OPEN_EMPHASIS),)
    return ((start, " "),) if name in BREAKING else ()
