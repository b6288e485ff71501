"""XML as a stream of events, parsed safely: no entities, no network, no memory of what was passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lxml import etree

from glossary.formats.source import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator


class Readable(Protocol):
    """Something with bytes to read."""

    def read(self, size: int = -1, /) -> bytes:
        """Read on."""


def events(
    stream: Readable, kinds: tuple[str, ...] = ("start", "end"), *names: str
) -> Iterator[tuple[str, etree._Element]]:
    """Yield (kind, element) while parsing: of all elements, or of those with these names, whatever their namespace.

    Raises Damaged for broken XML, and for XML that defines entities.
    Nothing is freed: for large files call ``forget`` on each element that is done with.
    """
    parser = etree.iterparse(
        stream,
        events=kinds,
        tag=[f"{{*}}{name}" for name in names] or None,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        collect_ids=False,
    )
    checked = False
    try:
        for kind, element in parser:
            if not checked:
                refuse_entities(element)
                checked = True
            yield kind, element
    except etree.XMLSyntaxError as exc:
        raise Damaged(f"its XML is broken ({exc.msg})") from exc


def refuse_entities(element: etree._Element) -> None:
    """Stop at a document that defines entities: no file of ours needs them, and attacks do. Raises Damaged."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise Damaged("its XML defines entities of its own, which is not safe to read")


def forget(element: etree._Element) -> None:
    """Free an element that is done with, and those before it."""
    element.clear(keep_tail=True)
    while element.getprevious() is not None:
        del element.getparent()[0]


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace, in which strict and usual Office files differ."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute, whatever its namespace; "" if there is none."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def reference(element: etree._Element) -> str:
    """Return the id of the relation that an element of an Office file names (r:id)."""
    return next((value for key, value in element.items() if key.endswith("}id")), "")
