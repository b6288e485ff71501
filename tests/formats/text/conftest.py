"""Packages made by hand, to hold what no program writes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets: tuple[str, str]) -> str:
    """Write a part of relations: (kind, target), with ids r1, r2 ..."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[[str, Mapping[str, str]], Path]:
    """Give a function that writes a package of parts."""

    def write(name: str, parts: Mapping[str, str]) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in parts.items():
                archive.writestr(part, text)
        return path

    return write


@pytest.fixture
def workbook(zipped: Callable[[str, Mapping[str, str]], Path]) -> Callable[..., Path]:
    """Give a function that writes an Excel file with one sheet of these rows, and a table of strings."""

    def write(rows: str, strings: str = "") -> Path:
        return zipped(
            "terms.xlsx",
            {
                "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
                "xl/_rels/workbook.xml.rels": relations(("worksheet", "sheet1.xml"), ("sharedStrings", "strings.xml")),
                "xl/workbook.xml": "<workbook xmlns:r='r'><sheets><sheet name='Terms' r:id='r1'/></sheets></workbook>",
                "xl/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
                "xl/strings.xml": f"<sst>{strings}</sst>",
            },
        )

    return write


@pytest.fixture
def word(zipped: Callable[[str, Mapping[str, str]], Path]) -> Callable[..., Path]:
    """Give a function that writes a Word file of this body, and notes if there are any."""

    def write(body: str, notes: str = "") -> Path:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        parts = {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {space} xmlns:mc='m'><w:body>{body}</w:body></w:document>",
        }
        if notes:
            parts["word/_rels/document.xml.rels"] = relations(("footnotes", "footnotes.xml"))
            parts["word/footnotes.xml"] = f"<w:footnotes {space}>{notes}</w:footnotes>"
        return zipped("brief.docx", parts)

    return write
