"""Anki gets one note a concept, under a name that never changes, as a deck and as text."""

from __future__ import annotations

import sqlite3
import zipfile

import polars as pl
import pytest

from glossary.formats.exporting import dump
from glossary.tables import TERMS, conform


def notes(deck, folder) -> dict[str, list[str]]:
    """Return the notes of a deck: identifier and fields."""
    with zipfile.ZipFile(deck) as archive:
        archive.extract("collection.anki2", folder)
    collection = sqlite3.connect(folder / "collection.anki2")
    found = {guid: fields.split("\x1f") for guid, fields in collection.execute("select guid, flds from notes")}
    collection.close()
    return found


def test_a_deck_has_one_note_a_concept_that_keeps_its_name(tmp_path, policy_terms):
    pytest.importorskip("genanki")
    dump(policy_terms, tmp_path / "a.apkg")
    dump(policy_terms.head(4), tmp_path / "b.apkg")
    first, second = notes(tmp_path / "a.apkg", tmp_path), notes(tmp_path / "b.apkg", tmp_path)
    assert len(first) == 4
    assert second.keys() < first.keys()
    most = next(fields for fields in first.values() if fields[0] == "科技部")
    assert most == ["科技部", "科技部", "kējìbù", "<b>MOST</b>", ""]
    forces = next(fields for fields in first.values() if fields[1] == "新質生產力")
    assert forces[3].endswith("new &lt;quality&gt; &amp; productive forces")


def test_text_has_the_same_names_as_the_deck(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "a.apkg")
    dump(policy_terms, tmp_path / "a.txt", "anki-text")
    *head, first, _, _, last = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert head[0] == "#separator:tab"
    assert {first.split("\t")[0], last.split("\t")[0]} < notes(tmp_path / "a.apkg", tmp_path).keys()
    assert last.split("\t")[2] == "jǔguó tǐzhì<br><s>whole nation system</s> <small>use “new system”</small>"


def test_quotes_open_no_field_and_a_tag_is_the_domain_itself(tmp_path):
    rows = [{"zh": '"无尾', "en": '"x', "pinyin": '"wú', "status": "admitted", "domain": 'R&D "b"'}]
    dump(conform(pl.DataFrame(rows), TERMS), tmp_path / "a.txt", "anki-text")
    *_, line = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert '"' not in line
    assert line.split("\t")[3] == "R&D_b"
