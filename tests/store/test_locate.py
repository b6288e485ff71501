"""Which glossary a command works on."""

from __future__ import annotations

import pytest

from glossary import starter
from glossary.errors import StoreError
from glossary.store import locate as module
from glossary.store.locate import locate


@pytest.fixture
def own(tmp_path, monkeypatch):
    path = tmp_path / "own" / "terms.csv"
    monkeypatch.setattr(module, "user_path", lambda: path)
    return path


def found(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_the_named_glossary_wins_over_all(tmp_path, own):
    named, other = found(tmp_path / "named.csv"), found(tmp_path / "other.csv")
    location = locate(named, folder=tmp_path, environ={"GLOSSARY": str(other)})
    assert (location.path, location.origin) == (named, "named")


def test_the_environment_wins_over_the_folder(tmp_path, own):
    found(tmp_path / "terms.csv")
    other = found(tmp_path / "other" / "terms.csv")
    location = locate(folder=tmp_path, environ={"GLOSSARY": str(other.parent)})
    assert (location.path, location.origin) == (other, "environment")


def test_the_nearest_terms_csv_upwards_is_used(tmp_path, own):
    nearest = found(tmp_path / "work" / "terms.csv")
    found(tmp_path / "terms.csv")
    deep = tmp_path / "work" / "2022" / "briefs"
    deep.mkdir(parents=True)
    assert locate(folder=deep, environ={}).path == nearest


def test_then_the_users_own_and_else_the_read_only_starter(tmp_path, own):
    location = locate(folder=tmp_path, environ={})
    assert location.path == starter.path()
    assert location.read_only
    found(own)
    assert locate(folder=tmp_path, environ={}).path == own


def test_writing_never_touches_the_starter(tmp_path, own):
    location = locate(folder=tmp_path, environ={}, writing=True)
    assert (location.path, location.read_only) == (own, False)


def test_a_named_glossary_that_is_missing_is_refused_for_reading_only(tmp_path):
    with pytest.raises(StoreError, match=r"no glossary at .*mine\.csv"):
        locate(tmp_path / "mine.csv", environ={})
    assert locate(tmp_path / "mine.csv", environ={}, writing=True).path == tmp_path / "mine.csv"


def test_the_starter_ships():
    assert starter.path().is_file()
