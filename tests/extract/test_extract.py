"""The public functions: a brief in, attestations out."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from glossary import extract
from glossary.model import Document, Segment
from glossary.tables import ATTESTATIONS

BRIEF = """At a glance: The ministry wants “home-grown chips” (国产芯片) and on grain security (粮食安全).

Article: “15th Five-Year” Special Plan for Grain Reserves (“十五五”粮食储备专项规划) (Link)
Issuing body: NFSRA
Date: March 3, 2026
"""


def mined(text: str, **about: Any) -> pl.DataFrame:
    return extract.mine([Document("brief.txt", [Segment(text, line=1)], **about)])


def pairs(frame: pl.DataFrame) -> set[tuple[str, str]]:
    return set(frame.select("zh", "en").iter_rows())


def test_a_brief_gives_its_pairs_and_nothing_else():
    assert pairs(mined(BRIEF)) == {
        ("国产芯片", "home-grown chips"),
        ("粮食安全", "grain security"),
        ("“十五五”粮食储备专项规划", "“15th Five-Year” Special Plan for Grain Reserves"),
    }


def test_a_title_carries_the_body_and_date_of_its_block():
    title = mined(BRIEF, publisher="The Grain Letter").filter(pl.col("kind") == "title").row(0, named=True)
    assert (title["publisher"], title["published"]) == ("NFSRA", date(2026, 3, 3))
    assert title["locator"] == "line 3"


def test_other_pairs_carry_what_the_document_says_of_itself():
    term = mined(BRIEF, publisher="The Grain Letter", published=date(2026, 3, 9)).filter(pl.col("zh") == "粮食安全")
    assert term.select("publisher", "published").row(0) == ("The Grain Letter", date(2026, 3, 9))


def test_rows_have_the_columns_of_the_table_and_say_why():
    frame = mined(BRIEF)
    assert dict(frame.schema) == dict(ATTESTATIONS)
    row = frame.filter(pl.col("zh") == "国产芯片").row(0, named=True)
    assert (row["layout"], row["rule"], row["kind"]) == ("en_paren", "quoted", "term")
    assert "home-grown chips" in row["context"]


def test_counts_of_shards_add_up():
    lines = [f"They praise grain security (粮食安全) in year {year}.\n\n" for year in range(3)]
    whole = extract.count(Document("a", [Segment("".join(lines))]))
    assert whole["n"].to_list() == [3]
    doubled = extract.score(pl.concat([whole, whole]))
    assert doubled["n"].to_list() == [6]


def test_an_abbreviation_beside_the_name_is_kept_with_the_pair():
    row = mined("Talks with the Ministry of Science and Technology (MOST, 科技部) went on.").row(0, named=True)
    assert (row["zh"], row["en"], row["abbreviation"], row["kind"]) == (
        "科技部",
        "Ministry of Science and Technology",
        "MOST",
        "organisation",
    )


@pytest.mark.parametrize("text", ["", "no Chinese at all (none)", "只有中文。", "(((((", "“”（）《》"])
def test_text_without_a_gloss_gives_an_empty_table(text):
    frame = mined(text)
    assert frame.is_empty()
    assert dict(frame.schema) == dict(ATTESTATIONS)
