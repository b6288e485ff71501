"""The page carries its data, loads nothing, and shows nothing that was rejected."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings

from glossary.formats.exporting import dump
from tests.strategies import terms

if TYPE_CHECKING:
    import polars as pl


def data(page: str) -> list[list[object]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]  # json gives Any


def test_the_data_is_all_there(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.html")
    entries = data((tmp_path / "g.html").read_text(encoding="utf-8"))
    assert entries[0] == [
        ["新质生产力", "新質生產力"],
        "xīnzhì shēngchǎnlì",
        "xzscl",
        "economy",
        [
            ["new quality productive forces", "preferred", "since 2023"],
            ["new productive forces", "admitted", ""],
            ["new <quality> & productive forces", "admitted", ""],
        ],
    ]
    assert "stranglehold" not in str(entries)


def test_the_page_is_one_file_that_reaches_for_nothing(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.html")
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["g.html"]
    assert not re.search(r"https?://|\bsrc=|\bimport\b|fetch\(|url\(", page)
    assert "default-src 'none'" in page


def test_a_term_cannot_end_the_script(tmp_path, policy_terms):
    hostile = policy_terms.with_columns(note=policy_terms["note"] + "</script><!--")
    dump(hostile, tmp_path / "g.html")
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 2
    assert "</script><!--" in str(data(page))


@settings(deadline=None, max_examples=60)
@given(glossary=terms())
def test_whatever_a_term_holds_is_in_the_data_as_it_stands(glossary: pl.DataFrame):
    with tempfile.TemporaryDirectory() as folder:
        dump(glossary, Path(folder, "g.html"))
        entries = data(Path(folder, "g.html").read_bytes().decode())
    found = {rendering[0] for entry in entries for rendering in entry[4]}  # type: ignore[attr-defined]  # JSON
    assert found == set(glossary.filter(glossary["status"] != "rejected")["en"])
