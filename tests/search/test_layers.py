"""A changed glossary is searched in two layers, and answers as if all of it had been indexed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from glossary.decide import Decision, add, decide
from glossary.model import KIND, STATUS
from glossary.search import container
from glossary.search.answer import Options
from glossary.search.cache import Kept
from glossary.search.changes import SHARE, changes
from glossary.search.index import Index
from glossary.search.layers import LayeredIndex
from glossary.store.store import Store
from glossary.store.undo import last_command, undo
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from pathlib import Path

    from glossary.search.answer import Answer

ZH = st.text("科技自立发展新", min_size=1, max_size=4)
EN = st.lists(
    st.sampled_from("policy policies technology tech plan planning reform the S&T R&D MOST developing".split()),
    min_size=1,
    max_size=3,
).map(" ".join)
ROW = st.fixed_dictionaries(
    {
        "zh": ZH,
        "en": EN,
        "pinyin": st.sampled_from(["", "kējì", "fāzhǎn xīn", "zìlì"]),
        "status": st.sampled_from(STATUS),
        "kind": st.sampled_from(KIND),
        "freq": st.none() | st.integers(0, 5),
        "score": st.none() | st.floats(0, 1, width=32),
        "note": st.sampled_from(["", "x"]),
    }
)
ROWS = st.lists(ROW, max_size=6, unique_by=lambda row: (row["zh"], row["en"]))
STAYING = [
    {
        "zh": f"科技{'自立发展新'[number % 5]}{number}",
        "en": f"{'tech reform rural technological planning'.split()[number % 5]} plan {number}",
        "pinyin": "",
        "status": STATUS[number % 4],
        "kind": "term",
        "freq": number % 3,
        "score": None,
        "note": "",
    }
    for number in range(3 * SHARE * 8)
]
QUERIES = [
    *("科技", "發展", "新", "科 发", "科技 plan", "科*发", "?立", "科技fz", "kejifz"),
    *("keji", "ke1ji4", "fazhan", "zl", "kj", "kjzl", "fa*zhan"),
    *("tech", "technology policy", "plan", "reforms", "most", "MOST", "R&D", "the plan"),
    *("developping", "polcy", "reforn", "科枝自", "kejizilu", "technolgoy", "planing rurla", "zzzq"),
]


def table(rows: list[dict[str, Any]]) -> pl.DataFrame:
    return conform(pl.DataFrame(rows, schema_overrides={"score": pl.Float32, "freq": pl.UInt32}), TERMS)


def layered(before: pl.DataFrame, after: pl.DataFrame) -> LayeredIndex | None:
    below = Index.build(before)
    if (changed := changes(below, after)) is None:
        return None
    return LayeredIndex(below, Index(container.unpack(b"".join(container.pack(*changed)))))


def told(answer: Answer) -> tuple[object, ...]:
    hits = [(hit.row, hit.field, hit.shape, hit.needles) for hit in answer.hits]
    return hits, answer.waiting, answer.suggestions, answer.guessed, answer.unwanted


def same(one: Index, other: Index) -> None:
    options = [
        Options(limit=3),
        Options(limit=100, waiting=True),
        Options(keep=lambda row: row["kind"] == "term"),
    ]
    for typed in QUERIES:
        for option in options:
            assert told(one.query(typed, option)) == told(other.query(typed, option)), typed
    for typed in ("^科.", "plan( 1)?$"):
        assert told(one.query(typed, Options(regex=True))) == told(other.query(typed, Options(regex=True)))
    assert one.words == other.words


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking is slow
@given(ROWS, ROWS, st.data())
def test_two_layers_answer_as_one(old: list[dict[str, Any]], new: list[dict[str, Any]], data: st.DataObject):
    changed = data.draw(st.lists(st.sampled_from(old), unique_by=id)) if old else []
    after = [{**row, "note": "y"} if row in changed else row for row in old if row not in new]
    pairs = {(row["zh"], row["en"]) for row in after}
    after += [row for row in new if (row["zh"], row["en"]) not in pairs]
    index = layered(table(STAYING + old), table(STAYING + after))
    assert index is not None
    same(index, Index.build(table(STAYING + after)))


def test_many_changes_are_indexed_anew():
    few, many = STAYING[: -len(STAYING) // SHARE + 1], STAYING[: len(STAYING) // 2]
    assert layered(table(STAYING), table(few)) is not None
    assert layered(table(STAYING), table(many)) is None
    assert layered(table(STAYING), table([*STAYING, STAYING[0]])) is None


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    path = tmp_path / "terms.csv"
    with Store.open(path, create=True).transaction("add") as change:
        change.terms = table(STAYING)
    return Kept(path, tmp_path / "cache")


def test_changes_of_all_sorts_one_upon_the_other(kept: Kept):
    store = Store.open(kept.glossary)

    def as_good_as_new() -> None:
        index = kept.fresh() or kept.renew(lambda: Store.open(kept.glossary).terms)
        assert kept.fresh() is not None
        same(index, Index.build(Store.open(kept.glossary).terms))

    as_good_as_new()
    with store.transaction("add") as change:
        change.terms = add(change.terms, "科技发展", "developing tech")
    as_good_as_new()
    assert isinstance(kept.fresh(), LayeredIndex)
    with store.transaction("set") as change:
        change.terms = decide(change.terms, "科技自0", "tech plan 0", Decision(status="rejected"))
    as_good_as_new()
    with store.transaction("undo") as change:
        undo(change, last_command(store.history()), "")
    as_good_as_new()
    text = kept.glossary.read_text(encoding="utf-8").replace("reform plan 1,", "reformed polcy,").splitlines()
    kept.glossary.write_text("\n".join(text[:-3]), encoding="utf-8")
    as_good_as_new()
    kept.glossary.write_text("\n".join(text[: len(text) // 2]), encoding="utf-8")
    as_good_as_new()
    assert not isinstance(kept.fresh(), LayeredIndex)


def test_changes_over_an_index_that_is_no_longer_there_are_no_use(kept: Kept):
    kept.renew(lambda: table(STAYING))
    kept.glossary.write_text(kept.glossary.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    kept.renew(lambda: table(STAYING[1:]))
    assert isinstance(kept.fresh(), LayeredIndex)
    below, above = kept.path.read_bytes(), kept.upper.read_bytes()
    kept.path.unlink()
    kept.renew(lambda: table(STAYING[1:]))
    again = kept.path.read_bytes()
    kept.upper.write_bytes(above)
    kept.path.write_bytes(below)
    assert isinstance(kept.fresh(), LayeredIndex)
    kept.path.write_bytes(again)
    kept.glossary.write_text(kept.glossary.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert kept.fresh() is None
