"""XML in and out: text made safe to write, and entries read one at a time from files that nobody vouches for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.gathering import gathered
from glossary.formats.profile import LeftOut, Skipped
from glossary.formats.source import examined
from glossary.formats.text import xml
from glossary.formats.text.bilingual import primary
from glossary.formats.text.xml import local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml import etree

    from glossary.formats.profile import Loaded

UNWRITABLE: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
"""Characters that XML 1.0 cannot hold, not even escaped."""

ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
}
"""A bare carriage return would come back as a line feed."""

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def writable(terms: pl.DataFrame) -> tuple[pl.DataFrame, list[LeftOut]]:
    r"""Turn all columns into text that may stand in XML, and leave out the rows that hold what XML cannot.

    The key of a concept is for us, not for the file, and stays as it is.

    >>> kept, left_out = writable(pl.DataFrame({"zh": ["研发", "铃"], "en": ["R&D", "bell \x07"], "freq": [3, None]}))
    >>> kept.rows()
    [('研发', 'R&amp;D', '3')]
    >>> left_out[0].reason
    'en has a control character, which XML cannot hold'
    """
    texts = terms.with_columns(pl.all().cast(pl.String).fill_null(""))
    culprit = pl.coalesce(pl.when(pl.col(name).str.contains(UNWRITABLE)).then(pl.lit(name)) for name in texts.columns)
    texts = texts.with_columns(_culprit=culprit)
    bad = texts.filter(pl.col("_culprit").is_not_null()).select("zh", "en", "_culprit")
    left_out = [
        LeftOut(zh, en, f"{name} has a control character, which XML cannot hold") for zh, en, name in bad.iter_rows()
    ]
    good = texts.filter(pl.col("_culprit").is_null()).drop("_culprit")
    return good.with_columns(pl.exclude("_key").str.replace_many(list(ESCAPES), list(ESCAPES.values()))), left_out


def escape(text: str) -> str:
    """Make a text safe between tags, and inside a quoted attribute but for its line ends.

    >>> escape('R&D <"科技">')
    'R&amp;D &lt;&quot;科技&quot;&gt;'
    """
    for character, escaped in ESCAPES.items():
        text = text.replace(character, escaped)
    return text


def paired(
    path: Path,
    mapping: Mapping[str, str],
    tags: Sequence[str],
    pairs: Callable[[etree._Element], Iterable[dict[str, str]]],
) -> Loaded:
    """Gather the pairs of each entry of a file; an entry without any is skipped and named."""
    rows: list[dict[str, str]] = []
    skipped: list[Skipped] = []
    for entry in entries(path, tags):
        found = list(pairs(entry))
        if not found:
            skipped.append(unpaired(entry))
        rows += found
    return gathered(rows, mapping, skipped=skipped)


def refuse_other(path: Path, kind: str, *roots: str) -> None:
    """Refuse a file that does not begin as one of its kind does. Raises UnreadableFile."""
    with examined(str(path)) as source:
        name = next(local(element) for _, element in xml.events(source.stream, ("start",)))
        if name not in roots:
            raise source.refuse(f"is not {kind}: it begins with <{name}>.")


def entries(path: Path, tags: Sequence[str]) -> Iterator[etree._Element]:
    """Yield the elements of these local names, each complete and thrown away after its turn.

    Memory stays that of one entry however large the file is. Raises UnreadableFile.
    """
    with examined(str(path)) as source:
        for _, element in xml.events(source.stream, ("end",), *tags):
            yield element
            xml.forget(element)


def text_of(element: etree._Element, without: frozenset[str] = frozenset()) -> str:
    """Return the text inside an element; what stands in elements named in ``without`` is left out."""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and local(child) not in without:
            parts.append(text_of(child, without))
        parts.append(child.tail or "")
    return "".join(parts)


def unpaired(element: etree._Element) -> Skipped:
    """Name an entry that has no term in one of our languages."""
    return Skipped(f"line {element.sourceline}", "the entry does not have both Chinese and English")


def is_language(element: etree._Element, codes: frozenset[str], attribute: str = XML_LANG) -> bool:
    """Tell whether an element is in one of these languages, whatever the script or region."""
    return primary(element.get(attribute) or element.get("lang") or "") in codes
