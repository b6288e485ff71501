"""Near duplicates: found with a reason, left alone where they are no duplicates, carried out only as asked."""

from __future__ import annotations

import polars as pl
import pytest

from glossary.dedup import Suggestion, apply, suggest


def table(*rows):
    cells = [(zh, en, status, freq) for zh, en, status, freq in rows]
    return pl.DataFrame(cells, schema=["zh", "en", "status", "freq"], orient="row")


@pytest.mark.parametrize(
    ("one", "other", "reason", "action"),
    [
        (("双循环", "dual circulation"), ("雙循環", "Dual-circulation"), "spelled differently", "drop"),
        (("科技自立自强", "S&T self-reliance"), ("科技自立自强", "science and technology self-reliance"),
         "abbreviated differently", "admit"),
        (("产业链安全", "industrial chain security"), ("产业链安全", "security of the industrial chain"),
         "same words in another order", "admit"),
        (("供给侧结构性改革", "supply-side structural reform"), ("供给侧结构性改革", "supply-side strucural reform"),
         "one letter apart", "reject"),
        (("关键核心技术", "key and core technologies"), ("关建核心技术", "key and core technologies"),
         "one character apart", "check"),
        (("科技自立自强", "S&T self-reliance"),
         ("高水平科技自立自强", "high-level science and technology self-reliance"),
         "part of a longer phrase", "keep both"),
    ],
)  # fmt: skip
def test_each_kind_is_found_and_explained(one, other, reason, action):
    terms = table((*one, "preferred", 5), (*other, "candidate", 1), ("碳达峰", "carbon peak", "candidate", 9))
    assert suggest(terms) == [Suggestion(reason, action, *one, *other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("十四五规划", "14th Five-Year Plan"), ("十四五规划", "15th Five-Year Plan")),
        (("技术", "technology"), ("技术要素", "technology factor")),
        (("碳达峰", "carbon peak"), ("碳中和", "carbon neutrality")),
        (("建议", "form"), ("建议", "firm")),
        (("数据安全法", "Data Security Law"), ("网络安全法", "Cybersecurity Law")),
    ],
)
def test_what_only_looks_alike_is_left_alone(one, other):
    assert suggest(table((*one, "candidate", 1), (*other, "candidate", 1))) == []


def test_rejected_rows_are_left_alone():
    rows = (("双循环", "dual circulation", "preferred", 1), ("双循环", "Dual circulation", "rejected", 1))
    assert suggest(table(*rows)) == []


def test_the_decided_row_is_kept_then_the_frequent_one():
    decided = table(("双循环", "Dual circulation", "admitted", 1), ("双循环", "dual circulation", "candidate", 9))
    assert suggest(decided)[0].en == "Dual circulation"
    frequent = table(("双循环", "Dual circulation", "candidate", 1), ("双循环", "dual circulation", "candidate", 9))
    assert suggest(frequent)[0].en == "dual circulation"


def test_only_what_is_accepted_is_carried_out_and_no_decision_overruled():
    terms = table(
        ("双循环", "dual circulation", "preferred", 3),
        ("双循环", "Dual-circulation", "candidate", 1),
        ("科技自立自强", "S&T self-reliance", "preferred", 3),
        ("科技自立自强", "science and technology self-reliance", "candidate", 1),
        ("供给侧结构性改革", "supply-side structural reform", "preferred", 3),
        ("供给侧结构性改革", "supply-side strucural reform", "deprecated", 1),
    )
    done = apply(terms, suggest(terms))
    assert done.height == 5
    assert done["status"].to_list() == ["preferred", "preferred", "admitted", "preferred", "deprecated"]
    assert apply(terms, []).equals(terms)


def test_a_phrase_with_very_many_renderings_does_not_stop_the_search():
    rows = [("建议", f"{word} recommendation", "candidate", 1) for word in map("word{}".format, range(500))]
    assert suggest(table(*rows, ("双循环", "A b", "candidate", 2), ("双循环", "a b", "candidate", 1)))
