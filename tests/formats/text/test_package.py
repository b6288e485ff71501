"""Packages that attack or are broken are refused in a sentence, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read
from glossary.formats.text import package, xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Zipped = Callable[[str, Mapping[str, str]], Path]

RELATIONS = '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        list(read(path).segments)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_bomb_is_stopped_early(word: Callable[..., Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(package, "LARGEST_PART", 1_000_000)
    path = word("<w:p><w:r><w:t>双</w:t></w:r></w:p>" * 100_000)
    assert path.stat().st_size < 100_000
    assert "unpacks to more than 1 MB" in refused(path)


def test_a_trap_is_told_by_how_tightly_it_is_packed(word: Callable[..., Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(package, "SMALL", 1_000_000)
    assert "times its size" in refused(word("<w:p><w:r><w:t>双</w:t></w:r></w:p>" * 100_000))


def test_elements_that_nobody_forgets_do_not_fill_the_memory(zipped: Zipped, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xml, "MOST_HELD", 3_000_000)
    heap = f"<d>{'<b/>' * 2_000_000}</d>"
    assert "hang together" in refused(zipped("terms.ods", {"content.xml": heap}))
    rows = "<w:tr><w:tc><w:p><w:r><w:t>双循环</w:t></w:r></w:p></w:tc></w:tr>" * 80_000
    table = f'<w:d xmlns:w="w"><w:tbl>{rows}</w:tbl></w:d>'
    assert list(read(zipped("brief.docx", {"_rels/.rels": RELATIONS, "word/document.xml": table})).segments)


def test_a_part_that_lies_about_its_size_is_stopped_too(word: Callable[..., Path]):
    path = word("<w:p><w:r><w:t>双</w:t></w:r></w:p>" * 1000)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert "damaged" in refused(path)


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE d [<!ENTITY a "双"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]>',
    ],
)
def test_entities_are_refused(zipped: Zipped, prologue: str):
    body = f"{prologue}<d><p><t>x&b;</t></p></d>" if "b " in prologue else f"{prologue}<d><p><t>x&a;</t></p></d>"
    assert "entities" in refused(zipped("brief.docx", {"_rels/.rels": RELATIONS, "word/document.xml": body}))


@pytest.mark.parametrize("name", ["brief.docx", "deck.pptx", "terms.xlsx", "terms.ods", "book.epub"])
class TestEveryPackage:
    def test_text_that_is_no_package(self, tmp_path: Path, name: str):
        path = tmp_path / name
        path.write_bytes("双循环".encode() * 40)
        assert "damaged or cut short" in refused(path)

    def test_a_password(self, tmp_path: Path, name: str):
        path = tmp_path / name
        path.write_bytes(package.OLD_OFFICE + bytes(600))
        assert "password" in refused(path)

    def test_a_package_without_what_matters(self, zipped: Zipped, name: str):
        assert refused(zipped(name, {"readme.txt": "nothing here"}))

    def test_a_package_cut_short(self, zipped: Zipped, name: str):
        path = zipped(name, {"_rels/.rels": RELATIONS, "content.xml": "<a/>" * 500})
        path.write_bytes(path.read_bytes()[:-40])
        assert "damaged or cut short" in refused(path)

    def test_broken_xml(self, zipped: Zipped, name: str):
        parts = ("content.xml", "word/document.xml", "META-INF/container.xml")
        assert "XML is broken" in refused(
            zipped(name, {"_rels/.rels": RELATIONS, **dict.fromkeys(parts, "<a><b></a>")})
        )


def test_a_name_that_is_none_is_broken_xml(word: Callable[..., Path]):
    assert "broken" in refused(word("<w:><w:p><w:r><w:t>双循环</w:t></w:r></w:p></w:>"))


def test_an_encrypted_part_is_called_protected(zipped: Zipped):
    path = zipped("brief.docx", {"_rels/.rels": RELATIONS, "word/document.xml": "<d/>"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    assert "password" in refused(path)


def test_a_path_that_climbs_out_stays_a_name(zipped: Zipped, tmp_path: Path):
    (tmp_path / "secret.xml").write_text("<d><p><t>secret</t></p></d>", encoding="utf-8")
    relations = RELATIONS.replace("word/document.xml", "../../../../secret.xml")
    path = zipped("brief.docx", {"_rels/.rels": relations, "../secret.xml": "<d/>"})
    assert "is missing" in refused(path)


def test_a_package_of_far_too_many_parts(monkeypatch: pytest.MonkeyPatch, zipped: Zipped):
    monkeypatch.setattr(package, "MOST_PARTS", 10)
    assert "parts" in refused(zipped("brief.docx", {str(number): "" for number in range(11)}))


def test_relations_of_a_part_are_found_beside_it():
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("a/_rels/b.xml.rels", '<R><Relationship Id="r" Type="x/y" Target="../c.xml"/></R>')
    assert package.relations(zipfile.ZipFile(memory), "a/b.xml") == {"r": ("y", "c.xml")}
