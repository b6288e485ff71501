"""Documentation that the code must keep: every command explains itself and shows an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.cli.app import COMMANDS
from glossary.extract.weights import JUDGE

METHODS = Path(__file__).parents[1] / "docs" / "methods.md"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_that_ends_with_an_example(name: str):
    text = COMMANDS[name].__doc__
    assert text, f"{name} has no help"
    assert "Example:" in text, f"{name} shows no example"
    assert f"glossary {name}" in text.split("Example:")[1], f"the example of {name} runs another command"


def test_no_page_holds_the_marks_of_a_merge_conflict():
    root = Path(__file__).parents[1]
    pages = [*root.glob("*.md"), *root.glob("docs/*.md"), root / "pyproject.toml"]
    marks = ("<" * 7 + " ", ">" * 7 + " ", "=" * 7 + "\n")
    assert [page.name for page in pages if any(mark in page.read_text(encoding="utf-8") for mark in marks)] == []


def test_every_rule_of_the_miner_is_explained():
    rules = {name.removeprefix("rule ") for name in JUDGE if name.startswith("rule ")}
    assert {rule for rule in rules if f"`{rule}`" not in METHODS.read_text(encoding="utf-8")} == set()
