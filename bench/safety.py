"""What happens to a glossary under kills, under many writers and readers at once, and on a full disk.

    python bench/safety.py kills [200]      # kill a writer so often, at random instants of each operation; check all
    python bench/safety.py crowd [60]       # 8 writers and 8 readers for so many seconds; check that nothing is lost
    python bench/safety.py adders [8] [50]  # so many processes add so many terms each, all at once

It prints what was found and raises if anything was lost.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl

from glossary.store import commit
from glossary.store.history import shortest_floats
from glossary.store.store import Store

ROWS = """
import logging
import sys
from pathlib import Path
import polars as pl
from glossary.combine import combine
from glossary.decide import Decision, add, decide
from glossary.dedup import apply, suggest
from glossary.merge import absorb
from glossary.store.store import Store
from glossary.store.undo import last_command, undo
from glossary.tables import ATTESTATIONS, conform
logging.disable()  # of waiting for one another
store = Store.open(Path(sys.argv[1]), create=True)
"""
ENDLESS = (
    ROWS
    + """
def found(at):
    rows = [{"zh": f"词{at}号{n}", "en": f"term {at} {n}", "document": f"d{at}", "method": "gloss", "n": 1,
             "score": 0.9, "kind": "term"} for n in range(20)]
    rows.append({**rows[0], "en": f"Term-{at} 0 ", "document": "other"})
    return conform(pl.DataFrame(rows), ATTESTATIONS)

at = int(sys.argv[2])
while True:
    at += 1
    with store.transaction("merge") as change:
        change.terms, change.attestations = absorb(change.terms, change.attestations, found(at))
    with store.transaction("set") as change:
        change.terms = decide(change.terms, f"词{at}号1", f"term {at} 1", Decision(status="preferred", note="a\\nb"))
    with store.transaction("dedup") as change:
        twice = change.terms.filter(pl.col("zh") == f"词{at}号2").with_columns(en=pl.lit(f"TERM {at} 2"))
        change.terms = pl.concat([change.terms, twice])
    with store.transaction("dedup") as change:
        change.terms = apply(change.terms, suggest(change.terms))
    with store.transaction("undo") as change:
        entries = last_command(store.history())
        undo(change, entries, entries[0].command)
"""
)
ADDER = (
    ROWS
    + """
for n in range(int(sys.argv[3])):
    with store.transaction("add") as change:
        change.terms = add(change.terms, f"词{sys.argv[2]}号{n}", f"term {sys.argv[2]} {n}")
"""
)
WRITER = (
    ROWS
    + """
import time
end, n = time.monotonic() + float(sys.argv[3]), 0
while time.monotonic() < end:
    with store.transaction("add") as change:
        change.terms = add(change.terms, f"词{sys.argv[2]}号{n}", f"term {sys.argv[2]} {n}")
    n += 1
print(n)
"""
)
READER = (
    ROWS
    + """
import time
end, n, height = time.monotonic() + float(sys.argv[3]), 0, 0
while time.monotonic() < end:
    again = Store.open(store.path, create=True)
    assert not again.problems, again.problems
    assert again.terms.height >= height, "rows were lost"
    assert not again.attestations.height
    height = again.terms.height
    assert len(again.history()) >= height, "terms without their history"
    n += 1
print(n)
"""
)

OPERATIONS = ("merge", "set", "dedup", "undo")
LONGEST = 0.06
"""Seconds that a killed writer has left after it has begun with an operation: about what that takes."""


def start(program: str, *words: object) -> subprocess.Popen[str]:
    """Run a program in a process of its own."""
    return subprocess.Popen([sys.executable, "-c", program, *map(str, words)], stdout=subprocess.PIPE, text=True)


def check(path: Path) -> int:
    """Check that terms, evidence and history tell the same, and return how many changes they saw."""
    store = Store.open(path, create=True)
    entries = store.history()
    assert not store.problems, store.problems
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    evidence: set[tuple[str, ...]] = set()
    for entry in entries:
        pair = (entry.zh, entry.en)
        if not entry.zh:
            evidence -= {(row["zh"], row["en"], row["method"], row["document"]) for row in entry.removed}
            evidence |= {(row["zh"], row["en"], row["method"], row["document"]) for row in entry.added}
        elif entry.after is None:
            del rows[pair]
        elif entry.before is None:
            rows[pair] = dict(entry.after)
        else:
            assert all(rows[pair][name] == value for name, value in entry.before.items()), entry
            rows[pair].update(entry.after)
    texts = store.terms.with_columns(shortest_floats(), pl.col(pl.Date).cast(pl.String))
    assert {(row["zh"], row["en"]): row for row in texts.iter_rows(named=True)} == rows, "terms differ from history"
    held = store.attestations.select("zh", "en", "method", "document").rows()
    withdrawn = len(held) - len(evidence)
    assert set(held) == evidence, f"evidence differs from history by {withdrawn}"
    return len({entry.command for entry in entries})


def kills(path: Path, times: int, seed: int = 1) -> tuple[int, Counter[str]]:
    """Kill a busy writer so often at random instants, checking after each.

    Returns how many commands were saved, and how many kills hit each, as well as those that hit a save half done.
    """
    chance = random.Random(seed)  # noqa: S311 - instants of killing, no secrets
    commands = 0
    hit: Counter[str] = Counter()
    private = Store(path).private
    for at in range(times):
        with start(ENDLESS, path, at * 1000) as writer:
            while operation(private, writer.pid) != OPERATIONS[at % len(OPERATIONS)]:
                assert writer.poll() is None
                time.sleep(0.001)
            time.sleep(chance.uniform(0, LONGEST))
            writer.kill()
        hit[operation(private, writer.pid)] += 1
        hit["half-done save"] += commit.pending(private)
        now = check(path)
        assert now >= commands, "commands were lost"
        commands = now
    return commands, hit


def operation(private: Path, process: int) -> str:
    """Return what a process is writing the glossary for, or was before it was killed; "" if it is not known."""
    try:
        holder = json.loads((private / "writer.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return ""
    return str(holder["op"]) if holder["pid"] == process else ""


def adders(path: Path, processes: int, terms: int) -> int:
    """Let processes add terms all at once; return how many terms there are in the end."""
    running = [start(ADDER, path, number, terms) for number in range(processes)]
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0] * processes
    check(path)
    return Store.open(path).terms.height


def crowd(path: Path, seconds: float, each: int = 8) -> tuple[int, int]:
    """Let writers and readers work at once for a while; return how many rows were written, how often all were read."""
    writers = [start(WRITER, path, number, seconds) for number in range(each)]
    readers = [start(READER, path, number, seconds) for number in range(each)]
    written, read = (sum(int(process.communicate()[0]) for process in group) for group in (writers, readers))
    assert all(process.returncode == 0 for process in (*writers, *readers))
    assert Store.open(path).terms.height == written, "rows were lost"
    check(path)
    return written, read


def main() -> None:
    """Run what the command line asks for, in a folder that is removed afterwards."""
    what, *numbers = sys.argv[1:] or ["kills"]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "terms.csv"
        if what == "kills":
            times = int(numbers[0]) if numbers else 200
            saved, hit = kills(path, times)
            print(f"{times} kills: no loss, no corruption; {saved} commands saved; hit:", dict(hit))
        elif what == "crowd":
            written, read = crowd(path, float(numbers[0]) if numbers else 60)
            print(f"8 writers, 8 readers: {written} rows written, none lost; {read} clean reads")
        else:
            processes, terms = map(int, numbers or ("8", "50"))
            print(f"{processes} processes added {terms} terms each: {adders(path, processes, terms)} there")


if __name__ == "__main__":
    main()
