"""Anki's own backend imports the deck and the text, and a second import makes no duplicates."""

from __future__ import annotations

import subprocess
from html import unescape
from pathlib import Path

import pytest

from glossary.formats.exporting import dump

SCRIPT = Path(__file__).with_name("anki_import.py")


@pytest.mark.parametrize(
    ("name", "target", "cards", "expected"),
    [
        ("g.apkg", "anki", 2, ["科技部", "科技部", "kējìbù", "<b>MOST</b>", ""]),
        ("g.txt", "anki-text", 1, ["科技部", "kējìbù<br><b>MOST</b>"]),
    ],
)
def test_a_second_import_adds_nothing(tools, tmp_path, few_terms, name, target, cards, expected):
    dump(few_terms, tmp_path / name, target)
    run = subprocess.run(
        [tools, SCRIPT, tmp_path / name], capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    first, second, note, quoted = run.stdout.splitlines()
    concepts = few_terms["zh"].n_unique()
    assert first == second == f"{concepts} {concepts * cards}"
    assert note.split("\t") == expected
    assert unescape(quoted) == '"一带一路"倡议'
