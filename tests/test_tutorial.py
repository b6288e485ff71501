"""The README and the tutorial tell the truth: their commands run, in their order, and show the example's terms."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Lay out a folder with the example brief, as the pages assume it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, with a glossary of its own."""
    env = {**os.environ, "GLOSSARY": str(folder / "my-terms.csv"), "USER": "translator"}
    return subprocess.run(
        [sys.executable, "-m", "glossary", *arguments],
        cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.slow
def test_the_commands_of_the_tutorial_run_in_their_order(desk: Path):
    lines = [line[2:] for block in blocks("docs/tutorial.md", "console") for line in block.splitlines()]
    assert len(lines) > 10
    for line in lines:
        words = shlex.split(line)
        result = run(words[1:], desk)
        assert (words[0], result.returncode) == ("glossary", 0), f"{line}\n{result.stdout}\n{result.stderr}"


def test_the_readme_installs_what_the_tutorial_exports_and_the_tutorial_says_what_its_commands_assume():
    assert "pip install -q '.[all]'" in blocks("README.md", "bash")[0]
    assert "export GLOSSARY=my-terms.csv" in blocks("docs/tutorial.md", "bash")[0]


@pytest.mark.slow
def test_the_readme_shows_the_terms_of_the_example(desk: Path):
    commands = [
        shlex.split(part)
        for block in blocks("README.md", "bash")
        for part in block.replace("\n", " && ").split(" && ")
        if ".venv/bin/glossary" in part
    ]
    shown = [run(words[1:], desk) for words in commands]
    assert [result.returncode for result in shown] == [0] * len(commands)
    assert "S&T self-reliance" in shown[0].stdout
    assert "kējì zìlì zìqiáng" in shown[0].stdout
    assert "S&T self-reliance" in shown[1].stdout


@pytest.mark.slow
def test_the_example_of_every_command_works_when_it_is_pasted(desk: Path):
    run(["extract", "examples/brief.txt"], desk)
    (desk / "terms.csv").write_bytes((ROOT / "terms.csv").read_bytes())
    for name, command in COMMANDS.items():
        if name == "shell":
            continue
        example = " ".join((command.__doc__ or "").split("Example:")[1].split())
        result = run(shlex.split(example)[1:], desk)
        assert (name, result.returncode) in {(name, 0), ("conflicts", 1)}, f"{example}\n{result.stderr}"
