"""Pleco's cards have the phrase in both scripts, a numbered reading, and no line break that Pleco would trip over."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings

from glossary.formats.exporting import dump
from glossary.formats.pleco import BOLD, NEW_LINE
from tests.strategies import terms

if TYPE_CHECKING:
    import polars as pl


def test_a_card_a_concept_under_its_domain(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "p.txt", "pleco")
    bold = [BOLD.format(text) for text in ("MOST", "new quality productive forces")]
    forces = NEW_LINE.join((f"{bold[1]} (since 2023)", "new productive forces", "new <quality> & productive forces"))
    assert (tmp_path / "p.txt").read_text(encoding="utf-8").split("\n") == [
        f"科技部\tke1ji4bu4\t{bold[0]}",
        "//economy",
        f"新质生产力[新質生產力]\txin1zhi4 sheng1chan3li4\t{forces}",
        "双循环[雙循環]\tshuang1 xun2huan2\tdual circulation",
        "",
    ]


@settings(deadline=None, max_examples=60)
@given(glossary=terms())
def test_whatever_a_term_holds_stays_on_the_line_of_its_card(glossary: pl.DataFrame):
    with tempfile.TemporaryDirectory() as folder:
        dump(glossary, Path(folder, "g.txt"), "pleco")
        lines = Path(folder, "g.txt").read_bytes().decode().split("\n")
    assert lines.pop() == ""
    assert all(line.startswith("//") or line.count("\t") == 2 for line in lines)
