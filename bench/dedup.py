"""Near duplicates in a large glossary: how long finding them takes, how many are shown, which planted ones are found.

    python bench/dedup.py [ROWS ...]        # 15,000 and 100,000 unless said otherwise

The glossary is CC-CEDICT, each sense a rendering, so that words and phrases are as they come; of every hundred rows one
gets a near duplicate, in turn of each kind.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.dedup import suggest
from glossary.lang.cedict import NOISE, parsed
from glossary.lang.pinyin import reading
from glossary.store.table import read

if TYPE_CHECKING:
    from collections.abc import Callable

    Pair = tuple[str, str]

SIZES: Final = (15_000, 100_000)
SENSES: Final = 3
LONGEST: Final = 60
SENSE: Final = re.compile(r"[A-Za-z][A-Za-z ,'-]+")
SMALL: Final = frozenset("to a an the of and in for on".split())
SWAPS: Final = {
    "键": "健",
    "制": "治",
    "作": "做",
    "度": "渡",
    "定": "订",
    "象": "像",
    "型": "形",
    "记": "纪",
    "绩": "迹",
}


def dictionary() -> list[Pair]:
    """Return words of two characters or more with each of their first senses, in random order."""
    pairs: dict[Pair, None] = {}
    for zh, _, definition in parsed():
        for sense in definition.split("/")[:SENSES]:
            en = " ".join(NOISE.sub(" ", sense.partition(";")[0]).split())
            if len(zh) > 1 and len(en) <= LONGEST and SENSE.fullmatch(en) and not re.match("variant|see |used in", en):
                pairs[zh, en] = None
    shuffled = list(pairs)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - sample data, the same in each run
    return shuffled


def doubled_case(pair: Pair) -> Pair | None:
    """Write the rendering in capitals."""
    return pair[0], pair[1].upper()


def abbreviated(pair: Pair) -> Pair | None:
    """Write the first two words of a longer rendering as initials."""
    first, second, *rest = [*pair[1].split(), "", ""]
    plain = rest[:1] != [""] and first.isalpha() and second.isalpha() and not {first, second} & SMALL
    return (pair[0], " ".join([first[0] + second[0], *rest]).strip()) if plain else None


def mistyped(pair: Pair) -> Pair | None:
    """Leave a letter out of a long word."""
    word = next((word for word in pair[1].split() if word.isalpha() and word.islower() and len(word) > 8), "")
    return (pair[0], pair[1].replace(word, word[:4] + word[5:], 1)) if word else None


def reordered(pair: Pair) -> Pair | None:
    """Turn two words round."""
    words = pair[1].split()
    plain = len(words) == 2 and not set(words) & SMALL and words[0] != words[1] and not words[1].endswith("s")
    return (pair[0], f"{words[1]} of {words[0]}") if plain and pair[1].islower() else None


def misheard(pair: Pair) -> Pair | None:
    """Put another character of the same sound."""
    swapped = next((pair[0].replace(old, new) for old, new in SWAPS.items() if old in pair[0]), "")
    return (swapped, pair[1]) if len(swapped) >= 3 and reading(swapped) else None


def nested(pair: Pair) -> Pair | None:
    """Put an attribute before both."""
    return ("高水平" + pair[0], "high-level " + pair[1]) if len(pair[0]) >= 4 and pair[1][:3] != "to " else None


PLANTED: Final[dict[str, Callable[[Pair], Pair | None]]] = {
    "spelled differently": doubled_case,
    "abbreviated differently": abbreviated,
    "misspelled": mistyped,
    "same words in another order": reordered,
    "another character of the same sound": misheard,
    "part of a longer phrase": nested,
}


def glossary(rows: int) -> tuple[pl.DataFrame, dict[Pair, str]]:
    """Make a glossary of so many rows, and say which rows are planted, of which kind."""
    pairs = dictionary()[: rows - rows // 100]
    known = set(pairs)
    planted: dict[Pair, str] = {}
    each = max(rows // 100 // len(PLANTED), 1)
    for kind, change in PLANTED.items():
        fresh = (changed for pair in pairs if (changed := change(pair)) and changed not in known)
        for _, pair in zip(range(each), fresh, strict=False):
            planted[pair] = kind
    table = pl.DataFrame([*pairs, *planted], schema=["zh", "en"], orient="row").unique()
    freq = [2] * len(pairs) + [1] * (table.height - len(pairs))
    return table.with_columns(status=pl.lit("candidate"), kind=pl.lit("term"), freq=pl.Series(freq)), planted


def main() -> None:
    """Print, for each size, time, memory, what is found by reason, and how many of the planted rows are."""
    for rows in map(int, sys.argv[1:] or SIZES):
        table, planted = glossary(rows)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "terms.csv"
            table.write_csv(path)
            start = time.process_time()
            terms = read(path).terms
            found = suggest(terms)
            spent = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"{terms.height:,} rows: {len(found):,} suggestions in {spent:.1f} s of processor, up to {memory:.0f} MB")
        reasons = Counter(one.reason for one in found)
        seconds = {(one.other_zh, one.other_en) for one in found} | {(one.zh, one.en) for one in found}
        hits = Counter(kind for pair, kind in planted.items() if pair in seconds)
        for reason, count in reasons.most_common():
            share = (
                f", {hits[reason]} of {sum(kind == reason for kind in planted.values())} planted"
                if reason in PLANTED
                else ""
            )
            print(f"   {reason:48}{count:6,}{share}")


if __name__ == "__main__":
    main()
