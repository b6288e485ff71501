"""A glossary that a person edits in LibreOffice: the edits come back, and nothing else is changed.

    python bench/libreoffice.py [ROWS]        # 1,000,000 unless said otherwise; a sheet holds 1,048,576

LibreOffice opens the CSV as its dialog proposes to, with comma, semicolon and tab as separators; a macro types into
some cells and saves in place. That is done with terms.csv, which the store reads back, and with an export, which marks
cells that look like formulas, and which an import reads back.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import polars as pl

from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.store.store import Store
from glossary.tables import TERMS, conform

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.merge import pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    Edits = Mapping[tuple[int, str], str]

ROWS: Final = 1_000_000
AS_PROPOSED: Final = "44/59/9,34,76,1,,0,false,false,true,false,false,0,false"
"""Separators , ; and tab; quote "; UTF-8; from row 1; quoted text may be a number; no special numbers, no formulas."""

LIBRARIES: Final = """<?xml version="1.0"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" library:link="false"/>
</library:libraries>"""
LIBRARY: Final = """<?xml version="1.0"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard">
<library:element library:name="Typist"/>
</library:library>"""
MODULE: Final = """<?xml version="1.0"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typist" script:language="StarBasic">
{}
</script:module>"""
MACRO: Final = """Sub Main
Dim how(2) As New com.sun.star.beans.PropertyValue
how(0).Name = "FilterName": how(0).Value = "Text - txt - csv (StarCalc)"
how(1).Name = "FilterOptions": how(1).Value = "{options}"
how(2).Name = "Hidden": how(2).Value = True
book = StarDesktop.loadComponentFromURL("{address}", "_blank", 0, how())
sheet = book.Sheets.getByIndex(0)
{typing}
book.store()
book.close(True)
End Sub"""

NOTES: Final = (
    "", 'say "yes"\nor no', "=1+1", "see also: a; b", "@home", "+ more", "- less", "two\tcolumns", "1, 2; 3",
    "'=quoted",
)  # fmt: skip
"""What makes a table hard to read: quotes, line breaks, other tables' delimiters, what might be a formula."""

STATUSES: Final = ("preferred", "admitted", "deprecated", "rejected", "candidate")


def glossary(rows: int) -> pl.DataFrame:
    """Make terms of random phrases with all columns filled, awkward texts among them."""
    row = pl.int_range(pl.len())

    def by_turns(values: tuple[str, ...]) -> pl.Expr:
        """Give each row the next value, over and over."""
        return pl.lit(pl.Series(values)).gather(row % len(values))

    started = {0: "=", 1: "-", 2: "@", 3: "+"}
    mark = pl.coalesce(pl.when(row % 5_000 == at).then(pl.lit(sign)) for at, sign in started.items()).fill_null("")
    made = pairs(rows, 1).with_columns(
        en=mark + pl.col("en") + pl.when(row % 3 == 0).then(pl.lit(", “so called”; or so")).otherwise(pl.lit("")),
        pinyin=pl.lit("kējì zìlì zìqiáng"),
        status=by_turns(STATUSES),
        kind=pl.lit("term"),
        domain=by_turns(("economy", "science; industry", "")),
        note=by_turns(NOTES),
        freq=row % 1_000,
        docs=row % 40,
        first_seen=pl.date(2021, 3, 12) + pl.duration(days=row % 900),
        last_seen=pl.when(row % 2 == 0).then(pl.date(2024, 7, 21)),
        score=row / pl.len(),
    )
    return conform(made, TERMS).sort("zh", "en")


def keep_book(path: Path, edits: Edits, columns: list[str], profile: Path) -> None:
    """Open a CSV in LibreOffice, type into cells, given by row (from 0, below the headings) and column, and save it."""
    address = f"-env:UserInstallation={profile.as_uri()}"
    office = ["soffice", address, "--headless", "--norestore"]
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    typing = [
        f"sheet.getCellByPosition({columns.index(name)}, {row + 1}).setFormula({basic_text(text)})"
        for (row, name), text in edits.items()
    ]
    macro = MACRO.format(options=AS_PROPOSED, address=path.as_uri(), typing="\n".join(typing))
    for place, text in (
        ("script.xlc", LIBRARIES),
        ("Standard/script.xlb", LIBRARY),
        ("Standard/Typist.xba", MODULE.format(escape(macro))),
    ):
        (basic / place).write_text(text, encoding="utf-8")
    subprocess.run([*office, "macro:///Standard.Typist.Main"], check=True, capture_output=True, timeout=3_000)


def basic_text(text: str) -> str:
    """Write a text as Basic does."""
    return '"' + text.replace('"', '""') + '"'


def differences(before: pl.DataFrame, after: pl.DataFrame, edits: Edits) -> int:
    """Count the rows of ``after`` that are not what ``before`` is with the edits, and those that are missing."""
    for (row, name), text in edits.items():
        before = before.with_columns(
            pl.when(pl.int_range(pl.len()) == row).then(pl.lit(text)).otherwise(name).alias(name)
        )
    wanted = conform(before, TERMS)
    unexpected = after.join(wanted, on=wanted.columns, how="anti", nulls_equal=True).height
    return unexpected + wanted.join(after, on=wanted.columns, how="anti", nulls_equal=True).height


def terms_as_edited(terms: pl.DataFrame, edits: Edits, folder: Path) -> tuple[int, list[str], int]:
    """Edit terms.csv; return how many rows are not as they should be, its problems, and how many edits were logged."""
    store = Store.open(folder / "terms.csv", create=True)
    with store.transaction("import") as change:
        change.terms = terms
    keep_book(store.path, edits, terms.columns, folder / "profile")
    after = Store.open(store.path)
    with after.transaction("set"):
        pass
    logged = [entry for entry in after.history() if entry.op == "edit"]
    return differences(terms, after.terms, edits), after.problems, len(logged)


def export_as_edited(terms: pl.DataFrame, edits: Edits, folder: Path) -> tuple[int, int]:
    """Edit an export; return how many rows an import finds not as they should be, and how many it skips."""
    path = folder / "export.csv"
    shown = terms.filter(pl.col("status") != "rejected")
    dump(shown, path, "csv")
    keep_book(path, edits, list(pl.read_csv(path, n_rows=0).columns), folder / "profile")
    loaded = load(path, "csv")
    return differences(shown, loaded.terms, edits), len(loaded.skipped)


def main() -> None:
    """Print what was found, and how long it took; raise if anything but the edits was changed."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    terms = glossary(rows)
    edits = {(1, "en"): "first, “edited”", (rows // 2, "note"): "a; note", (rows // 2 + 1, "status"): "preferred"}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        wrong, problems, logged = terms_as_edited(terms, edits, folder)
        size = (folder / "terms.csv").stat().st_size / 1e6
        print(f"{rows:,} terms ({size:.0f} MB) edited in {len(edits)} cells: {wrong} other differences, ", end="")
        print(f"{len(problems)} problems, {logged} changes logged; {(time.perf_counter() - start) / 60:.1f} minutes")
        start = time.perf_counter()
        amiss, skipped = export_as_edited(terms, edits, folder)
        print(f"exported, edited, imported: {amiss} other differences, {skipped} rows skipped; ", end="")
        print(f"{(time.perf_counter() - start) / 60:.1f} minutes")
    office = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"memory up to {office:.1f} GB for LibreOffice, {own:.1f} GB for us")
    assert (wrong, problems, amiss, skipped) == (0, [], 0, 0)


if __name__ == "__main__":
    main()
