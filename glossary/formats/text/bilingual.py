"""Segments and their translations out of the XML of translation tools: what TMX and the XLIFF family share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree

from glossary.formats.source import Damaged
from glossary.formats.text import xml

if TYPE_CHECKING:
    from collections.abc import Iterator

CHINESE: Final = frozenset(("zh", "zho", "chi", "cmn"))
ENGLISH: Final = frozenset(("en", "eng"))
NATIVE: Final = frozenset(("bpt", "ept", "it", "ph", "ut", "sub", "note"))
"""Inline elements that hold markup of the original file, not its words."""


def units(stream: xml.Readable, root: str, names: frozenset[str]) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield each unit with the root of the file, and forget it afterwards. Raises Damaged if the root is another."""
    first: etree._Element | None = None
    for event, element in xml.events(stream):
        if first is None:
            first = element
            if xml.local(first) != root:
                raise Damaged(f"it begins with <{xml.local(first)}>, not with <{root}>")
        if event == "end" and xml.local(element) in names:
            yield first, element
            xml.forget(element)


def words(element: etree._Element | None) -> str:
    """Return the text of a segment without the markup codes inside it.

    >>> words(etree.fromstring("<seg>dual <bpt>&lt;b></bpt>circulation<ept>&lt;/b></ept></seg>"))
    'dual circulation'
    """
    if element is None:
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "start" and xml.local(inner) in NATIVE:
            walk.skip_subtree()
        elif event == "start":
            pieces.append(inner.text or "")
        elif inner is not element:
            pieces.append(inner.tail or "")
    return " ".join("".join(pieces).split())


@lru_cache(maxsize=256)
def primary(code: str) -> str:
    """Return the language of a code, without script and region.

    >>> primary("zh-Hans"), primary("EN_us")
    ('zh', 'en')
    """
    return code.replace("_", "-").partition("-")[0].casefold()
