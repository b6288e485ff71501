"""PDF files with a text layer: paragraphs mended, each with its page."""

from __future__ import annotations

import ctypes
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from glossary.formats.source import Damaged
from glossary.formats.text.header import About
from glossary.formats.text.layout import described
from glossary.formats.text.reflow import Line, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossary.formats.source import Source
    from glossary.model import Document

    Box = Callable[[int], tuple[float, float, float, float]]

LARGEST: Final = 400_000_000
"""Bytes of a file."""

SECONDS: Final = 120
"""Time that one file may take; 300 pages take one to five seconds."""

LINES: Final = 2_000_000
"""Lines of a file that are held in memory."""

BREAK: Final = re.compile("\r\n|[\r\n\ufffe\x02]")
HYPHENS: Final = "\ufffe\x02"
"""How PDFium marks a hyphen at the end of a line, which it joins with the next."""

COLUMN_GAP: Final = 1.8
"""A space wider than so many letter heights stands between two cells of a table; justified text stays below one."""

LANGUAGE_GAP: Final = 0.7
"""The same where Han meets Latin."""

FIRST_HAN: Final = "\u2e80"
SPACES: Final = re.compile(" +")
OWN_TITLE: Final = re.compile(r"(?i)microsoft word|untitled|\.(?:docx?|indd|pdf|rtf)\b")
"""Titles that a program made up."""


def read(source: Source) -> Document:
    """Read a PDF. Raises UnreadableFile for one with a password, damage, no text (a scan), or far too much of it."""
    source.limit(LARGEST)
    try:
        pdf = pypdfium2.PdfDocument(source.stream)
    except pypdfium2.PdfiumError as exc:
        if exc.err_code == pdfium.FPDF_ERR_PASSWORD:
            hint = "Open it, and save or print it without the password."
            raise source.refuse("it is protected by a password.", hint=hint) from exc
        raise source.refuse("it is no PDF, or damaged beyond repair.") from exc
    try:
        title = " ".join(pdf.get_metadata_value("Title").split())
        pages = list(lines(pdf))
    finally:
        pdf.close()
    about = About("" if OWN_TITLE.search(title) else title)
    return described(source, ((f"p. {page}", text) for page, text in paragraphs(pages)), about)


def lines(pdf: pypdfium2.PdfDocument) -> Iterator[list[Line]]:
    """Yield the lines of each page; a page that is damaged is empty. Raises Damaged if it takes too long."""
    limit = time.monotonic() + SECONDS
    held = 0
    for number in range(len(pdf)):
        if time.monotonic() > limit or held > LINES:
            raise Damaged(f"its first {number} pages alone take more than {SECONDS} s or {LINES:,} lines")
        try:
            page = pdf[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield []
            continue
        found = list(on_page(text, number + 1))
        held += len(found)
        yield found
        text.close()
        page.close()


def on_page(page: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order of its text."""
    text = page.get_text_range()
    box = boxes(page, exact=len(text) == page.count_chars())
    start = 0
    for stop in [*BREAK.finditer(text), None]:
        end = stop.start() if stop else len(text)
        hyphen = stop is not None and stop.group() in HYPHENS
        line: Line | None = None
        for content, first, last in spaced(text, start, end, box):
            if line:
                yield replace(line, hyphen=False)
            left, bottom, _, top = box(first)
            line = Line(content, number, left, box(last - 1)[2], bottom, top, hyphen=hyphen)
        if line:
            yield line
        start = stop.end() if stop else end


def boxes(page: pypdfium2.PdfTextPage, *, exact: bool) -> Box:
    """Return a function from the place of a character in the text to its box: left, bottom, right, top."""
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    raw, measure, place_of = page.raw, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharIndexFromTextIndex

    def box(index: int) -> tuple[float, float, float, float]:
        measure(raw, index if exact else place_of(raw, index), reference)
        return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top

    return box


def spaced(text: str, start: int, end: int, box: Box) -> Iterator[tuple[str, int, int]]:
    """Yield (text, start, end) of a line: a wide space becomes a tab, one that hides a line's end makes two lines."""
    line = text[start:end]
    end = start + len(line.rstrip())
    begin = done = start + len(line) - len(line.lstrip())
    parts: list[str] = []
    for space in SPACES.finditer(text, begin, end):
        before, after = space.span()
        _, bottom, right, top = box(before - 1)
        left, low, _, high = box(after)
        if high <= bottom or low >= top:
            yield "".join((*parts, text[done:before])), begin, before
            parts, begin, done = [], after, after
        elif left - right > (top - bottom) * gap(text[before - 1], text[after]):
            parts += text[done:before], "\t"
            done = after
    if begin < end:
        yield "".join((*parts, text[done:end])), begin, end


def gap(before: str, after: str) -> float:
    """Return how wide a space between two characters is at most, in letter heights."""
    return LANGUAGE_GAP if (before >= FIRST_HAN) != (after >= FIRST_HAN) else COLUMN_GAP
