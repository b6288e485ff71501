"""Nothing is lost: kills, crowds, full disks, spreadsheets; smaller than bench/safety.py, with the same checks."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from glossary.decide import add
from glossary.store.store import Store
from glossary.tables import TERMS, empty

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("safety", ROOT / "bench" / "safety.py")
assert spec is not None
assert spec.loader is not None
safety = importlib.util.module_from_spec(spec)
spec.loader.exec_module(safety)


@pytest.mark.slow
def test_a_writer_killed_at_any_instant_leaves_the_old_or_the_new(tmp_path):
    saved, hit = safety.kills(tmp_path / "terms.csv", 8)
    assert saved > 0
    assert sum(hit[op] for op in safety.OPERATIONS) == 8  # which one each hits is a matter of time: the bench counts it


@pytest.mark.slow
def test_eight_processes_that_add_at_once_lose_nothing(tmp_path):
    assert safety.adders(tmp_path / "terms.csv", 8, 6) == 48


@pytest.mark.slow
def test_writers_and_readers_at_once_see_no_error_and_no_loss(tmp_path):
    written, read = safety.crowd(tmp_path / "terms.csv", 4, each=3)
    assert written > 0
    assert read > 0


GROW = """
import resource, sys
from pathlib import Path
import polars as pl
from glossary.errors import StoreError
from glossary.store.store import Store
from glossary.tables import TERMS, conform
if sys.argv[2] != "0":
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
store = Store.open(Path(sys.argv[1]))
numbers = range(20_000)
new = pl.DataFrame({"zh": [f"词{n}" for n in numbers], "en": [f"a rather long rendering, number {n}" for n in numbers]})
try:
    with store.transaction("import") as change:
        change.terms = pl.concat([change.terms, conform(new, TERMS)])
except StoreError as error:
    print(error, error.hint)
    sys.exit(2)
"""


def assert_full_disk_is_survived(path: Path, limit: int) -> None:
    with Store.open(path, create=True).transaction("add") as change:
        change.terms = add(empty(TERMS), "双循环", "dual circulation")
    before = {one.name: one.read_bytes() for one in path.parent.glob("terms.*")}
    result = subprocess.run(
        [sys.executable, "-c", GROW, str(path), str(limit)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2, result.stderr
    assert "could not be saved" in result.stdout
    assert "Nothing was changed" in result.stdout
    assert {one.name: one.read_bytes() for one in path.parent.glob("terms.*")} == before
    assert Store.open(path).terms["zh"].to_list() == ["双循环"]
    assert len(Store.open(path).history()) == 1
    with Store.open(path).transaction("add") as change:
        change.terms = add(change.terms, "碳达峰", "carbon peak")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit on the size of files")
def test_a_limit_on_the_size_of_files_leaves_the_old_glossary(tmp_path):
    assert_full_disk_is_survived(tmp_path / "terms.csv", 300_000)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root")
@pytest.mark.parametrize("size", ["100k", "900k", "1500k", "2000k"])
def test_a_full_disk_leaves_the_old_glossary(tmp_path, size):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("this system lets nobody mount a tmpfs")
    try:
        assert_full_disk_is_survived(disk / "terms.csv", 0)
    finally:
        subprocess.run(["umount", disk], check=True)
