"""Damaged files for every reader and loader: none may crash with a traceback, take over 10 s, or need over 1 GB.

`python bench/fuzz.py [FILES] [SEED]` damages the samples of `bench/fuzz_samples.py` by turns (bytes flipped, cut,
grown, parts of packages damaged and packed anew) and reads them in a process of limited memory, which is replaced when
it dies or hangs. It ends with 1 if a file failed, and keeps that file.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import resource
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import GlossaryError
from glossary.formats import read
from glossary.formats.importing import load

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.fuzz_samples import samples

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS = 10
MEMORY = 1 << 30


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Flip, cut, grow or repeat bytes; inside the parts of a package half of the time."""
    if data[:2] == b"PK" and rng.random() < 0.6:
        return repacked(data, rng)
    broken = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 10, 100))):
        at = rng.randrange(len(broken) + 1)
        length = rng.choice((1, 1, 2, 4, 30, 400))
        match rng.randrange(5):
            case 0:
                broken[at : at + length] = rng.randbytes(len(broken[at : at + length]))
            case 1:
                del broken[at : at + length]
            case 2:
                broken[at:at] = rng.randbytes(length)
            case 3:
                broken[at:at] = broken[at : at + length] * rng.choice((1, 2, 1000))
            case _:
                for place in range(at, min(at + length, len(broken))):
                    broken[place] ^= 1 << rng.randrange(8)
    if rng.random() < 0.1:
        del broken[rng.randrange(len(broken) + 1) :]
    return bytes(broken)


def repacked(data: bytes, rng: random.Random) -> bytes:
    """Damage one part of a package, or leave it out, and pack it anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        victim = rng.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            if name == victim:
                if rng.random() < 0.1:
                    continue
                content = damaged(content, rng)
            new.writestr(name, content)
    return out.getvalue()


def reader(pipe: Connection) -> None:
    """Read files by name until told to stop; say how each ended."""
    resource.setrlimit(resource.RLIMIT_AS, (3 * MEMORY, 3 * MEMORY))
    while job := pipe.recv():
        way, path = job
        start = time.process_time()
        try:
            end = "read" if content(way, path) else "empty"
        except GlossaryError as error:
            named = str(Path(path).with_suffix("")) in str(error)
            end = "refused" if named else f"TRACEBACK unnamed: {error}"
        except BaseException as error:  # noqa: BLE001 - whatever it is, it must not have come out
            end = f"TRACEBACK {type(error).__name__}: {error}"
        pipe.send((end, time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


def content(way: str, path: str) -> int:
    """Return how much a file holds: letters to mine, or finished pairs."""
    if way == "load":
        return load(path).terms.height
    return sum(len(segment.text) for segment in read(path).segments)


class Worker:
    """A process that reads, replaced when it dies or hangs."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start a process."""
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=reader, args=(far,), daemon=True)
        self.process.start()
        far.close()

    def read(self, way: str, path: str) -> tuple[str, float, int]:
        """Return how reading ended, how much processor time it took, and the memory of the process."""
        self.pipe.send((way, path))
        try:
            if self.pipe.poll(6 * SECONDS):  # on a machine that does other things as well
                return self.pipe.recv()  # type: ignore[no-any-return]  # what reader sends
            end = "HANGS"
        except EOFError:
            end = "DIES"
        self.process.kill()
        self.process.join()
        self.start()
        return end, SECONDS, 0


def main(files: int = 10_000, seed: int = 7) -> int:
    """Damage and read ``files`` files by turns; print how they ended by format. Returns 1 if one failed."""
    rng = random.Random(seed)  # noqa: S311 - test data
    whole = samples()
    ends: dict[str, Counter[str]] = {sample.name: Counter() for sample in whole}
    slowest = dict.fromkeys(ends, 0.0)
    memory = 0
    bad: list[str] = []
    worker = Worker()
    for number in range(files):
        sample = whole[number % len(whole)]
        with tempfile.TemporaryDirectory(prefix=f"fuzz-{seed}-{number}-") as folder:
            for name, data in sample.files.items():
                Path(folder, name).write_bytes(damaged(data, rng) if name == sample.victim else data)
            end, seconds, size = worker.read(sample.way, str(Path(folder, sample.opened)))
            ends[sample.name][end.split()[0]] += 1
            slowest[sample.name] = max(slowest[sample.name], seconds)
            memory = max(memory, size)
            if end not in {"read", "refused", "empty"} or seconds > SECONDS or size > MEMORY:
                kept = shutil.copytree(folder, f"{folder}bad")
                bad.append(f"{kept}/{sample.opened}: {end} after {seconds:.1f} s, {size >> 20} MB")
    worker.pipe.send(None)
    for name, counts in ends.items():
        print(f"{name:20} {dict(counts)}, slowest {slowest[name]:.2f} s")
    print(f"{files} files, seed {seed}: {len(bad)} bad, peak memory {memory >> 20} MB")
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
