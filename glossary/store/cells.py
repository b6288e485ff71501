"""What may stand in a cell of terms.csv: text becomes typed values; every cell that cannot is named with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.model import KIND, STATUS
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTS: Final[tuple[str, ...]] = ("freq", "docs")
DATES: Final[tuple[str, ...]] = ("first_seen", "last_seen")
MEANING_OF_EMPTY: Final = {"status": "candidate", "kind": "term"}
DATE_FORMATS: Final = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y")
"""As we write them, and as a Chinese and a German Excel save them."""

TIME_OF_DAY: Final = r"[ T]\d{1,2}:\d\d.*$"
"""What LibreOffice and openpyxl put behind a day that they read from a workbook."""

DAY_FIRST: Final = "%d/%m/%Y"
MONTH_FIRST: Final = "%m/%d/%Y"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason why cells of a column are refused, and the expression that is true for those cells."""

    column: str
    reason: str
    broken: pl.Expr


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad cell: which row (from 0), which column, what it holds, and what is wrong with that."""

    row: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        shown = f"{self.value[:40]!r} " if self.value else ""
        return f"{self.column}: {shown}{self.reason}"


def typed(texts: pl.DataFrame) -> tuple[pl.DataFrame, list[Fault]]:
    """Turn a table of text into TERMS plus the user's own columns, without the rows that hold a bad cell.

    Spaces around terms and names are dropped; an empty status means candidate, an empty kind term. A spreadsheet's
    dates and decimal commas are understood.

    >>> table = pl.DataFrame({"zh": ["双循环", "碳达峰"], "en": ["dual circulation", ""], "status": ["Preferred", ""]})
    >>> terms, faults = typed(table)
    >>> terms["status"].to_list(), str(faults[0])
    (['preferred'], 'en: is empty')
    """
    tidy = texts.with_columns(tidied(texts))
    formats = {name: date_formats(tidy[name]) for name in DATES if name in tidy.columns}
    faults = [fault for rule in violated(tidy, list(rules(tidy, formats))) for fault in broken(tidy, rule)]
    if faults:
        tidy = tidy.filter(~pl.int_range(pl.len()).is_in({fault.row for fault in faults}))
    values = [pl.col(name).cast(pl.Float64).cast(TERMS[name]) for name in COUNTS if name in tidy.columns]
    values += [parsed_date(name, formats[name]).alias(name) for name in formats]
    if "score" in tidy.columns:
        values.append(pl.col("score").cast(TERMS["score"]))
    return filled(conform(tidy.with_columns(values), TERMS)), sorted(faults, key=lambda fault: fault.row)


def settled(terms: pl.DataFrame) -> pl.DataFrame:
    """Return terms as they read back once they were written: no null text, no spaces around, no empty status."""
    texts = conform(terms, TERMS).with_columns(pl.col(pl.String).fill_null(""))
    return filled(texts.with_columns(pl.col("zh", "en", "pinyin").str.strip_chars()))


def refused(rows: pl.DataFrame) -> list[str]:
    """Return why rows of typed terms could not be read back, each with its pair."""
    if rows.is_empty():
        return []
    _, faults = typed(rows.with_columns(pl.all().cast(pl.String)))
    return [f"{rows['zh'][fault.row]} = {rows['en'][fault.row]}: {fault}" for fault in faults]


def filled(terms: pl.DataFrame) -> pl.DataFrame:
    """Write out what an empty status or kind means."""
    return terms.with_columns(pl.col(name).replace("", meaning) for name, meaning in MEANING_OF_EMPTY.items())


def tidied(texts: pl.DataFrame) -> Iterator[pl.Expr]:
    """Fold what spreadsheets and fingers add: spaces, capitals, decimal commas; empty numbers and dates become null."""
    for name in texts.columns:
        column = pl.col(name).fill_null("")
        if name in {"zh", "en", "pinyin"}:
            yield column.str.strip_chars()
        elif name in MEANING_OF_EMPTY:
            yield column.str.strip_chars().str.to_lowercase()
        elif name == "score":
            yield null_if_empty(column.str.strip_chars().str.replace(",", ".", literal=True))
        elif name in DATES:
            yield null_if_empty(column.str.strip_chars().str.replace(TIME_OF_DAY, ""))
        elif name in TERMS and TERMS[name] != pl.String:
            yield null_if_empty(column.str.strip_chars())
        else:
            yield column


def null_if_empty(column: pl.Expr) -> pl.Expr:
    """Return null where the text is empty."""
    return pl.when(column != "").then(column)


def rules(texts: pl.DataFrame, formats: dict[str, tuple[str, ...]]) -> Iterator[Rule]:
    """Yield every rule that applies to the columns that the file has."""
    for name in ("zh", "en"):
        yield Rule(name, "is empty", pl.col(name) == "")
        yield Rule(name, "holds a line break; is a quote before it left open?", pl.col(name).str.contains(r"[\r\n]"))
    lost = pl.col("zh").str.contains(r"^\?[?\s]*$")
    yield Rule("zh", "was Chinese until a program saved the file in an encoding without it", lost)
    if texts.select("zh", "en").hash_rows().n_unique() < texts.height:
        again = ~pl.struct("zh", "en").is_first_distinct() & (pl.col("zh") != "") & (pl.col("en") != "")
        yield Rule("en", "stands with the same zh in an earlier row already", again)
    for name, known in (("status", STATUS), ("kind", KIND)):
        if name in texts.columns:
            yield Rule(name, f"is not one of {', '.join(known)}", ~pl.col(name).is_in(["", *known]))
    for name in COUNTS:
        if name in texts.columns:
            yield Rule(name, "is not a whole number", ~pl.col(name).str.contains(r"^\d{1,9}(\.0*)?$"))
    for name, forms in formats.items():
        unclear = "is not a date like 2022-10-25" if forms else "may be two dates; write it like 2022-10-25"
        yield Rule(name, unclear, pl.col(name).is_not_null() & parsed_date(name, forms).is_null())
    if "score" in texts.columns:
        number = pl.col("score").cast(pl.Float64, strict=False)
        yield Rule(
            "score", "is not a number from 0 to 1", ~number.is_between(0, 1).fill_null(pl.col("score").is_null())
        )


def violated(texts: pl.DataFrame, every: list[Rule]) -> list[Rule]:
    """Return the rules that any cell breaks: one look at the table for all of them, for mostly there is none."""
    found = texts.select(rule.broken.any().alias(str(place)) for place, rule in enumerate(every)).row(0)
    return [rule for rule, is_broken in zip(every, found, strict=True) if is_broken]


def broken(texts: pl.DataFrame, rule: Rule) -> Iterator[Fault]:
    """Yield the cells that break one rule."""
    rows = texts.select(rule.broken.fill_null(value=False).arg_true()).to_series()
    values = texts[rule.column].gather(rows).fill_null("")
    for row, value in zip(rows, values, strict=True):
        yield Fault(row, rule.column, value, rule.reason)


def date_formats(dates: pl.Series) -> tuple[str, ...]:
    """Return the date formats of a column; days and months between slashes are told apart by a number above 12.

    Returns nothing if the column does not say which comes first.

    >>> date_formats(pl.Series(["10/25/2022", "01/02/2023"]))[-1]
    '%m/%d/%Y'
    >>> date_formats(pl.Series(["01/02/2023"]))
    ()
    """
    if not dates.str.contains(r"^\d{1,2}/").any():
        return DATE_FORMATS
    slashes = dates.to_frame("date").select(
        first=pl.col("date").str.extract(r"^(\d{1,2})/").cast(pl.UInt8),
        second=pl.col("date").str.extract(r"^\d{1,2}/(\d{1,2})/").cast(pl.UInt8),
    )
    if (slashes["first"] > 12).any():  # noqa: PLR2004 - months of a year
        return (*DATE_FORMATS, DAY_FIRST)
    if (slashes["second"] > 12).any():  # noqa: PLR2004 - months of a year
        return (*DATE_FORMATS, MONTH_FIRST)
    return ()


def parsed_date(name: str, formats: tuple[str, ...]) -> pl.Expr:
    """Read a date in the first format that fits; null where none does."""
    return pl.coalesce(pl.col(name).str.to_date(form, strict=False) for form in formats or DATE_FORMATS)
