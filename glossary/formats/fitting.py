"""Fit terms to a target: leave out what it cannot take, and say why; pure, on tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.profile import LeftOut

if TYPE_CHECKING:
    from glossary.formats.profile import Profile

CONTROL: Final = r"[\x00-\x1f\x7f-\x9f\u2028\u2029]"
"""C0 and C1 controls and the two Unicode line breaks: what DeepL's own client refuses."""

RANK: Final = {"preferred": 0, "admitted": 1, "candidate": 2, "deprecated": 3, "rejected": 4}
"""Which rendering comes first where a tool takes one, or shows them in order."""


def fit(terms: pl.DataFrame, profile: Profile) -> tuple[pl.DataFrame, tuple[LeftOut, ...]]:
    """Return the terms that the target takes, best rendering first within a phrase, and the rest with reasons.

    Order of phrases is kept. A target without ``cells`` of its own takes rows as they are and in their order.

    >>> from glossary.formats.profiles import profile_for
    >>> deepl = profile_for("-", "dump", "deepl")
    >>> terms = pl.DataFrame(
    ...     {
    ...         "zh": ["双循环", "双循环", "举国体制"],
    ...         "en": ["double circulation", "dual circulation", "whole nation system"],
    ...         "status": ["admitted", "preferred", "deprecated"],
    ...         "freq": [9, 4, 1],
    ...     }
    ... )
    >>> kept, left_out = fit(terms, deepl)
    >>> kept["en"].to_list()
    ['dual circulation']
    >>> [(one.en, one.reason) for one in left_out]
    [('double circulation', 'second rendering, and DeepL glossary takes one'), ('whole nation system', 'deprecated')]
    """
    if profile.control == "space":
        terms = terms.with_columns(folded(pl.col(pl.String)))
    elif profile.control == "refuse":
        terms = terms.with_columns(pl.col("zh", "en").str.strip_chars())
    terms = terms.with_row_index("_row").with_columns(_reason=reason(profile))
    if profile.cells or profile.one_rendering:
        terms = ordered(terms)
    if profile.one_rendering:
        live = pl.col("_reason").is_null()
        again = live & (pl.col("_row").cum_count().over("zh", live) > 1)
        second = f"second rendering, and {profile.title} takes one"
        terms = terms.with_columns(_reason=pl.when(again).then(pl.lit(second)).otherwise("_reason"))
    if profile.max_rows is not None:
        beyond = pl.col("_reason").is_null() & (pl.col("_reason").is_null().cum_sum() > profile.max_rows)
        full = f"{profile.title} takes {profile.max_rows:,} rows"
        terms = terms.with_columns(_reason=pl.when(beyond).then(pl.lit(full)).otherwise("_reason"))
    left_out = terms.filter(pl.col("_reason").is_not_null()).select("zh", "en", "_reason")
    kept = terms.filter(pl.col("_reason").is_null()).drop("_row", "_reason")
    return kept, tuple(LeftOut(*row) for row in left_out.iter_rows())


def reason(profile: Profile) -> pl.Expr:
    """Return why a row cannot go out as it stands, or null."""
    checks = [
        pl.when(~pl.col("status").is_in(profile.statuses)).then(pl.col("status")),
        pl.when(pl.any_horizontal(pl.col("zh", "en").str.strip_chars() == "")).then(pl.lit("empty")),
    ]
    if profile.comment:
        said = pl.lit(f"begins with {profile.comment} and would be a comment")
        checks.append(pl.when(pl.col("zh").str.starts_with(profile.comment)).then(said))
    for name in ("zh", "en"):
        column = pl.col(name)
        if profile.max_bytes is not None:
            long = pl.lit(f"{name} longer than {profile.max_bytes:,} bytes")
            checks.append(pl.when(column.str.len_bytes() > profile.max_bytes).then(long))
        if profile.control == "refuse":
            said = pl.lit(f"{name} has a line break or control character")
            checks.append(pl.when(column.str.contains(CONTROL)).then(said))
    return pl.coalesce(checks)


def ordered(terms: pl.DataFrame, by: str = "zh") -> pl.DataFrame:
    """Put the renderings of a phrase together where its first one stands, the best first; ``by`` tells them apart."""
    return terms.sort(pl.col("_row").min().over(by), *best_first(terms), "_row")


def best_first(terms: pl.DataFrame) -> tuple[pl.Expr, ...]:
    """Return what sorts the renderings of a phrase: as decided, then full forms before abbreviations, then frequency.

    A translation engine that is given one rendering should not write NDRC where nobody said so.

    >>> terms = pl.DataFrame(
    ...     {
    ...         "en": ["NDRC", "Commission"],
    ...         "status": ["candidate"] * 2,
    ...         "kind": ["abbreviation", "term"],
    ...         "freq": [9, 1],
    ...     }
    ... )
    >>> terms.sort(best_first(terms))["en"].to_list()
    ['Commission', 'NDRC']
    """
    keys = {
        "status": pl.col("status").replace_strict(RANK, default=len(RANK), return_dtype=pl.UInt8),
        "kind": (pl.col("kind") == "abbreviation").fill_null(value=False),
        "freq": -pl.col("freq").cast(pl.Int64, strict=False).fill_null(0),
    }
    return tuple(key for name, key in keys.items() if name in terms.columns)


def folded(text: pl.Expr) -> pl.Expr:
    """Make each run of white space and control characters one space, none at the ends."""
    return text.str.replace_all(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ").str.strip_chars()
