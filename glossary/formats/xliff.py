"""XLIFF 2.1 with its glossary module; also the plain pairs of XLIFF 1.2 and 2.x."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glossary.formats.concepts import concepts, keyed
from glossary.formats.markup import is_language, paired, refuse_other, text_of, writable
from glossary.formats.text.bilingual import CHINESE, ENGLISH, NATIVE
from glossary.formats.text.xml import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import polars as pl
    from lxml import etree

    from glossary.formats.concepts import Row
    from glossary.formats.profile import LeftOut, Loaded, Profile

HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<xliff version="2.1" srcLang="{zh}" trgLang="{en}" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
    'xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0">\n<file id="glossary">\n'
)
FOOT: Final = "</file>\n</xliff>\n"
LANGUAGES: Final = ("srcLang", "source-language", "trgLang", "target-language")


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> Iterable[LeftOut]:
    """Write one unit a concept: its best pair as a segment, all its forms and renderings as its glossary."""
    kept, left_out = writable(keyed(terms))
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD.format(zh=profile.zh, en=profile.en))
        out.writelines(unit(name, rows) for name, rows in concepts(kept))
        out.write(FOOT)
    return left_out


def unit(name: str, rows: list[Row]) -> str:
    """Return a unit of the file."""
    forms: dict[str, list[Row]] = {}
    for row in rows:
        forms.setdefault(row["zh"], []).append(row)
    glossary = "".join(entry(zh, same) for zh, same in forms.items())
    best = rows[0]
    return (
        f'<unit id="{name}"><gls:glossary>{glossary}</gls:glossary>'
        f"<segment><source>{best['zh']}</source><target>{best['en']}</target></segment></unit>\n"
    )


def entry(zh: str, rows: list[Row]) -> str:
    """Return an entry of a unit's glossary; its source is where the definition or pair comes from."""
    renderings = "".join(f"<gls:translation>{row['en']}</gls:translation>" for row in rows)
    definition = next((row["definition"] for row in rows if row.get("definition")), "")
    meaning = f"<gls:definition>{definition}</gls:definition>" if definition else ""
    return f"<gls:glossEntry><gls:term>{zh}</gls:term>{renderings}{meaning}</gls:glossEntry>"


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:  # noqa: ARG001 - a reader's signature
    """Take the glossary of each unit; a unit without one gives its source and target as a pair.

    A file from English into Chinese is turned round. Raises UnreadableFile for what is not XLIFF.
    """
    refuse_other(path, "XLIFF", "xliff")
    return paired(path, mapping, ["unit", "trans-unit"], pairs)


def pairs(unit: etree._Element) -> Iterator[dict[str, str]]:
    """Yield a row for each pair of a unit."""
    source, target = columns(unit)
    if not source or not target:
        return
    glossary = [element for element in unit.iter() if local(element) == "glossEntry"]
    for element in glossary:
        said = {local(child): text_of(child) for child in element}
        more = {"definition": said["definition"]} if said.get("definition") else {}
        for child in element:
            if local(child) == "translation" and said.get("term", "").strip() and text_of(child).strip():
                yield {source: said["term"], target: text_of(child)} | more
    if glossary:
        return
    segments = [element for element in unit.iter() if local(element) == "segment"] or [unit]
    for segment in segments:
        said = {local(child): text_of(child, NATIVE) for child in segment}
        if said.get("source", "").strip() and said.get("target", "").strip():
            yield {source: said["source"], target: said["target"]}


def columns(unit: etree._Element) -> tuple[str, str]:
    """Tell which column a unit's source and target belong to; "" for another language."""
    found = ["", ""]
    for above in unit.iterancestors():
        for number, attribute in enumerate(LANGUAGES):
            if above.get(attribute) and not found[number // 2]:
                chinese, english = (is_language(above, codes, attribute) for codes in (CHINESE, ENGLISH))
                found[number // 2] = "zh" if chinese else "en" if english else ""
    return (found[0], found[1]) if found[0] != found[1] else ("", "")
