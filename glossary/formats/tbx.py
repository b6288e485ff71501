"""Write TBX-Basic: version 2 (2008) for the tools of today, version 3 (ISO 30042:2019) without loss.

Neither names a DTD: readers that load one fail where it is not beside the file, and none that we know needs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from glossary.formats.concepts import KEY, concepts, keyed
from glossary.formats.markup import escape, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import polars as pl

    from glossary.formats.concepts import Row
    from glossary.formats.profile import LeftOut, Profile

ADMINISTRATIVE: Final = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
"""Our status in the standard's words; a candidate has none, since nobody has decided."""

SHARED: Final = {"domain": "subjectField", "definition": "definition"}
"""What the standard says of a concept rather than of a term."""

PER_TERM: Final = {"context": ("descrip", "context"), "source": ("admin", "source")}

PINYIN: Final = "zh-Latn-pinyin"
"""BCP 47 for a reading in pinyin: a note in this language is one."""

FIELD: Final = "zxx"
"""BCP 47 for "not in any language": a note in it is "column: value", for what TBX-Basic has no category for."""

PLACED: Final = frozenset({"zh", "en", "pinyin", "note", KEY, *PER_TERM})

MODULES: Final = {
    "administrativeStatus": "min",
    "subjectField": "min",
    "termType": "basic",
    "definition": "basic",
    "context": "basic",
    "source": "basic",
    "crossReference": "basic",
}
"""Which module of version 3 a category belongs to; in DCT style it is the prefix of its tag."""

AS_WRITTEN: Final = "white space as written"
"""In the header of our own version 3: the reader must not tidy texts."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a version calls its levels, and how it opens and closes."""

    entry: str
    language: str
    term: str
    head: str
    foot: str
    lossless: bool
    dct: bool = False

    def fact(self, element: str, category: str, value: str, attribute: str = "") -> str:
        """Return a data category as an element: named by its type in DCA, by its tag in DCT."""
        if self.dct:
            tag = f"{MODULES[category]}:{category}"
            return f"<{tag}{attribute}>{value}</{tag}>"
        return f'<{element} type="{category}"{attribute}>{value}</{element}>'


XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
ORIGIN: Final = "<fileDesc><sourceDesc><p>Exported from a policy glossary.</p></sourceDesc></fileDesc>"
DIALECT_3: Final = (
    '<tbx style="{style}" type="TBX-Basic" xml:lang="{zh}" xmlns="urn:iso:std:iso:30042:ed-2"{modules}>\n'
)
TAGS: Final = ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
HEAD_3: Final = (
    f"<tbxHeader>{ORIGIN}<encodingDesc><p>{AS_WRITTEN}</p>{{columns}}</encodingDesc></tbxHeader>\n<text><body>\n"
)
HEAD_2: Final = (
    f'{XML}<martif type="TBX-Basic" xml:lang="{{zh}}">\n<martifHeader>{ORIGIN}'
    '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n'
)
FOOT_3: Final = "</body></text>\n</tbx>\n"
STYLES: Final = {
    "2": Style("termEntry", "langSet", "tig", HEAD_2, "</body></text>\n</martif>\n", lossless=False),
    "3": Style("conceptEntry", "langSec", "termSec", XML + DIALECT_3 + HEAD_3, FOOT_3, lossless=True),
    "3-dct": Style("conceptEntry", "langSec", "termSec", XML + DIALECT_3 + HEAD_3, FOOT_3, lossless=True, dct=True),
}


def dump(terms: pl.DataFrame, path: Path, profile: Profile) -> Iterable[LeftOut]:
    """Write one entry a concept, its best rendering first; ``profile.variant`` is a key of STYLES."""
    style = STYLES[profile.variant]
    kept, left_out = writable(keyed(terms))
    columns = "".join(f'<p type="column">{escape(name)}</p>' for name in terms.columns)
    head = style.head.format(
        zh=profile.zh, columns=columns, style="dct" if style.dct else "dca", modules=TAGS if style.dct else ""
    )
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(head)
        out.writelines(entry(name, rows, style, profile) for name, rows in concepts(kept))
        out.write(style.foot)
    return left_out


@dataclass(frozen=True, slots=True)
class Concept:
    """What the rows of a concept have together: see SHARED; each Chinese form's reading; its name if it needs one."""

    shared: dict[str, str]
    forms: dict[str, str]
    names: dict[str, str]


def entry(name: str, rows: list[Row], style: Style, profile: Profile) -> str:
    """Return a concept: what is said of it, its Chinese forms, its renderings."""
    readings = {row["zh"]: row.get("pinyin", "") for row in reversed(rows)}
    forms = {zh: readings[zh] for zh in dict.fromkeys(row["zh"] for row in rows)}
    concept = Concept(
        shared={column: next((row[column] for row in rows if row.get(column)), "") for column in SHARED},
        forms=forms,
        names={zh: f"{name}-{number}" for number, zh in enumerate(forms, 1)} if len(forms) > 1 else {},
    )
    facts = "".join(style.fact("descrip", SHARED[column], value) for column, value in concept.shared.items() if value)
    chinese = "".join(
        term(zh, reading(pinyin) if style.lossless and pinyin else "", style, concept.names.get(zh, ""))
        for zh, pinyin in forms.items()
    )
    english = "".join(term(row["en"], "".join(said(row, concept, style)), style) for row in rows)
    return (
        f'<{style.entry} id="{name}">{facts}'
        f'<{style.language} xml:lang="{profile.zh}">{chinese}</{style.language}>'
        f'<{style.language} xml:lang="{profile.en}">{english}</{style.language}></{style.entry}>\n'
    )


def term(text: str, facts: str, style: Style, name: str = "") -> str:
    """Return a term and what is said of it, under a name if something refers to it."""
    attribute = f' id="{name}"' if name else ""
    return f"<{style.term}{attribute}><term>{text}</term>{facts}</{style.term}>"


def said(row: Row, concept: Concept, style: Style) -> Iterator[str]:
    """Yield what a row says of its rendering, in the order that the schemas want: term notes, then the rest."""
    if status := ADMINISTRATIVE.get(row.get("status", "")):
        yield style.fact("termNote", "administrativeStatus", status)
    if row.get("kind") == "abbreviation":
        yield style.fact("termNote", "termType", "abbreviation")
    for column, (element, category) in PER_TERM.items():
        if row.get(column):
            yield style.fact(element, category, row[column])
    if row.get("note"):
        yield f"<note>{row['note']}</note>"
    if name := concept.names.get(row["zh"]):
        yield style.fact("ref", "crossReference", row["zh"], f' target="{name}"')
    if style.lossless:
        yield from unplaced(row, concept)


def unplaced(row: Row, concept: Concept) -> Iterator[str]:
    """Yield the notes that hold the columns which TBX-Basic has no place for."""
    if row.get("pinyin", "") != concept.forms[row["zh"]]:
        yield reading(row["pinyin"])
    for column, value in row.items():
        placed = column in PLACED or (column == "status" and value in ADMINISTRATIVE)
        if value != concept.shared.get(column, "") and not placed:
            yield f'<note xml:lang="{FIELD}">{escape(column).replace(":", "%3A")}: {value}</note>'


def reading(pinyin: str) -> str:
    """Return the note that holds a reading."""
    return f'<note xml:lang="{PINYIN}">{pinyin}</note>'
