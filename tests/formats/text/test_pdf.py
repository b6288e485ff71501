"""PDF files: text with pages as places; what cannot be read is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed")

SAMPLE = Path(__file__).parents[2] / "data" / "sample.pdf"


def test_pages_are_places_and_running_heads_are_gone():
    document = read(SAMPLE)
    (segment,) = document.segments
    assert document.title == "Weekly notes on China’s economy"
    assert segment.place(segment.text.index("双循环")) == "p. 1"
    assert segment.place(segment.text.index("东数西算")) == "p. 2"
    assert "volume" not in segment.text


def test_columns_of_a_table_are_cells():
    (segment,) = read(SAMPLE).segments
    assert "统一大市场\tunified national market\n专项规划\tspecial plan" in segment.text


def test_broken_lines_are_mended():
    (segment,) = read(SAMPLE).segments
    assert "“whole-process people’s democracy” (全过程人民民主) for the first time." in segment.text


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing", b"no PDF at all" * 99])
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes):
    path = tmp_path / "brief.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="no PDF, or damaged"):
        read(path)


def test_a_pdf_cut_short_is_read_as_far_as_it_goes_or_refused(tmp_path: Path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(SAMPLE.read_bytes()[:-1500])
    try:
        assert "双循环" in "".join(segment.text for segment in read(path).segments)
    except UnreadableFile as error:
        assert "damaged" in str(error)  # noqa: PT017 - both are right


def test_pictures_of_pages_ask_for_text_recognition(tmp_path: Path):
    import pypdfium2

    path = tmp_path / "scan.pdf"
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(200, 200)
    scan.save(path)
    scan.close()
    with pytest.raises(UnreadableFile, match="no text") as caught:
        read(path)
    assert "OCR" in caught.value.hint
