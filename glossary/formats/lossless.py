"""JSON Lines and Parquet: every column and row as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from glossary.errors import UnreadableFile
from glossary.formats.profile import Loaded
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.formats.profile import Profile


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> None:
    """Write the terms as they are."""
    if profile.format == "parquet":
        terms.write_parquet(path)
    else:
        terms.write_ndjson(path)


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:
    """Read what ``dump`` writes. Raises UnreadableFile if it is something else."""
    try:
        if profile.format == "parquet":
            frame = pl.read_parquet(path)
        else:
            frame = pl.read_ndjson(path, schema_overrides=dict(TERMS), infer_schema_length=None)
        frame = conform(frame.rename(dict(mapping), strict=False), TERMS)
    except pl.exceptions.PolarsError as error:
        raise UnreadableFile(str(path), f"is not a {profile.format} file of terms: {error}") from error
    return Loaded(frame, columns={name: name for name in frame.columns})
