"""A whole file for every reader and every loader of finished glossaries, for `bench/fuzz.py` to damage."""
# ruff: noqa: E501 - white space would be text

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polars as pl

from glossary.formats.exporting import dump
from glossary.formats.profiles import profile_for
from glossary.tables import TERMS, conform

DATA = Path(__file__).parents[1] / "tests" / "data"

TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="zh"/><body><tu><tuv
    xml:lang="zh"><seg>双<bpt i="1">x</bpt>循环</seg></tuv><tuv xml:lang="en"><seg>dual circulation</seg></tuv></tu></body></tmx>"""
XLIFF = """<xliff version="1.2"><file><body><trans-unit id="1"><source>双循环</source><seg-source><mrk mtype="seg" mid="1">双循环
    </mrk></seg-source><target><mrk mtype="seg" mid="1">dual circulation</mrk></target></trans-unit></body></file></xliff>"""
XLIFF_2 = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"><file id="1"><unit id="1">
    <segment id="1"><source>双<ph id="1"/>循环</source><target>dual circulation</target></segment></unit></file></xliff>"""
ODS = """<d xmlns:t="t" xmlns:x="x" xmlns:o="o"><t:table t:name="Terms"><t:table-row t:number-rows-repeated="3">
    <t:table-cell o:value-type="string"><x:p>双循环</x:p></t:table-cell></t:table-row></t:table></d>"""
ODT = """<d xmlns:t="t"><t:list><t:list-item><t:p>双<t:s/>循环<t:note><t:note-body><t:p>note</t:p></t:note-body></t:note></t:p></t:list-item>
    </t:list><t:table><t:table-row><t:table-cell><t:p>双碳</t:p></t:table-cell></t:table-row></t:table></d>"""
CSV = 'Chinese,English\n双循环,dual circulation\n共同富裕,"common\nprosperity"\n'
CEDICT = (
    "# CC-CEDICT\n創新 创新 [chuang4 xin1] /innovation; new/\n女兵 女兵 [nu:3 bing1] /woman soldier/CL:個|个[ge4]/\n"
)
LOADED = (
    *("csv", "tsv", "jsonl", "parquet", "xlsx", "omegat", "omegat-csv", "wordfast", "phrase", "crowdin", "lokalise"),
    *("deepl", "deepl-csv", "amazon", "tbx", "tbx3", "tbx3-dct", "tmx", "xliff", "multiterm"),
)
"""Targets that lead to each loader, each way of writing, and each file that tells its columns otherwise."""

ROWS = (
    ("新质生产力", "new productive forces", "admitted", "economy", "", 3),
    ("新质生产力", "new quality productive forces", "preferred", "economy", "since 2023", 9),
    ("新質生產力", "new <quality> & productive forces", "admitted", "economy", "said “so”", 1),
    ("科技部", "=MOST", "preferred", "", "", None),
    ("举国体制", "whole nation system", "deprecated", "", "use “new system”", 1),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """Files of one folder, of which ``victim`` is damaged and ``opened`` read; ``way`` says by what."""

    name: str
    way: Literal["read", "load"]
    files: dict[str, bytes]
    opened: str
    victim: str


def samples() -> list[Sample]:
    """Return a sample for each reader and for each loader, by turns."""
    return [*readable(), *loadable()]


def readable() -> list[Sample]:
    """Return text to mine in every format."""
    found = {path.suffix: path.read_bytes() for path in sorted(DATA.glob("sample.*"))}
    found |= {
        ".tmx": TMX.encode(),
        ".xlf": XLIFF.encode(),
        ".xliff": XLIFF_2.encode(),
        ".sdlxliff": XLIFF.encode("utf-16"),
        ".csv": CSV.encode("gb18030"),
        ".tsv": CSV.replace(",", "\t").encode("utf-16"),
        ".ods": zipped(ODS),
        ".odt": zipped(ODT),
    }
    return [
        Sample(f"read {suffix}", "read", {f"whole{suffix}": data}, f"whole{suffix}", f"whole{suffix}")
        for suffix, data in found.items()
    ]


def zipped(content: str) -> bytes:
    """Return an OpenDocument package."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
    return package.getvalue()


def loadable() -> list[Sample]:
    """Return finished glossaries in every format; each part of a dictionary is a victim in its turn."""
    columns = ("zh", "en", "status", "domain", "note", "freq")
    terms = conform(pl.DataFrame(ROWS, schema=list(columns), orient="row"), TERMS)
    book = zipped(
        ODS.replace("</t:table-row>", "<t:table-cell><x:p>dual circulation</x:p></t:table-cell></t:table-row>")
    )
    found = [Sample("load .ods", "load", {"g.ods": book}, "g.ods", "g.ods")]
    found += [Sample("load .u8", "load", {"g.u8": CEDICT.encode()}, "g.u8", "g.u8")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for target in LOADED:
            path = folder / f"{target}{profile_for('-', 'dump', target).suffix}"
            dump(terms, path, target)
            found.append(Sample(f"load {target}", "load", {path.name: path.read_bytes()}, path.name, path.name))
        dump(terms, folder / "book.ifo")
        parts = {path.name: path.read_bytes() for path in folder.glob("book.*")}
    packed = {"book.ifo": parts["book.ifo"]} | {
        f"{part}{ending}": gzip.compress(parts[part]) for part, ending in (("book.idx", ".gz"), ("book.dict", ".dz"))
    }
    found += [Sample(f"load {part}", "load", parts, "book.ifo", part) for part in parts if not part.endswith(".syn")]
    return found + [Sample(f"load {part}", "load", packed, "book.ifo", part) for part in packed if part != "book.ifo"]
