"""Web pages: their main text, and what their metadata says of publisher, title, date and address."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from glossary.formats.text import charset
from glossary.formats.text.boilerplate import main_text
from glossary.formats.text.header import About, of_text
from glossary.formats.text.layout import gathered, numbered
from glossary.formats.text.markup import parse, text_of
from glossary.lang import dates
from glossary.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

    from glossary.formats.source import Source

LARGEST: Final = 64_000_000
"""Bytes of a page; the tree takes ten times as much."""

DECLARED: Final = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
HEAD: Final = 4096

META: Final = {
    "title": ("citation_title", "og:title", "articletitle", "dc.title", "dcterms.title", "twitter:title"),
    "publisher": (
        "citation_publisher", "og:site_name", "dc.publisher", "dcterms.publisher", "contentsource", "sitename",
    ),
    "published": (
        "article:published_time", "citation_publication_date", "citation_date", "datepublished", "pubdate",
        "publishdate", "publish_date", "publication_date", "dc.date", "dcterms.date", "dcterms.issued", "date",
    ),
    "url": ("og:url", "citation_public_url"),
}  # fmt: skip
"""Names of <meta> elements by which sites call the fields, the most telling first."""


def read(source: Source) -> Document:
    """Read a web page. Raises UnreadableFile for one that is too large."""
    source.limit(LARGEST)
    head = source.stream.read(HEAD)
    source.stream.seek(0)
    declared = DECLARED.search(head)
    tree = parse(charset.decode(source, declared[1].decode("ascii") if declared else ""))
    about = said_by(tree)
    text = text_of(main_text(tree))
    published = about.published or of_text(text[:HEAD]).published
    segments = gathered(numbered(text.split("\n\n")))
    return Document(source.path, segments, about.title, about.publisher, published, about.url)


def said_by(tree: HtmlElement) -> About:
    """Collect what a page says of itself: JSON-LD, then <meta>, then <title>, <link> and <time>."""
    linked = list(structured(tree))
    meta = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold(): element.get(
            "content"
        )
        for element in reversed(list(tree.iter("meta")))
        if (element.get("content") or "").strip()
    }

    def first(field: str, *keys: str) -> str:
        told = [name_of(block.get(key)) for block in linked for key in keys]
        return next((" ".join(text.split()) for text in (*told, *(meta.get(name) for name in META[field])) if text), "")

    title = first("title", "headline") or " ".join((tree.findtext(".//title") or tree.findtext(".//h1") or "").split())
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)") or first("url", "url")
    return About(title, first("publisher", "publisher"), day(first("published", "datePublished"), tree), canonical)


def structured(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD that tell of an article; what is no JSON tells nothing."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for block in data if isinstance(data, list) else [data]:
            graph = block.get("@graph") if isinstance(block, dict) else None
            for item in graph if isinstance(graph, list) else [block]:
                if isinstance(item, dict) and ("headline" in item or "datePublished" in item):
                    yield item


def name_of(value: object) -> str:
    """Read a JSON-LD value that may be a text, an object with a name, or a list of such."""
    if isinstance(value, list):
        return name_of(value[0]) if value else ""
    if isinstance(value, dict):
        return name_of(value.get("name"))
    return value if isinstance(value, str) else ""


def day(written: str, tree: HtmlElement) -> date | None:
    """Read the date of a page, if need be from a <time> element that stands outside of lists."""
    if compact := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)\d*", written):
        return dates.as_date(*compact.groups())
    for element in () if written else tree.iterfind(".//time"):
        if next(element.iterancestors("li", "aside", "nav"), None) is None:
            return dates.find(element.get("datetime") or element.text_content())
    return dates.find(written)
