"""XML in and out: text made safe to write, and entries read one at a time from files that nobody vouches for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

from glossary.errors import UnreadableFile
from glossary.formats.profile import LeftOut, Skipped
from glossary.formats.source import Damaged
from glossary.formats.text.xml import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml import etree

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

CHINESE: Final = frozenset({"zh", "zho", "chi", "cmn"})
ENGLISH: Final = frozenset({"en", "eng"})
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


def root(path: Path) -> etree._Element:
    """Return the root element of an XML file, with its attributes but without its content.

    Raises UnreadableFile for what is not XML, and for a file that defines entities: no glossary needs them, and they
    are how a small file is made to fill the memory or to read other files.
    """
    for _, element in parsed(path, ("start",)):
        definitions = element.getroottree().docinfo.internalDTD
        if definitions is not None and any(True for _ in definitions.iterentities()):
            raise UnreadableFile(
                str(path),
                "defines XML entities, which we refuse to expand.",
                hint="Have the tool that wrote the file export it again without a DTD.",
            )
        return element
    raise UnreadableFile(str(path), "is empty.")


def entries(path: Path, tags: Sequence[str]) -> Iterator[etree._Element]:
    """Yield the elements of these local names, each complete and thrown away after its turn.

    Memory stays that of one entry however large the file is. Raises UnreadableFile as ``root`` does, and with the
    line where a file stops being XML.
    """
    root(path)
    for _, element in parsed(path, ("end",), [f"{{*}}{tag}" for tag in tags]):
        yield element
        element.clear()
        while (before := element.getprevious()) is not None:
            before.getparent().remove(before)


def parsed(
    path: Path, events: Sequence[Literal["start", "end"]], tags: Sequence[str] | None = None
) -> Iterator[tuple[str, etree._Element]]:
    """Parse with everything off that reaches out of the file or lets it grow; errors become UnreadableFile."""
    from lxml import etree

    try:
        with path.open("rb") as stream:
            guard = Guard(stream)
            for event, element in etree.iterparse(
                guard, events, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
            ):
                if guard.root is None:
                    guard.root = element.getroottree().getroot()
                yield event, element
    except Damaged as error:
        raise UnreadableFile(str(path), f"{error}.") from error
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "").partition(f", line {error.lineno}, column")[0]
        raise UnreadableFile(str(path), f"is not well-formed XML: {reason}.", place=f"line {error.lineno}") from error
    except OSError as error:
        raise UnreadableFile(str(path), f"cannot be read: {error.strerror}") from error


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for comments and the like."""
    return without_namespace(element.tag)


@lru_cache(maxsize=256)
def without_namespace(tag: object) -> str:
    """Return the local part of a tag. Remembered, because a file has a handful of tags and millions of elements."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


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


@lru_cache(maxsize=256)
def primary(code: str) -> str:
    """Return the language of a code.

    >>> primary("zh-Hans"), primary("EN_us")
    ('zh', 'en')
    """
    return code.replace("_", "-").partition("-")[0].casefold()
