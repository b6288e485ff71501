"""The keys of all rows as one text, a line a row: folded word by word, each distinct word once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

BREAK: Final = "\n"


def tokens(column: pl.Series) -> pl.Series:
    r"""Return the words of all rows in one column, a line break before each row and after the last.

    >>> tokens(pl.Series(["dual circulation", "", "S&T"])).to_list()
    ['\n', 'dual', 'circulation', '\n', '\n', 'S&T', '\n']
    """
    rows = pl.select(pl.lit("\n ") + column.str.replace_all(r"\s+", " ") + " ").to_series()
    found = pl.Series([rows.str.join("").item() or ""]).str.split(" ").explode()
    return pl.concat([found.filter(found != ""), pl.Series([BREAK])])


def folded(words: pl.Series, fold: Callable[[str], str]) -> pl.Series:
    r"""Return the words folded; line breaks stay, and a word may become several, parted by blanks, or none.

    >>> folded(tokens(pl.Series(["Labour Market"])), str.lower).to_list()
    ['\n', 'labour', 'market', '\n']
    """
    known = words.unique()
    known = known.filter(known != BREAK)
    new = pl.Series([fold(word) for word in known], dtype=pl.String)
    changed = new != known
    return words.replace(known.filter(changed), new.filter(changed)) if changed.any() else words


def spelled(words: pl.Series, between: str) -> str:
    r"""Return the words as one text.

    >>> spelled(pl.Series(["\n", "ke ji", "", "bu", "\n"]), " ")
    '\n ke ji bu \n'
    """
    return str(words.filter(words != "").str.join(between).item())


def counted(words: pl.Series, fold: Callable[[str], str]) -> pl.DataFrame:
    """Return the distinct folded words and how often each occurs, the most frequent first.

    >>> counted(
    ...     tokens(pl.Series(["carbon peak", "carbon-neutral", "peak"])), lambda word: word.replace("-", " ")
    ... ).rows()
    [('carbon', 2), ('peak', 2), ('neutral', 1)]
    """
    counts = words.value_counts(name="count")
    counts = counts.filter(counts[words.name] != BREAK)
    new = pl.Series([fold(word) for word in counts[words.name]], dtype=pl.String)
    apart = counts.select(new.str.split(" ").alias("word"), pl.col("count").cast(pl.Int64)).explode("word")
    return summed(apart.filter(pl.col("word") != ""))


def summed(counts: pl.DataFrame) -> pl.DataFrame:
    """Add the counts of each word up; return the words that are left, the most frequent first."""
    sums = counts.group_by("word").agg(pl.col("count").sum()).filter(pl.col("count") > 0)
    return sums.sort("count", "word", descending=[True, False])
