"""JSON Lines and Parquet: every column and row as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.errors import InputError, UnreadableFile
from glossary.formats.profile import Loaded, Skipped
from glossary.formats.values import typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.formats.profile import Profile

BROKEN: Final = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
"""What polars raises while it reads a damaged file."""


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:
    """Write the terms as they are."""
    if profile.format == "parquet":
        terms.write_parquet(path)
    else:
        terms.write_ndjson(path)


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Read pairs with all that is said of them; lines that are no pairs are skipped and named.

    Raises UnreadableFile for a damaged file, InputError if there are no columns zh and en.
    """
    frame, skipped = (parquet(path), []) if profile.format == "parquet" else json_lines(path)
    frame = frame.rename(dict(mapping), strict=False)
    if not {"zh", "en"} <= set(frame.columns):
        raise InputError(f"{path} has no columns zh and en.", hint='Say which they are: --map "term=zh,translation=en"')
    try:
        frame = frame.with_columns(pl.all().cast(pl.String).fill_null(""))
    except BROKEN as exc:
        raise UnreadableFile(str(path), f"holds lists or records where text should be: {exc}") from exc
    unit = "row" if profile.format == "parquet" else "line"
    frame = frame.with_row_index("_row", offset=1)
    for name, language in (("zh", "Chinese"), ("en", "English")):
        blank = pl.col(name).str.strip_chars() == ""
        skipped += [Skipped(f"{unit} {number}", f"no {language}") for number in frame.filter(blank)["_row"]]
        frame = frame.filter(~blank)
    terms, notices = typed(frame.drop("_row"))
    return Loaded(terms, tuple(skipped), {name: name for name in frame.columns if name != "_row"}, tuple(notices))


def parquet(path: Path) -> pl.DataFrame:
    """Read a Parquet file."""
    try:
        return pl.read_parquet(path)
    except BROKEN as exc:
        raise UnreadableFile(str(path), "is damaged, or no Parquet file.") from exc


def json_lines(path: Path) -> tuple[pl.DataFrame, list[Skipped]]:
    """Read JSON Lines: fast if all lines are well, else one by one, to tell which are not."""
    try:
        return pl.read_ndjson(path, infer_schema_length=None), []
    except BROKEN:
        rows, skipped = [], []
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if isinstance(row, dict):
                rows.append({name: None if value is None else str(value) for name, value in row.items()})
            elif line.strip():
                skipped.append(Skipped(f"line {number}", "is no JSON object"))
        return pl.DataFrame(rows, infer_schema_length=None), skipped
