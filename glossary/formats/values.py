"""What the cells of a foreign glossary say: statuses, kinds, dates and numbers in other people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.model import KIND, STATUS
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUSES: Final[Mapping[str, tuple[str, ...]]] = {
    "preferred": (
        *("preferredterm-admn-sts", "preferred term", "standard", "bevorzugt", "vorzugsbenennung", "首选", "推荐"),
    ),
    "admitted": (
        *("admittedterm-admn-sts", "admitted term", "approved", "valid", "allowed", "active", "accepted", "final"),
        *("erlaubt", "zugelassen", "genehmigt", "freigegeben", "允许", "可用", "已批准", "许用"),
    ),
    "candidate": ("new", "draft", "proposed", "not_approved", "neu", "entwurf", "vorschlag", "候选", "待定", "新"),
    "deprecated": (
        *(
            "deprecatedterm-admn-sts",
            "supersededterm-admn-sts",
            "deprecated term",
            "superseded",
            "obsolete",
            "forbidden",
        ),
        *("not recommended", "do not use", "verboten", "veraltet", "nicht verwenden", "禁用", "弃用", "淘汰", "不推荐"),
    ),
    "rejected": ("declined", "abgelehnt", "拒绝", "否决"),
}
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "term": ("fullform", "full form", "noun", "phrase", "术语", "词"),
    "title": ("titel", "document", "law", "标题", "文件名"),
    "organisation": ("organization", "institution", "organ", "机构", "组织"),
    "person": ("name", "人名", "人物"),
    "slogan": ("口号", "提法"),
    "abbreviation": ("acronym", "initialism", "abbreviated", "abkürzung", "kürzel", "缩写", "简称"),
    "sentence": ("satz", "句子"),
}
TRUE: Final = ("true", "yes", "y", "x", "1", "1.0", "wahr", "ja", "是", "真", "√", "✓")
DATES: Final = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%Y年%m月%d日")


def typed(frame: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Give a table of text the columns and types of TERMS; what a cell says that we do not understand is said.

    An absent status is "", an absent kind is "term".

    >>> table = pl.DataFrame(
    ...     {"zh": ["双循环"], "en": ["dual circulation"], "status": ["Vorzugsbenennung"], "docs": ["2"]}
    ... )
    >>> typed(table)[0].select("status", "kind", "docs").row(0)
    ('preferred', 'term', 2)
    """
    notices: list[str] = []
    for name, known, words in (("status", STATUS, STATUSES), ("kind", KIND, KINDS)):
        if name in frame.columns:
            frame = frame.with_columns(chosen(frame[name], known, words, notices))
    if "kind" in frame.columns:
        frame = frame.with_columns(pl.col("kind").replace("", "term"))
    else:
        frame = frame.with_columns(kind=pl.lit("term"))
    for name, kind in TERMS.items():
        if kind != pl.String and name in frame.columns:
            frame = frame.with_columns(parsed(frame[name], kind, notices))
    return conform(frame, TERMS), notices


def flagged(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn the yes-no columns ``forbidden`` and ``preferred`` into a status, where the row has none."""
    for name, status in (("forbidden", "deprecated"), ("preferred", "preferred")):
        if name in frame.columns:
            old = pl.col("status") if "status" in frame.columns else pl.lit("")
            yes = pl.col(name).str.strip_chars().str.to_lowercase().is_in(TRUE)
            frame = frame.with_columns(status=pl.when(yes & (old == "")).then(pl.lit(status)).otherwise(old)).drop(name)
    return frame


def chosen(
    cells: pl.Series, known: tuple[str, ...], words: Mapping[str, tuple[str, ...]], notices: list[str]
) -> pl.Series:
    """Say each cell in a closed vocabulary of ours; what is in none of its words is "" and noted."""
    meaning = {word: value for value in known for word in (value, *words.get(value, ()))}
    plain = cells.str.strip_chars().str.to_lowercase()
    strange = cells.filter(~plain.is_in([*meaning, ""])).unique(maintain_order=True)
    if len(strange):
        notices.append(f"{cells.name}: not understood and left open: {', '.join(strange.head(5))}.")
    return plain.replace_strict(meaning, default="", return_dtype=pl.String)


def parsed(cells: pl.Series, kind: type[pl.DataType], notices: list[str]) -> pl.Series:
    """Read dates and numbers; a cell that is neither is null and noted."""
    text = cells.str.strip_chars()
    text = text.set(text == "", None)
    if kind == pl.Date:
        tries = [text.str.to_date(form, strict=False) for form in DATES]
        value = pl.select(pl.coalesce(tries)).to_series()
    else:
        value = text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False).cast(kind, strict=False)
    strange = cells.filter(value.is_null() & text.is_not_null())
    if len(strange):
        notices.append(
            f"{cells.name}: not understood and left out: {', '.join(strange.unique(maintain_order=True).head(5))}."
        )
    return value.alias(cells.name)
