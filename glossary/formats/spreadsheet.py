"""Spreadsheets: XLSX for people and for tools, and the pairs of any sheet that has them."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from glossary.errors import UnreadableFile
from glossary.formats.layout import laid_out
from glossary.formats.profile import LeftOut
from glossary.formats.sheet_xml import FIRST_DAY, Styles, rows
from glossary.formats.source import Damaged, examined
from glossary.formats.tabular import of_sheets
from glossary.formats.text import package
from glossary.formats.text.sheets import letters, number_of
from glossary.model import KIND, STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from glossary.formats.profile import Loaded, Profile

LONGEST: Final = 32_767
"""Characters (UTF-16 units) that a cell of a spreadsheet holds."""
MOST_CELLS: Final = 50_000_000
"""Cells that a sheet may span: forty times a glossary of 100,000 terms, and half a gigabyte in memory."""
ROW: Final = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d{1,7})"')
COLUMN: Final = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})\d')
WIDTHS: Final[Mapping[str, int]] = {"zh": 28, "en": 44, "pinyin": 30, "domain": 18, "note": 40, "definition": 40}
WIDTH: Final = 12
CHOICES: Final = {"status": STATUS, "kind": KIND}
OPTIONS: Final = {"constant_memory": True}
"""Texts stand in their cells, not in a table of their own."""


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> list[LeftOut]:
    """Write a workbook of one sheet: text stays text, whatever it begins with; numbers, dates and booleans are real.

    What people open has a frozen heading, filters, widths and choices for status and kind. A row with a cell that no
    spreadsheet can hold is left out.
    """
    fits, left_out = holdable(terms)
    frame = laid_out(fits, profile)
    with zipfile.ZipFile(shell(frame, profile)) as empty, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for part in empty.namelist():
            if part != SHEET:
                book.writestr(part, empty.read(part))
        before, styles, after = opened(empty.read(SHEET).decode(), frame, profile)
        with book.open(SHEET, "w", force_zip64=True) as sheet:
            sheet.write(before.encode())
            for some in rows(frame, styles, 2 if profile.header else 1):
                sheet.write(some.encode())
            sheet.write(after.encode())
    return left_out


def shell(frame: pl.DataFrame, profile: Profile) -> BytesIO:
    """Return a workbook with everything but its rows: in their place, a row with a cell of each style."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, dict(OPTIONS)) as book:
        sheet = book.add_worksheet("Terms")
        styles = {name: book.add_format(options) for name, options in STYLES.items()}
        if not profile.cells:
            furnish(sheet, frame)
        for column, heading in enumerate(frame.columns if profile.header else ()):
            sheet.write_string(0, column, heading, styles["heading"])
        sheet.write_string(1, 0, "", styles["quoted"])
        sheet.write_datetime(1, 1, FIRST_DAY, styles["date"])
    return content


def opened(sheet: str, frame: pl.DataFrame, profile: Profile) -> tuple[str, Styles, str]:
    """Take an empty sheet apart: what stands before its rows, the numbers of its styles, what stands behind."""
    quoted, day = map(int, STYLED.findall(sheet))
    before, _, rest = sheet.partition('<row r="2">')
    _, end, after = rest.partition("</sheetData>")
    corner = f"{letters(max(0, len(frame.columns) - 1))}{frame.height + profile.header or 1}"
    return EXTENT.sub(f'<dimension ref="A1:{corner}"/>', before), Styles(day, quoted), end + after


SHEET: Final = "xl/worksheets/sheet1.xml"
EXTENT: Final = re.compile(r"<dimension [^>]*/>")
STYLED: Final = re.compile(r'<c r="[AB]2" s="(\d+)"')
STYLES: Final[Mapping[str, dict[str, Any]]] = {
    "heading": {"bold": True, "bottom": 1},
    "date": {"num_format": "yyyy-mm-dd"},
    "quoted": {"quote_prefix": True},
}


def holdable(terms: pl.DataFrame) -> tuple[pl.DataFrame, list[LeftOut]]:
    """Part the rows that a spreadsheet can hold from those with too long a cell."""
    texts = [name for name, kind in terms.schema.items() if kind == pl.String]
    long = pl.any_horizontal(pl.col(texts).str.len_bytes() > LONGEST)
    suspects = terms.filter(long)
    if suspects.is_empty():
        return terms, []
    too_long = pl.any_horizontal(pl.col(texts).map_elements(units, return_dtype=pl.UInt32) > LONGEST)
    dropped = terms.filter(too_long).select("zh", "en")
    reason = f"a cell has more than {LONGEST:,} characters"
    return terms.filter(~too_long), [LeftOut(zh, en, reason) for zh, en in dropped.iter_rows()]


def units(text: str) -> int:
    """Count characters as spreadsheets do."""
    return len(text.encode("utf-16-le")) // 2


def furnish(sheet: Worksheet, frame: pl.DataFrame) -> None:
    """Make a sheet one that people like to work in, and that prints on pages of its full width under its headings."""
    last = len(frame.columns) - 1
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, frame.height, last)
    for column, name in enumerate(frame.columns):
        sheet.set_column(column, column, WIDTHS.get(name, WIDTH))
        if name in CHOICES and frame.height:
            sheet.data_validation(1, column, frame.height, column, {"validate": "list", "source": list(CHOICES[name])})


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Read the pairs of the first sheet that holds anything; the others are named.

    Raises MissingExtra, UnreadableFile, and InputError if the two languages cannot be told.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    measure(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except CalamineError as error:
        raise UnreadableFile(str(path), f"is not a spreadsheet that we can read: {error}.") from error
    first, *others = [name for name, rows in sheets.items() if rows] or [""]
    numbered = [(number, [spelled(cell) for cell in row]) for number, row in enumerate(sheets.get(first, []), 1)]
    filled = [(number, row) for number, row in numbered if any(row)]
    return of_sheets(str(path), [first, *others], filled, profile, mapping)


def measure(path: Path) -> None:
    """Refuse a workbook that unpacks to too much, or whose cells lie so far apart that the space between fills memory.

    The reader lays a sheet out as a full rectangle. Raises UnreadableFile.
    """
    with examined(str(path)) as source, package.opened(source) as archive:
        for name in archive.namelist():
            if name.startswith("xl/"):
                corner(package.Part(archive, name).read(), name)


def corner(data: bytes, name: str) -> None:
    """Find the last row and column of a sheet; raises Damaged if they span too many cells."""
    if "worksheets/" not in name:
        return
    rows = max(map(int, ROW.findall(data)), default=0)
    columns = 1 + max((number_of(column.decode()) for column in set(COLUMN.findall(data))), default=-1)
    if rows * columns > MOST_CELLS:
        raise Damaged(f"its sheet spans {rows:,} rows and {columns:,} columns")


def spelled(value: object) -> str:
    """Say a cell's value as text.

    >>> spelled(3.0), spelled(date(2022, 10, 25)), spelled(True), spelled(0.97)
    ('3', '2022-10-25', 'true', '0.97')
    """
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
        case date():
            return value.isoformat()
    return str(value)
