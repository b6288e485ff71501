"""The same twelve pairs, written into ten formats, come out the same, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import extract
from glossary.formats import read
from glossary.lang.lexicon import Lexicon
from tests.data.make_samples import PAIRS

DATA = Path(__file__).parents[1] / "data"
WATCHED = ("双循环", "东数西算", "隐性债务", "统一大市场")
PLACES = {
    "txt": ("line 4", "line 18", "line 21", "line 24"),
    "md": ("line 7", "line 21", "line 24", "line 28"),
    "html": ("para. 2", "para. 9", "para. 10", "para. 11"),
    "pdf": ("p. 1", "p. 2", "p. 3", "p. 3"),
    "docx": ("para. 3", "para. 10", "para. 12", "table 1, row 2"),
    "pptx": ("slide 1", "slide 2", "slide 3", "slide 4"),
    "xlsx": ("sheet Notes, B2", "sheet Notes, B9", "sheet Notes, B11", "sheet Terms, A2"),
    "epub": ("part 1, para. 2", "part 1, para. 9", "part 1, para. 10", "part 1, para. 11"),
    "rtf": ("para. 3", "para. 10", "para. 12", "para. 13"),
    "eml": ("para. 2", "para. 9", "para. 10", "para. 11"),
}


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    return Lexicon.load(tmp_path_factory.mktemp("lexicon"))


@pytest.mark.parametrize("suffix", PLACES)
def test_the_same_pairs_come_out_of_every_format(suffix: str, lexicon: Lexicon):
    found = extract.mine([read(DATA / f"sample.{suffix}")], lexicon=lexicon)
    assert {(zh, en.casefold()) for zh, en in found.select("zh", "en").iter_rows()} == PAIRS
    places = dict(found.select("zh", "locator").iter_rows())
    assert tuple(places[zh] for zh in WATCHED) == PLACES[suffix]


@pytest.mark.parametrize("suffix", [suffix for suffix in PLACES if suffix not in {"xlsx", "pptx", "txt", "md"}])
def test_title_and_date_are_picked_up_where_the_format_shows_them(suffix: str):
    document = read(DATA / f"sample.{suffix}")
    assert document.title == "Weekly notes on China’s economy"
    assert str(document.published) == "2022-10-25"
