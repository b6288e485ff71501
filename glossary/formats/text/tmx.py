"""Translation memories (TMX) as aligned text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glossary.formats.text import bilingual, xml
from glossary.formats.text.bilingual import CHINESE, ENGLISH
from glossary.model import Document, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.formats.source import Source

UNIT: Final = frozenset(("tu",))


def read(source: Source) -> Document:
    """Read a translation memory; place = number of the unit. Raises UnreadableFile."""
    return Document(source.path, segments(source.stream))


def segments(stream: xml.Readable) -> Iterator[Segment]:
    """Yield each unit that has two languages: Chinese and English if there are more, in the file's order."""
    for number, (_, unit) in enumerate(bilingual.units(stream, "tmx", UNIT), 1):
        said = [
            (bilingual.primary(xml.attribute(variant, "lang")), bilingual.words(variant.find("{*}seg")))
            for variant in unit.iterchildren("{*}tuv")
        ]
        wanted = [(code, text) for code, text in said if text and code in CHINESE | ENGLISH]
        pair = (
            wanted
            if len({code in CHINESE for code, _ in wanted}) > 1
            else [(code, text) for code, text in said if text]
        )
        if len(pair) > 1:
            first = pair[0]
            other = next((text for code, text in pair if (code in CHINESE) != (first[0] in CHINESE)), pair[1][1])
            yield Segment(first[1], f"unit {number}", translation=other)
