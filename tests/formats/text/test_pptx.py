"""PowerPoint files: slides in the order of the show, with notes, without their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats import read
from tests.formats.text.conftest import relations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def slide(text: str) -> str:
    number = '<a:p><a:fld type="slidenum"><a:t>99</a:t></a:fld></a:p>'
    return f"<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>{text}</a:t></a:r></a:p>{number}</p:sld>"


def test_slides_come_in_the_order_of_the_show(zipped: Callable[[str, Mapping[str, str]], Path]):
    path = zipped(
        "deck.pptx",
        {
            "_rels/.rels": relations(("officeDocument", "ppt/show.xml")),
            "ppt/_rels/show.xml.rels": relations(("slide", "slides/1.xml"), ("slide", "slides/2.xml")),
            "ppt/show.xml": "<s xmlns:r='r'><sldId id='9' r:id='r2'/><sldId id='8' r:id='r1'/></s>",
            "ppt/slides/1.xml": slide("双循环"),
            "ppt/slides/2.xml": slide("first"),
            "ppt/slides/_rels/1.xml.rels": relations(("notesSlide", "../notes/1.xml")),
            "ppt/notes/1.xml": slide("said"),
        },
    )
    (segment,) = read(path).segments
    assert segment.text == "first\n\n双循环\n\nsaid\n\n"
    places = [segment.place(segment.text.index(word)) for word in ("first", "双循环", "said")]
    assert places == ["slide 1", "slide 2", "slide 2, notes"]
