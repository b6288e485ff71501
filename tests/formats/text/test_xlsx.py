"""Excel files: only cells with text, whatever way they are stored, and no memory for empty space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = """<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3"><v>45000</v></c><c r="D3" t="b"><v>1</v></c>
    <c r="E3" t="inlineStr"><is><t>inline</t></is></c><c r="F3" t="str"><f>A1</f><v>result</v></c></row>
    <row><c t="s"><v>1</v></c></row>"""
STRINGS = "<si><r><t>双</t></r><r><t>循环</t></r><rPh><t>shuāng</t></rPh></si><si><t>next</t></si>"


def test_text_is_found_however_it_is_stored(workbook: Callable[..., Path]):
    (segment,) = read(workbook(ROWS, STRINGS)).segments
    assert segment.text == "双循环\tinline\tresult\nnext\n"
    assert segment.place(0) == "sheet Terms, B3"
    assert segment.place(segment.text.index("result")) == "sheet Terms, F3"
    assert segment.place(segment.text.index("next")) == "sheet Terms, A4"


def test_a_cell_far_out_costs_nothing(workbook: Callable[..., Path]):
    rows = '<row r="1048576"><c r="XFD1048576" t="str"><v>双循环</v></c></row>'
    (segment,) = read(workbook(rows)).segments
    assert segment.locator == "sheet Terms, XFD1048576"


@pytest.mark.parametrize("value", ["7", "-9", "x", ""])
def test_a_string_that_is_not_there_is_named(workbook: Callable[..., Path], value: str):
    with pytest.raises(UnreadableFile, match="cell A1 refers"):
        list(read(workbook(f'<row r="1"><c r="A1" t="s"><v>{value}</v></c></row>', STRINGS)).segments)
