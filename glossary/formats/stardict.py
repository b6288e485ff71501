"""Write StarDict: the dictionary format of GoldenDict, sdcv and KOReader."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.errors import InputError
from glossary.formats.concepts import in_order, keyed
from glossary.formats.fitting import folded
from glossary.formats.headwords import headwords
from glossary.formats.profile import LeftOut
from glossary.formats.stardict_load import LONGEST_WORD, MAGIC, SEVERAL
from glossary.lang.pinyin import plain

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.formats.profile import Profile

BOOK: Final = "Policy glossary"
MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
CAPITALS: Final = {chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> list[LeftOut]:  # noqa: ARG001 - a writer's signature
    """Write ``.ifo``, ``.idx``, ``.dict`` and ``.syn``: one article a concept.

    Readings with and without tones, traditional forms and English renderings lead to it too; one that leads to several
    concepts is an article of its own, since sdcv follows an alternate to one article only. Phrases too long for a
    headword are left out. Raises InputError for a path that does not end in ``.ifo``, by which programs know it.
    """
    if path.suffix.casefold() != ".ifo":
        hint = f"Name it {path.with_suffix('.ifo').name}."
        raise InputError(f"{path.name}: a StarDict dictionary ends in .ifo.", hint=hint)
    rows = in_order(keyed(terms.with_columns(folded(pl.col("zh", "en")))))
    long = pl.col("zh").first().over("_key").str.len_bytes() > LONGEST_WORD
    reason = f"longer than {LONGEST_WORD} bytes"
    left_out = [LeftOut(zh, en, reason) for zh, en in rows.filter(long).select("zh", "en").iter_rows()]
    entries = headwords(rows.filter(~long).with_columns(item=item()), en=pl.col("en"), items=pl.col("item").str.join())
    ways = alternates(entries)
    articles = entries.select(word="zh", text=article())
    shared = ways.group_by("word", maintain_order=True).agg("zh").filter(pl.col("zh").list.len() > 1)
    shared = shared.explode("zh", empty_as_null=False, keep_nulls=False)
    shared = shared.join(articles, left_on="zh", right_on="word", maintain_order="left")
    joined = shared.group_by("word", maintain_order=True).agg(pl.lit(SEVERAL) + pl.col("text").str.join("<hr>"))
    articles = pl.concat([articles, joined.select("word", text="literal")]).sort(*collation("word"))
    places = articles.select(zh="word").with_row_index("place")
    synonyms = ways.join(articles, on="word", how="anti").join(places, on="zh").sort(*collation("word"))
    write(path, articles, synonyms)
    return left_out


def write(path: Path, articles: pl.DataFrame, synonyms: pl.DataFrame) -> None:
    """Write the four files of a dictionary: ``word`` and ``text`` of articles, ``word`` and ``place`` of alternates."""
    sizes = articles["text"].str.len_bytes().cast(pl.UInt64)
    index = packed(articles["word"], sizes.cum_sum() - sizes, sizes)
    path.with_suffix(".idx").write_bytes(index)
    path.with_suffix(".dict").write_bytes("".join(articles["text"]).encode())
    path.with_suffix(".syn").write_bytes(packed(synonyms["word"], synonyms["place"]))
    said = {
        "version": "2.4.2",
        "bookname": BOOK,
        "wordcount": articles.height,
        "synwordcount": synonyms.height,
        "idxfilesize": len(index),
        "sametypesequence": "h",
    }
    lines = [MAGIC, *(f"{name}={value}" for name, value in said.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def packed(words: pl.Series, *numbers: pl.Series) -> bytes:
    r"""Return each word with a zero byte and its numbers, of four bytes each, the highest first.

    >>> packed(pl.Series(["R&D"]), pl.Series([7]))
    b'R&D\x00\x00\x00\x00\x07'
    """
    pack = struct.Struct(f">{len(numbers)}I").pack
    return b"".join(word.encode() + b"\0" + pack(*row) for word, *row in zip(words, *numbers, strict=True))


def collation(column: str) -> tuple[pl.Expr, pl.Expr]:
    """Return the keys of the order that the format demands: without case in ASCII, ties by byte.

    >>> pl.DataFrame({"word": ["b", "B", "a", "双", "Ä", "ä"]}).sort(*collation("word"))["word"].to_list()
    ['a', 'B', 'b', 'Ä', 'ä', '双']
    """
    word = pl.col(column)
    return word.str.replace_many(list(CAPITALS), list(CAPITALS.values())), word


def alternates(entries: pl.DataFrame) -> pl.DataFrame:
    """Return under what ``word`` each article is found besides its headword ``zh``; no word that is a headword."""
    toneless = pl.Series([plain(pinyin) for pinyin in entries["pinyin"]], dtype=pl.String)
    solid = toneless.str.replace_all(" ", "", literal=True)
    ways = entries.select("zh", word=pl.concat_list("forms", "en", "pinyin", toneless, solid))
    ways = ways.explode("word", empty_as_null=False, keep_nulls=False).unique(maintain_order=True)
    ways = ways.filter(pl.col("word").str.len_bytes().is_between(1, LONGEST_WORD))
    return ways.join(entries.select(word="zh"), on="word", how="anti", maintain_order="left")


def item() -> pl.Expr:
    """Return a rendering as an item of a list, in small letters what was decided of it and its note."""
    status = pl.when(pl.col("status") == "candidate").then(pl.lit("")).otherwise("status")
    return pl.concat_str(pl.lit("<li>"), html(pl.col("en")), small(status), small(pl.col("note")), pl.lit("</li>"))


def small(text: pl.Expr) -> pl.Expr:
    """Return a text in small letters, or nothing."""
    return pl.when(text != "").then(pl.format(" <small>{}</small>", html(text))).otherwise(pl.lit(""))


def article() -> pl.Expr:
    """Return an article as HTML: forms, reading, renderings."""
    forms = html(pl.col("forms").list.join(" · "))
    return pl.format("<b>{}</b> <i>{}</i><ol>{}</ol>", forms, html(pl.col("pinyin")), "items")


def html(text: pl.Expr) -> pl.Expr:
    """Make a text safe in HTML."""
    return text.str.replace_many(list(MARKUP), list(MARKUP.values()))
