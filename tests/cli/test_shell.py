"""``glossary shell``: each line is a query, and the prompt stays until the input ends."""

from __future__ import annotations

import subprocess
import sys

from glossary.cli.shell import prompts

ROWS = """zh,en,pinyin,status
双循环,dual circulation,shuāng xúnhuán,preferred
碳中和,carbon neutrality,tàn zhōnghé,preferred
"""


def test_each_line_is_answered_until_the_input_ends(tmp_path):
    (tmp_path / "terms.csv").write_text(ROWS, encoding="utf-8")
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONUTF8": "1", "PATH": "", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "glossary", "shell", "-g", str(tmp_path / "terms.csv")]
    typed = "sxh\n\nzzzq\nneutral\n"
    run = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, env=env)
    assert run.returncode == 0
    assert run.stdout.index("dual circulation") < run.stdout.index("carbon neutrality")
    assert "Nothing found for “zzzq”" in run.stderr


def test_an_interrupted_line_is_dropped_and_the_prompt_stays(monkeypatch):
    lines = iter([KeyboardInterrupt(), " 双循环 ", EOFError()])

    def read():
        line = next(lines)
        if isinstance(line, BaseException):
            raise line
        return line

    monkeypatch.setattr("glossary.cli.shell.reader", lambda _glossary: read)
    assert list(prompts(None)) == ["双循环"]
