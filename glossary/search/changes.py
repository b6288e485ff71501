"""What changed in a glossary since it was indexed, as a small index of its own that is laid over the first."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from glossary.model import REVIEW_BELOW
from glossary.search import container
from glossary.search.build import RANK, fingerprints, layer, lexicon, ranked
from glossary.search.index import Index
from glossary.search.lines import summed
from glossary.search.places import numbers, whole_numbers

if TYPE_CHECKING:
    from glossary.search.index import Row

SHARE: Final = 8
"""From one changed row in so many on all is indexed anew: then a layer takes half as long to make (100,000 rows)."""


def changes(below: Index, terms: pl.DataFrame) -> tuple[dict[str, bytes], dict[str, Any]] | None:
    """Return what to lay over an index so that both hold ``terms``; None if a new index is the better way.

    Rows are told apart by what they hold, wherever a change came from.
    """
    if below.held.facts["hashes"] != pl.__version__:  # another version may hash otherwise
        return None
    terms = terms.filter(pl.col("status") != "rejected")
    was, now = whole_numbers(below.held.content("fingerprints"), "Q"), fingerprints(terms)
    come = ranked(terms.filter(~now.is_in(was.implode())))
    gone = (~was.is_in(now.implode())).arg_true()
    told_apart = len(below) - len(gone) + come.height == terms.height  # rows that are wholly the same are not
    if not told_apart or SHARE * (len(gone) + come.height) > len(below):
        return None
    made, facts, counts = layer(come)
    stems = below.stems_and_words
    made |= lexicon(altered(below, counts, gone), dict(zip(stems[1::2], stems[::2], strict=True)))
    return made | {"positions": numbers(positions(below, made, facts)), "gone": numbers(gone)}, facts


def altered(below: Index, come: pl.DataFrame, gone: pl.Series) -> pl.DataFrame:
    """Return the words of all rows with their counts, after some rows have come and some are gone."""
    before = whole_numbers(below.held.content("vocabulary.counts")).cast(pl.Int64)
    lost = pl.Series("word", [word for row in gone for word in below.en.key(row).decode().split()], dtype=pl.String)
    return summed(
        pl.concat(
            [
                pl.DataFrame({"word": pl.Series(below.words, dtype=pl.String), "count": before}),
                come,
                lost.to_frame().with_columns(count=pl.lit(-1, dtype=pl.Int64)),
            ]
        )
    )


def positions(below: Index, made: dict[str, bytes], facts: dict[str, Any]) -> pl.Series:
    """Return before which row of the index below each new row stands."""
    above = Index(container.unpack(b"".join(container.pack(made, facts))))
    rows = range(len(below))
    found = [bisect_left(rows, merit(above.row(row)), key=lambda at: merit(below.row(at))) for row in range(len(above))]
    return pl.Series(found, dtype=pl.UInt32)


def merit(row: Row) -> tuple[Any, ...]:
    """Return what `build.ranked` sorts by, of one row."""
    score, status = row["score"], row["status"]
    return (
        status == "candidate" and score is not None and score < REVIEW_BELOW,
        RANK.index(status if status in RANK else "candidate"),
        -(row["freq"] or 0),
        row["kind"] == "abbreviation",
        -(1 if score is None else score),
        len(row["zh"]),
        row["zh"],
        row["en"],
    )
