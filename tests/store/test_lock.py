"""Who waits for a glossary learns for whom, and what to do if nobody is there."""

from __future__ import annotations

import json
import platform
import subprocess
import sys

import pytest
from filelock import FileLock

from glossary.errors import StoreError, StoreLocked
from glossary.store import lock


@pytest.fixture
def private(tmp_path):
    return tmp_path / ".terms"


def held_by(private, process, host=None):
    """Hold the lock as another program does that signed with this number."""
    private.mkdir()
    note = {"pid": process, "host": host or platform.node(), "by": "li", "op": "import", "since": "2024-03-05T09:00"}
    (private / "writer.json").write_text(json.dumps(note), encoding="utf-8")
    return FileLock(private / "lock")


def refusal(private):
    with pytest.raises(StoreLocked) as caught, lock.exclusive(private, "add", wait=0.05):
        pass
    return str(caught.value), caught.value.hint


def test_the_writer_is_named_and_may_be_waited_for(private):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as writer:
        with held_by(private, writer.pid):
            sentence, hint = refusal(private)
        writer.communicate(b"\n")
    assert sentence.startswith(f"li on {platform.node()} (process {writer.pid}, `import`) has been writing")
    assert hint.startswith("Try again when it has finished")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot be asked whether a process runs")
def test_a_stale_lock_is_explained(private):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    with held_by(private, gone.pid):
        assert f"stale one that a network drive has kept. Delete {private / 'lock'}" in refusal(private)[1]


def test_of_a_process_on_another_machine_nothing_is_assumed(private):
    with held_by(private, 1, host="a machine far away"):
        assert "Try again" in refusal(private)[1]


def test_a_lock_without_a_readable_note_is_explained_too(private):
    with held_by(private, 1):
        (private / "writer.json").write_text("{", encoding="utf-8")
        assert refusal(private) == (f"Another program is writing {private.parent}.", "Try again in a moment.")


def test_who_waits_long_is_told_for_whom(private, monkeypatch, caplog):
    monkeypatch.setattr(lock, "PATIENCE", 0.01)
    with held_by(private, 1, host="a machine far away"):
        refusal(private)
    assert [record.message.endswith("Waiting for it.") for record in caplog.records] == [True]


def test_a_lock_is_free_again_after_an_error(private):
    with pytest.raises(ZeroDivisionError), lock.exclusive(private, "add"):
        raise ZeroDivisionError
    with lock.exclusive(private, "add", wait=0):
        pass


def test_a_folder_that_may_not_be_written_is_named(private, monkeypatch):
    def refuse(*words):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock, "sign", refuse)
    with (
        pytest.raises(StoreError, match="cannot be written: Permission denied") as caught,
        lock.exclusive(private, "add"),
    ):
        pass
    assert "where you may write" in caught.value.hint
    monkeypatch.undo()
    with lock.exclusive(private, "add", wait=0):
        pass
