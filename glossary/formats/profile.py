"""What a target tool takes, as a record, and what an import or export reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

LIVE: Final = ("preferred", "admitted", "candidate")
"""Statuses that most tools take: what may be used."""

DECIDED: Final = (*LIVE, "deprecated")
"""Statuses that a tool takes which can mark a term as forbidden."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a target: its heading, which column of the terms fills it, and how values are called there.

    ``column`` is a column of TERMS, or ``concept`` (number of the Chinese phrase, from 1), or "" for a constant.
    With ``values`` a value is looked up and ``otherwise`` stands for the rest: booleans stay booleans in a
    spreadsheet and are spelled ``true`` and ``false`` in text.
    """

    heading: str
    column: str = ""
    values: Mapping[str, str | bool] | None = None
    otherwise: str | bool = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """An export target: a format and what one tool wants of it. Adding a tool is adding such a record and a test.

    Without ``cells`` every column of the terms is written under its own name, which loses nothing.
    """

    name: str
    title: str
    format: str
    suffix: str
    cells: tuple[Cell, ...] = ()
    zh: str = "zh"
    en: str = "en"
    """Language codes as the tool spells them."""
    header: bool = True
    preamble: str = ""
    """Lines before the header or the first row."""
    delimiter: str = ","
    quoting: Literal["minimal", "never"] = "minimal"
    encoding: Literal["utf-8", "utf-8-sig", "utf-16"] = "utf-8"
    """``utf-8-sig`` writes a BOM; ``utf-16`` is little-endian with a BOM."""
    newline: Literal["\n", "\r\n"] = "\n"
    statuses: tuple[str, ...] = LIVE
    """What goes out; the rest is left out and counted."""
    one_rendering: bool = False
    """One English rendering a Chinese phrase: the preferred one, full forms before abbreviations, the most frequent."""
    max_bytes: int | None = None
    """UTF-8 bytes that zh and en may each have."""
    max_rows: int | None = None
    max_file: int | None = None
    """Bytes that the whole file may have."""
    comment: str = ""
    """What makes a line a comment: a phrase that begins so is left out."""
    control: Literal["keep", "space", "refuse"] = "keep"
    """Control characters and line breaks: keep them, make them a space, or leave out a term whose zh or en has any."""
    marked: bool = False
    """Mark cells that a spreadsheet would run as a formula; only for files that people open."""
    variant: str = ""
    """A choice within the format, such as the version of TBX."""
    keeps: tuple[str, ...] = ()
    """Columns of TERMS that survive, where ``cells`` do not tell."""
    confirmed: bool = True
    """False if we know the tool's needs only by hearsay, not from a run or from its documentation."""
    note: str = ""

    def kept(self) -> tuple[str, ...]:
        """Name the columns of the terms that reach the tool; none named means all.

        >>> Profile("x", "X", "csv", ".csv", cells=(Cell("Source", "zh"), Cell("Target", "en"))).kept()
        ('zh', 'en')
        """
        columns = (cell.column for cell in self.cells if cell.column and cell.column != "concept")
        return self.keeps or tuple(dict.fromkeys(columns))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A pair that an export could not or must not carry, and why."""

    zh: str
    en: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an export did."""

    written: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A place of an imported file that gave no pair, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The pairs of a finished glossary.

    ``terms`` has the columns of TERMS, then whatever else the file says (``definition``, ``source``...) as text.
    A status that the file does not give is "". ``columns`` says which of the file's columns became which of ours.
    """

    terms: pl.DataFrame
    skipped: tuple[Skipped, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    """What else a person should know: values that were not understood, sheets that were not read."""
