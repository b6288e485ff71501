"""Markdown, masked in place: markup gives way to characters of no width, so that every offset stays true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.formats.text import charset, header
from glossary.formats.text.plain import segments
from glossary.model import Document

if TYPE_CHECKING:
    from glossary.formats.source import Source

LARGEST: Final = 64_000_000
"""Bytes of a file; plain text may have any number."""

NOTHING: Final = "\N{ZERO WIDTH SPACE}"
"""Stands where markup stood. Parsing to a tree (markdown-it) would read more of the syntax but lose the offsets."""

FRONT_MATTER: Final = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
PAIR: Final = re.compile(r"""^["']?([\w -]+?)["']?\s*[:=]\s*["']?(.*?)["']?\s*$""", re.MULTILINE)
HEADING: Final = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)
MARKUP: Final = re.compile(
    r"""
    (?P<fence>^[ ]{0,3}(?:```|~~~).*$)              # the line that opens or closes a block of code
    | (?P<comment><!--.*?-->)
    | (?P<image>!\[[^\]\n]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s"[^"\n]*")?\))
    | (?P<target>(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s"[^"\n]*")?\))  # the address after [text]
    | (?P<label>(?<=\])\[[^\]\n]*\])
    | (?P<tag></?[a-zA-Z][^<>\n]*>)
    | (?P<rule>^[ ]*\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+\|?[ ]*$)       # between a table's head and body
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
LINK: Final = re.compile(rf"\[([^\[\]\n]*)\](?={NOTHING})")
ROW: Final = re.compile(r"^[ ]*\|.*\|[ ]*$", re.MULTILINE)


def read(source: Source) -> Document:
    """Read Markdown; place = line. Emphasis marks stay: who mines the text passes over them. Raises UnreadableFile."""
    source.limit(LARGEST)
    text = charset.decode(source).replace("\r\n", " \n").replace("\r", "\n")
    front = FRONT_MATTER.match(text)
    about = header.of_pairs(dict(PAIR.findall(front[2]))) if front else header.of_text(text[: 1 << 14])
    fields = about.fields()
    if not about.title and (heading := HEADING.search(text)):
        fields["title"] = heading[1]
    body = mask(text, front.end() if front else 0)
    return Document(source.path, segments(body, iter(("",))), **fields)


def mask(text: str, start: int = 0) -> str:
    """Blank out markup and whatever stands before ``start``; nothing moves, line ends stay.

    >>> mask("[双循环](https://example.org/a) | x").replace(NOTHING, "·")
    '·双循环························ | x'
    """
    text = blank(text[:start]) + text[start:]
    text = MARKUP.sub(lambda match: blank(match.group()), text)
    text = LINK.sub(lambda match: f"{NOTHING}{match[1]}{NOTHING}", text)
    return ROW.sub(lambda row: row.group().replace("|", "\t"), text)


def blank(text: str) -> str:
    """Return as many characters of no width as ``text`` is long, with its line ends."""
    return re.sub(r"[^\n]", NOTHING, text)
