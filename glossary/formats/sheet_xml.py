"""The rows of a worksheet as XML, whole columns at a time: a third of the time that a call for every cell takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.text.sheets import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

EPOCH: Final = date(1899, 12, 30)
FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheets count days from 1900 and believe in 29 February 1900: earlier dates are written as text."""
FORMULA: Final = r"^[=+\-@\t\r\n]"
CODED: Final = r"(_x[0-9a-fA-F]{4}_)"
"""How a cell spells a control character; where a text has it of itself, its first sign is spelled so."""
ESCAPES: Final = {
    **{chr(code): f"_x{code:04X}_" for code in (*range(0x20), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"},
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
}
BATCH: Final = 20_000


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers, in a workbook, of the style of a date, and of that of a text which begins as a formula does."""

    date: int
    quoted: int


def rows(frame: pl.DataFrame, styles: Styles, first: int) -> Iterator[str]:
    """Yield the rows of a table as XML, the first under the number ``first``, some thousands at a time.

    Text stays text, whatever it begins with; numbers, dates and booleans are real. Empty cells are left out.

    >>> frame = pl.DataFrame({"zh": ["双循环"], "freq": [3], "forbidden": [True], "note": ["=R&D"]})
    >>> print(*rows(frame, Styles(date=3, quoted=2), 2), sep="")
    <row r="2"><c r="A2" t="inlineStr"><is><t>双循环</t></is></c><c r="B2"><v>3</v></c>\
<c r="C2" t="b"><v>1</v></c><c r="D2" s="2" t="inlineStr"><is><t>=R&amp;D</t></is></c></row>
    """
    number = (pl.int_range(pl.len()) + first).cast(pl.String).alias("number")
    cells = [cell(pl.nth(place + 1), kind, letters(place), styles) for place, kind in enumerate(frame.schema.dtypes())]
    row = pl.concat_str(pl.lit('<row r="'), pl.first(), pl.lit('">'), *cells, pl.lit("</row>"))
    for part in frame.select(number, pl.all().name.prefix("column ")).iter_slices(BATCH):
        yield "".join(part.select(row.alias("row"))["row"])


def cell(value: pl.Expr, kind: pl.DataType, column: str, styles: Styles) -> pl.Expr:
    """Return a cell of a column as XML, or nothing where there is no value."""
    if kind == pl.Date:
        days = (value - EPOCH).dt.total_days().cast(pl.String)
        number = element(column, f' s="{styles.date}"', "<v>", days, "</v>")
        content = pl.when(value >= FIRST_DAY).then(number).otherwise(text(value.cast(pl.String), column, styles))
    elif kind == pl.Boolean:
        content = element(column, ' t="b"', "<v>", value.cast(pl.Int8).cast(pl.String), "</v>")
    elif kind.is_numeric():
        number = element(column, "", "<v>", value.cast(pl.String), "</v>")
        content = pl.when(value.cast(pl.Float64).is_finite()).then(number)
    else:
        content = text(value, column, styles)
    return content.fill_null("")


def text(value: pl.Expr, column: str, styles: Styles) -> pl.Expr:
    """Return a cell of text; without the mark, a spreadsheet runs a formula as soon as somebody edits the cell."""
    escaped = value.str.replace_all(CODED, "_x005F${1}").str.replace_many(list(ESCAPES), list(ESCAPES.values()))
    kept = pl.when(value.str.contains(r"^\s|\s$")).then(pl.lit(' xml:space="preserve"')).otherwise(pl.lit(""))
    inner = pl.concat_str(pl.lit("<is><t"), kept, pl.lit(">"), escaped, pl.lit("</t></is>"))
    marked = pl.when(value.str.contains(FORMULA)).then(pl.lit(f' s="{styles.quoted}"')).otherwise(pl.lit(""))
    whole = pl.concat_str(pl.lit(f'<c r="{column}'), pl.first(), pl.lit('"'), marked, pl.lit(' t="inlineStr">'), inner)
    return pl.when(value != "").then(pl.concat_str(whole, pl.lit("</c>")))


def element(column: str, attributes: str, before: str, value: pl.Expr, after: str) -> pl.Expr:
    """Return a cell around a value; the number of its row stands in the first column of the table."""
    start = pl.lit(f'<c r="{column}')
    return pl.concat_str(start, pl.first(), pl.lit(f'"{attributes}>{before}'), value, pl.lit(f"{after}</c>"))
