"""Throughput, loading and memory of the gloss miner, with plain scans and keyword extractors in the same run.

python bench/extract.py               speed, on 4 MB of brief-like text
python bench/extract.py --memory 500  peak memory on a file of so many megabytes, in a process of its own
python bench/extract.py --hostile 10  time on adversarial text of 10 MB, and of a half and a quarter of that
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from glossary import starter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossary.model import Segment

EVERY = 500
"""Characters of text for each gloss."""

FILLER = (
    "The ministry has asked local governments to report by the end of the quarter, and few of them will.",
    "Officials in the provinces read such documents for what they leave out.",
    "Firms that applied in the spring are still waiting, and the budget for next year is not settled.",
    "None of this is new, but the order in which the tasks are listed has changed since the last plan.",
    "Analysts disagree about the size of the subsidy, which depends on how the programme counts its members.",
)


def brief_like(size: int, seed: int = 1) -> str:
    """Return English paragraphs with one gloss in EVERY characters, half of them in quotation marks.

    The pairs are those of the starter glossary, some thousand, so that little is seen twice.
    """
    pick = random.Random(seed)  # noqa: S311 - a reproducible text, no secret
    pairs = list(starter.pairs())
    paragraphs, length = [], 0
    while length < size:
        zh, en = pick.choice(pairs)
        number = pick.randrange(10_000)
        term = f"“{en}”" if number % 2 else en
        lead = f"In round {number} of the talks the two sides spoke about the {term} ({zh}) of the region."
        while len(lead) < EVERY:
            lead += " " + pick.choice(FILLER)
        paragraphs.append(lead[:EVERY])
        length += EVERY
    return "\n\n".join(paragraphs)


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def report(name: str, size: int, seconds: float) -> None:
    """Print one line of the table."""
    print(f"{name:44} {seconds:8.3f} s {size / 1e6 / max(seconds, 1e-9):10.1f} MB/s")


def speed() -> None:
    """Measure the miner beside what else reads the same text."""
    start = time.process_time()
    from glossary import extract
    from glossary.lang.lexicon import Lexicon
    from glossary.model import Document, Segment

    print(f"import glossary.extract (polars and all)     {time.process_time() - start:8.3f} s")
    extract.dictionary()
    extract.dictionary.cache_clear()
    print(f"dictionary from a warm cache                 {timed(extract.dictionary):8.3f} s")
    text = brief_like(4_000_000)
    size = len(text.encode())
    glosses = len(text) // EVERY
    known = timed(lambda: extract.count(Document("brief", [Segment(text)])))
    report("glossary.extract.count, all pairs approved before", size, known)
    new = Lexicon.load(user_cache_path("glossary"))
    first = timed(lambda: extract.count(Document("brief", [Segment(text)]), lexicon=new))
    report(f"glossary.extract.count, {glosses} glosses, first time", size, first)
    seconds = min(timed(lambda: extract.count(Document("brief", [Segment(text)]), lexicon=new)) for _ in range(3))
    report("glossary.extract.count, best of 3 more", size, seconds)
    print(f"{'':44} {seconds / glosses * 1e6:8.1f} µs a gloss")
    plain = re.sub(r" \([^)]*\)", "", text) * 10
    report(
        "glossary.extract.count, no Chinese",
        len(plain.encode()),
        timed(lambda: extract.count(Document("plain", [Segment(plain)]))),
    )
    bracket = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")
    report("re, brackets with Chinese (finds, reads nothing)", size, timed(lambda: bracket.findall(text)))
    peers(text, size)


def peers(text: str, size: int) -> None:
    """Measure keyword extractors; neither returns one pair."""
    import jieba.analyse

    jieba.setLogLevel(60)
    jieba.initialize()
    part = text[: len(text) // 20]
    report(
        "jieba.analyse.extract_tags, 5 % of the text", size // 20, timed(lambda: jieba.analyse.extract_tags(part, 100))
    )
    if importlib.util.find_spec("yake") is None:
        print("YAKE is not installed: pip install yake, then run again")
        return
    yake = importlib.import_module("yake")

    part = text[: len(text) // 100]
    report("YAKE, 1 % of the text", size // 100, timed(lambda: yake.KeywordExtractor().extract_keywords(part)))


def streamed(path: Path) -> Iterator[Segment]:
    """Read a file as segments of about a megabyte that end at blank lines."""
    from glossary.model import Segment

    with path.open(encoding="utf-8") as file:
        while chunk := file.read(1 << 20):
            rest = ""
            while (line := file.readline()).strip():
                rest += line
            yield Segment(chunk + rest)


def memory(megabytes: int) -> None:
    """Write a file, mine it in a process of its own, and print the peak memory of that."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.txt")
        with path.open("w", encoding="utf-8") as file:
            for part in range(max(1, megabytes // 10)):
                file.write(brief_like(10_000_000, seed=part) + "\n\n")
        print(f"{path.stat().st_size / 1e6:.0f} MB written", flush=True)
        subprocess.run([sys.executable, __file__, "--mine", str(path)], check=True)


def mine(path: Path) -> None:
    """Mine a file and print what it took."""
    from glossary import extract
    from glossary.model import Document

    seconds = timed(lambda: extract.count(Document(str(path), streamed(path))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report("glossary.extract.count, streamed", path.stat().st_size, seconds)
    print(f"peak memory {peak:.0f} MB")


def hostile(megabytes: int, only: str) -> None:
    """Time texts that are built to hurt, at a quarter, a half and the whole of a size."""
    from glossary import extract
    from glossary.model import Document, Segment

    extract.dictionary()
    units = {
        "opening brackets": "(（", "quotes": "“‘国", "Han without end": "国家安全发展", "brackets and Han": "(国a",
        "title marks": "《国", "one line of glosses": "the grain security (粮食安全) and ", "emphasis": "*国_**",
        "tabs and pipes": "国\ta|", "new lines": "国\n",
        "one line of brief": brief_like(100_000).replace("\n\n", " ") + " ",
    }  # fmt: skip
    sizes = [megabytes * 1_000_000 // share for share in (4, 2, 1)]
    for name, unit in units.items():
        if only not in name:
            continue
        seconds = []
        for size in sizes:
            document = Document(name, [Segment(unit * (size // len(unit)))])
            seconds.append(timed(lambda document=document: extract.count(document)))  # type: ignore[misc]
        times = " ".join(f"{second:7.2f}" for second in seconds)
        print(f"{name:24} {times} s   {megabytes} MB takes {seconds[2] / seconds[0]:.1f} times a quarter", flush=True)


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--memory", type=int, metavar="MB")
    parser.add_argument("--hostile", type=int, nargs="?", const=4, metavar="MB")
    parser.add_argument("--only", default="", metavar="NAME", help="of the hostile texts only those with this name")
    parser.add_argument("--mine", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.mine:
        mine(options.mine)
    elif options.memory:
        memory(options.memory)
    elif options.hostile:
        hostile(options.hostile, options.only)
    else:
        speed()


if __name__ == "__main__":
    main()
