"""One query box: what is typed in any of its forms leads to the row, best answers first."""

from __future__ import annotations

import polars as pl
import pytest

from glossary.search.answer import Options
from glossary.search.index import COLUMNS, Index
from glossary.tables import TERMS, conform

ROWS = [
    ("科技自立自强", "S&T self-reliance", "kējì zìlì zìqiáng", "preferred", "term", 5, None),
    (
        "高水平科技自立自强",
        "high-level S&T self-reliance",
        "gāo shuǐpíng kējì zìlì zìqiáng",
        "candidate",
        "term",
        50,
        0.9,
    ),
    ("关键核心技术", "key and core technologies", "guānjiàn héxīn jìshù", "candidate", "term", 9, 0.9),
    ("科技部", "Ministry of Science and Technology", "kējì bù", "preferred", "organisation", 9, None),
    ("科技部", "MOST", "kējì bù", "preferred", "abbreviation", 9, None),
    ("绿色发展", "green development", "lǜsè fāzhǎn", "admitted", "term", 3, None),
    ("西安", "Xi'an", "Xī'ān", "admitted", "term", 3, None),
    ("发展中国家", "developing countries", "fāzhǎnzhōng guójiā", "candidate", "term", 3, 0.2),
    ("发展中国家", "underdeveloped lands", "fāzhǎnzhōng guójiā", "rejected", "term", 3, 0.9),
]


@pytest.fixture(scope="module")
def index() -> Index:
    names = ("zh", "en", "pinyin", "status", "kind", "freq", "score")
    frame = pl.DataFrame({name: [row[at] for row in ROWS] for at, name in enumerate(names)})
    return Index.build(conform(frame, TERMS))


@pytest.mark.parametrize(
    ("typed", "en", "field", "shape"),
    [
        ("科技自立自强", "S&T self-reliance", "zh", "exact"),
        ("關鍵", "key and core technologies", "zh", "prefix"),
        ("核心", "key and core technologies", "zh", "inside"),
        ("关键*技术", "key and core technologies", "zh", "exact"),
        ("关?核心", "key and core technologies", "zh", "inside"),
        ("kejizili", "S&T self-reliance", "pinyin", "prefix"),
        ("ke1ji4 zi4li4", "S&T self-reliance", "pinyin", "prefix"),
        ("kējì zìlì", "S&T self-reliance", "pinyin", "prefix"),
        ("kj zlzq", "S&T self-reliance", "initials", "exact"),
        ("kejizlzq", "S&T self-reliance", "mixed", "exact"),
        ("科技zili", "S&T self-reliance", "mixed", "prefix"),
        ("lü se", "green development", "pinyin", "prefix"),
        ("lu:4se4", "green development", "pinyin", "prefix"),
        ("xian", "Xi'an", "pinyin", "exact"),
        ("技术 关键", "key and core technologies", "zh", "words"),
        ("技术 core", "key and core technologies", "zh", "words"),
        ("technology key", "key and core technologies", "en", "words"),
        ("reliance s&t", "S&T self-reliance", "en", "words"),
        ("developmnt", "green development", "en", "fuzzy"),
        ("关键核新技术", "key and core technologies", "zh", "fuzzy"),
        ("kejizilu", "S&T self-reliance", "pinyin", "fuzzy"),
    ],
)
def test_first_answer(index: Index, typed: str, en: str, field: str, shape: str):
    first = index.query(typed).hits[0]
    assert (first.row["en"], first.field, first.shape) == (en, field, shape)


def test_an_abbreviation_leads_to_the_other_renderings_of_its_concept(index: Index):
    assert [hit.row["en"] for hit in index.query("MOST").hits] == ["MOST", "Ministry of Science and Technology"]


def test_doubtful_candidates_are_counted_and_shown_only_when_wanted(index: Index):
    answer = index.query("发展中国家")
    assert (answer.hits, answer.waiting) == ((), 1)
    assert [hit.row["en"] for hit in index.query("发展中国家", Options(waiting=True)).hits] == ["developing countries"]


def test_nothing_is_guessed_where_something_waits_or_a_pattern_was_typed(index: Index):
    assert not index.query("发展中国家").guessed
    assert not index.query("develop*ment?").guessed
    assert index.query("发展中国佳").guessed


def test_rejected_rows_never_appear(index: Index):
    assert len(index) == len(ROWS) - 1
    assert not index.query("underdeveloped lands", Options(waiting=True)).hits


def test_a_row_without_a_reading_is_found_by_the_one_proposed_and_a_correction_counts_instead():
    rows = {"zh": ["省长", "银行"], "en": ["governor", "bank"], "pinyin": ["", "yínxíng"]}
    index = Index.build(conform(pl.DataFrame(rows), TERMS))
    found = {typed: [hit.row["en"] for hit in index.query(typed).hits] for typed in ("shengzhang", "sz", "yinx", "yh")}
    assert found == {"shengzhang": ["governor"], "sz": ["governor"], "yinx": ["bank"], "yh": []}
    assert index.query("省长").hits[0].row["pinyin"] == "shěngzhǎng"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("xian", ["先进", "西安事变", "乡村"]),
        ("xi'an", ["西安事变", "乡村", "先进"]),
        ("xi an", ["西安事变", "乡村", "先进"]),
        ("xi1an1", ["西安事变", "乡村", "先进"]),
        ("xia", ["乡村", "先进", "西安事变"]),
    ],
)
def test_whole_syllables_come_first_and_those_typed_apart_before_others(typed: str, expected: list[str]):
    rows = {"zh": ["乡村", "先进", "西安事变"], "en": ["village", "advanced", "incident"], "pinyin": [""] * 3}
    index = Index.build(conform(pl.DataFrame({**rows, "freq": [3, 2, 1]}), TERMS))
    assert [hit.row["zh"] for hit in index.query(typed).hits] == expected


@pytest.mark.parametrize(
    ("pinyin", "typed"),
    [
        ("“Shísìwǔ” Guīhuà", "shisiwu"),
        ("“Shísìwǔ” Guīhuà", "ssw gh"),
        ("5G jīzhàn", "5gjz"),
        ("5G jīzhàn", "5g jizhan"),
        ("ke1ji4", "keji"),
        ("Tiānānmén", "anmen"),
        ("huār", "hr"),
    ],
)
def test_a_reading_is_found_however_it_is_printed(pinyin: str, typed: str):
    rows = {"zh": ["某词"], "en": ["a term"], "pinyin": [pinyin]}
    assert not Index.build(conform(pl.DataFrame(rows), TERMS)).query(typed).guessed


def test_nothing_like_it_is_no_answer(index: Index):
    answer = index.query("quixotic")
    assert (answer.hits, answer.suggestions) == ((), ())


def test_an_index_of_no_rows_answers():
    assert not Index.build(conform(pl.DataFrame(schema=dict(TERMS)), TERMS)).query("科技").hits


def test_stored_columns_are_those_of_the_table():
    assert tuple(TERMS) == COLUMNS
