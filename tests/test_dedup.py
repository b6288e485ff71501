"""Near duplicates: found with a reason, left alone where they are no duplicates, carried out only as asked."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from glossary.dedup import Suggestion, apply, suggest
from glossary.dedup.suggest import BLOCK


def table(*rows):
    cells = [(zh, en, status, freq) for zh, en, status, freq in rows]
    return pl.DataFrame(cells, schema=["zh", "en", "status", "freq"], orient="row")


@pytest.mark.parametrize(
    ("one", "other", "reason", "action"),
    [
        (("双循环", "dual circulation"), ("雙循環", "Dual-circulation"), "spelled differently", "drop"),
        (("科技自立自强", "S&T self-reliance"), ("科技自立自强", "science and technology self-reliance"),
         "abbreviated differently", "admit"),
        (("重点研发计划", "Key R&D Program"), ("重点研发计划", "Key Research and Development Programme"),
         "abbreviated differently", "admit"),
        (("中央委员会", "CPC Central Committee"), ("中央委员会", "Communist Party of China Central Committee"),
         "abbreviated differently", "admit"),
        (("供给侧结构性改革", "supply-side structural reform"), ("供给侧结构性改革", "supply-side strucural reform"),
         "misspelled", "reject"),
        (("碳达峰", "carbon peak"), ("碳达峰", "carbon paek"), "misspelled", "reject"),
        (("超级计算", "supercomputing"), ("超级计算", "super computing"), "spaced or accented differently", "admit"),
        (("关键核心技术", "key and core technologies"), ("关建核心技术", "key and core technologies"),
         "another character of the same sound", "check"),
        (("产业链安全", "industrial chain security"), ("产业链安全", "security of the industrial chain"),
         "same words in another order", "admit"),
        (("共建一带一路", "jointly build the Belt and Road"), ("共建一带一路", "jointly build Belt and Road"),
         "other small words", "admit"),
        (("优化结构", "optimise the structure"), ("优化结构", "optimising the structure"), "other endings", "admit"),
        (("连续监测", "continuous monitoring"), ("连续监测", "contiguous monitoring"), "one letter apart", "check"),
        (("十四五规划", "14th Five-Year Plan"), ("十四五规划纲要", "14th Five-Year Plan"),
         "part of a longer phrase with the same rendering", "check"),
        (("经济情况", "economic situation"), ("经济状况", "economic situation"), "one character apart", "check"),
        (("科技自立自强", "S&T self-reliance"),
         ("高水平科技自立自强", "high-level science and technology self-reliance"),
         "part of a longer phrase", "keep both"),
    ],
)  # fmt: skip
def test_each_kind_is_found_and_explained(one, other, reason, action):
    terms = table((*one, "preferred", 5), (*other, "candidate", 1), ("碳达峰", "carbon peak", "candidate", 9))
    found = [one for one in suggest(terms) if one.other_en != "carbon peak"]
    assert found == [Suggestion(reason, action, one[0], one[1], other[0], other[1], "preferred", "candidate")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("十四五规划", "14th Five-Year Plan"), ("十四五规划", "15th Five-Year Plan")),
        (("技术", "technology"), ("技术要素", "technology factor")),
        (("碳达峰", "carbon peak"), ("碳中和", "carbon neutrality")),
        (("建议", "form"), ("建议", "firm")),
        (("数据安全法", "Data Security Law"), ("网络安全法", "Cybersecurity Law")),
        (("科技部", "Ministry of Science and Technology"), ("科技部", "MOST")),
        (("评估", "evaluate"), ("评估", "to evaluate")),
        (("比如", "instance"), ("比如", "for instance")),
        (("经济改革", "economic reform"), ("经济改革", "economic reforms and opening up")),
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


def test_the_row_with_the_slip_is_the_second_even_if_it_is_the_frequent_one():
    found = suggest(table(("碳达峰", "carbon paek", "preferred", 9), ("碳达峰", "carbon peak", "candidate", 1)))
    assert [(one.en, one.other_en) for one in found] == [("carbon peak", "carbon paek")]


def test_what_a_person_wrote_into_a_second_spelling_is_not_dropped():
    rows = table(("双循环", "dual circulation", "preferred", 3), ("双循环", "Dual circulation", "candidate", 1))
    assert [one.action for one in suggest(rows.with_columns(note=pl.Series(["", "in headings"])))] == ["check"]
    decided = rows.with_columns(status=pl.Series(["preferred", "deprecated"]))
    assert [one.action for one in suggest(decided)] == ["check"]


def test_what_a_person_decided_is_only_to_be_known_or_checked():
    admitted = table(
        ("产业链安全", "industrial chain security", "preferred", 3),
        ("产业链安全", "security of the industrial chain", "admitted", 2),
    )
    assert [one.action for one in suggest(admitted)] == ["keep both"]
    mistyped = table(("碳达峰", "carbon peak", "preferred", 9), ("碳达峰", "carbon paek", "admitted", 1))
    assert [one.action for one in suggest(mistyped)] == ["check"]


def test_a_row_is_the_second_in_one_suggestion_only():
    found = suggest(table(
        ("产业链安全", "industrial chain security", "preferred", 3),
        ("产业链安全", "security of the industrial chain", "candidate", 2),
        ("产业链安全", "security of industrial chain", "candidate", 1),
        ("提升产业链安全", "raise industrial chain security", "candidate", 1),
    ))  # fmt: skip
    assert [(one.reason, one.other_en) for one in found] == [
        ("same words in another order", "security of the industrial chain"),
        ("same words in another order", "security of industrial chain"),
        ("part of a longer phrase", "raise industrial chain security"),
    ]


def test_a_law_is_no_near_duplicate_of_what_it_is_about():
    rows = table(("数据安全", "data security", "preferred", 3), ("数据安全法", "Data Security Law", "preferred", 3))
    assert suggest(rows.with_columns(kind=pl.Series(["term", "title"]))) == []


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
    meant = [replace(one, action="reject") for one in suggest(terms) if one.action == "check"]
    assert apply(terms, meant)["status"].to_list()[-1] == "deprecated"
    assert apply(terms, meant, asked=True)["status"].to_list()[-1] == "rejected"


def test_a_phrase_with_very_many_renderings_does_not_stop_the_search():
    rows = [("建议", f"{word} recommendation", "candidate", 1) for word in map("word{}".format, range(500))]
    assert suggest(table(*rows, ("双循环", "A b", "candidate", 2), ("双循环", "a b", "candidate", 1)))


def test_a_phrase_of_very_many_renderings_is_not_compared_with_those_that_hold_it():
    outer = ("高水平科技创新", "high-level innovation 1", "candidate", 1)
    for size, found in ((BLOCK, ["part of a longer phrase"]), (BLOCK + 1, [])):
        inner = [("科技创新", f"innovation {number}", "candidate", 1) for number in range(size)]
        assert [one.reason for one in suggest(table(*inner, outer))] == found
