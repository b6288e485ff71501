"""The parser of Weblate reads our TBX and TMX."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from glossary.formats.exporting import dump

SCRIPT = Path(__file__).with_name("weblate_reads.py")


@pytest.mark.parametrize("name", ["g.tbx", "g.tmx"])
def test_weblate_reads_the_best_rendering_of_each_phrase(tools, tmp_path, few_terms, name):
    dump(few_terms, tmp_path / name)
    run = subprocess.run(
        [tools, SCRIPT, tmp_path / name], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    pairs: dict[str, str] = {}
    for line in run.stdout.splitlines():
        zh, en = line.split("\t")
        pairs.setdefault(zh, en)
    live = {
        "新质生产力": "new quality productive forces",
        "科技自立自强": "self-reliance in science and technology",
        "科技部": "MOST",
        '"一带一路"倡议': '"Belt and Road" Initiative',
        "研发": 'R&D, "research"',
    }
    assert pairs == live | ({"举国体制": "whole nation system"} if name.endswith("tbx") else {})
