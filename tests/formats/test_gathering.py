"""What a reader found becomes a typed table, and what does not fit is named."""

from __future__ import annotations

from datetime import date

import polars as pl

from glossary.formats.gathering import gathered
from glossary.tables import TERMS


def test_values_get_their_types_and_columns_their_names():
    loaded = gathered(
        [{"zh": "双碳", "en": "dual carbon", "first_seen": "2021-03-05", "score": "0.5", "Fach": "climate"}],
        {"Fach": "domain"},
        columns=["mine"],
    )
    row = loaded.terms.select("first_seen", "score", "domain", "mine").row(0)
    assert row == (date(2021, 3, 5), 0.5, "climate", "")
    assert loaded.notices == ()


def test_a_value_that_does_not_fit_is_dropped_and_named():
    loaded = gathered([{"zh": "创新", "en": "innovation", "status": "fine", "last_seen": "soon"}], {})
    assert loaded.terms.select("status", "last_seen").rows() == [("", None)]
    assert [notice.partition(":")[0] for notice in loaded.notices] == ["status", "last_seen"]


def test_no_rows_are_an_empty_table():
    loaded = gathered([], {})
    assert loaded.terms.schema == pl.Schema(TERMS)
    assert loaded.terms.is_empty()
