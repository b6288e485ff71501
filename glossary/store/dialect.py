"""How a terms.csv is spelled: delimiter, line ends, byte order mark, encoding, order of columns; kept on every save."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Final

from glossary.errors import StoreError
from glossary.keys import PAIR
from glossary.tables import TERMS

BOM: Final = b"\xef\xbb\xbf"
WIDE_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1")
"""How workbooks of Excel and LibreOffice begin, those of old Excel, and Parquet."""

DELIMITERS: Final = (",", ";", "\t")
"""The comma; what Excel writes where the comma is the decimal mark, as in German; and its "Unicode text"."""

REQUIRED: Final = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The spelling of one file. A new file gets a byte order mark, without which Excel takes it for Latin-1."""

    columns: tuple[str, ...] = tuple(TERMS)
    delimiter: str = ","
    newline: str = "\n"
    bom: bool = True


def read(data: bytes, path: str) -> tuple[Dialect, bytes]:
    """Recognise the dialect of a file, and return its text as UTF-8 without a mark.

    UTF-16 is taken for what it says it is. That the rest is UTF-8 is not looked into here, only of the header. Raises
    StoreError if there is no header with the columns zh and en.
    """
    if data.startswith(PACKED):
        raise StoreError(
            f"{path} is a workbook or another packed file, no table in plain text.",
            hint=f"Take it over with: glossary import {path}",
        )
    bom = True
    if data.startswith(BOM):
        data = data[len(BOM) :]
    elif data.startswith(WIDE_BOMS):
        data = transcoded(data, path, "utf-16")[len(BOM) :]
    else:
        bom = False
    if b"\n" not in data:  # as the first Excel for the Mac wrote them
        data = data.replace(b"\r", b"\n")
    if not data[:4096].strip() and not data.strip():
        return Dialect(bom=bom), b""
    try:
        head = data[: header_end(data)].decode()
    except UnicodeDecodeError:
        return read(transcoded(data, path), path)
    newline = "\r\n" if head.endswith("\r\n") else "\n"
    for delimiter in DELIMITERS:
        names = [name.strip() for name in next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))]
        if all(name in names for name in REQUIRED):
            return Dialect(usable(names, path), delimiter, newline, bom), data
    raise StoreError(
        f"{path}:1 has no columns zh and en; it starts with {head.strip()[:60]!r}.",
        hint="The first line of a glossary names its columns. To take over another table use `glossary import`.",
    )


def transcoded(data: bytes, path: str, encoding: str = "gb18030") -> bytes:
    """Return what is not UTF-8 as UTF-8 with a mark, for a spreadsheet needs one; or raise StoreError."""
    try:
        return BOM + data.decode(encoding).encode()
    except UnicodeDecodeError as exc:
        raise StoreError(
            f"{path} is neither UTF-8 nor {encoding.upper()} (byte {exc.start}).",
            hint="Save it as UTF-8; in Excel: Save as, CSV UTF-8.",
        ) from exc


def header_end(data: bytes) -> int:
    """Return where the first record ends: the first line end outside quotes, blank lines before it included."""
    quoted = False
    for at, byte in enumerate(data):
        if byte == 0x22:  # noqa: PLR2004 - the quote
            quoted = not quoted
        elif byte == 0x0A and not quoted and data[:at].strip():  # noqa: PLR2004 - the line feed
            return at + 1
    return len(data)


def usable(names: list[str], path: str) -> tuple[str, ...]:
    """Refuse a header that names a column twice, or as our keys; a column without a name is called by its place."""
    named = tuple(name or f"column {place}" for place, name in enumerate(names, 1))
    for name in named:
        fault = "twice" if named.count(name) > 1 else "as this program calls a key of its own" if name in PAIR else ""
        if fault:
            raise StoreError(
                f"{path}:1 names the column {name!r} {fault}.", hint="Rename it, then run the command again."
            )
    return named
