"""EPUB books: chapters in reading order, metadata, copy protection."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Zipped = Callable[[str, Mapping[str, str]], Path]

BOOK = {
    "META-INF/container.xml": "<c><rootfile full-path='OPS/b.opf'/></c>",
    "OPS/b.opf": """<p xmlns:d="d"><d:title>Brief 7</d:title><d:publisher>MERICS</d:publisher>
        <d:date>2022-10-25</d:date>
        <item id="a" href="one%20a.xhtml"/><item id="b" href="two.xhtml"/>
        <itemref idref="b"/><itemref idref="a"/></p>""",
    "OPS/one a.xhtml": "<html><body><p>甲</p><p>乙</p></body></html>",
    "OPS/two.xhtml": "<html><head><title>x</title></head><body><nav>first</nav></body></html>",
}


def test_chapters_come_in_reading_order(zipped: Zipped):
    book = read(zipped("book.epub", BOOK))
    (segment,) = book.segments
    assert (book.title, book.publisher, book.published) == ("Brief 7", "MERICS", date(2022, 10, 25))
    assert segment.text.split() == ["first", "甲", "乙"]
    assert segment.place(segment.text.index("乙")) == "part 2, para. 2"


def test_copy_protection_is_named(zipped: Zipped):
    encryption = "<e><CipherReference URI='OPS/two.xhtml'/></e>"
    with pytest.raises(UnreadableFile, match="copy protection"):
        read(zipped("book.epub", {**BOOK, "META-INF/encryption.xml": encryption}))


def test_fonts_may_be_obfuscated(zipped: Zipped):
    encryption = "<e><CipherReference URI='OPS/font.otf'/></e>"
    assert read(zipped("book.epub", {**BOOK, "META-INF/encryption.xml": encryption})).title == "Brief 7"


def test_a_chapter_that_is_no_text_is_named(zipped: Zipped):
    with pytest.raises(UnreadableFile, match=r"two\.xhtml is no text"):
        list(read(zipped("book.epub", {**BOOK, "OPS/two.xhtml": "\0\1\2\3" * 99})).segments)
