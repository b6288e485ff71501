"""What is drawn on a terminal while a person waits."""

from __future__ import annotations

import io
import sys

import pytest

from glossary.cli.render import follow


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("items", "slow", "drawn"), [(["a"], False, False), (["a"], True, True), (["a", "b"], False, True)]
)
def test_there_is_a_bar_for_several_items_and_for_a_slow_one(items, slow, drawn, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(follow(items, "Reading", slow=slow)) == items
    assert ("Reading" in terminal.getvalue()) == drawn
