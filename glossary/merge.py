"""Evidence folded into terms: pure, and the same whatever comes first, twice, or in parts."""

from __future__ import annotations

from typing import Final

import polars as pl

from glossary.keys import PAIR, with_keys, zh_keys
from glossary.tables import ATTESTATIONS, TERMS, conform, empty

IDENTITY: Final = (*PAIR, "method", "document")
PROPOSED: Final = ("zh", "en", "pinyin", "kind")
"""What evidence says of a candidate, as long as no person has said it otherwise."""

KEPT: Final = ("pinyin", "abbreviation")
"""What is kept of every row of evidence, even if another one is better."""

JOINT: Final = "; "
"""Stands between the abbreviations of a pair, if a document or different versions of this program have several."""

SAID, BEFORE = " said ", " before "
"""Behind the name of a column; a user's own column never ends with a blank."""

DERIVED: Final = ("freq", "docs", "first_seen", "last_seen", "score")
"""What evidence says of every pair."""


def union(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return the evidence of both tables, each (pair, method, document) once.

    Of two rows for the same, the one with the higher score stays, then the smaller one in the order of all columns. A
    reading and abbreviations that only the other one has are kept, for what was once attested stays so.

    >>> row = {"zh": "双循环", "en": "dual circulation", "method": "gloss", "document": "d1"}
    >>> twice = union(conform(pl.DataFrame([row]), ATTESTATIONS), conform(pl.DataFrame([row]), ATTESTATIONS))
    >>> twice.height
    1
    """
    both = pl.concat([conform(left, ATTESTATIONS), conform(right, ATTESTATIONS)], how="diagonal")
    rivals = both.with_columns(zh_keys(both["zh"])).select("zh_key", "method", "document").hash_rows().is_duplicated()
    (keyed,) = with_keys(both.filter(rivals))
    order = [pl.col("score").fill_null(-1), *(pl.col(name) for name in both.columns if name not in {"score", *KEPT})]
    best = keyed.sort(order, descending=[True, *[False] * (len(order) - 1)]).with_columns(
        pinyin=pl.col("pinyin").replace("", None).min().over(IDENTITY).fill_null(""),
        abbreviation=all_of(pl.col("abbreviation").str.join(JOINT).over(IDENTITY)),
    )
    best = best.unique(IDENTITY, keep="first", maintain_order=True)
    return pl.concat([both.filter(~rivals), best.drop(PAIR)]).sort("document", "zh", "en", "method")


def all_of(joined: pl.Expr) -> pl.Expr:
    """Return texts that are joined in cells, each once and in order."""
    return joined.str.split(JOINT).list.unique().list.sort().list.join(JOINT).str.strip_prefix(JOINT)


def merge(terms: pl.DataFrame, attestations: pl.DataFrame, earlier: pl.DataFrame | None = None) -> pl.DataFrame:
    """Return the terms with what the evidence says of the pairs that it attests; new pairs become candidates.

    ``attestations`` must hold all evidence for the phrases it speaks of, for counts are set, not added. A pair that a
    person decided keeps all that the person may have written, and rejected pairs stay rejected; only a candidate takes
    its spelling from the evidence. With the evidence that was merged ``earlier``, what a person has changed in a
    candidate since then stays too, and what a person has deleted stays away.

    >>> seen = {"zh": "双循环", "en": "dual circulation", "document": "d1", "n": 2, "score": 0.9, "kind": "term"}
    >>> merge(empty(TERMS), conform(pl.DataFrame([seen]), ATTESTATIONS)).select("zh", "status", "freq").row(0)
    ('双循环', 'candidate', 2)
    """
    known = conform(terms, TERMS)
    concerned = zh_keys(known["zh"]).is_in(zh_keys(attestations["zh"]).unique().implode())
    rest = known.filter(~concerned)
    touched, seen, heard = with_keys(
        known.filter(concerned),
        unfolded(conform(attestations, ATTESTATIONS)),
        unfolded(empty(ATTESTATIONS) if earlier is None else conform(earlier, ATTESTATIONS)),
    )
    said = summary(seen)
    new = said.join(touched, on=PAIR, how="anti").join(heard, on=PAIR, how="anti")
    new = new.with_columns(status=pl.lit("candidate"))
    come = [widened(table, known) for table in (retold(touched, said, summary(heard)), new)]
    return pl.concat([rest, *come]).sort("zh", "en")


def widened(rows: pl.DataFrame, like: pl.DataFrame) -> pl.DataFrame:
    """Return rows with the columns of another table; text that they lack is empty."""
    columns = {name: pl.col(name) if name in rows.columns else pl.lit(None) for name in like.columns}
    typed = rows.select(cell.cast(like.schema[name]).alias(name) for name, cell in columns.items())
    return typed.with_columns(pl.col(pl.String).fill_null(""))


def absorb(terms: pl.DataFrame, old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return terms and evidence after ``new`` evidence came to the ``old``; only the phrases in ``new`` are merged.

    That spares the time for the others, and does not bring back what a person has deleted.
    """
    evidence = union(old, new)
    phrases = zh_keys(new["zh"]).unique().implode()
    of_new, of_old = (table.filter(zh_keys(table["zh"]).is_in(phrases)) for table in (evidence, old))
    return merge(terms, of_new, of_old), evidence


def unfolded(attestations: pl.DataFrame) -> pl.DataFrame:
    """Add, for each attested abbreviation, that it renders the phrase too: 科技部 is "MOST" as well."""
    named = attestations.filter(pl.col("abbreviation") != "").with_columns(pl.col("abbreviation").str.split(JOINT))
    short = (
        named.explode("abbreviation")
        .filter(pl.col("abbreviation") != pl.col("en"))
        .with_columns(en=pl.col("abbreviation"), kind=pl.lit("abbreviation"))
    )
    return pl.concat([attestations, short])


def summary(seen: pl.DataFrame) -> pl.DataFrame:
    """Return, a row a pair, what all evidence says of it: the usual spelling, pinyin and kind, the derived figures."""
    figures = seen.group_by(PAIR).agg(
        freq=pl.col("n").sum().cast(TERMS["freq"]),
        docs=pl.col("document").n_unique().cast(TERMS["docs"]),
        first_seen=pl.col("published").min(),
        last_seen=pl.col("published").max(),
        score=pl.col("score").max(),
    )
    spelling = favourite(seen, ["en", "zh"])
    pinyin = favourite(seen.filter(pl.col("pinyin") != ""), ["pinyin"])
    kind = favourite(seen, ["kind"])
    return figures.join(spelling, on=PAIR, how="left").join(pinyin, on=PAIR, how="left").join(kind, on=PAIR, how="left")


def favourite(seen: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """Return, a row a pair, the values of ``names`` that most documents have; then the best score, then small letters.

    Small letters come after capitals in the order of characters, and a glossary wants "carbon peak", not "Carbon Peak".
    """
    votes = seen.group_by(*PAIR, *names).agg(pl.col("document").n_unique(), pl.col("score").max().fill_null(-1))
    ballot = votes.sort("document", "score", *names, descending=True)
    return ballot.unique(PAIR, keep="first", maintain_order=True).select(*PAIR, *names)


def retold(touched: pl.DataFrame, said: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Return rows of terms with what the evidence now says of them, as far as evidence may say it.

    ``before`` is what earlier evidence said: a cell that differs from it was written by a person.
    """
    rows = touched.join(said, on=PAIR, how="left", suffix=SAID, maintain_order="left")
    rows = rows.join(before.select(*PAIR, *PROPOSED), on=PAIR, how="left", suffix=BEFORE, maintain_order="left")
    attested = pl.col(f"freq{SAID}").is_not_null()
    figures = (pl.when(attested).then(f"{name}{SAID}").otherwise(name).alias(name) for name in DERIVED)
    still_open = attested & (pl.col("status") == "candidate") & (pl.len().over(PAIR) == 1)
    untouched = {
        name: pl.col(f"{name}{BEFORE}").is_null() | (pl.col(name) == pl.col(f"{name}{BEFORE}")) for name in PROPOSED
    }
    spelled = still_open & untouched["zh"] & untouched["en"]
    allowed = {"zh": spelled, "en": spelled, **{name: still_open & untouched[name] for name in ("pinyin", "kind")}}
    proposals = (
        pl.when(allowed[name]).then(pl.coalesce(f"{name}{SAID}", name)).otherwise(name).alias(name) for name in PROPOSED
    )
    return rows.with_columns(*figures, *proposals)
