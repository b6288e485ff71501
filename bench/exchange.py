"""How long 100,000 terms take out to each target and in again: python bench/exchange.py [NAME...].

The baseline in the same run is polars writing, and Python's csv module reading, the bare table.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from glossary.errors import GlossaryError
from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.formats.profiles import profile_for, profiles
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Callable

TERMS_COUNT = 100_000
SYLLABLES = (
    "kē jì zì lì qiáng xīn zhì shēng chǎn shuāng xún huán gòng tóng fù yù gǎi gé kāi fàng zhèng cè guī huà".split()
)
WORDS = "new quality productive forces science technology dual circulation policy reform common prosperity".split()


def glossary(count: int) -> pl.DataFrame:
    """Make terms with every column filled, three phrases in four different."""
    chance = random.Random(7)  # noqa: S311 - no secrets here
    han = [chr(code) for code in range(0x4E00, 0x9000)]
    phrases = ["".join(chance.choices(han, k=chance.randint(2, 8))) for _ in range(count * 3 // 4)]
    readings = {phrase: reading(len(phrase), chance) for phrase in phrases}
    used = chance.choices(phrases, k=count)
    return conform(
        pl.DataFrame(
            {
                "zh": used,
                "en": [f"{' '.join(chance.choices(WORDS, k=4))} {number}" for number in range(count)],
                "pinyin": [readings[phrase] for phrase in used],
                "status": chance.choices(["preferred", "admitted", "candidate", "deprecated"], k=count),
                "kind": ["term"] * count,
                "domain": chance.choices(["economy", "climate", "science"], k=count),
                "note": ["seen in a plan, often"] * count,
                "freq": [chance.randint(1, 40) for _ in range(count)],
                "docs": [2] * count,
                "first_seen": [date(2021, 3, 12)] * count,
                "last_seen": [date(2024, 7, 21)] * count,
                "score": [0.71] * count,
            }
        ),
        TERMS,
    )


def reading(syllables: int, chance: random.Random) -> str:
    """Make up a reading in words of two syllables."""
    chosen = chance.choices(SYLLABLES, k=syllables)
    return " ".join("".join(chosen[place : place + 2]) for place in range(0, syllables, 2))


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    """Return the processor time of some work, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    """Print a line a target: seconds out, seconds in."""
    terms = glossary(TERMS_COUNT)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.csv"
        base_out, _ = seconds(lambda: terms.write_csv(plain))
        base_in, _ = seconds(lambda: read(plain))
        print(f"{TERMS_COUNT:,} terms, processor seconds\n{'':20}{'out':>8}{'in':>8}")
        print(f"{'baseline':20}{base_out:8.2f}{base_in:8.2f}")
        for name in sys.argv[1:] or [profile.name for profile in profiles()]:
            path = Path(folder) / f"terms{profile_for('-', 'dump', name).suffix}"
            try:
                out, _ = seconds(lambda path=path, name=name: dump(terms, path, name))  # type: ignore[misc]
            except GlossaryError as error:
                print(f"{name:20} {error}")
                continue
            print(f"{name:20}{out:8.2f}", end="", flush=True)
            try:
                back, loaded = seconds(lambda path=path, name=name: load(path, name))  # type: ignore[misc]
                print(f"{back:8.2f}   {loaded.terms.height:,} pairs")  # type: ignore[attr-defined]
            except GlossaryError:
                print("       -")


def read(path: Path) -> list[list[str]]:
    """Read a table with the standard library."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


if __name__ == "__main__":
    main()
