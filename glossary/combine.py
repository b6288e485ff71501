"""Two people's glossaries as one: every decision of both is kept, and where they differ nobody is overruled unasked."""

from __future__ import annotations

from typing import Final, Literal

import polars as pl

from glossary.keys import PAIR, with_keys, zh_keys
from glossary.tables import TERMS, conform

Side = Literal["", "ours", "theirs"]

THEIRS: Final = " theirs "
"""Behind the name of a column; a user's own column never ends with a blank."""

DEFAULT: Final = {"kind": "term"}
"""What a cell holds when nobody said anything; "" where nothing is named here."""

CONFLICTS: Final = dict.fromkeys(("zh", "en", "field", "ours", "theirs"), pl.String)


def combine(ours: pl.DataFrame, theirs: pl.DataFrame, side: Side = "") -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return our terms with theirs, and the CONFLICTS: cells that both sides decided, each otherwise.

    A decision beats a candidate, a filled cell an empty one. Where both sides decided, ours stays in the table and the
    conflict is returned; with ``side`` one side wins them all, and there are none. Two preferred renderings of one
    concept both stay, unless a side wins.

    >>> mine = pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "status": ["preferred"]})
    >>> hers = pl.DataFrame({"zh": ["雙循環"], "en": ["Dual Circulation"], "status": ["rejected"]})
    >>> terms, conflicts = combine(mine, hers)
    >>> terms["status"].to_list(), conflicts.rows()[-1]
    (['preferred'], ('双循环', 'dual circulation', 'status', 'preferred', 'rejected'))
    """
    left, right = with_keys(conform(ours, TERMS), conform(theirs, TERMS))
    decided_first = right.sort((pl.col("status") == "candidate"), "zh", "en")
    right = decided_first.unique(PAIR, keep="first", maintain_order=True)
    new = right.join(left, on=PAIR, how="anti")
    both = left.join(right, on=PAIR, how="left", suffix=THEIRS, maintain_order="left")
    texts = [name for name, kind in right.schema.items() if kind == pl.String and name not in {"zh", *PAIR}]
    shared = [name for name in texts if name in left.columns]
    rows = both.with_columns(*(taken(name, side).alias(name) for name in shared), *figures())
    conflicts = differences(both, shared) if not side else pl.DataFrame(schema=CONFLICTS)
    kept = [name for name in rows.columns if not name.endswith(THEIRS)]
    terms = pl.concat([rows.select(kept), new], how="diagonal").drop(PAIR)
    terms = terms.with_columns(pl.col(pl.String).fill_null(""))
    if side:
        terms = one_preferred(terms, right if side == "theirs" else left)
    return terms.sort("zh", "en"), conflicts


def decided(suffix: str = "") -> pl.Expr:
    """Say whether a person decided the row of a side."""
    return pl.col(f"status{suffix}").is_not_null() & (pl.col(f"status{suffix}") != "candidate")


def filled(name: str, suffix: str = "") -> pl.Expr:
    """Say whether a side says anything in a cell."""
    return pl.col(f"{name}{suffix}").fill_null("") != DEFAULT.get(name, "")


def differ(name: str) -> pl.Expr:
    """Say where both sides decided a row and wrote different things into a cell."""
    spoken = decided() & decided(THEIRS) & filled(name) & filled(name, THEIRS)
    return spoken & (folded(pl.col(name), name) != folded(pl.col(f"{name}{THEIRS}"), name))


def folded(text: pl.Expr, name: str) -> pl.Expr:
    """Drop what makes no difference: the spaces, hyphens and capitals of pinyin."""
    return text.str.replace_all(r"[\s'’·-]", "").str.to_lowercase() if name == "pinyin" else text


def taken(name: str, side: Side) -> pl.Expr:
    """Return what a cell holds after both sides were heard."""
    theirs = f"{name}{THEIRS}"
    they_decide = decided(THEIRS) & ~decided()
    take = filled(name, THEIRS) & (they_decide | ~filled(name))
    if name in {"status", "en"}:
        take = they_decide
    if side == "theirs":
        take = take | differ(name)
    if name == "en":  # two spellings of the pair stand here: giving both the other side's would double a row
        take = take & (pl.len().over(PAIR) == 1)
    return pl.when(take).then(theirs).otherwise(name)


def figures() -> list[pl.Expr]:
    """Return the derived columns as the two sides know them; evidence, where there is any, has the last word."""
    most = [pl.max_horizontal(name, f"{name}{THEIRS}").alias(name) for name in ("freq", "docs", "last_seen", "score")]
    return [*most, pl.min_horizontal("first_seen", f"first_seen{THEIRS}").alias("first_seen")]


def differences(both: pl.DataFrame, names: list[str]) -> pl.DataFrame:
    """Return the CONFLICTS of all cells."""
    found = [
        both.filter(differ(name)).select(
            "zh", "en", field=pl.lit(name), ours=pl.col(name), theirs=pl.col(f"{name}{THEIRS}")
        )
        for name in names
    ]
    return pl.concat([pl.DataFrame(schema=CONFLICTS), *found]).sort("zh", "en", "field", maintain_order=True)


def one_preferred(terms: pl.DataFrame, winners: pl.DataFrame) -> pl.DataFrame:
    """Return the terms with the preferred renderings of the winning side alone preferred, where both sides have one."""
    keyed, won = with_keys(terms, winners.filter(pl.col("status") == "preferred").drop(PAIR))
    own = pl.struct(PAIR).is_in(won.select(pl.struct(PAIR)).to_series().implode())
    contested = pl.struct("zh_key", "domain").is_in(won.select(pl.struct("zh_key", "domain")).to_series().implode())
    demoted = (pl.col("status") == "preferred") & contested & ~own
    return keyed.with_columns(status=pl.when(demoted).then(pl.lit("admitted")).otherwise("status")).drop(PAIR)


def several_preferred(terms: pl.DataFrame) -> pl.DataFrame:
    """Return, as CONFLICTS, the concepts with more than one preferred rendering in a domain.

    >>> terms = pl.DataFrame({"zh": ["双循环"] * 2, "en": ["a", "b"], "status": ["preferred"] * 2, "domain": [""] * 2})
    >>> several_preferred(terms).rows()
    [('双循环', 'a', 'preferred', 'a', 'b')]
    """
    preferred = terms.filter(pl.col("status") == "preferred")
    concepts = preferred.with_columns(zh_keys(preferred["zh"])).group_by("zh_key", "domain", maintain_order=True)
    return (
        concepts.agg(pl.col("zh").first(), pl.col("en"))
        .filter(pl.col("en").list.len() > 1)
        .select(
            "zh",
            en=pl.col("en").list.first(),
            field=pl.lit("preferred"),
            ours=pl.col("en").list.first(),
            theirs=pl.col("en").list.slice(1).list.join("; "),
        )
    )
