"""StarDict: the dictionary format of GoldenDict, sdcv and KOReader."""

from __future__ import annotations

import gzip
import re
import struct
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from glossary.errors import UnreadableFile
from glossary.formats.concepts import concepts, keyed
from glossary.formats.gathering import gathered
from glossary.formats.profile import LeftOut, Skipped
from glossary.lang.pinyin import plain, reading
from glossary.lang.script import has_han
from glossary.lang.traditional import traditional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import Loaded, Profile

BOOK: Final = "Policy glossary"
MAGIC: Final = "StarDict's dict ifo file"
LONGEST_WORD: Final = 255
"""Bytes of a headword or alternate that readers take; the format fixes it."""

LARGEST: Final = 1 << 30
"""Bytes of a dictionary, unpacked, that we are ready to read: a thousand times a large one."""

SEVERAL: Final = b'<div class="several"></div>'
"""How an article begins that repeats those of several concepts, for their sake who read the dictionary back."""

TEXT_TYPES: Final = "mtyhgx"
BREAK: Final = re.compile(r"<(?:br|/?p|/?div|/?li|/?ol|/?ul|/?dd|/?dt)\b[^>]*>|\n", re.IGNORECASE)
ITEM: Final = re.compile(r"<li\b[^>]*>(.*?)</li>", re.IGNORECASE | re.DOTALL)
ASIDE: Final = re.compile(r"<small\b[^>]*>.*?</small>", re.IGNORECASE | re.DOTALL)
TAG: Final = re.compile(r"<[^>]*>")


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> Iterable[LeftOut]:  # noqa: ARG001 - a writer's signature
    """Write ``.ifo``, ``.idx``, ``.dict`` and ``.syn``: one article a concept.

    Readings with and without tones, traditional forms and English renderings lead to it too; one that leads to several
    concepts is an article of its own, since sdcv follows an alternate to one article only. Phrases too long for a
    headword are left out.
    """
    articles: dict[bytes, bytes] = {}
    ways: dict[bytes, list[bytes]] = {}
    for _, rows in concepts(keyed(terms)):
        head = rows[0]["zh"].encode()
        if len(head) > LONGEST_WORD:
            yield from (LeftOut(row["zh"], row["en"], f"longer than {LONGEST_WORD} bytes") for row in rows)
            continue
        pinyin = next((row["pinyin"] for row in rows if row["pinyin"]), "") or reading(rows[0]["zh"])
        articles[head] = article(rows, pinyin).encode()
        for text in alternates(rows, pinyin):
            ways.setdefault(text.encode(), []).append(head)
    for way, heads in ways.items():
        if len(heads) > 1 and way not in articles:
            articles[way] = SEVERAL + b"<hr>".join(articles[head] for head in heads)
    write(path, articles, {way: heads[0] for way, heads in ways.items() if 0 < len(way) <= LONGEST_WORD})


def write(path: Path, articles: dict[bytes, bytes], alternates: dict[bytes, bytes]) -> None:
    """Write the four files of a dictionary; an alternate that is a headword itself is not needed."""
    words = sorted(articles, key=collation)
    places = {word: place for place, word in enumerate(words)}
    synonyms = [(way, places[alternates[way]]) for way in sorted(alternates, key=collation) if way not in articles]
    index, texts = bytearray(), bytearray()
    for word in words:
        index += word + b"\0" + struct.pack(">II", len(texts), len(articles[word]))
        texts += articles[word]
    path.with_suffix(".idx").write_bytes(index)
    path.with_suffix(".dict").write_bytes(texts)
    path.with_suffix(".syn").write_bytes(b"".join(way + b"\0" + struct.pack(">I", place) for way, place in synonyms))
    said = {
        "version": "2.4.2",
        "bookname": BOOK,
        "wordcount": len(words),
        "synwordcount": len(synonyms),
        "idxfilesize": len(index),
        "sametypesequence": "h",
    }
    lines = [MAGIC, *(f"{name}={value}" for name, value in said.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def collation(word: bytes) -> tuple[bytes, bytes]:
    """Return the key of the order that the format demands: without case in ASCII, ties by byte.

    >>> sorted(["b", "B", "a", "双"], key=lambda word: collation(word.encode()))
    ['a', 'B', 'b', '双']
    """
    return word.lower(), word


def alternates(rows: list[Row], pinyin: str) -> set[str]:
    """Return under what else an article is found."""
    toneless = plain(pinyin)
    forms = {form for row in rows for form in (row["zh"], traditional(row["zh"]), row["en"])}
    return forms - {rows[0]["zh"]} | {pinyin, toneless, toneless.replace(" ", "")}


def article(rows: list[Row], pinyin: str) -> str:
    """Return an article as HTML: forms, reading, renderings with their status and notes."""
    forms = dict.fromkeys([*(row["zh"] for row in rows), traditional(rows[0]["zh"])])
    renderings = "".join(f"<li>{escape(row['en'])}{small(row)}</li>" for row in rows)
    return f"<b>{escape(' · '.join(forms))}</b> <i>{escape(pinyin)}</i><ol>{renderings}</ol>"


def small(row: Row) -> str:
    """Return what stands in small letters after a rendering: what was decided of it, and its note."""
    said = [row["status"] if row["status"] != "candidate" else "", row["note"]]
    return "".join(f" <small>{escape(text)}</small>" for text in said if text)


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
        if body.startswith(SEVERAL):
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
        except (OSError, EOFError) as error:
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
