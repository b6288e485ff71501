"""Rich Text Format: paragraphs, table rows and footnotes, in whatever code pages its fonts are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from striprtf.striprtf import rtf_to_text

from glossary.formats.source import Damaged
from glossary.formats.text.header import About
from glossary.formats.text.layout import described, numbered

if TYPE_CHECKING:
    from glossary.formats.source import Source
    from glossary.model import Document

LARGEST: Final = 64_000_000
"""Bytes of a file, most of which are pictures as a rule."""

PICTURE: Final = re.compile(r"(?:[0-9a-fA-F]{64,}\s*)+")
"""Hexadecimal digits, of a picture."""

BINARY: Final = re.compile(r"\\bin(\d+) ?")
TITLE: Final = re.compile(r"\{\\title ((?:[^{}\\]|\\[^{}])*)\}")
PREPARED: Final = (
    (re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z])"), r"\\tab"),
    (re.compile(r"(?<!\\)\\(?:nest)?row(?![a-z])"), r"\\line"),
    (re.compile(r"(?<!\\)\\par(?![a-z])"), r"\\par\\par"),
    (re.compile(r"\{\\footnote(?![a-z])"), r"{\\par\\par"),
    (re.compile(r"\\fldinst\{"), r"\\fldinst {"),
)
"""What we want told apart: the library has "|" for a cell, and one line end for a paragraph, a line and a row.

It also puts addresses of links into the text, and takes their number squared in time; with a space it does not.
"""

FONTS: Final = re.compile(r"\{[^{}]*\\fonttbl")
BRACE: Final = re.compile(r"[{}]")
FONT: Final = re.compile(r"\\f\d")
LARGEST_TABLE, MOST_FONTS, LONGEST_FONT = 100_000, 2_000, 2_000
"""Characters of a table of fonts, its fonts, and characters of one: in each the library takes the square in time."""


def read(source: Source) -> Document:
    """Read an RTF file; place = paragraph. Raises UnreadableFile."""
    source.limit(LARGEST)
    rtf = without_pictures(source.stream.read().decode("latin-1"))
    if not rtf.lstrip().startswith("{\\rtf"):
        raise source.refuse("it is no RTF file.")
    if not usable(font_table(rtf)):
        raise source.refuse("its table of fonts is damaged.", hint="Open it, and save it anew.")
    title = TITLE.search(rtf)
    about = About(plain("{\\rtf1 " + title[1] + "}").strip() if title else "")
    return described(source, numbered(paragraphs(rtf)), about)


def without_pictures(rtf: str) -> str:
    """Take out pictures, so that their bytes are not taken for words or brackets."""
    pieces: list[str] = []
    done = 0
    for match in BINARY.finditer(rtf):
        if match.start() >= done:
            pieces.append(rtf[done : match.start()])
            done = match.end() + int(match[1][:9])
    return PICTURE.sub("", "".join((*pieces, rtf[done:])))


def font_table(rtf: str) -> str:
    """Return the group that lists the fonts; all that follows its start if it is never closed."""
    start = FONTS.search(rtf)
    depth = 0
    for brace in BRACE.finditer(rtf, start.start()) if start else ():
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return rtf[start.start() : brace.end()] if start else ""
    return rtf[start.start() :] if start else ""


def usable(fonts: str) -> bool:
    """Tell whether a table of fonts is one that the library reads in bounded time."""
    longest = max(map(len, fonts.split(";")))
    return len(fonts) <= LARGEST_TABLE and len(FONT.findall(fonts)) <= MOST_FONTS and longest <= LONGEST_FONT


def paragraphs(rtf: str) -> list[str]:
    """Return the paragraphs of a file; a table is one, with a line for each row."""
    for pattern, word in PREPARED:
        rtf = pattern.sub(word, rtf)
    lines = (re.sub(r"[ \t]*\t[ \t]*", "\t", line).strip() for line in plain(rtf).splitlines())
    return [text for text in re.split(r"\n{2,}", "\n".join(lines)) if text]


def plain(rtf: str) -> str:
    """Return the text of RTF; a broken character becomes a question mark in a box. Raises Damaged."""
    try:
        text: str = rtf_to_text(rtf, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]  # bare library
    except (
        ValueError,
        TypeError,
        OverflowError,
        LookupError,
    ) as exc:  # what the library raises for numbers that are no characters
        raise Damaged(f"its codes are broken ({exc})") from exc
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # RTF spells rare characters in halves
