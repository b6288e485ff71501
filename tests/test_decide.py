"""What people decide, and what follows from it for other rows."""

from __future__ import annotations

import polars as pl
import pytest

from glossary.decide import Decision, add, decide
from glossary.errors import InputError
from glossary.tables import TERMS, empty


@pytest.fixture
def terms():
    terms = add(empty(TERMS), "科技自立自强", "S&T self-reliance", Decision(domain="innovation"))
    return add(terms, "科技自立自强", "self-reliance in science and technology", Decision(domain="innovation"))


def statuses(terms):
    return dict(terms.select("en", "status").rows())


def test_the_first_rendering_is_preferred_and_the_next_admitted(terms):
    assert list(statuses(terms).values()) == ["preferred", "admitted"]


def test_another_domain_has_a_preferred_rendering_of_its_own(terms):
    terms = add(terms, "科技自立自强", "technological self-reliance", Decision(domain="defence"))
    assert statuses(terms)["technological self-reliance"] == "preferred"
    assert statuses(terms)["S&T self-reliance"] == "preferred"


def test_blanks_around_a_domain_make_no_other_domain(terms):
    terms = add(terms, "科技自立自强", "technological self-reliance", Decision(domain=" innovation "))
    assert statuses(terms)["technological self-reliance"] == "admitted"


def test_preferring_another_demotes_the_first(terms):
    terms = decide(
        terms,
        "科技自立自強",
        "Self-reliance in science and technology",
        Decision(status="preferred", note="house style"),
    )
    assert statuses(terms) == {"S&T self-reliance": "admitted", "self-reliance in science and technology": "preferred"}
    assert terms.sort("en")["note"].to_list() == ["", "house style"]


def test_moving_a_preferred_rendering_into_a_domain_demotes_the_one_there(terms):
    terms = add(terms, "科技自立自强", "technological self-reliance", Decision(domain="defence"))
    terms = decide(terms, "科技自立自强", "technological self-reliance", Decision(domain="innovation"))
    assert statuses(terms)["S&T self-reliance"] == "admitted"


def test_adding_a_pair_again_in_another_spelling_decides_it(terms):
    again = add(terms, "“科技自立自强”", "S&T Self-reliance", Decision(status="deprecated"))
    assert again.height == terms.height
    assert statuses(again)["S&T self-reliance"] == "deprecated"


def test_adding_the_preferred_pair_again_changes_nothing(terms):
    assert add(terms, "科技自立自强", "S&T self-reliance").equals(terms)


def test_own_columns_stay_text(terms):
    mine = add(terms.with_columns(mine=pl.lit("x")), "双循环", "dual circulation")
    assert mine["mine"].to_list() == ["x", "x", ""]


def test_a_spelling_can_be_corrected_but_not_into_another_row(terms):
    right = decide(terms, "科技自立自强", "S&T self-reliance", Decision(en="S&T self-reliance and self-strengthening"))
    assert "S&T self-reliance and self-strengthening" in statuses(right)
    with pytest.raises(InputError, match="in the glossary already"):
        decide(terms, "科技自立自强", "S&T self-reliance", Decision(en="self-reliance in science and technology"))


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision(status="prefered"), "'prefered' is no status"),
        (Decision(kind="verb"), "'verb' is no kind"),
        (Decision(en=" "), "may not be empty"),
    ],
)
def test_values_that_no_cell_may_hold_are_refused(terms, decision, message):
    with pytest.raises(InputError, match=message):
        decide(terms, "科技自立自强", "S&T self-reliance", decision)


def test_a_pair_that_is_not_there_is_named(terms):
    with pytest.raises(InputError, match="no pair 双循环 = dual circulation"):
        decide(terms, "双循环", "dual circulation", Decision(status="rejected"))
