"""Pairs from the rows of any table: which column is what, and which rows are no pairs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.errors import InputError
from glossary.formats.headers import SIDE, roles
from glossary.formats.profile import Loaded, Skipped
from glossary.formats.values import flagged, typed
from glossary.lang.script import has_han
from glossary.tables import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.formats.profile import Profile

AUXILIARY: Final = re.compile(r"\s*([A-Za-z]{2,3}([-_][A-Za-z]{2,4})?|[\d.,%]*)\s*")
"""A language code or a number: what DeepL adds in columns 3 to 5."""
SAMPLE: Final = 200
"""Rows that are looked at to tell Chinese from English."""
ABOVE: Final = "stands above the headings"
SHOWN: Final = 20
"""Headings that a message names."""
WIDEST: Final = 1_000
"""Cells of a row in a table without headings; a wider row is none of its rows, and would be the measure of them all."""
MOST_PADDING: Final = 5_000_000
"""Cells that may be missing at the ends of rows, taken together; they would be filled up, and fill the memory."""
HINT: Final = 'Say which columns they are, by heading or number: --map "Term=zh,2=en"'


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table as text, each with its number in the file: a ``line`` of text or a ``row`` of a sheet."""

    path: str
    cells: Sequence[Sequence[str]]
    numbers: Sequence[int]
    unit: str

    def __post_init__(self) -> None:
        if not self.cells:
            raise InputError(f"{self.path} has no rows.", hint="Is it the right file?")


def pairs(sheet: Sheet, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Make terms of rows, the first of which, or the first below a title, may hold headings.

    Columns are told by ``mapping`` (heading or number to one of ours), by their headings, or, in a table without
    headings, by what they hold: Chinese and English in any order, then a note. A row without both terms is skipped
    and named; several English columns make several pairs. Raises InputError if the two languages cannot be told.
    """
    lower = below_titles(sheet)
    titles = sheet.numbers[: len(sheet.cells) - len(lower.cells)] if is_headed(lower, profile, mapping) else ()
    sheet = lower if titles else sheet
    headings, header = [cell.strip() for cell in sheet.cells[0]], is_headed(sheet, profile, mapping)
    names = named(headings) if header else unheaded(sheet, profile)
    names = sided(sheet, mapped(sheet, headings, names, mapping))
    frame, skipped = framed(sheet, names, first=1 if header else 0)
    terms, notices = typed(frame if set(TERMS) <= set(names) else flagged(frame))
    called = headings if header else [f"column {number}" for number in range(1, len(names) + 1)]
    columns = {title: name for title, name in zip(called, names, strict=True) if title and name}
    return Loaded(
        terms, (*(Skipped(f"{sheet.unit} {number}", ABOVE) for number in titles), *skipped), columns, tuple(notices)
    )


def of_sheets(
    path: str,
    names: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    profile: Profile,
    mapping: Mapping[str, str],
) -> Loaded:
    """Make terms of the numbered ``rows`` of a workbook's first sheet, and name the other sheets as not read."""
    loaded = pairs(Sheet(path, [row for _, row in rows], [number for number, _ in rows], "row"), profile, mapping)
    first, *others = names
    if not others:
        return loaded
    unread = ", ".join(f"“{name}”" for name in others)
    return replace(loaded, notices=(*loaded.notices, f"Only the sheet “{first}” was read, not {unread}."))


def below_titles(sheet: Sheet) -> Sheet:
    """Leave out the rows at the top with one filled cell, where people write what the table is; not all rows."""
    first = next((at for at, row in enumerate(sheet.cells) if sum(map(bool, row)) > 1), 0)
    return replace(sheet, cells=sheet.cells[first:], numbers=sheet.numbers[first:])


def is_headed(sheet: Sheet, profile: Profile, mapping: Mapping[str, str]) -> bool:
    """Tell whether the first row is headings, since the user names one, or since we know them."""
    headings = [cell.strip() for cell in sheet.cells[0]]
    return any(name in headings for name in mapping) or is_header(sheet, headings, profile)


def is_header(sheet: Sheet, headings: list[str], profile: Profile) -> bool:
    """Tell whether the first row is headings, not a pair.

    It is a pair if fewer than two cells are headings that we know, or if the cell that names a language says so
    again in the next row, as in files of DeepL's.
    """
    if set(TERMS) <= set(headings):
        return True
    found = roles(headings)
    again = sheet.cells[1] if len(sheet.cells) > 1 else sheet.cells[0]
    repeated = any(
        name in ("zh", "en") and cell == other for name, cell, other in zip(found, headings, again, strict=False)
    )
    return profile.header and not repeated and sum(name is not None for name in found) > 1


def named(headings: list[str]) -> list[str]:
    """Return what each column is by its heading: one of ours, or a further column under the name that it has."""
    if set(TERMS) <= set(headings):
        return headings
    return [name or heading for name, heading in zip(roles(headings), headings, strict=True)]


def unheaded(sheet: Sheet, profile: Profile) -> list[str]:
    """Return what each column is by its place: as the profile writes it, else terms and a note; "" for none of ours."""
    width = max((len(row) for row in sheet.cells if len(row) <= WIDEST), default=WIDEST)
    if profile.cells and not profile.header:
        known = [SIDE if cell.column in ("zh", "en") else cell.column for cell in profile.cells]
        return (known + [""] * width)[:width]
    names = ([SIDE, SIDE] + [""] * width)[:width]
    for column in range(2, width):
        if not all(AUXILIARY.fullmatch(row[column]) for row in sheet.cells[:SAMPLE] if len(row) > column):
            names[column] = "note"
            break
    return names


def mapped(sheet: Sheet, headings: list[str], names: list[str], mapping: Mapping[str, str]) -> list[str]:
    """Let the user's word on columns go over ours. Raises InputError for a column that is not there."""
    names = [SIDE if name in mapping.values() and name in ("zh", "en") else name for name in names]
    names = ["" if name in mapping.values() else name for name in names]
    for key, name in mapping.items():
        if key in headings:
            names[headings.index(key)] = name
        elif key.isdecimal() and 0 < int(key) <= len(names):
            names[int(key) - 1] = name
        else:
            first = ", ".join(headings[:SHOWN]) + ", ..." * (len(headings) > SHOWN)
            raise InputError(f"{sheet.path} has no column {key!r}.", hint=f"Its first row is: {first}.")
    return names


def sided(sheet: Sheet, names: list[str]) -> list[str]:
    """Tell by their cells which columns of unknown language are Chinese and which English. Raises InputError."""
    sides = [column for column, name in enumerate(names) if name == SIDE]
    body = sheet.cells[1 : SAMPLE + 1] or sheet.cells
    han = {column: sum(has_han(row[column]) for row in body if len(row) > column) for column in sides}
    names = list(names)
    if "zh" not in names and sides and (chinese := max(sides, key=han.__getitem__)) in sides and han[chinese]:
        names[chinese] = "zh"
        sides.remove(chinese)
    if "en" not in names and sides:
        names[min(sides, key=han.__getitem__)] = "en"
    missing = {"zh": "Chinese", "en": "English"}
    for name, language in missing.items():
        if name not in names:
            raise InputError(f"{sheet.path}: no column is {language}, as far as we can tell.", hint=HINT)
    return ["" if name == SIDE else name for name in names]


def framed(sheet: Sheet, names: list[str], first: int) -> tuple[pl.DataFrame, Iterable[Skipped]]:
    """Put the cells into a table of text under our names; rows that are no pairs come back with their reasons."""
    width = len(names)
    skipped, good, places = [], [], []
    for number, row in zip(sheet.numbers[first:], sheet.cells[first:], strict=True):
        if len(row) > width and any(row[width:]):
            skipped.append(Skipped(f"{sheet.unit} {number}", f"has {len(row)} cells where the first row has {width}"))
        elif any(row):
            good.append(row)
            places.append(number)
    if sum(max(0, width - len(row)) for row in good) > MOST_PADDING:
        raise InputError(f"{sheet.path}: most rows have far fewer than {width:,} cells, as the widest has.", hint=HINT)
    columns = [[row[at] if at < len(row) else "" for row in good] if name else [] for at, name in enumerate(names)]
    kept = {name: column for name, column in zip(reversed(names), reversed(columns), strict=True) if name}
    frame = pl.DataFrame(
        {"_place": places, **dict(reversed(kept.items()))}, schema_overrides=dict.fromkeys(kept, pl.String)
    )
    further = [columns[n] for n, name in enumerate(names) if name == "en"][1:]
    more = [frame.with_columns(en=pl.Series(values=column, dtype=pl.String)) for column in further]
    frame = pl.concat([frame, *(extra.filter(pl.col("en").str.strip_chars() != "") for extra in more)])
    for name, language in (("zh", "Chinese"), ("en", "English")):
        without = pl.col(name).str.strip_chars() == ""
        skipped += [Skipped(f"{sheet.unit} {place}", f"no {language}") for place in frame.filter(without)["_place"]]
        frame = frame.filter(~without)
    return frame.sort("_place", maintain_order=True).drop("_place"), skipped
