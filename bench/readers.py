"""How fast each reader is on a large file, beside a usual library in the same run: `python bench/readers.py`.

The PDF needs reportlab to be written; pypdf, python-docx and openpyxl are compared where they are installed.
"""

from __future__ import annotations

import importlib
import random
import shutil
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glossary.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = (
    "The meeting again praised the strategy of “dual circulation” (双循环) and promised more support for firms.",
    "Officials named “common prosperity” (共同富裕) as the aim of the reform of taxes and wages.",
    "加快构建以国内大循环为主体、国内国际双循环相互促进的新发展格局，推进科技自立自强。",
)
PAGES = 300
SAMPLE = Path(__file__).parents[1] / "tests" / "data" / "sample.docx"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def paragraphs(count: int) -> list[str]:
    """Return running text."""
    rng = random.Random(1)  # noqa: S311 - test data
    return [" ".join(rng.choice(SENTENCES) for _ in range(6)) for _ in range(count)]


def pdf(folder: Path, font: str) -> Path:
    """Write 300 pages with reportlab, in an embedded font or in the system's Chinese one, which PDFium must look up."""
    document, flow = (importlib.import_module(f"reportlab.platypus.{name}") for name in ("doctemplate", "paragraph"))
    metrics = importlib.import_module("reportlab.pdfbase.pdfmetrics")
    if font == "embedded":
        metrics.registerFont(importlib.import_module("reportlab.pdfbase.ttfonts").TTFont(font, str(FONT)))
    else:
        metrics.registerFont(importlib.import_module("reportlab.pdfbase.cidfonts").UnicodeCIDFont(font))
    style = importlib.import_module("reportlab.lib.styles").ParagraphStyle(
        "body", fontName=font, fontSize=11, leading=15, spaceAfter=10
    )
    path = folder / f"{font}.pdf"
    numbered: Callable[[Any, Any], None] = lambda canvas, page: canvas.drawString(300, 30, f"– {page.page} –")  # noqa: E731
    story = [flow.Paragraph(text, style) for text in paragraphs(1900)]
    document.SimpleDocTemplate(str(path)).build(story, onFirstPage=numbered, onLaterPages=numbered)
    return path


def text(folder: Path, name: str, end: str, count: int) -> Path:
    """Write plain text."""
    path = folder / name
    path.write_text(end.join(paragraphs(count)), encoding="utf-8")
    return path


def word(folder: Path) -> Path:
    """Write a Word file of about 300 pages: the sample with another body."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs(1900))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    path = folder / "large.docx"
    with zipfile.ZipFile(SAMPLE) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            main = f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()
            new.writestr(name, main if name == "word/document.xml" else old.read(name))
    return path


def sheet(folder: Path) -> Path:
    """Write an Excel file of 100,000 rows of two cells, with the library that the product exports by."""
    workbook = importlib.import_module("xlsxwriter").Workbook(str(folder / "large.xlsx"), {"constant_memory": True})
    page = workbook.add_worksheet("Terms")
    for row in range(100_000):
        page.write_row(row, 0, (f"第{row}条", f"Article {row}"))
    workbook.close()
    return folder / "large.xlsx"


def timed(what: str, action: Callable[[], int]) -> None:
    """Print how long an action took and how much it gave."""
    start, cpu = time.perf_counter(), time.process_time()
    try:
        got = action()
    except ImportError as error:
        print(f"{what:44} not compared: {error.name} is not installed")
        return
    print(
        f"{what:44}{time.perf_counter() - start:7.2f} s  {time.process_time() - cpu:7.2f} s CPU  {got:>12,} characters"
    )


def ours(path: Path) -> int:
    """Read a file as the product does."""
    return sum(len(segment.text) + len(segment.translation) for segment in read(path).segments)


def with_pypdf(path: Path) -> int:
    """Read with pypdf."""
    return sum(len(page.extract_text()) for page in importlib.import_module("pypdf").PdfReader(path).pages)


def with_python_docx(path: Path) -> int:
    """Read with python-docx."""
    return sum(len(paragraph.text) for paragraph in importlib.import_module("docx").Document(str(path)).paragraphs)


def with_openpyxl(path: Path) -> int:
    """Read with openpyxl, row by row."""
    workbook = importlib.import_module("openpyxl").load_workbook(path, read_only=True)
    return sum(len(str(cell)) for page in workbook for row in page.iter_rows(values_only=True) for cell in row)


def main() -> None:
    """Write the files, then read each."""
    folder = Path(tempfile.mkdtemp())
    try:
        for font in ("embedded", "STSong-Light"):
            timed(f"(writing {PAGES} pages, {font} font)", lambda font=font: pdf(folder, font).stat().st_size)  # type: ignore[misc]
            path = folder / f"{font}.pdf"
            if path.exists():
                timed(f"PDF, {PAGES} pages, {font} font", lambda path=path: ours(path))  # type: ignore[misc]
        timed("  pypdf", lambda: with_pypdf(folder / "embedded.pdf"))
        document, table = word(folder), sheet(folder)
        timed("Word, 1,900 paragraphs", lambda: ours(document))
        timed("  python-docx", lambda: with_python_docx(document))
        timed("Excel, 100,000 rows", lambda: ours(table))
        timed("  openpyxl", lambda: with_openpyxl(table))
        for name, end in (("text, paragraphs", "\n\n"), ("text, one line", " ")):
            path = text(folder, "large.txt", end, 100_000)
            timed(f"{name}, {path.stat().st_size >> 20} MB", lambda: ours(path))  # noqa: B023 - called at once
            timed("  str.decode of it all", lambda: len(path.read_text(encoding="utf-8")))  # noqa: B023 - called at once
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
