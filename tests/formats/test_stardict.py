"""StarDict files are laid out as the format says, lead to an article by every way, and damaged ones are refused."""

from __future__ import annotations

import gzip
import struct
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.errors import InputError, UnreadableFile
from glossary.formats.exporting import dump
from glossary.formats.importing import load
from glossary.tables import TERMS, conform


def words(index: bytes, tail: int) -> list[bytes]:
    """Return the words of an index whose entries end in ``tail`` bytes."""
    found = []
    while index:
        word, _, rest = index.partition(b"\0")
        found.append(word)
        index = rest[tail:]
    return found


def test_pairs_come_back_and_every_way_is_there(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.ifo")
    loaded = load(tmp_path / "g.ifo")
    assert loaded.skipped == ()
    assert set(loaded.terms.select("zh", "en").rows()) == {
        ("新质生产力", "new quality productive forces"),
        ("新质生产力", "new productive forces"),
        ("新质生产力", "new <quality> & productive forces"),
        ("科技部", "MOST"),
        ("双循环", "dual circulation"),
        ("举国体制", "whole nation system"),
    }
    ways = {word.decode() for word in words((tmp_path / "g.syn").read_bytes(), 4)}
    assert {"新質生產力", "雙循環", "shuāng xúnhuán", "shuang xunhuan", "shuangxunhuan", "dual circulation"} <= ways


@pytest.mark.parametrize("name", ["terms.dict", "terms", "terms.txt"])
def test_a_name_by_which_no_program_finds_it_is_refused(tmp_path, policy_terms, name):
    with pytest.raises(InputError, match=r"ends in \.ifo") as caught:
        dump(policy_terms, tmp_path / name, "stardict")
    assert caught.value.hint == "Name it terms.ifo."
    assert list(tmp_path.iterdir()) == []


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text("aAbB双循环科技 -", min_size=1, max_size=5).filter(str.strip), min_size=1, unique=True))
def test_index_and_alternates_are_in_the_order_of_the_format(tmp_path_factory, phrases):
    folder = tmp_path_factory.mktemp("stardict")
    terms = pl.DataFrame({"zh": [f"词{phrase}" for phrase in phrases], "en": phrases, "pinyin": ["ci"] * len(phrases)})
    dump(conform(terms, TERMS).with_columns(status=pl.lit("admitted")), folder / "g.ifo")
    for name, tail in (("g.idx", 8), ("g.syn", 4)):
        found = words((folder / name).read_bytes(), tail)
        assert all((one.lower(), one) <= (other.lower(), other) for one, other in pairwise(found))


def test_an_alternate_of_several_concepts_is_an_article_of_its_own(tmp_path):
    terms = pl.DataFrame({"zh": ["科研", "研究"], "en": ["research"] * 2, "pinyin": ["kēyán", "yánjiū"]})
    dump(conform(terms, TERMS).with_columns(status=pl.lit("admitted")), tmp_path / "g.ifo")
    assert b"research" in words((tmp_path / "g.idx").read_bytes(), 8)
    assert set(load(tmp_path / "g.ifo").terms.select("zh", "en").rows()) == {("科研", "research"), ("研究", "research")}


def test_a_phrase_too_long_for_a_headword_is_left_out(tmp_path):
    terms = pl.DataFrame({"zh": ["长" * 86, "短"], "en": ["long", "short"], "pinyin": ["cháng", "duǎn"]})
    report = dump(conform(terms, TERMS).with_columns(status=pl.lit("admitted")), tmp_path / "g.ifo")
    assert [(one.en, one.reason) for one in report.left_out] == [("long", "longer than 255 bytes")]
    assert report.written == 1


def dictionary(folder, articles: dict[str, str], kind: str = "m") -> None:
    """Write a dictionary as another program might: packed, plain text, wide offsets."""
    index, texts = b"", b""
    for word, text in articles.items():
        index += word.encode() + b"\0" + struct.pack(">QI", len(texts), len(text.encode()))
        texts += text.encode()
    said = f"StarDict's dict ifo file\nversion=3.0.0\nidxoffsetbits=64\nsametypesequence={kind}\n"
    (folder / "d.ifo").write_text(said, encoding="utf-8")
    (folder / "d.idx.gz").write_bytes(gzip.compress(index))
    (folder / "d.dict.dz").write_bytes(gzip.compress(texts))


def test_packed_dictionaries_of_both_directions_are_read(tmp_path):
    dictionary(tmp_path, {"dual carbon": "双碳\n双碳目标", "创新": "innovation", "Wort": "word"})
    loaded = load(tmp_path / "d.ifo")
    assert set(loaded.terms.select("zh", "en").rows()) == {
        ("双碳", "dual carbon"),
        ("双碳目标", "dual carbon"),
        ("创新", "innovation"),
    }
    assert [one.place for one in loaded.skipped] == ["Wort"]


def test_damage_is_named(tmp_path):
    (tmp_path / "d.ifo").write_text("something else", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="is not a StarDict description"):
        load(tmp_path / "d.ifo")
    dictionary(tmp_path, {"创新": "innovation"}, kind="W")
    with pytest.raises(UnreadableFile, match="type 'W'"):
        load(tmp_path / "d.ifo")
    dictionary(tmp_path, {"创新": "innovation", "科技": "S&T"})
    (tmp_path / "d.dict.dz").write_bytes(gzip.compress(b"innovation"))
    assert [one.reason for one in load(tmp_path / "d.ifo").skipped] == ["its article lies beyond the end of the file"]
    (tmp_path / "d.dict.dz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        load(tmp_path / "d.ifo")
    dictionary(tmp_path, {"创新": "innovation"})
    (tmp_path / "d.idx.gz").write_bytes(gzip.compress("创新".encode()))
    with pytest.raises(UnreadableFile, match="ends in the middle of a word"):
        load(tmp_path / "d.ifo")
    (tmp_path / "d.idx.gz").unlink()
    with pytest.raises(UnreadableFile, match="is missing"):
        load(tmp_path / "d.ifo")
