"""Learn the weights of the boundary models and of the judge from gold.

    python bench/train_boundaries.py             two folds: learn on odd documents and test on even ones, and back
    python bench/train_boundaries.py --write     also learn on all of it and write glossary/extract/weights.py

Data: policy-dev and d2lzh_inline of `../shared/gold` (or the folder in GLOSSARY_SHARED) and `tests/gold/dev`; never
`tests/gold/blind`. Quoted English terms are used
with the quotation marks taken off, so that their edge has to be found.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.extract import chinese_edge, dictionary, english_edge, judge, page, weights
from glossary.extract.normalise import clean
from glossary.extract.parts import ABBREVIATION
from glossary.extract.scan import blocks
from glossary.extract.words import words
from glossary.lang.script import simplify
from glossary.model import Segment

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.learning import Choice, accuracy, learn, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import ModuleType

    from bench.learning import Weights
    from glossary.extract.linear import Facts, Linear
    from glossary.lang.lexicon import Lexicon

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("GLOSSARY_SHARED", ROOT.parent / "shared")) / "gold"
DEV = ROOT / "tests" / "gold" / "dev"
TEXTBOOK = SHARED / "open" / "d2lzh_inline"
NEUTRAL = {"negative", "optional", "person", "name", "sentence"}
QUOTES = "“”\"‘’'"
OPEN_AFTER = re.compile(r"[”\"’'»\ue001]?[,.]?[”\"’']?\s?[(\[（［]")
SURE, WANTED = 0.9, 0.99
UNLISTED = "unlisted"
"""Pairs of a layout that the textbook's gold does not list: learnt as wrong if an edge was guessed, else left out."""

STEPS = [step / 50 for step in range(50, 14, -1)]


class Verdict(NamedTuple):
    """A pair that came out, what speaks for it, and whether gold has it."""

    document: int
    facts: Facts
    group: str
    right: bool


def gold_rows(path: Path) -> list[list[str]]:
    """Read a gold file: zh, en, pinyin, style, alternatives, or the same behind a document number."""
    with path.open(encoding="utf-8") as file:
        return [row + [""] * 5 for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]


def clean_all(text: str) -> str:
    """Clean a document paragraph by paragraph, as the miner does."""
    return "\n\n".join(clean(block).plain for block in re.split(r"\n\s*\n", text))


def briefs() -> Iterator[tuple[int, str, str, str]]:
    """Yield (document, text, zh, en) of the scored pairs of policy-dev and the development set."""
    for path in sorted([*(SHARED / "policy-dev").glob("0*.tsv"), *DEV.glob("0*.tsv")]):
        text = clean_all(path.with_suffix(".txt").read_text(encoding="utf-8"))
        for zh, en, _, style, *_ in gold_rows(path):
            if zh and en and style.split("+")[0] not in NEUTRAL:
                yield (
                    int(path.stem),
                    text,
                    zh.strip(QUOTES + "《》"),
                    en.strip(QUOTES) if en.strip(QUOTES) in text else en,
                )


def textbook() -> Iterator[tuple[int, str, str, str]]:
    """Yield (document, text, zh, en) of the scored pairs of the textbook."""
    texts = {path.stem: clean_all(path.read_text(encoding="utf-8")) for path in TEXTBOOK.glob("input_plain/*")}
    for document, zh, en, _, style, *_ in gold_rows(TEXTBOOK / "gold.tsv"):
        if zh != "*" and style.split("+")[0] not in NEUTRAL:
            yield int(document), texts[document], zh, en


def choice(document: int, edges: Sequence[tuple[int, Facts]], starts: set[int]) -> Iterator[Choice]:
    """Yield an example if there is something to choose and the right start is among it."""
    right = [index for index, (start, _) in enumerate(edges) if start in starts]
    if right and len(edges) > 1:
        yield Choice(document, [facts for _, facts in edges], right[0])


def named(model: Linear[Any], starts: Iterable[tuple[int, Any, tuple[float, ...]]]) -> list[tuple[int, Facts]]:
    """Return each start with its facts by name."""
    return [(start, model.facts(key, values)) for start, key, values in starts]


def english_choices(lexicon: Lexicon) -> Iterator[Choice]:
    """Yield the English starts of every gloss in a bracket; those without quotation marks count twice."""
    for document, text, zh, en in briefs():
        for match in re.finditer(re.escape(en), text):
            after = OPEN_AFTER.match(text, match.end())
            if not after or zh[:2] not in text[after.end() : after.end() + 60]:
                continue
            before = text[: match.start()]
            quoted = before[-1:] in QUOTES
            if quoted and "," in en:
                break  # a slogan with a pause is never written without its quotation marks
            bare = (before[:-1] if quoted else before) + en
            start = len(bare) - len(en)
            begin = english_edge.clause(bare, len(bare))
            edges = named(english_edge.model(), english_edge.starts(bare, begin, len(bare), simplify(zh), lexicon))
            yield from list(choice(document, edges, {start, start - 1})) * (1 if quoted else 2)
            break


def chinese_choices(lexicon: Lexicon) -> Iterator[Choice]:
    """Yield the Chinese starts of every gloss whose English stands in the bracket."""
    for document, text, zh, en in [*briefs(), *textbook()]:
        match = re.search(re.escape(zh) + r"[”》」\ue001\"]?\s?[(（][\"“]?" + re.escape(en), text)
        if match:
            bare = re.sub(r"[“《「\ue000\"](?=" + re.escape(zh) + "$)", "", text[: match.start() + len(zh)])
            begin = chinese_edge.clause(bare, len(bare))
            edges = named(chinese_edge.model(), chinese_edge.starts(bare, begin, len(bare), words(en), lexicon))
            yield from choice(document, edges, {len(bare) - len(zh)})


def shared_scorer() -> ModuleType:
    """Load the shared scorer: what counts as equal is decided there and nowhere else."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdicts(lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield every pair that comes out before it is judged."""
    scorer = shared_scorer()
    for folder, gold in (
        (SHARED / "policy-dev", SHARED / "policy-dev"),
        (DEV, DEV),
        (TEXTBOOK / "input_plain", TEXTBOOK / "gold.tsv"),
    ):
        rows = scorer.load_gold(str(gold))
        for path in sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".md"} and path.stem in rows):
            yield from document_verdicts(path, rows[path.stem], scorer, lexicon)


def document_verdicts(path: Path, rows: Sequence[Any], scorer: ModuleType, lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield the pairs of one document, each once; what gold holds neutral is left out."""
    best: dict[tuple[str, str], Any] = {}
    for block in blocks([Segment(path.read_text(encoding="utf-8"), line=1)]):
        for gloss in page.candidates(block, lexicon):
            key = scorer.norm_zh(gloss.zh), scorer.norm_en(gloss.en)
            if key not in best or best[key].score < gloss.score:
                best[key] = gloss
    for key, gloss in best.items():
        hits = [row["style"].split("+")[0] for row in rows if scorer.hit((*key, gloss.zh, gloss.en), row, "exact", 0.8)]
        right = any(style not in NEUTRAL for style in hits)
        listed = path.parent.name != "input_plain" or gloss.layout.startswith("zh_")
        if not listed and (gloss.rule != "scored" or ABBREVIATION.fullmatch(gloss.en)):
            continue
        if right or not hits or "negative" in hits:
            group = judge.group(gloss) if listed else UNLISTED
            yield Verdict(int(path.stem), judge.model().facts(*judge.case(gloss, lexicon)), group, right)


def learn_judge(rows: Iterable[Verdict]) -> Weights:
    """Logistic regression, as a choice between the pair and nothing."""
    return learn(Choice(row.document, [row.facts, ()], 0 if row.right else 1) for row in rows)


def cautions(tested: Sequence[tuple[float, Verdict]]) -> Weights:
    """Return for each group how far to draw scores towards the middle so that WANTED of what reaches SURE is right."""
    found = {}
    for group in sorted({row.group for _, row in tested} - {UNLISTED}):
        mine = [(logit, row.right) for logit, row in tested if row.group == group]
        for step in STEPS:
            sure = [right for logit, right in mine if judge.squash(logit, step) >= SURE]
            if not sure or sum(sure) / len(sure) >= WANTED:
                break
        found[group] = step
    return found


def curve(tested: Iterable[tuple[float, bool]]) -> None:
    """Print how often pairs of a score are right."""
    rows = list(tested)
    for low, high in ((0, 0.3), (0.3, 0.45), (0.45, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [right for score, right in rows if low <= score < high]
        if inside:
            print(f"    {low:.2f} to {min(high, 1):.2f}: {len(inside):5} pairs, {sum(inside) / len(inside):.3f} right")


def set_weights(english: Weights, chinese: Weights) -> None:
    """Put weights where the models look for them."""
    for table, learnt in ((weights.ENGLISH, english), (weights.CHINESE, chinese)):
        table.clear()
        table.update(learnt)
    english_edge.model.cache_clear()
    chinese_edge.model.cache_clear()
    judge.model.cache_clear()


def main() -> None:
    """Check on held-out documents; write on demand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights learnt on everything")
    options = parser.parse_args()
    lexicon = dictionary()
    english, chinese = list(english_choices(lexicon)), list(chinese_choices(lexicon))
    tested: list[tuple[float, Verdict]] = []
    halves: list[list[tuple[float, Verdict]]] = []
    for rest, name in ((1, "odd documents"), (0, "even documents")):
        learnt = [learn(row for row in rows if row.document % 2 == rest) for rows in (english, chinese)]
        fresh = [[row for row in rows if row.document % 2 != rest] for rows in (english, chinese)]
        set_weights(*learnt)
        rows = list(verdicts(lexicon))
        judging = learn_judge(row for row in rows if row.document % 2 == rest)
        halves.append([(total(judging, row.facts), row) for row in rows if row.document % 2 != rest])
        tested += halves[-1]
        shares = [f"{accuracy(one, other):.3f} of {len(other)}" for one, other in zip(learnt, fresh, strict=True)]
        print(f"learnt on {name}, tested on the others: English starts {shares[0]}, Chinese starts {shares[1]} right")
    print("calibration: both halves, weights and caution from the other half")
    held_out = []
    for one, other in ((0, 1), (1, 0)):
        caution = cautions(halves[one])
        listed = [(logit, row) for logit, row in halves[other] if row.group != UNLISTED]
        held_out += [(judge.squash(logit, caution.get(row.group, 1.0)), row.right) for logit, row in listed]
    curve(held_out)
    wanted = sum(1 for _ in (*briefs(), *textbook()))
    out = [right for score, right in held_out if score >= page.KEEP_ABOVE]
    print(f"exact on held-out documents: P {sum(out) / len(out):.3f} R {sum(out) / wanted:.3f}", end=" ")
    print(f"F1 {2 * sum(out) / (len(out) + wanted):.3f} of {wanted} pairs")
    if options.write:
        caution = cautions(tested)
        set_weights(learn(english), learn(chinese))
        tables = {"ENGLISH": dict(weights.ENGLISH), "CHINESE": dict(weights.CHINESE)}
        write({**tables, "JUDGE": learn_judge(verdicts(lexicon)), "CAUTION": caution})


def write(tables: dict[str, Weights]) -> None:
    """Write the module of weights."""
    head = '"""Weights of the boundaries and of the judge, written by ``python bench/train_boundaries.py --write``."""'
    lines = [head, "", "from __future__ import annotations", "", "from typing import Final", ""]
    for name, learnt in tables.items():
        lines += [f"{name}: Final = {{", *(f'    "{key}": {value},' for key, value in learnt.items()), "}", ""]
    (ROOT / "glossary" / "extract" / "weights.py").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
