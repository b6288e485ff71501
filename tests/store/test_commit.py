"""All files of a change take effect together, wherever it is cut short."""

from __future__ import annotations

from contextlib import suppress

import pytest

from glossary.store import commit

OLD, NEW = {"a": "old a", "b": "old b", "log": "1\n"}, {"a": "new a", "b": "new b", "log": "1\n2\n"}


class KilledError(Exception):
    """Stands for the end of the process at this very step."""


def state(folder):
    return {name: (folder / name).read_text() for name in OLD}


@pytest.fixture
def folder(tmp_path):
    for name, text in OLD.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def change(folder, last_look=lambda: None):
    staged = commit.stage(folder / ".private")
    for name in ("a", "b"):
        (staged / name).write_text(NEW[name])
    commit.commit(staged, [folder / "a", folder / "b"], folder / "log", b"2\n", last_look)


def test_a_change_replaces_all_and_leaves_nothing_pending(folder):
    change(folder)
    assert state(folder) == NEW
    assert not commit.pending(folder / ".private")


def steps(monkeypatch, stop_at):
    """Make the step ``stop_at`` of all steps on the disk raise, before it happens; recovery raises too, as if dead."""
    count = 0

    def counted(real):
        def step(*args):
            nonlocal count
            count += 1
            if count >= stop_at:
                raise KilledError
            return real(*args)

        return step

    for name in ("sync", "sync_folder", "append", "replace", "cut"):
        monkeypatch.setattr(commit, name, counted(getattr(commit, name)))


@pytest.mark.parametrize("stop_at", range(1, 11))
def test_killed_before_any_step_it_is_old_or_new_after_recovery(folder, stop_at, monkeypatch):
    with monkeypatch.context() as patch:
        steps(patch, stop_at)
        with pytest.raises(KilledError):
            change(folder)
    commit.recover(folder / ".private")
    assert state(folder) in (OLD, NEW)
    assert not commit.pending(folder / ".private")
    change(folder)
    assert state(folder)["a"] == NEW["a"]


def test_recovery_may_itself_be_cut_short(folder, monkeypatch):
    for stop_at in range(1, 12):
        with monkeypatch.context() as patch:
            steps(patch, 8)
            with pytest.raises(KilledError):
                change(folder)
        with monkeypatch.context() as patch:
            steps(patch, stop_at)
            with suppress(KilledError):
                commit.recover(folder / ".private")
        commit.recover(folder / ".private")
        assert state(folder)["a"] == NEW["a"]
        assert state(folder)["b"] == NEW["b"]


def test_the_last_look_stops_the_change(folder):
    def refuse():
        raise KilledError

    with pytest.raises(KilledError):
        change(folder, refuse)
    assert state(folder) == OLD
    assert not commit.pending(folder / ".private")


def test_a_half_written_log_line_is_cut_back(folder, monkeypatch):
    def torn(log, lines):
        with log.open("ab") as file:
            file.write(lines[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(commit, "append", torn)
    with pytest.raises(OSError, match="No space"):
        change(folder)
    assert state(folder) == OLD
