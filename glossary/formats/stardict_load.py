"""Read StarDict dictionaries: of GoldenDict, sdcv, KOReader, and our own."""

from __future__ import annotations

import gzip
import re
import zlib
from html import unescape
from typing import TYPE_CHECKING, Final

from glossary.errors import UnreadableFile
from glossary.formats.gathering import gathered
from glossary.formats.profile import Skipped
from glossary.lang.script import has_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from glossary.formats.profile import Loaded, Profile

MAGIC: Final = "StarDict's dict ifo file"
LONGEST_WORD: Final = 255
"""Bytes of a headword or alternate that readers take; the format fixes it."""

LARGEST: Final = 300_000_000
"""Bytes of a dictionary, unpacked, that we are ready to read: ten times a large one."""

SEVERAL: Final = '<div class="several"></div>'
"""How an article begins that repeats those of several concepts, for their sake who read the dictionary back."""

TEXT_TYPES: Final = "mtyhgx"
BREAK: Final = re.compile(r"<(?:br|/?p|/?div|/?li|/?ol|/?ul|/?dd|/?dt)\b[^>]*>|\n", re.IGNORECASE)
ITEM: Final = re.compile(r"<li\b[^>]*>(.*?)</li>", re.IGNORECASE | re.DOTALL)
ASIDE: Final = re.compile(r"<small\b[^>]*>.*?</small>", re.IGNORECASE | re.DOTALL)
TAG: Final = re.compile(r"<[^>]*>")


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:  # noqa: ARG001 - a reader's signature
    """Take each line or list item of a Chinese headword's article as a rendering; small print is left out.

    Raises UnreadableFile if a part is missing, damaged, or of a kind that is no text.
    """
    said = description(path)
    if len(kind := said.get("sametypesequence", "")) != 1 or kind not in TEXT_TYPES:
        raise UnreadableFile(str(path), f"holds articles of type {kind or 'mixed'!r}, not plain text or HTML.")
    index, articles = part(path, ".idx", ".idx.gz"), part(path, ".dict", ".dict.dz")
    rows: list[dict[str, str]] = []
    skipped: list[Skipped] = []
    for head, start, size in entries(path, index, 8 if said.get("idxoffsetbits") == "64" else 4):
        if start + size > len(articles):
            skipped.append(Skipped(head, "its article lies beyond the end of the file"))
            continue
        body = articles[start : start + size]
        if body.startswith(SEVERAL.encode()):
            continue
        found = [(head, text) for text in lines(body.decode("utf-8", "replace"))]
        pairs = [(zh, en) if has_han(zh) else (en, zh) for zh, en in found if has_han(zh) != has_han(en)]
        if not pairs:
            skipped.append(Skipped(head, "neither the word nor its article pairs Chinese with English"))
        rows += [{"zh": zh, "en": en} for zh, en in pairs]
    return gathered(rows, mapping, skipped=skipped)


def description(path: Path) -> dict[str, str]:
    """Read the ``.ifo`` file."""
    first, *rest = path.read_text(encoding="utf-8-sig", errors="replace").splitlines() or [""]
    if first.strip() != MAGIC:
        raise UnreadableFile(str(path), "is not a StarDict description.", hint="Give the file that ends in .ifo.")
    return {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in rest)}


def part(path: Path, *suffixes: str) -> bytes:
    """Read a part of the dictionary that lies beside its description, packed or not, up to a bound."""
    for suffix in suffixes:
        file = path.with_suffix(suffix)
        if not file.is_file():
            continue
        try:
            with gzip.open(file) if suffix.endswith(("gz", "dz")) else file.open("rb") as stream:
                content = stream.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableFile(str(file), f"cannot be read: {error}") from error
        if len(content) > LARGEST:
            raise UnreadableFile(str(file), f"is larger than {LARGEST:,} bytes when unpacked.")
        return content
    raise UnreadableFile(str(path), f"its part {path.stem}{suffixes[0]} is missing.")


def entries(path: Path, index: bytes, width: int) -> Iterator[tuple[str, int, int]]:
    """Yield headword, start and size of each article."""
    at = 0
    while at < len(index):
        end = index.find(b"\0", at)
        if end < 0 or end + 1 + width + 4 > len(index):
            raise UnreadableFile(str(path.with_suffix(".idx")), "ends in the middle of a word.", place=f"byte {at}")
        start = int.from_bytes(index[end + 1 : end + 1 + width], "big")
        size = int.from_bytes(index[end + 1 + width : end + 5 + width], "big")
        yield index[at:end].decode("utf-8", "replace"), start, size
        at = end + 5 + width


def lines(article: str) -> Iterator[str]:
    """Yield the renderings of an article: the items of its lists, or else its lines.

    >>> list(lines("<b>双碳</b><ol><li>dual carbon <small>preferred</small></li><li>carbon goals</li></ol>"))
    ['dual carbon', 'carbon goals']
    >>> list(lines("dual carbon<br>carbon goals"))
    ['dual carbon', 'carbon goals']
    """
    for piece in ITEM.findall(article) or BREAK.split(article):
        if text := " ".join(unescape(TAG.sub("", ASIDE.sub("", piece))).split()):
            yield text
