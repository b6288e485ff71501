"""Documentation that the code must keep: every command explains itself and shows an example."""

from __future__ import annotations

import pytest
from typer.main import get_command

from glossary.cli.app import app

COMMANDS = getattr(get_command(app), "commands", {})


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_that_ends_with_an_example(name: str):
    text = COMMANDS[name].help
    assert text, f"{name} has no help"
    assert "Example:" in text, f"{name} shows no example"
    assert f"glossary {name}" in text.split("Example:")[1], f"the example of {name} runs another command"
