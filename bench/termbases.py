"""Time export and import of 100,000 pairs in each format of terminology, memory and dictionary.

`python bench/termbases.py [PAIRS]` prints processor seconds; the baseline is libxml2 parsing the same file, or polars
writing the same rows as CSV, in the same run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from lxml import etree

from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Callable

LOADED = ("tbx", "tbx3", "tmx", "xliff", "multiterm", "stardict")
WRITTEN = (*LOADED, "skos", "markdown", "html", "pleco", "anki-text", "anki")
SUFFIXES = {"tbx": ".tbx", "tbx3": ".tbx", "tmx": ".tmx", "xliff": ".xlf", "multiterm": ".xml", "stardict": ".ifo"}


def pairs(number: int) -> pl.DataFrame:
    """Make a glossary of two renderings a phrase, with all columns filled."""
    return conform(
        pl.DataFrame(
            {
                "zh": [f"政策术语第{place // 2}号" for place in range(number)],
                "en": [f"policy term number {place}" for place in range(number)],
                "pinyin": ["zhèngcè shùyǔ"] * number,
                "status": [("preferred", "admitted")[place % 2] for place in range(number)],
                "kind": ["term"] * number,
                "domain": ["economy"] * number,
                "note": ["a note & more"] * number,
                "freq": list(range(number)),
                "score": [0.75] * number,
            }
        ),
        TERMS,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(number: int) -> None:
    """Print a table of the formats."""
    terms = pairs(number)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        csv = seconds(partial(terms.write_csv, folder / "g.csv"))
        print(f"{number:,} pairs; CSV by polars: {csv:.2f} s\n{'':10} {'export':>8} {'import':>8} {'libxml2':>8}")
        for target in WRITTEN:
            path = folder / f"{target}{SUFFIXES.get(target, '.out')}"
            out = seconds(partial(dump, terms, path, target))
            line = f"{target:10} {out:8.2f}"
            if target in LOADED:
                line += f" {seconds(partial(load, path)):8.2f}"
            if target in LOADED and target != "stardict":
                line += f" {seconds(partial(etree.parse, path)):8.2f}"
            print(line)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
