"""Write the samples beside this script, with the programs' own libraries where there are some.

Run it in an environment with python-docx, python-pptx, openpyxl and reportlab; the tests need only the files.
"""

from __future__ import annotations

import html
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).parent
TITLE = "Weekly notes on China’s economy"
DATE = "25 October 2022"
PROSE = (
    "The meeting again praised the strategy of “dual circulation” (双循环) and promised more support for firms.",
    "Officials named “common prosperity” (共同富裕) as the aim of the reform of taxes and wages.",
    "Provinces are told to foster “new quality productive forces” (新质生产力) in line with local conditions.",
    "The speech links growth to “whole-process people’s democracy” (全过程人民民主) for the first time.",
    "Peak emissions remain part of the “dual carbon” (双碳) goals, which no province may relax.",
    "Young people complain of “involution” (内卷) in offices and schools.",
    "The ministry asks banks to lend to “little giants” (小巨人) with patents of their own.",
    "Data centres move west under the project “East Data, West Computing” (东数西算).",
)
ITEMS = (
    "“supply-side structural reform” (供给侧结构性改革) goes on in steel and coal",
    "“hidden debt” (隐性债务) of cities may not grow",
)
ROWS = (("统一大市场", "unified national market"), ("专项规划", "special plan"))

GLOSS = re.compile("“(.+)” [(](.+)[)]")
PAIRS = {(match[2], match[1].casefold()) for line in (*PROSE, *ITEMS) if (match := GLOSS.search(line))} | set(ROWS)
"""What is to come out again."""


def plain() -> None:
    """TXT."""
    lines = [TITLE, DATE, "", *(line + "\n" for line in PROSE), *(f"• {item}" for item in ITEMS), ""]
    lines += ["Chinese\tEnglish", *("\t".join(row) for row in ROWS), ""]
    (HERE / "sample.txt").write_text("\n".join(lines), encoding="gb18030")


def markdown() -> None:
    """MD."""
    lines = ["---", f"title: {TITLE}", "date: 2022-10-25", "---", f"# {TITLE}", "", *(line + "\n" for line in PROSE)]
    lines += [*(f"- {item}" for item in ITEMS), "", "| Chinese | English |", "|---|---|"]
    lines += [f"| {zh} | {en} |" for zh, en in ROWS]
    (HERE / "sample.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def page() -> str:
    """Return the body of a web page."""
    body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{html.escape(line)}</p>" for line in PROSE)
    body += (
        "<ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul><table><tr><th>Chinese</th><th>English</th></tr>"
    )
    return body + "".join(f"<tr><td>{zh}</td><td>{en}</td></tr>" for zh, en in ROWS) + "</table>"


def web() -> None:
    """HTML."""
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/zh'>中文 (Chinese)</a></li></ul></nav>"
    head = f"<meta charset='utf-8'><title>{TITLE}</title><meta name='date' content='2022-10-25'>"
    body = f"{menu}<main>{page()}</main><footer>Imprint</footer>"
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    (HERE / "sample.html").write_text(text, encoding="utf-8")


def word() -> None:
    """DOCX."""
    import docx

    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE)
    document.add_paragraph(DATE)
    for line in PROSE:
        first, _, rest = line.partition(" (")
        paragraph = document.add_paragraph(first + " ")
        paragraph.add_run("(" + rest).bold = True
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Chinese", "English"
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(HERE / "sample.docx"))


def slides() -> None:
    """PPTX: four sentences a slide, then the items, then the table."""
    import pptx

    deck = pptx.Presentation()
    deck.core_properties.title = TITLE
    for lines in (PROSE[:4], PROSE[4:], ITEMS):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = TITLE
        slide.placeholders[1].text = "\n".join(lines)
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Terms"
    table = slide.shapes.add_table(3, 2, 0, 0, 6_000_000, 3_000_000).table
    for number, row in enumerate((("Chinese", "English"), *ROWS)):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    deck.save(str(HERE / "sample.pptx"))


def book() -> None:
    """XLSX: sentences on one sheet beside a number, terms on another beside a third column."""
    import openpyxl

    workbook = openpyxl.Workbook()
    notes = workbook.active
    notes.title = "Notes"
    for number, line in enumerate((TITLE, *PROSE, *ITEMS), 1):
        notes.append([number, line])
    terms = workbook.create_sheet("Terms")
    terms.append(["Chinese", "English", "Where"])
    for zh, en in ROWS:
        terms.append([zh, en, "speech"])
    workbook.save(HERE / "sample.xlsx")


def pdf() -> None:
    """PDF: two pages, running heads and numbers, justified lines."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=15, spaceAfter=10)

    def furniture(canvas: object, document: object) -> None:
        canvas.setFont("STSong-Light", 8)  # type: ignore[attr-defined]
        canvas.drawString(60, A5[1] - 40, "Notes, volume 7")  # type: ignore[attr-defined]
        canvas.drawCentredString(A5[0] / 2, 30, f"– {document.page} –")  # type: ignore[attr-defined]

    story = [
        Paragraph(TITLE, style),
        Paragraph(DATE, style),
        *(Paragraph(line, style) for line in PROSE[:4]),
        PageBreak(),
    ]
    story += [*(Paragraph(line, style) for line in PROSE[4:]), PageBreak()]
    story += [
        *(Paragraph(f"• {item}", style) for item in ITEMS),
        Table(ROWS, style=[("FONT", (0, 0), (-1, -1), "STSong-Light")]),
    ]
    template = SimpleDocTemplate(str(HERE / "sample.pdf"), pagesize=A5, title=TITLE)
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)


def epub() -> None:
    """EPUB: one chapter."""
    chapter = f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>1</title></head><body>{page()}</body></html>'
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title>{TITLE}</dc:title><dc:date>2022-10-25</dc:date></metadata><manifest><item id="c" href="text/one.xhtml"
        media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>"""
    container = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
        <rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
    with zipfile.ZipFile(HERE / "sample.epub", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OPS/book.opf", package)
        archive.writestr("OPS/text/one.xhtml", chapter)


def rich() -> None:
    """RTF as Word writes it: Unicode by numbers, a list, a table."""

    def coded(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" for c in text)

    head = (
        r"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}}{\info{\title "
        + coded(TITLE)
        + "}}"
    )
    body = "".join(rf"\pard\f0 {coded(line)}\par" + "\n" for line in (TITLE, DATE, *PROSE))
    body += "".join(rf"\pard{{\pntext\bullet\tab}}{coded(item)}\par" + "\n" for item in ITEMS)
    for zh, en in (("Chinese", "English"), *ROWS):
        body += rf"\trowd\cellx3000\cellx6000\pard\intbl {coded(zh)}\cell {coded(en)}\cell\row" + "\n"
    (HERE / "sample.rtf").write_text(head + body + "}", encoding="ascii")


def mail() -> None:
    """EML: a text and a web part that say the same."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = TITLE, "Desk <desk@example.org>", "team@example.org"
    message["Date"] = "Tue, 25 Oct 2022 09:30:00 +0200"
    lines = [*(line + "\n" for line in PROSE), *(f"• {item}" for item in ITEMS), "", *("\t".join(row) for row in ROWS)]
    message.set_content("\n".join(lines), charset="utf-8", cte="quoted-printable")
    message.add_alternative(f"<html><body>{page()}</body></html>", subtype="html")
    (HERE / "sample.eml").write_bytes(message.as_bytes())


if __name__ == "__main__":
    for make in (plain, markdown, web, word, slides, book, pdf, epub, rich, mail):
        make()
