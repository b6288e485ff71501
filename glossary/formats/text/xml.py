"""XML as a stream of events, parsed safely: no entities, no network, no memory of what was passed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from lxml import etree

from glossary.formats.source import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator


ENTITIES: Final = "its XML defines entities of its own, which is not safe to read: have it exported without a DTD"


class Readable(Protocol):
    """Something with bytes to read."""

    def read(self, size: int = -1, /) -> bytes:
        """Read on."""


LOOK_EVERY: Final = 1_000_000
"""Bytes between two looks at what is held."""

FEW: Final = 1_000
"""Elements that may stand before the one that is being read, at all levels: less than this is nothing much."""

MOST_HELD: Final = 16_000_000
"""Bytes of XML that may be held as a tree: as empty elements they take half a gigabyte."""


class Guard:
    """A stream on its way to a parser; stops where what was parsed heaps up, because nobody forgets it."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.root: etree._Element | None = None
        self.fresh = self.held = 0

    def read(self, size: int = -1, /) -> bytes:
        """Read on. Raises Damaged."""
        data = self.stream.read(size)
        self.fresh += len(data)
        if self.fresh >= LOOK_EVERY:
            self.held = 0 if self.root is not None and few_held(self.root) else self.held + self.fresh
            self.fresh = 0
            if self.held > MOST_HELD:
                raise Damaged(f"more than {MOST_HELD // 1_000_000} MB of its XML hang together")
        return data


def few_held(root: etree._Element) -> bool:
    """Tell whether few elements stand before those that are still open, which are the last ones at each level."""
    held, element = 0, root
    while held < FEW and len(last := element[-1:]):
        element = last[0]
        held += sum(1 for _ in islice(element.itersiblings(preceding=True), FEW))
    return held < FEW


def events(
    stream: Readable, kinds: tuple[str, ...] = ("start", "end"), *names: str
) -> Iterator[tuple[str, etree._Element]]:
    """Yield (kind, element) while parsing: of all elements, or of those with these names, whatever their namespace.

    Raises Damaged for broken XML, for XML that defines entities, and for what heaps up in memory: in large files call
    ``forget`` on each element that is done with.
    """
    guard = Guard(stream)
    parser = etree.iterparse(
        guard,
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
    try:
        for kind, element in parser:
            if guard.root is None:
                refuse_entities(element)
                guard.root = element.getroottree().getroot()
            yield kind, element
    except etree.XMLSyntaxError as exc:
        if "entity amplification" in (exc.msg or ""):
            raise Damaged(ENTITIES) from exc
        raise Damaged(f"its XML is broken ({exc.msg})") from exc


def refuse_entities(element: etree._Element) -> None:
    """Stop at a document that defines entities: no file of ours needs them, and attacks do. Raises Damaged."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise Damaged(ENTITIES)


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
