"""Build the sections of an index from TERMS."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

from glossary.keys import zh_keys
from glossary.lang.english import stem
from glossary.model import REVIEW_BELOW
from glossary.search.fold import english_word
from glossary.search.index import SEPARATOR
from glossary.search.syllables import spaced
from glossary.search.text import WIDTH
from glossary.tables import TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Begin = Literal["character", "syllable", "word", "line"]
"""Where a match may begin."""

RANK: Final = ("preferred", "admitted", "candidate", "deprecated")
NEWLINE, SPACE = 10, 32
CHUNK: Final = 1 << 18


def sections(terms: pl.DataFrame) -> tuple[dict[str, bytes], dict[str, int]]:
    """Return what an index holds, and how many rows stand before those that wait in review."""
    terms = ranked(terms)
    words = english_words(terms["en"])
    spoken = syllables(terms["pinyin"])
    out = {
        **text("zh", zh_keys(terms["zh"]), "character"),
        **text("pinyin", spoken, "syllable"),
        **text("initials", initials(spoken), "character"),
        **text("en", lines_of(words, terms.height), "word"),
        **text("vocabulary", vocabulary(words["word"]), "line"),
        **records(terms),
    }
    return out, {"rows": terms.height, "waiting": terms.filter(~waits()).height}


def ranked(terms: pl.DataFrame) -> pl.DataFrame:
    """Order the rows, best first: those in review last, preferred first, then frequent, sure and short ones."""
    places = {status: place for place, status in enumerate(RANK)}
    rank = pl.col("status").replace_strict(places, default=places["candidate"], return_dtype=pl.UInt8)
    return (
        terms.select(*TERMS)
        .filter(pl.col("status") != "rejected")
        .sort(
            waits(),
            rank,
            -pl.col("freq").fill_null(0).cast(pl.Int64),
            pl.col("kind") == "abbreviation",
            -pl.col("score").fill_null(1),
            pl.col("zh").str.len_chars(),
            "zh",
            "en",
        )
    )


def waits() -> pl.Expr:
    """Say which rows nobody has decided and hardly anything speaks for."""
    return ((pl.col("status") == "candidate") & (pl.col("score") < REVIEW_BELOW)).fill_null(value=False)


def exploded(column: pl.Series, fold: Callable[[str], str]) -> pl.DataFrame:
    """Return the folded words of each row, one a line, folding each distinct word once."""
    words = (
        column.rename("raw").to_frame().with_row_index("row").with_columns(pl.col("raw").str.split(" ")).explode("raw")
    )
    known = words.select(pl.col("raw").unique())
    folded = known.with_columns(word=pl.Series([fold(raw) for raw in known["raw"]], dtype=pl.String).str.split(" "))
    return (
        words.join(folded, on="raw", how="left", maintain_order="left")
        .select("row", "word")
        .explode("word")
        .filter(pl.col("word") != "")
    )


def english_words(column: pl.Series) -> pl.DataFrame:
    """Return the folded words of all renderings, as `fold.english` gives them."""
    return exploded(column.str.replace_all(r"\s+", " ").str.replace_all(" & ", "&", literal=True), english_word)


def lines_of(words: pl.DataFrame, height: int) -> pl.Series:
    """Join the words of each row, with a space on both sides so that a whole word is a pattern too."""
    joined = words.group_by("row").agg(line=" " + pl.col("word").str.join(" ") + " ")
    rows = pl.DataFrame({"row": pl.int_range(height, dtype=pl.UInt32, eager=True)})
    return rows.join(joined, on="row", how="left", maintain_order="left")["line"].fill_null("")


def syllables(pinyin: pl.Series) -> pl.Series:
    """Return the letters of each reading, spaced by syllable."""
    words = exploded(pinyin.str.replace_all(r"\s+", " "), spaced)
    return lines_of(words, len(pinyin)).str.strip_chars(" ")


def initials(spoken: pl.Series) -> pl.Series:
    """Return the first letter of each syllable."""
    return spoken.str.replace_all(r"([^ ])[^ ]* ?", "$1")


def vocabulary(words: pl.Series) -> pl.Series:
    """Return "stem word" for each distinct word, the most frequent first."""
    counts = words.rename("word").to_frame().group_by("word").len().sort("len", "word", descending=[True, False])
    return pl.Series([f"{''.join(stem(word).split()) or word} {word}" for word in counts["word"]], dtype=pl.String)


def text(name: str, keys: pl.Series, begin: Begin) -> dict[str, bytes]:
    """Lay out a `Text`: its lines, where each begins, and the sorted places."""
    spelled = ("\n" + keys.str.replace_all("\n", " ", literal=True)).str.join("").item() + "\n" if len(keys) else "\n"
    blob = spelled.encode()
    frame = places(blob, begin)
    blob = blob.replace(b" ", b"") if begin == "syllable" else blob
    lines = frame.filter(pl.col("byte") == NEWLINE)["place"]
    order = frame.filter("begins").select("head", "place").sort("head", "place")["place"]
    return {f"{name}.blob": blob, f"{name}.lines": numbers(lines), f"{name}.places": numbers(order)}


def places(blob: bytes, begin: Begin) -> pl.DataFrame:
    """Return for each byte its place, whether a match may begin there, and the bytes from there on as one number."""
    byte = pl.col("byte")
    frame = pl.DataFrame({"byte": all_bytes(blob)})
    match begin:
        case "character":
            begins = (byte < 0x80) | (byte >= 0xC0)  # noqa: PLR2004 - UTF-8: neither ASCII nor a first byte
        case "syllable":
            begins = (byte == NEWLINE) | byte.shift(1).is_in([NEWLINE, SPACE])
        case "word":
            begins = (byte == NEWLINE) | ((byte == SPACE) & (byte.shift(-1) != NEWLINE))
        case "line":
            begins = byte == NEWLINE
    frame = frame.with_columns(begins=begins.fill_null(value=False))
    if begin == "syllable":
        frame = frame.filter(byte != SPACE)
    head = pl.sum_horizontal(
        byte.shift(-offset, fill_value=0).cast(pl.UInt64) * 256 ** (WIDTH - 1 - offset) for offset in range(WIDTH)
    )
    return frame.with_columns(place=pl.int_range(pl.len(), dtype=pl.UInt32), head=head)


def all_bytes(blob: bytes) -> pl.Series:
    """Return bytes as a column of numbers."""
    whole = pl.Series([blob], dtype=pl.Binary)
    return whole.bin.reinterpret(dtype=pl.Array(pl.UInt8, len(blob)), endianness="little").explode()


def numbers(column: pl.Series, code: str = "I") -> bytes:
    """Return a column of whole numbers as they stand in memory."""
    return b"".join(array(code, part).tobytes() for part in chunks(column))


def chunks(column: pl.Series) -> Iterator[list[int]]:
    """Yield the values in lists of bounded size."""
    for start in range(0, len(column), CHUNK):
        yield column.slice(start, CHUNK).to_list()


def records(terms: pl.DataFrame) -> dict[str, bytes]:
    """Lay out the rows as they are shown, cell by cell, and where each begins."""
    cells = [pl.col(name).cast(pl.String).fill_null("").str.replace_all(SEPARATOR, " ") for name in TERMS]
    rows = terms.select(row=pl.concat_str(cells, separator=SEPARATOR))["row"]
    ends = rows.str.len_bytes().cast(pl.UInt64).cum_sum()
    blob = "".join(part for start in range(0, len(rows), CHUNK) for part in rows.slice(start, CHUNK).to_list())
    return {
        "records.blob": blob.encode(),
        "records.starts": numbers(pl.concat([pl.Series([0], dtype=pl.UInt64), ends]), "Q"),
    }
