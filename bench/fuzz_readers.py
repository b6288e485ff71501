"""Damaged files for every reader: none may crash with a traceback, take over 10 s, or need over 1 GB.

`python bench/fuzz_readers.py [FILES] [SEED]` damages the samples in tests/data (bytes flipped, cut, grown, parts of
packages damaged and packed anew) and reads them in a process of limited memory, which is replaced when it dies or hangs.
"""
# ruff: noqa: E501 - white space would be text

from __future__ import annotations

import io
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import GlossaryError
from glossary.formats import read

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

DATA = Path(__file__).parents[1] / "tests" / "data"
SECONDS = 10
MEMORY = 1 << 30
SLOW = 2.0

TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="zh"/><body><tu><tuv
    xml:lang="zh"><seg>双<bpt i="1">x</bpt>循环</seg></tuv><tuv xml:lang="en"><seg>dual circulation</seg></tuv></tu></body></tmx>"""
XLIFF = """<xliff version="1.2"><file><body><trans-unit id="1"><source>双循环</source><seg-source><mrk mtype="seg" mid="1">双循环
    </mrk></seg-source><target><mrk mtype="seg" mid="1">dual circulation</mrk></target></trans-unit></body></file></xliff>"""
ODS = """<d xmlns:t="t" xmlns:x="x" xmlns:o="o"><t:table t:name="Terms"><t:table-row t:number-rows-repeated="3">
    <t:table-cell o:value-type="string"><x:p>双循环</x:p></t:table-cell></t:table-row></t:table></d>"""
CSV = 'Chinese,English\n双循环,dual circulation\n共同富裕,"common\nprosperity"\n'


def samples() -> dict[str, bytes]:
    """Return a whole file for each reader, by suffix."""
    found = {path.suffix: path.read_bytes() for path in DATA.glob("sample.*")}
    found |= {
        ".tmx": TMX.encode(),
        ".xlf": XLIFF.encode(),
        ".sdlxliff": XLIFF.encode("utf-16"),
        ".csv": CSV.encode("gb18030"),
    }
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", ODS)
    return found | {".ods": package.getvalue()}


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
    while path := pipe.recv():
        start = time.perf_counter()
        try:
            letters = sum(len(segment.text) for segment in read(path).segments)
            end = "read" if letters else "empty"
        except GlossaryError as error:
            end = "refused" if str(error).startswith(path) else f"TRACEBACK unnamed: {error}"
        except BaseException as error:  # noqa: BLE001 - whatever it is, it must not have come out
            end = f"TRACEBACK {type(error).__name__}: {error}"
        pipe.send((end, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


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

    def read(self, path: str) -> tuple[str, float, int]:
        """Return how reading ended, how long it took, and the memory of the process."""
        self.pipe.send(path)
        try:
            if self.pipe.poll(SECONDS + (20 if self.process.exitcode is None else 0)):
                return self.pipe.recv()  # type: ignore[no-any-return]  # what reader sends
            end = "HANGS"
        except EOFError:
            end = "DIES"
        self.process.kill()
        self.process.join()
        self.start()
        return end, SECONDS, 0


def main(files: int = 10_000, seed: int = 7) -> int:
    """Damage and read ``files`` files in turn; print how they ended by format. Returns 1 if one failed."""
    rng = random.Random(seed)  # noqa: S311 - test data
    whole = samples()
    ends: dict[str, Counter[str]] = {suffix: Counter() for suffix in whole}
    slowest = dict.fromkeys(whole, 0.0)
    memory = 0
    bad: list[str] = []
    worker = Worker()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            suffix = sorted(whole)[number % len(whole)]
            path = Path(folder, f"damaged{suffix}")
            path.write_bytes(damaged(whole[suffix], rng))
            end, seconds, size = worker.read(str(path))
            ends[suffix][end.split()[0]] += 1
            slowest[suffix] = max(slowest[suffix], seconds)
            memory = max(memory, size)
            if end not in {"read", "refused", "empty"} or seconds > SECONDS or size > MEMORY:
                kept = Path(tempfile.gettempdir(), f"fuzz-{seed}-{number}{suffix}")
                kept.write_bytes(path.read_bytes())
                bad.append(f"{kept}: {end} after {seconds:.1f} s, {size >> 20} MB")
    for suffix, counts in sorted(ends.items()):
        print(f"{suffix:10} {dict(counts)}, slowest {slowest[suffix]:.2f} s")
    print(f"{files} files, seed {seed}: {len(bad)} bad, peak memory {memory >> 20} MB")
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
