"""OpenDocument spreadsheets: repeated rows and columns move what follows, and cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

CONTENT = """<d xmlns:t="t" xmlns:x="x" xmlns:o="o"><t:table t:name="Terms">
    <t:table-row t:number-rows-repeated="1000000"><t:table-cell t:number-columns-repeated="1000"/></t:table-row>
    <t:table-row><t:table-cell t:number-columns-repeated="2"/>
    <t:table-cell o:value-type="string"><x:p>双<x:s/>循环</x:p><x:p>next</x:p></t:table-cell>
    <t:table-cell o:value-type="float"><x:p>7</x:p></t:table-cell></t:table-row>
    </t:table>
    <t:table t:name="More"><t:table-row><t:table-cell o:value-type="string"><x:p>a</x:p></t:table-cell></t:table-row>
    </t:table></d>"""


def test_cells_are_where_the_program_shows_them(zipped: Callable[[str, Mapping[str, str]], Path]):
    first, second = read(zipped("terms.ods", {"content.xml": CONTENT})).segments
    assert (first.text, first.locator) == ("双循环 next\n", "sheet Terms, C1000001")
    assert second.locator == "sheet More, A1"


@pytest.mark.parametrize(
    "parts",
    [
        {
            "content.xml": "\x05\x06",
            "META-INF/manifest.xml": '<m><e full-path="content.xml"><encryption-data/></e></m>',
        },
        {"encrypted-package": "\x05\x06", "META-INF/manifest.xml": "<m/>"},
    ],
)
def test_a_password_is_called_one(zipped: Callable[[str, Mapping[str, str]], Path], parts: Mapping[str, str]):
    with pytest.raises(UnreadableFile, match="protected by a password"):
        read(zipped("terms.ods", parts))
