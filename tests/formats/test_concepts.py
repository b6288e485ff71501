"""Rows that share a key are one concept, whatever their order and script."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from glossary.formats.concepts import concepts, identifier, keyed
from glossary.lang.script import zh_key
from glossary.tables import TERMS, conform

FORMS = ["双循环", "雙循環", "“双循环”", "举国体制", "科技", "科技 "]


@given(st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(["a", "b", "c"])), min_size=1))
def test_every_row_is_in_the_one_concept_of_its_key(pairs):
    terms = conform(pl.DataFrame(pairs, schema=["zh", "en"], orient="row"), TERMS)
    found = list(concepts(keyed(terms)))
    assert sorted((row["zh"], row["en"]) for _, rows in found for row in rows) == sorted(pairs)
    assert [name for name, _ in found] == list(dict.fromkeys(identifier(zh_key(zh)) for zh, _ in pairs))
