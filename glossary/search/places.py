"""Where in a text a match may begin, sorted by the bytes found there: what makes the text of an index searchable."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

from glossary.search.text import COMMON, DEEP, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

Begin = Literal["character", "syllable", "word", "line"]
"""Where a match may begin."""

NEWLINE, SPACE = 10, 32
CHUNK: Final = 1 << 18


def text(name: str, spelled: str, begin: Begin) -> dict[str, bytes]:
    """Lay out a `Text`: its lines, where each begins, and the sorted places. Blanks only part syllables, then go."""
    blob = spelled.encode()
    lines, places = beginnings(whole_numbers(blob, "B"), begin)
    if begin == "syllable":
        blob = blob.replace(b" ", b"")
    order = ordered(blob, places)
    return {
        f"{name}.blob": blob,
        f"{name}.lines": numbers(lines),
        f"{name}.places": numbers(order["place"]),
        f"{name}.deep": numbers(deepened(blob, order)),
    }


def beginnings(byte: pl.Series, begin: Begin) -> tuple[pl.Series, pl.Series]:
    """Return the places of all line breaks, and of all bytes at which a match may begin.

    In UTF-8 a byte begins a character unless it continues one.
    """
    breaks, begins = byte == NEWLINE, byte == NEWLINE
    match begin:
        case "character":
            begins = (byte < 0x80) | (byte >= 0xC0)  # noqa: PLR2004 - UTF-8: ASCII, or a first byte
        case "syllable":
            after = byte.shift(1)
            solid = byte != SPACE
            begins = (begins | (after == NEWLINE) | (after == SPACE)).fill_null(value=False).filter(solid)
            breaks = breaks.filter(solid)
        case "word":
            begins |= (byte == SPACE) & (byte.shift(-1) != NEWLINE).fill_null(value=False)
        case "line":
            pass
    return breaks.arg_true(), begins.arg_true()


def ordered(blob: bytes, places: pl.Series) -> pl.DataFrame:
    """Sort places by the ``WIDTH`` bytes that stand there, then by themselves.

    >>> ordered(b"abcab", pl.Series([0, 1, 3, 4]))["place"].to_list()
    [3, 0, 4, 1]
    """
    return read(blob, places.alias("place").to_frame(), 0).sort("from 0", "place")


def deepened(blob: bytes, order: pl.DataFrame) -> pl.Series:
    """Return sorted places once more, those of the commonest heads sorted by ``DEEP`` bytes."""
    runs = order["from 0"].rle().struct.field("len")
    crowded = runs.to_frame("len").select(pl.col("len").repeat_by("len").explode() > COMMON).to_series()
    crowd = order.filter(crowded)
    for start in range(WIDTH, DEEP, WIDTH):
        crowd = read(blob, crowd, start)
    return order["place"].scatter(crowded.arg_true(), crowd.sort(pl.exclude("place"), "place")["place"])


def read(blob: bytes, places: pl.DataFrame, start: int) -> pl.DataFrame:
    """Give places, in any order, the ``WIDTH`` bytes that stand so far behind each as one number; zeros at the end.

    The text is taken for a column of such numbers eight times, each time from one byte further on.
    """
    count = len(blob) // WIDTH + 1
    padded = blob + bytes(start + 2 * WIDTH)
    parts = []
    for shift in range(WIDTH):
        whole = pl.Series([padded[start + shift : start + shift + WIDTH * count]], dtype=pl.Binary)
        found = whole.bin.reinterpret(dtype=pl.Array(pl.UInt64, count), endianness="big").explode()
        here = places.filter(pl.col("place") % WIDTH == shift)
        parts.append(here.with_columns(found.gather(here["place"] // WIDTH).alias(f"from {start}")))
    return pl.concat(parts)


def whole_numbers(data: bytes, code: Literal["B", "I", "Q"] = "I") -> pl.Series:
    """Return the whole numbers that bytes stand for, as `numbers` lays them out.

    >>> whole_numbers(numbers(pl.Series([7, 300]))).to_list()
    [7, 300]
    """
    kind = {"B": pl.UInt8, "I": pl.UInt32, "Q": pl.UInt64}[code]
    whole = pl.Series([data], dtype=pl.Binary)
    size = len(data) // array(code).itemsize
    return whole.bin.reinterpret(dtype=pl.Array(kind, size), endianness=sys.byteorder).explode()


def numbers(column: pl.Series, code: str = "I") -> bytes:
    """Return a column of whole numbers as they stand in memory."""
    return b"".join(array(code, part).tobytes() for part in chunks(column))


def chunks(column: pl.Series) -> Iterator[list[int]]:
    """Yield the values in lists of bounded size."""
    for start in range(0, len(column), CHUNK):
        yield column.slice(start, CHUNK).to_list()
