"""The example plug-in of the documentation works as an installed package does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parents[1] / "docs" / "plugin"


@pytest.fixture
def run(tmp_path):
    """Lay the plug-in out as an installer does, and run commands that see it."""
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    site = tmp_path / "site"
    site.mkdir()
    shutil.copy(PLUGIN / "glossary_cards.py", site)
    info = site / "glossary_cards-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1.0\n", encoding="utf-8")
    lines = [
        f"[{group}]\n" + "\n".join(f"{k} = {v}" for k, v in points.items())
        for group, points in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site), "GLOSSARY": str(tmp_path / "terms.csv"), "PYTHONUTF8": "1"}

    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "glossary", *arguments]
        return subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)

    return command


def test_the_example_plugin_exports_and_imports(run, tmp_path):
    (tmp_path / "t.csv").write_text(
        "zh,en,pinyin\n双循环,dual circulation,shuāng xúnhuán\n双循环,x,\n", encoding="utf-8"
    )
    run("import", "t.csv")
    said = run("export", "t.cards").stderr
    assert "second rendering, and Rehearsal cards takes one" in said
    assert (tmp_path / "t.cards").read_text(encoding="utf-8") == "Q 双循环\nA dual circulation\nP shuāng xúnhuán\n"
    assert "0 new, 0 updated, 1 same" in run("import", "t.cards").stderr
    assert '"cards"' in run("formats", "--format", "jsonl").stdout
