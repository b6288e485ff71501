"""Merge evidence into a large glossary, file to file: seconds and memory, beside what polars needs to copy the files.

    python bench/merge.py [ROWS] [NEW]        # 1,000,000 and 100,000 unless said otherwise

The glossary is made of random phrases of policy vocabulary; half of the new evidence is on phrases that it has. The
merge is a process of its own, as a command is: it opens the files, merges, saves, and writes the history.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

from glossary.tables import ATTESTATIONS, TERMS, conform

HAN = "科技自立强关键核心术循环碳达峰中和新质生产力现代化经济体系高水平对外开放供给侧结构性改革产业链安全双创基础研究"
WORDS = (
    "science technology self-reliance key core technologies dual circulation carbon peak neutrality new quality "
    "productive forces modern economic system high-level opening supply-side structural reform industrial chain "
    "security basic research Ministry of Commerce S&T centre programmes organisation development market"
).split()

COPY = """
import sys, time
start = time.perf_counter()
import polars as pl
terms = pl.read_csv(sys.argv[1] + "/terms.csv", infer_schema=False)
terms.write_csv(sys.argv[1] + "/copy.csv")
print(time.perf_counter() - start)
"""
MERGE = """
import sys, time
start = time.perf_counter()
import polars as pl
from pathlib import Path
from glossary.merge import absorb
from glossary.store.store import Store
marks = [("import", time.perf_counter())]
new = pl.read_parquet(sys.argv[1] + "/new.parquet")
store = Store.open(Path(sys.argv[1]) / "terms.csv")
with store.transaction("extract") as change:
    terms, attestations = change.terms, change.attestations
    marks.append(("read", time.perf_counter()))
    change.terms, change.attestations = absorb(terms, attestations, new)
    marks.append(("merge", time.perf_counter()))
marks.append(("save", time.perf_counter()))
print(marks[-1][1] - start)
for name, at in marks:
    print(f"   {name:7}{at - start:6.2f} s", file=sys.stderr)
    start = at
"""


def pairs(count: int, seed: int) -> pl.DataFrame:
    """Make distinct random pairs of a phrase and a rendering."""
    chance = random.Random(seed)  # noqa: S311 - sample data, the same in each run
    zh = {"".join(chance.choices(HAN, k=chance.randint(4, 9))) for _ in range(count + count // 20)}
    chosen = sorted(zh)[:count]
    en = [" ".join(chance.choices(WORDS, k=chance.randint(2, 6))) for _ in chosen]
    return pl.DataFrame({"zh": chosen, "en": en})


def make(folder: Path, rows: int, new: int) -> None:
    """Write a glossary and the evidence to merge into it."""
    known = pairs(rows, 1)
    terms = known.with_columns(status=pl.lit("candidate"), kind=pl.lit("term"), score=pl.lit(0.9), freq=1, docs=1)
    conform(terms, TERMS).sort("zh", "en").write_csv(folder / "terms.csv", quote_style="necessary", null_value="")
    fresh = pl.concat([known.sample(new // 2, seed=2), pairs(new - new // 2, 3)])
    evidence = fresh.with_columns(
        method=pl.lit("gloss"), kind=pl.lit("term"), n=1, score=pl.lit(0.8),
        published=pl.lit("2024-03-05").str.to_date(),
        document=pl.int_range(pl.len()).map_elements(lambda at: f"document {at % 2000}", return_dtype=pl.String),
        context=pl.lit("The plan speaks of ") + pl.col("en") + pl.lit(" (") + pl.col("zh") + pl.lit(") three times."),
    )  # fmt: skip
    conform(evidence, ATTESTATIONS).write_parquet(folder / "new.parquet")


def run(program: str, folder: Path) -> tuple[float, float, float]:
    """Run a program; return its seconds, those that it kept processors busy, and the peak memory so far in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    inner = subprocess.run([sys.executable, "-c", program, str(folder)], check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return float(inner.stdout), busy, after.ru_maxrss / 1024


def main() -> None:
    """Make the files, run the baseline and the merge, print the figures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    new = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, rows, new)
        size = (folder / "terms.csv").stat().st_size / 1e6
        print(f"{rows:,} terms ({size:.0f} MB), {new:,} attestations")
        for label, program in (("copy with polars", COPY), ("merge, first", MERGE), ("merge again", MERGE)):
            seconds, busy, memory = run(program, folder)
            print(f"{label:18}{seconds:6.2f} s, processors busy {busy:6.2f} s, memory up to {memory:5.0f} MB")


if __name__ == "__main__":
    main()
