"""Build the sections of an index from TERMS."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from glossary.keys import zh_keys
from glossary.lang.english import stem
from glossary.lang.syllables import initials, spoken
from glossary.model import REVIEW_BELOW
from glossary.reading import with_readings
from glossary.search.fold import english_word
from glossary.search.index import SEPARATOR
from glossary.search.lines import counted, folded, spelled, tokens
from glossary.search.places import numbers, text
from glossary.tables import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping

RANK: Final = ("preferred", "admitted", "candidate", "deprecated")


def sections(terms: pl.DataFrame) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return what an index holds, and what it says of itself."""
    made, facts, counts = layer(ranked(terms))
    return made | lexicon(counts, {}), facts


def layer(terms: pl.DataFrame) -> tuple[dict[str, bytes], dict[str, Any], pl.DataFrame]:
    """Return the sections for ranked rows, the facts, and the words of their renderings with their counts.

    The facts say how many rows stand before those that wait in review. Where a row has no reading, the one that would
    be proposed for it is searched and shown.
    """
    marks = numbers(fingerprints(terms), "Q")
    terms = with_readings(terms)
    words, read = english(terms["en"]), tokens(terms["pinyin"])
    chinese = "\n".join(["", *zh_keys(terms["zh"]).str.replace_all("\n", " ", literal=True), ""])
    made = {
        **text("zh", chinese, "character"),
        **text("pinyin", spelled(folded(read, spaced), " "), "syllable"),
        **text("initials", spelled(folded(read, initials), ""), "character"),
        **text("en", spelled(folded(words, english_word), " "), "word"),
        **records(terms),
        "fingerprints": marks,
    }
    facts = {"rows": terms.height, "waiting": terms.filter(~waits()).height, "hashes": pl.__version__}
    return made, facts, counted(words, english_word)


def lexicon(counts: pl.DataFrame, stems: Mapping[str, str]) -> dict[str, bytes]:
    """Lay out the words of all renderings with their stems, of which some may be known."""
    words = counts["word"].to_list()
    return {
        **text("vocabulary", vocabulary(words, stems), "line"),
        **by_letter(words),
        "vocabulary.counts": numbers(counts["count"]),
    }


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


def english(column: pl.Series) -> pl.Series:
    """Return the words of all renderings; R & D is one word, as `fold.english` has it."""
    return tokens(column.str.replace_all(r"\s+", " ").str.replace_all(" & ", "&", literal=True))


def spaced(pinyin: str) -> str:
    """Return the letters of a reading, syllable by syllable."""
    return " ".join(spoken(pinyin))


def vocabulary(words: list[str], stems: Mapping[str, str]) -> str:
    """Return the line "stem word" for each word, the most frequent first."""
    return "".join(f"\n{stems.get(word) or ''.join(stem(word).split()) or word} {word}" for word in words) + "\n"


def by_letter(words: list[str]) -> dict[str, bytes]:
    """Lay the words out by their first letter, so that a misspelled one is compared with few."""
    return {f"words.{letter}": " ".join(w for w in words if w[0] == letter).encode() for letter in ascii_lowercase}


def records(terms: pl.DataFrame) -> dict[str, bytes]:
    """Lay out the rows as they are shown, cell by cell, and where each begins."""
    cells = [pl.col(name).cast(pl.String).fill_null("").str.replace_all(SEPARATOR, " ") for name in TERMS]
    rows = terms.select(row=pl.concat_str(cells, separator=SEPARATOR))["row"]
    ends = rows.str.len_bytes().cast(pl.UInt64).cum_sum()
    return {
        "records.blob": (rows.str.join("").item() or "").encode(),
        "records.starts": numbers(pl.concat([pl.Series([0], dtype=pl.UInt64), ends]), "Q"),
    }


def fingerprints(terms: pl.DataFrame) -> pl.Series:
    """Return for each row a number that another row has with a chance of one in 10^19."""
    return terms.select(*TERMS).hash_rows()
