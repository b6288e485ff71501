"""Our own formats lose nothing: what is exported comes back as it was, whatever stands in it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from glossary.formats.exporting import dump
from glossary.formats.importing import load
from tests.strategies import terms

if TYPE_CHECKING:
    import polars as pl


OWN = pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".parquet", ".xlsx"])


@OWN
@settings(deadline=None, max_examples=20)
@given(glossary=terms())
def test_import_of_export_is_the_glossary(suffix: str, glossary: pl.DataFrame):
    check(suffix, glossary)


@pytest.mark.slow
@OWN
@settings(deadline=None, max_examples=500)
@given(glossary=terms())
def test_import_of_export_is_the_glossary_however_awkward(suffix: str, glossary: pl.DataFrame):
    check(suffix, glossary)


def check(suffix: str, glossary: pl.DataFrame):
    """Export, import, compare."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"g{suffix}"
        report = dump(glossary, path)
        loaded = load(path)
    assert report.left_out == ()
    assert loaded.skipped == ()
    assert loaded.notices == ()
    assert loaded.terms.to_dicts() == glossary.to_dicts()
