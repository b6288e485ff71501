"""TMX 1.4b: each pair a translation unit, and glossaries out of translation memories."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.fitting import ordered
from glossary.formats.markup import is_language, paired, refuse_other, text_of, writable
from glossary.formats.text.bilingual import CHINESE, ENGLISH, NATIVE
from glossary.formats.text.xml import local
from glossary.model import STATUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from lxml import etree

    from glossary.formats.profile import LeftOut, Loaded, Profile

HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    '<header creationtool="policy-glossary" creationtoolversion="{version}" segtype="phrase" o-tmf="glossary" '
    'adminlang="en" srclang="{zh}" datatype="plaintext"/>\n<body>\n'
)
FOOT: Final = "</body>\n</tmx>\n"
PROPERTIES: Final = {"status": "x-status", "domain": "x-domain"}
COLUMNS: Final = {name: column for column, name in PROPERTIES.items()}


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> Iterable[LeftOut]:
    """Write one unit a pair, the best rendering of a phrase first."""
    kept, left_out = writable(ordered(terms.with_row_index("_row")).drop("_row"))
    unit = pl.format(
        '<tu>{}{}<tuv xml:lang="{}"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>\n',
        where_said("note", "<note>{}</note>"),
        pl.concat_str(where_said(column, f'<prop type="{name}">{{}}</prop>') for column, name in PROPERTIES.items()),
        pl.lit(profile.zh),
        "zh",
        pl.lit(profile.en),
        "en",
    )
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD.format(version=version("policy-glossary"), zh=profile.zh))
        out.writelines(kept.select(unit).to_series())
        out.write(FOOT)
    return left_out


def where_said(column: str, element: str) -> pl.Expr:
    """Return an element around a column's text, or nothing where there is no text."""
    return pl.when(pl.col(column) != "").then(pl.format(element, column)).otherwise(pl.lit(""))


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:  # noqa: ARG001 - a reader's signature
    """Pair the Chinese and English variants of each unit; markup of the original files is left out.

    Of a unit's properties only the status and the domain that we write ourselves are taken: the rest is the
    bookkeeping of a translation memory. Raises UnreadableFile for what is not TMX.
    """
    refuse_other(path, "TMX", "tmx")
    return paired(path, mapping, ["tu"], pairs)


def pairs(unit: etree._Element) -> Iterator[dict[str, str]]:
    """Yield a row for each pair of a unit."""
    said: dict[str, str] = {}
    chinese: list[str] = []
    english: list[str] = []
    for element in unit:
        name = local(element)
        if name == "tuv":
            side = chinese if is_language(element, CHINESE) else english if is_language(element, ENGLISH) else []
            side += [text_of(seg, NATIVE) for seg in element if local(seg) == "seg"]
        elif name == "prop" and (column := COLUMNS.get(element.get("type") or "")):
            said[column] = text_of(element)
        elif name == "note":
            said["note"] = f"{said['note']}\n{text_of(element)}" if "note" in said else text_of(element)
    if said.get("status") not in STATUS:
        said["status"] = ""
    for zh in chinese:
        for en in english:
            if zh.strip() and en.strip():
                yield {"zh": zh, "en": en, **said}
