"""Score the gloss extractor on gold and fail when a figure falls below its floor: python tests/gold/gate.py."""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.gold.scoring import Mined, Result, judge, ratio, read_gold  # noqa: E402  (a script finds the package first)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FLOORS: Final = HERE / "floors.json"
SHARED: Final = Path(os.environ.get("GLOSSARY_SHARED") or ROOT.parent / "shared")
SURE: Final = 0.9
"""Pairs scored this high are promised to be right at least 97 % of the time."""
BINS: Final = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Texts and what should come out of them."""

    name: str
    texts: Path
    gold: Path

    @property
    def present(self) -> bool:
        """Say whether the set is on this machine; the large ones are not part of the repository."""
        return self.texts.is_dir() and self.gold.exists()

    @property
    def ours(self) -> bool:
        """Say whether the set is part of the repository; others may be renewed without us."""
        return HERE in self.texts.parents

    def documents(self) -> dict[str, Path]:
        """Return the text files by document name."""
        return {file.stem: file for file in sorted(self.texts.iterdir()) if file.suffix in {".txt", ".md"}}

    def fingerprint(self) -> str:
        """Return a digest of all texts and labels, so that neither changes unseen."""
        labels = sorted(self.gold.glob("*.tsv")) if self.gold.is_dir() else [self.gold]
        digest = hashlib.sha256()
        for file in (*self.documents().values(), *labels):
            digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
        return digest.hexdigest()[:16]


SETS: Final = (
    GoldSet("dev", HERE / "dev", HERE / "dev"),
    GoldSet("blind", HERE / "blind", HERE / "blind"),
    GoldSet("policy-dev", HERE / "policy-dev", HERE / "policy-dev"),
    GoldSet("d2lzh", SHARED / "gold/open/d2lzh_inline/input_plain", SHARED / "gold/open/d2lzh_inline/gold.tsv"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the gate holds of one set; ``negatives`` is a ceiling, the others are floors."""

    precision: float
    recall: float
    f1: float
    unquoted_recall: float
    sure_precision: float
    negatives: int

    @classmethod
    def of(cls, result: Result) -> Figures:
        """Take the figures from a result, rounded as they are written to the file."""
        return cls(
            precision=round(result.precision, 4),
            recall=round(result.recall, 4),
            f1=round(result.f1, 4),
            unquoted_recall=round(result.unquoted_recall, 4),
            sure_precision=round(result.precision_from(SURE), 4),
            negatives=len(result.forbidden),
        )


def slack(result: Result) -> dict[str, float]:
    """Return how far each figure may stand below its floor: as far as one flipped pair moves it.

    The lexicon and the word lists come from packages that are updated on their own; an update may flip a single
    pair without anybody having made the extractor worse. Two pairs are a finding.
    """
    scored = len(result.right) + len(result.wrong)
    wanted = len(result.found) + len(result.missed)
    unquoted = sum("q" not in row.flags for _, row in (*result.found, *result.missed))
    sure = sum(pair.score >= SURE for _, pair in (*result.right, *result.wrong))
    rounding = 0.0001
    return {
        "precision": ratio(1, scored) + rounding,
        "recall": ratio(1, wanted) + rounding,
        "f1": ratio(2, scored + wanted) + rounding,
        "unquoted_recall": ratio(1, unquoted) + rounding,
        "sure_precision": ratio(1, sure) + rounding,
        "negatives": 1,
    }


def shortfalls(
    name: str, figures: Mapping[str, float], floors: Mapping[str, float], spare: Mapping[str, float]
) -> list[str]:
    """Name every figure that is worse than its floor by more than ``spare`` allows."""
    found = []
    for key, floor in floors.items():
        worse = figures[key] - floor if key == "negatives" else floor - figures[key]
        if worse > spare[key]:
            found.append(f"{name}: {key} is {figures[key]}, the floor is {floor} (one pair is {spare[key]:.4f})")
    return found


def repin(
    old: Mapping[str, Any], new: Mapping[str, Any], *, allow_regression: bool = False
) -> tuple[dict[str, Any], list[str]]:
    """Return the floors with ``new`` in place of ``old``, and what this would lower.

    A set that is not on this machine keeps its floors. If anything would be lowered and that is not allowed, the
    old floors come back unchanged.
    """
    lowered = []
    for name, pin in new.items():
        before = old.get(name, {}).get("floors", {})
        lowered += shortfalls(name, pin["floors"], before, dict.fromkeys(before, 0.0))
    if lowered and not allow_regression:
        return dict(old), lowered
    return {**old, **new}, lowered


def mine(path: Path) -> list[Mined]:
    """Mine one file as `glossary extract` does."""
    from glossary.extract import count, score
    from glossary.formats import read

    frame = score(count(read(path)))
    return [Mined(zh, en, rank) for zh, en, rank in frame.select("zh", "en", "score").iter_rows()]


def measure(gold: GoldSet, mine: Callable[[Path], Iterable[Mined]], *, relaxed: bool = False) -> Result:
    """Mine and judge all documents of a set."""
    mined = {document: list(mine(file)) for document, file in gold.documents().items()}
    return judge(mined, read_gold(gold.gold), relaxed=relaxed)


def curve(results: Sequence[Result]) -> str:
    """Write how often the pairs of each score bin are right."""
    lines = ["score          pairs  right  precision"]
    for low, high in itertools.pairwise(BINS):
        hits, misses = (
            sum(low <= pair.score < high for result in results for _, pair in getattr(result, side))
            for side in ("right", "wrong")
        )
        rate = f"{hits / (hits + misses):9.3f}" if hits + misses else "        -"
        lines.append(f"{low:.2f} to {min(high, 1):.2f}  {hits + misses:6d} {hits:6d}  {rate}")
    return "\n".join(lines)


def errors(name: str, result: Result) -> str:
    """List the wrong pairs and the missed rows of a set, one a line."""
    lines = []
    for document, pair in result.wrong:
        label = "forbidden" if (document, pair) in result.forbidden else "wrong"
        lines.append(f"{name}/{document}\t{label}\t{pair.zh}\t{pair.en}\t{pair.score:.2f}")
    lines += [f"{name}/{document}\tmissed\t{row.zh}\t{row.en}\t{row.style}" for document, row in result.missed]
    return "\n".join(lines)


def line(name: str, result: Result) -> str:
    """Write the figures of a set on one line of 80 columns."""
    it = Figures.of(result)
    return (
        f"{name:<11} P {it.precision:.3f}  R {it.recall:.3f}  F1 {it.f1:.3f}  unquoted R {it.unquoted_recall:.3f}"
        f"  P@{SURE} {it.sure_precision:.3f}  neg {it.negatives}"
    )


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="append", choices=[gold.name for gold in SETS], help="only this set")
    parser.add_argument("--errors", action="store_true", help="list wrong and missed pairs")
    parser.add_argument("--calibration", action="store_true", help="print score bins against precision")
    parser.add_argument("--update", action="store_true", help="pin the figures of now as floors; never lowers one")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower floors")
    return parser.parse_args(arguments)


def main(
    arguments: Sequence[str] | None = None, mine: Callable[[Path], Iterable[Mined]] = mine, floors: Path = FLOORS
) -> int:
    """Score the sets that are present, print, compare or pin; return 0 if every floor holds, else 1."""
    asked = options(arguments)
    pins: dict[str, Any] = json.loads(floors.read_text(encoding="utf-8")) if floors.exists() else {}
    new, found, results = {}, [], []
    for gold in SETS:
        if asked.set and gold.name not in asked.set:
            continue
        if not gold.present:
            print(f"{gold.name:<11} not on this machine", file=sys.stderr)
            continue
        result = measure(gold, mine)
        results.append(result)
        print(line(gold.name, result))
        if asked.errors:
            print(errors(gold.name, result))
        new[gold.name] = {"data": gold.fingerprint(), "floors": asdict(Figures.of(result))}
        pin = pins.get(gold.name)
        if pin and pin["data"] != new[gold.name]["data"] and not gold.ours:
            print(f"{gold.name:<11} is another edition than the one its floors are for: not compared", file=sys.stderr)
            continue
        found += compare(gold.name, new[gold.name], pin, slack(result))
    if asked.calibration:
        print(curve(results))
    if asked.update:
        merged, found = repin(pins, new, allow_regression=asked.allow_regression)
        floors.write_text(json.dumps(merged, indent=2) + "\n", encoding="utf-8")
        found = [] if asked.allow_regression else found
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


def compare(name: str, now: Mapping[str, Any], pin: Mapping[str, Any] | None, spare: Mapping[str, float]) -> list[str]:
    """Name what stands between the figures of now and the pinned ones: missing pins, changed data, shortfalls."""
    if pin is None:
        return [f"{name}: no floors yet; pin them with --update"]
    if pin["data"] != now["data"]:
        return [f"{name}: texts or labels have changed since the floors were pinned; look at the diff, then --update"]
    return shortfalls(name, now["floors"], pin["floors"], spare)


if __name__ == "__main__":
    sys.exit(main())
