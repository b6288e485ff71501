"""``glossary stats`` and ``glossary trend``, as a person types them."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest
from typer.testing import CliRunner

from glossary.cli.app import app
from glossary.cli.render import Output
from glossary.cli.stats import counted
from glossary.decide import Decision, add
from glossary.errors import UnknownFormat
from glossary.lang.script import width
from glossary.store.store import Store
from glossary.tables import ATTESTATIONS, conform


@pytest.fixture
def path(tmp_path):
    store = Store.open(tmp_path / "terms.csv", create=True)
    seen = [("双循环", "dual circulation", date(2022, 3, 5), 2), ("双循环", "dual circulation", date(2022, 5, 5), 1)]
    frame = pl.DataFrame(seen, schema=["zh", "en", "published", "n"], orient="row")
    with store.transaction("add") as change:
        change.terms = add(change.terms, "双循环", "dual circulation", Decision(status="preferred", domain="economy"))
        change.terms = add(change.terms, "三农", "rural affairs", Decision(status="candidate"))
        documents = pl.Series("document", ["one", "two"])
        change.attestations = conform(frame.with_columns(documents, source=pl.lit("brief.txt")), ATTESTATIONS)
    return store.path


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_overview_fits_eighty_columns(path):
    result = run("stats", "-g", path)
    assert result.exit_code == 0
    assert "concepts with a preferred rendering" in result.stdout
    assert "2022-05" in result.stdout
    assert all(width(line) <= 80 for line in result.stdout.splitlines())


def test_the_overview_as_data_is_one_table(path):
    records = [json.loads(line) for line in run("stats", "-g", path, "-f", "jsonl").stdout.splitlines()]
    assert {"by": "status", "value": "preferred", "count": 1} in records
    assert {"by": "source", "value": "brief.txt", "count": 2} in records
    assert {"by": "domain", "value": "(none)", "count": 1} in records


def test_one_count(path):
    result = run("stats", "-g", path, "--by", "kind", "-f", "plain")
    assert result.stdout.split("\t")[:2] == ["term", "2"]


def test_nothing_to_count_exits_with_1(tmp_path):
    Store.open(tmp_path / "terms.csv", create=True)
    (tmp_path / "terms.csv").write_text("zh,en\n双碳,dual carbon goals\n", encoding="utf-8")
    assert run("stats", "-g", tmp_path, "--by", "month").exit_code == 1


def test_a_trend_has_a_row_a_month(path):
    result = run("trend", "雙循環", "-g", path, "-f", "csv")
    assert result.stdout.splitlines() == ["term,value,count"] + [
        f"雙循環,2022-0{month},{count}" for month, count in ((3, 2), (4, 0), (5, 1))
    ]


def test_a_trend_in_tables_of_eighty_columns(path):
    result = run("trend", "双循环", "没有的", "-g", path)
    assert result.exit_code == 0
    assert "没有的" in result.stderr
    assert all(width(line) <= 80 for line in result.stdout.splitlines())


def test_bars_may_share_a_scale():
    assert [len(str(row["bar"])) for row in counted({}, [("2022-03", 2)], Output.TABLE, longest=4)] == [12]
    assert [len(str(row["bar"])) for row in counted({}, [("2022-03", 2)], Output.TABLE)] == [24]


def test_missing_chinese_characters_of_a_picture_are_said(path, tmp_path, monkeypatch):
    pytest.importorskip("resvg_py")
    for drawn, said in ((False, True), (True, False)):
        monkeypatch.setattr("glossary.stats.chart.draws_chinese", lambda drawn=drawn: drawn)
        result = run("trend", "双循环", "-g", path, "-o", tmp_path / "a.png")
        assert ("no font with Chinese characters" in result.stderr) is said


def test_a_term_that_nobody_met_exits_with_1(path):
    assert run("trend", "没有的", "-g", path).exit_code == 1


def test_pictures(path, tmp_path):
    assert run("stats", "-g", path, "-o", tmp_path / "a.svg").exit_code == 0
    assert run("trend", "双循环", "-g", path, "-o", tmp_path / "b.svg").exit_code == 0
    assert "双循环" in (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert isinstance(run("stats", "-g", path, "-o", tmp_path / "a.gif").exception, UnknownFormat)
