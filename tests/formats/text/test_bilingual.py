"""Files of translation tools give source and target, without codes, with the numbers that the tools show."""

# ruff: noqa: E501 - white space inside a segment would be text
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from pathlib import Path

XLIFF_1 = """<xliff version="1.2"><file><body><group><trans-unit id="a"><source>构建<g id="1">双循环</g><ph>&lt;br></ph></source>
    <target>Build <bpt>x</bpt>dual<ept>y</ept> circulation</target><alt-trans><target>wrong</target></alt-trans></trans-unit>
    </group><trans-unit id="b"><source>共同富裕</source></trans-unit></body></file></xliff>"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file><unit id="u"><notes><note>n</note></notes>
    <segment><source>构建<pc id="1">双循环</pc><ph id="2"/></source><target>Build dual circulation</target></segment>
    <segment><source>共同富裕</source></segment></unit></file></xliff>"""
SDLXLIFF = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file><body><trans-unit id="x">
    <source>构建双循环。共同富裕</source><seg-source><g id="0"><mrk mtype="seg" mid="1">构建双循环</mrk> <mrk mtype="seg"
    mid="2">共同富裕</mrk></g></seg-source><target><g id="0"><mrk mtype="seg" mid="1">Build dual circulation</mrk> <mrk
    mtype="seg" mid="2"/></g></target></trans-unit></body></file></xliff>"""


def triples(path: Path, data: str | bytes) -> list[tuple[str, str, str]]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [(segment.text, segment.translation, segment.place(0)) for segment in read(path).segments]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xlf", XLIFF_1), ("a.mqxliff", XLIFF_1), ("a.xliff", XLIFF_2), ("a.sdlxliff", SDLXLIFF)],
)
def test_xliff_of_all_tools_is_aligned(tmp_path: Path, name: str, data: str):
    assert triples(tmp_path / name, data) == [
        ("构建双循环", "Build dual circulation", "segment 1"),
        ("共同富裕", "", "segment 2"),
    ]


def tu(*variants: tuple[str, str]) -> str:
    said = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in variants)
    return f"<tu>{said}</tu>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_translation_memory_is_aligned_in_its_order(tmp_path: Path, encoding: str):
    body = tu(("zh-CN", "双循环"), ("en-US", "dual <bpt i='1'>x</bpt>circulation"))
    body += tu(("EN", "common prosperity"), ("de", "Wohlstand"), ("zh", "共同富裕"))
    body += tu(("de", "Plan"), ("zh", "规划")) + tu(("zh", "只有")) + tu(("zh", "内卷"), ("en", ""))
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx><body>{body}</body></tmx>'
    assert triples(tmp_path / "a.tmx", text.encode(encoding)) == [
        ("双循环", "dual circulation", "unit 1"),
        ("common prosperity", "共同富裕", "unit 2"),
        ("Plan", "规划", "unit 3"),
    ]


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "a.sdlxliff"])
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<other/>", "begins with <other>"),
        ("not xml", "XML is broken"),
        ("<tmx><tu>", "broken|begins"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><tmx>&b;</tmx>', "entities"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><xliff>&b;</xliff>', "entities"),
    ],
)
def test_what_is_none_is_refused(tmp_path: Path, name: str, data: str, reason: str):
    with pytest.raises(UnreadableFile, match=reason):
        triples(tmp_path / name, data)


def test_memory_stays_small_on_a_large_memory(tmp_path: Path):
    path = tmp_path / "a.tmx"
    path.write_text(
        f"<tmx><body>{tu(('zh', '双循环'), ('en', 'dual circulation')) * 20_000}</body></tmx>", encoding="utf-8"
    )
    assert sum(1 for _ in read(path).segments) == 20_000


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_two_columns_of_a_table_are_aligned(tmp_path: Path, name: str, mark: str):
    lines = "".join(f'第{n}条{mark}"Article {n}{mark} and so on"\n' for n in range(5))
    found = triples(tmp_path / name, lines.encode("gb18030"))
    assert found[3] == ("第3条", f"Article 3{mark} and so on", "row 4")


def test_other_tables_are_rows_of_cells(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("Term,Meaning,Note\n双循环,dual circulation,2020\n", encoding="utf-8")
    (segment,) = read(path).segments
    assert segment.text == "Term\tMeaning\tNote\n双循环\tdual circulation\t2020\n"
    assert segment.place(segment.text.index("双循环")) == "A2"


def test_a_quote_that_never_closes_is_refused(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="no table"):
        triples(tmp_path / "a.csv", 'a,b\nc,"' + "x" * 200_000)
