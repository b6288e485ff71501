"""Keys of whole tables: under which zh_key a row's concept stands, and which rows are spellings of one pair.

The folding itself is `lang`'s and is done string by string; here it is only done where it can make a difference, which
for a million rows is the difference between a second and half a minute.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.lang.english import en_key
from glossary.lang.script import zh_key
from glossary.lang.spelling import american, singular

if TYPE_CHECKING:
    from collections.abc import Sequence

PAIR: Final = ("zh_key", "en_key")
"""The columns that `with_keys` adds."""

MANY: Final = 20_000
"""From so many strings on it pays to sort out those whose key is quickly told (21,000 Han are tried for that)."""

PLAIN: Final = "^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$"
TRICKY: Final = (
    r"\b(?:co|e|pre|re)-|\b(?:anti|cyber|inter|macro|micro|multi|non|socio)[ -]|per[ -]cent|^(?:an?|the)(?:[ -]|$)"
)
"""Letters, digits, spaces and hyphens are folded word by word, except where `lang.english` takes words together."""


def zh_keys(column: pl.Series) -> pl.Series:
    """Return the zh_key of each text.

    >>> zh_keys(pl.Series("zh", ["《十四五規劃》", "双循环"])).to_list()
    ['十四五规划', '双循环']
    """
    odd = (column.filter(~column.str.contains(own_key())) if len(column) >= MANY else column).unique()
    return replaced(column, odd, [zh_key(zh) for zh in odd]).alias("zh_key")


def en_keys(column: pl.Series) -> pl.Series:
    """Return the en_key of each text.

    >>> en_keys(pl.Series("en", ["The Labour Markets", "S&T self-reliance"])).to_list()
    ['labor market', 's&t self reliance']
    """
    spellings = column.unique()
    if len(spellings) < MANY:
        return replaced(column, spellings, [en_key(en) for en in spellings]).alias("en_key")
    small = spellings.str.to_lowercase()
    plain = spellings.str.contains(PLAIN) & ~small.str.contains(TRICKY)
    others = spellings.filter(~plain)
    keys = pl.concat([word_by_word(small.filter(plain)), pl.Series([en_key(en) for en in others], dtype=pl.String)])
    return replaced(column, pl.concat([spellings.filter(plain), others]), keys).alias("en_key")


def word_by_word(texts: pl.Series) -> pl.Series:
    """Return the en_key of small letters with spaces and hyphens, each word folded once."""
    words = texts.str.replace_all("-", " ", literal=True).str.split(" ").to_frame("word").with_row_index("text")
    words = words.explode("word", empty_as_null=False, keep_nulls=False)
    last = words["text"].is_last_distinct()
    spelled = words["word"].str.contains("[A-Za-z]")  # a number is its own key, and numbers are many
    inner, final = words["word"].filter(spelled).unique(), words["word"].filter(last & spelled).unique()
    folded = replaced(words["word"], inner, [american(word) for word in inner])
    singled = replaced(words["word"], final, [american(singular(word)) for word in final])
    joined = words.with_columns(folded.zip_with(~last, singled).alias("word")).group_by("text", maintain_order=True)
    return joined.agg(pl.col("word").str.join(" "))["word"]


def replaced(column: pl.Series, old: pl.Series, new: Sequence[str] | pl.Series) -> pl.Series:
    """Return the column with each text of ``old`` replaced by its counterpart."""
    return column.replace(old, pl.Series(new, dtype=pl.String)) if len(old) else column


@cache
def own_key() -> str:
    """Return a pattern of texts that are their own zh_key, because each of their characters is.

    Only characters that nothing combines with take part: Han, digits and small Latin letters.
    """
    plain = [chr(code) for code in (*range(0x30, 0x3A), *range(0x61, 0x7B), *range(0x4E00, 0xA000))]
    return f"^[{''.join(re.escape(character) for character in plain if zh_key(character) == character)}]+$"


def with_keys(*tables: pl.DataFrame) -> list[pl.DataFrame]:
    """Give each table the columns zh_key and en_key: two rows of these tables are the same pair if both agree.

    Where all tables together know one spelling only of a concept's rendering, that spelling stands for its en_key.

    >>> known = pl.DataFrame({"zh": ["关键核心技术"], "en": ["key and core technologies"]})
    >>> seen = pl.DataFrame({"zh": ["關鍵核心技術"], "en": ["Key and core technology"]})
    >>> first, second = with_keys(known, seen)
    >>> first.row(0)[-2:] == second.row(0)[-2:]
    True
    """
    keyed = [table.with_columns(zh_keys(table["zh"])) for table in tables]
    spellings = pl.concat([table.select("zh_key", "en") for table in keyed]).unique()
    several = spellings.filter(pl.col("zh_key").is_duplicated())
    several = several.with_columns(en_keys(several["en"]))
    return [
        table.join(several, on=["zh_key", "en"], how="left", maintain_order="left").with_columns(
            pl.col("en_key").fill_null(pl.col("en"))
        )
        for table in keyed
    ]


def concept(terms: pl.DataFrame, zh: str) -> pl.Series:
    """Return which rows render the phrase ``zh``, as a column of booleans."""
    return zh_keys(terms["zh"]) == zh_key(zh)


def pair(terms: pl.DataFrame, zh: str, en: str) -> pl.Series:
    """Return which rows are the pair of ``zh`` and ``en`` in any spelling, as a column of booleans."""
    same, wanted = concept(terms, zh), en_key(en)
    spellings = [spelling for spelling in terms["en"].filter(same).unique() if en_key(spelling) == wanted]
    return same & terms["en"].is_in(spellings)
