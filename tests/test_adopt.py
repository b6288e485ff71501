"""Taking a finished glossary in never undoes what a person decided here."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings

from glossary.adopt import Outcome, adopt, evidence
from glossary.tables import TERMS, conform
from tests.strategies import terms


def table(*rows: tuple[str, str, str], **more: list[str]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=["zh", "en", "status"], orient="row")
    return conform(frame.with_columns(pl.Series(name, values) for name, values in more.items()), TERMS)


def kinds(adopted):
    return [(outcome.kind, outcome.detail) for outcome in adopted.outcomes]


def test_a_candidate_takes_status_and_spelling_of_the_file():
    adopted = adopt(
        table(("双循环", "Dual Circulation", "candidate")), table(("双循环", "dual circulation", "preferred"))
    )
    assert adopted.terms.select("en", "status").rows() == [("dual circulation", "preferred")]
    assert kinds(adopted) == [("updated", "now preferred")]


def test_a_decision_stays_and_is_said():
    ours = table(("双循环", "dual circulation", "admitted"), ("双循环", "two loops", "rejected"))
    theirs = table(("双循环", "dual circulation", "deprecated"), ("双循环", "two loops", "preferred"))
    adopted = adopt(ours, theirs)
    assert adopted.terms.equals(ours)
    assert kinds(adopted) == [("kept", "admitted here, deprecated in the file"), ("kept", "rejected here")]


def test_empty_cells_are_filled_and_full_ones_stay():
    ours = table(("双循环", "dual circulation", "admitted"), note=["mine"])
    theirs = table(("双循环", "dual circulation", ""), note=["theirs"], domain=["economy"], definition=["two cycles"])
    adopted = adopt(ours, theirs, ["definition", "source"])
    assert adopted.terms.select("note", "domain", "definition").row(0) == ("mine", "economy", "two cycles")
    assert kinds(adopted) == [("updated", "domain filled in, definition filled in")]


def test_two_spellings_that_stand_in_our_glossary_both_stay():
    ours = table(("双循环", "dual circulation", "admitted"), ("双循环", "Dual Circulation", "candidate"))
    assert adopt(ours, table(("碳达峰", "carbon peak", ""))).terms["en"].to_list()[:2] == ours["en"].to_list()


def test_one_rendering_a_concept_stays_preferred():
    ours = table(("双循环", "dual circulation", "preferred"))
    adopted = adopt(ours, table(("雙循環", "double loop", "preferred"), ("碳达峰", "carbon peak", "preferred")))
    assert adopted.terms["status"].to_list() == ["preferred", "admitted", "preferred"]
    assert kinds(adopted) == [("new", "admitted, since “dual circulation” is preferred"), ("new", "")]


def test_a_pair_that_the_file_repeats_comes_in_once():
    adopted = adopt(table(), table(("双循环", "dual circulation", ""), ("双循环", "Dual circulation", "")))
    assert adopted.terms.height == 1
    assert [kind for kind, _ in kinds(adopted)] == ["new", "same"]


def test_evidence_names_the_file_and_its_source_for_what_it_brought():
    theirs = table(("双循环", "a", ""), ("碳达峰", "b", ""), source=["https://example.org/x", "Plan"])
    found = evidence(theirs, [Outcome("双循环", "a", "new"), Outcome("碳达峰", "b", "same")], "d", "g.csv")
    assert found.select("zh", "url", "title", "source", "method").rows() == [
        ("双循环", "https://example.org/x", "", "g.csv", "import")
    ]


@settings(deadline=None, max_examples=20)
@given(terms())
def test_adopting_twice_changes_nothing(glossary):
    once = adopt(glossary.clear(), glossary).terms
    again = adopt(once, glossary)
    assert again.terms.to_dicts() == once.to_dicts()
    assert not {outcome.kind for outcome in again.outcomes} & {"new", "updated"}


@settings(deadline=None, max_examples=20)
@given(terms(), terms())
def test_no_decision_of_ours_is_lost(left, right):
    ours = adopt(left.clear(), left).terms
    after = adopt(ours, right).terms
    decided = ours.filter(pl.col("status") != "candidate").select("zh", "en", "status")
    assert decided.join(after, on=["zh", "en", "status"], how="anti").is_empty()
