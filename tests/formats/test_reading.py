"""Which files are read, and what is said of those that cannot be."""

from __future__ import annotations

import io
import os
import stat
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from glossary.errors import InputError, UnknownFormat, UnreadableFile
from glossary.formats import read, walk

if TYPE_CHECKING:
    from pathlib import Path


def texts(path: Path | str, name: str | None = None, encoding: str | None = None) -> list[str]:
    return [segment.text for segment in read(path, name=name, encoding=encoding).segments]


def test_a_missing_file_a_folder_and_an_empty_file_are_each_named(tmp_path: Path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    (tmp_path / "folder.txt").mkdir()
    for name, reason in (("none.txt", "no such file"), ("folder.txt", "a folder"), ("empty.txt", "is empty")):
        with pytest.raises(UnreadableFile, match=reason) as caught:
            read(tmp_path / name)
        assert name in str(caught.value)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path):
    closed = tmp_path / "closed.txt"
    closed.write_text("双循环", encoding="utf-8")
    closed.chmod(stat.S_IWUSR)
    with pytest.raises(UnreadableFile, match="may not read"):
        read(closed)


def test_a_device_is_refused():
    with pytest.raises(UnreadableFile, match="no ordinary file"):
        read("/dev/zero", name="text")


def test_text_that_is_only_blank_is_refused(tmp_path: Path):
    blank = tmp_path / "blank.txt"
    blank.write_text(" \n\n\t\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no text"):
        texts(blank)


@pytest.mark.parametrize(("name", "better"), [("brief.doc", ".docx"), ("budget.XLS", ".xlsx")])
def test_files_of_old_office_programs_can_be_saved_as_what_we_read(tmp_path: Path, name, better):
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(UnknownFormat) as caught:
        read(tmp_path / name)
    assert caught.value.hint == f"Save it as {better} in the program that wrote it."


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path):
    (tmp_path / "brief.xyz").write_text("双循环", encoding="utf-8")
    with pytest.raises(UnknownFormat) as caught:
        read(tmp_path / "brief.xyz")
    assert ".md" in caught.value.hint


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path):
    (tmp_path / "brief.txt").write_text("双循环", encoding="utf-8")
    with pytest.raises(UnknownFormat) as caught:
        read(tmp_path / "brief.txt", name="wordstar")
    assert "markdown" in caught.value.hint


def test_the_name_of_a_format_overrides_the_suffix(tmp_path: Path):
    notes = tmp_path / "notes.dat"
    notes.write_text("# 双循环", encoding="utf-8")
    assert read(notes, name="markdown").title == "双循环"


def test_standard_input_is_plain_text(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("双循环".encode("gb18030"))))
    document = read("-")
    assert [segment.text for segment in document.segments] == ["双循环"]
    assert document.source == "<stdin>"


def test_a_named_pipe_is_read(tmp_path: Path):
    pipe = tmp_path / "pipe.txt"
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(pipe)
    if os.fork() == 0:
        pipe.write_text("共同富裕", encoding="utf-8")
        os._exit(0)
    assert texts(pipe) == ["共同富裕"]
    os.wait()


def test_walk_lists_what_readers_know_in_order(tmp_path: Path):
    for name in ("b.md", "a.txt", "c.xyz", ".hidden.txt", "~$lock.md", "sub/d.txt", ".git/e.txt", "terms.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = list(walk(["-", tmp_path, "gone.txt"], skip=[tmp_path / "terms.md"]))
    assert found == ["-", *(str(tmp_path / name) for name in ("a.txt", "b.md", "sub/d.txt")), "gone.txt"]


def test_damage_far_down_shows_when_the_file_is_read(tmp_path: Path):
    path = tmp_path / "memory.tmx"
    path.write_text("<tmx><body>" + "<tu><tuv><seg>a</seg></tuv></tu>" * 2000 + "</broken>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="broken"):
        read(path)


def test_a_bad_file_leaves_the_rest_of_the_batch_unharmed(tmp_path: Path):
    for name, data in (("a.txt", "双循环".encode()), ("b.txt", bytes(range(256)) * 8), ("c.md", "共富".encode())):
        (tmp_path / name).write_bytes(data)
    good, bad = [], []
    for path in walk([tmp_path]):
        try:
            good += texts(path)
        except InputError as error:
            bad.append(str(error))
    assert good == ["双循环", "共富"]
    assert len(bad) == 1
    assert "b.txt" in bad[0]
    assert "binary" in bad[0]
