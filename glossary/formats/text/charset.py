"""Which encoding a text file is in, as Chinese files really come, and text from bytes that are mostly in it."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from glossary.formats.source import Source

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
EVERYDAY: Final = {"gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"), "cp950": re.compile(rb"[\xa4-\xc6].")}
"""First level of each character set: the characters of daily use. In the wrong set, text falls among the rare ones."""

WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "cp950", "hz-gb-2312": "hz"}
"""Names that files use, and the larger set that reads whatever such files really hold."""

CONTROL: Final = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
"""Bytes that no 8-bit text holds: half of a UTF-16 character (0x02 of 。), or the file is no text. 0xFF (of ，) too."""

USUAL: Final = re.compile(r"[\t\r\n -~\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
WIDE: Final = 0.9
"""Share of such characters in UTF-16; random bytes give 0.34."""

PUNCTUATION: Final = "，。、；：？！“”‘’（）《》「」…—·"
HZ: Final = re.compile(rb"~\{(?:[!-}][!-~])+(?:~\}|[!-}]?\Z)")
WESTERN_BELOW: Final = 0.5
"""Read as Chinese, Western text has hardly a character of daily use, and Chinese at least three in four."""

SAMPLE: Final = 65_536
"""Bytes that are looked at.

`python bench/charset.py`: on 1,600 short texts in ten encodings this names 99 %, and all of the GB18030, Big5 and
Western ones; chardet 70 %, charset-normalizer 80 %, cchardet 65 %. Those fail where a few Chinese terms stand
in an English brief, which is what we mostly get.
"""
STRAY: Final = 0.01
"""Share of control characters that a text may hold: old programs and damage leave them. Pictures hold 0.1."""

DAMAGED: Final = 0.02
"""A file in which at most this share of the non-ASCII characters is not UTF-8 is damaged UTF-8."""

FEW: Final = 2
SOUND: Final = 8
"""So few bad places are damage too, in a short file, if so many characters are sound: by chance they never are."""

CHUNK: Final = 1 << 20


class NotText(ValueError):  # noqa: N818 - the name says what is wrong
    """The bytes are no text in any encoding that we know."""


def of_file(source: Source) -> str:
    """Return the encoding of an open file, and rewind it. Raises UnreadableFile for what is no text."""
    if source.encoding:
        try:
            return codecs.lookup(source.encoding).name
        except LookupError as exc:
            raise source.refuse(
                f"there is no encoding {source.encoding!r}.", hint="Try utf-8, gb18030 or big5."
            ) from exc
    try:
        encoding = detect(sample(source.stream))
    except NotText as exc:
        hint = "If it is text, name its encoding with --encoding."
        raise source.refuse("this is binary data, not text.", hint=hint) from exc
    source.stream.seek(0)
    return encoding


def sample(stream: BinaryIO) -> bytes:
    """Return whole lines from the head of a file, and after them those further down that are not plain ASCII."""
    head = stream.read(SAMPLE)
    taken = [head[: head.rfind(b"\n") + 1] or head] if len(head) == SAMPLE else [head]
    size = 0
    while size < SAMPLE and (chunk := stream.read(CHUNK)):
        if not chunk.isascii():
            taken += (line + b"\n" for line in chunk.split(b"\n")[1:-1] if not line.isascii())
            size = sum(map(len, taken)) - len(taken[0])
    return b"".join(taken)


def detect(data: bytes) -> str:
    """Name the encoding of ``data``. Raises NotText.

    >>> detect("新质生产力".encode("gb18030")), detect("新质生产力".encode()), detect("新質生產力".encode("big5"))
    ('gb18030', 'utf-8', 'cp950')
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    strange = len(CONTROL.findall(data)) / max(len(data), 1)
    if b"\0" not in data and strange <= STRAY and mostly_utf_8(data):
        return "hz" if data.isascii() and HZ.search(data) else "utf-8"
    if (strange or b"\xff" in data) and (wide := utf_16(data[:SAMPLE])):
        return wide
    if strange > STRAY:
        raise NotText
    best = max(EVERYDAY, key=lambda encoding: everyday(data[:SAMPLE], encoding))
    return best if everyday(data[:SAMPLE], best) >= WESTERN_BELOW else "cp1252"


def everyday(data: bytes, encoding: str) -> float:
    """Return the share of characters that are of daily use if ``data`` is in ``encoding``."""
    text = data.decode(encoding, "replace")
    foreign = "".join(character for character in text if not character.isascii() and character not in PUNCTUATION)
    common = sum(bool(EVERYDAY[encoding].match(character.encode(encoding, "replace"))) for character in foreign)
    return common / max(len(foreign), 1)


def mostly_utf_8(data: bytes) -> bool:
    """Tell whether this is UTF-8, be it cut at the end or with a few bad bytes inside."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as exc:
        if exc.reason == "unexpected end of data":
            return True
        text = data.decode("utf-8", "replace")
        bad, foreign = text.count("\ufffd"), sum(not character.isascii() for character in text)
        return bad <= DAMAGED * foreign or (bad <= FEW and foreign >= SOUND)
    return True


def utf_16(data: bytes) -> str:
    """Tell the byte order of UTF-16 without a mark, in which most characters are ASCII or Chinese; "" if it is none."""

    def share(encoding: str) -> float:
        text = data[: len(data) // 2 * 2].decode(encoding, "replace")
        return len(USUAL.findall(text)) / max(len(text), 1)

    best = max(("utf-16-le", "utf-16-be"), key=share)
    return best if share(best) >= WIDE else ""


def decode(source: Source, declared: str = "") -> str:
    """Return the whole text of a file, in the encoding asked for, else the declared, else the detected one."""
    data = source.stream.read()
    marked = data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS))
    if declared and not (source.encoding or marked or mostly_utf_8(data)):
        with suppress(LookupError, UnicodeError):  # what a page says of itself is often wrong: then look at it
            return data.decode(WIDER.get(declared.casefold(), declared))
    source.stream.seek(0)
    return data.decode(of_file(source), "replace")
