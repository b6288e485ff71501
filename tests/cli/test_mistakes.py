"""What people mistype or mix up: one clear answer with the way out, and nothing changed."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.decide import add
from glossary.errors import GlossaryError
from glossary.store.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    with store.transaction("add") as change:
        change.terms = add(change.terms, "双循环", "dual circulation")
    return store


def run(store, command, *words):
    return CliRunner().invoke(app, [command, *map(str, words), "-g", str(store.path)])


@pytest.mark.parametrize(
    ("words", "sentence", "hint"),
    [
        (("set", "双循环", "-s", "prefered"), "'prefered' is no status", "Did you mean preferred?"),
        (("set", "双循化", "-s", "preferred"), "“双循化” is not in the glossary", "Near matches"),
        (
            ("set", "双循环", "dual circuit", "-s", "admitted"),
            "双循环 has no rendering “dual circuit”",
            "dual circulation",
        ),
        (("merge", "nowhere.csv"), "no glossary at nowhere.csv", "the folder it lies in"),
        (("undo", "-e", "nothing"), "no entry nothing", "glossary log"),
    ],
)
def test_a_mistake_is_named_with_the_way_out(store, words, sentence, hint):
    before = store.path.read_bytes()
    error = run(store, *words).exception
    assert isinstance(error, GlossaryError)
    assert sentence in str(error)
    assert hint in error.hint
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("command", ["stats", "dedup", "conflicts", "show", "export"])
def test_who_reads_a_glossary_with_bad_rows_is_told(store, command, tmp_path):
    with store.path.open("a", encoding="utf-8") as file:
        file.write("碳达峰,carbon peak,,prefered\n")
    words = {"show": ["双循环"], "export": [tmp_path / "out.csv"]}.get(command, [])
    result = run(store, command, *words)
    assert f"1 row of {store.path} cannot be used:\n{store.path}:3 status: 'prefered'" in result.stderr


def test_nothing_is_to_be_settled_after_a_dry_run(store, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("zh,en,status\n双循环,dual circulation,rejected\n", encoding="utf-8")
    assert "Settle" not in run(store, "merge", other, "--dry-run").stderr
    assert "Settle" in run(store, "merge", other).stderr
