"""The index on disk: fresh while the glossary stays as it is, made anew when it changes, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from glossary.search.cache import Kept
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from pathlib import Path

TERMS_ONE = conform(pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "pinyin": ["shuāng xúnhuán"]}), TERMS)
UNUSABLE = [b"", b"glossary index\n", b"something else", b"glossary index\n" + (10**6).to_bytes(8, "little") + b"{}"]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("zh,en\n双循环,dual circulation\n", encoding="utf-8")
    return Kept(glossary, tmp_path / "cache")


def test_an_index_is_kept_and_found_again(kept: Kept):
    assert kept.fresh() is None
    assert len(kept.renew(lambda: TERMS_ONE)) == 1
    fresh = kept.fresh()
    assert fresh is not None
    assert fresh.query("sxh").hits[0].row["en"] == "dual circulation"


def test_a_changed_glossary_makes_it_stale(kept: Kept):
    kept.renew(lambda: TERMS_ONE)
    kept.glossary.write_text("zh,en\n双循环,double loops\n", encoding="utf-8")
    assert kept.fresh() is None


def test_a_change_while_indexing_makes_it_stale(kept: Kept):
    def read() -> pl.DataFrame:
        kept.glossary.write_text("zh,en\n", encoding="utf-8")
        return TERMS_ONE

    kept.renew(read)
    assert kept.fresh() is None


@pytest.mark.parametrize("content", UNUSABLE)
def test_a_damaged_index_is_as_good_as_none(kept: Kept, content: bytes):
    kept.renew(lambda: TERMS_ONE)
    kept.path.write_bytes(content)
    assert kept.fresh() is None


def test_an_index_cut_short_is_as_good_as_none(kept: Kept):
    kept.renew(lambda: TERMS_ONE)
    kept.path.write_bytes(kept.path.read_bytes()[:-40])
    assert kept.fresh() is None


def test_without_a_folder_to_keep_it_in_it_answers_all_the_same(tmp_path: Path, kept: Kept):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    index = Kept(kept.glossary, tmp_path / "file" / "cache").renew(lambda: TERMS_ONE)
    assert index.query("双循环").hits
