"""Close calls are settled by other documents, and by nothing else."""

import polars as pl

from glossary.extract.votes import vote


def counts(*rows: tuple[str, str, str, float]) -> pl.DataFrame:
    names = ("en", "runner_up", "document", "margin")
    frame = pl.DataFrame(rows, schema=names, orient="row")
    return frame.with_columns(
        zh_key=pl.lit("安责险"),
        en_key=pl.col("en"),
        runner_key=pl.col("runner_up"),
        layout=pl.lit("en_paren"),
        rule=pl.when(pl.col("margin") < 5).then(pl.lit("scored")).otherwise(pl.lit("quoted")),
    )


CLOSE_CALL = ("safety insurance", "work safety insurance", "a", 0.4)


def test_a_close_call_goes_to_the_pair_of_another_document():
    voted = vote(counts(CLOSE_CALL, ("work safety insurance", "", "b", 5.0)))
    assert voted["en"].to_list() == ["work safety insurance"] * 2
    assert voted.row(0, named=True)["rule"] == "vote"
    assert voted.row(0, named=True)["runner_up"] == "safety insurance"


def test_the_same_document_has_no_second_vote():
    voted = vote(counts(CLOSE_CALL, ("work safety insurance", "", "a", 5.0)))
    assert voted["en"].to_list() == ["safety insurance", "work safety insurance"]


def test_a_reading_that_others_share_stays():
    voted = vote(counts(CLOSE_CALL, ("work safety insurance", "", "b", 5.0), ("safety insurance", "", "c", 5.0)))
    assert voted["en"].to_list()[0] == "safety insurance"
