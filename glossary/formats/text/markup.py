"""HTML as text: paragraphs, list items, table rows and cells, line breaks; marks of emphasis leave no trace."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from glossary.formats.source import Damaged

PARAGRAPH: Final = "\x1c"
LINE: Final = "\x1d"
CELL: Final = "\x1e"
"""Stand for the breaks until the whole text is there: characters that no text holds (the parser drops them)."""

BREAKS: Final = re.compile(f"[ {PARAGRAPH}{LINE}{CELL}]+")
ITEM_BREAK: Final = re.compile(r"• ?\n+")

BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center details dialog div dl fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend main nav ol p pre section summary table title ul".split()
)
OPENING: Final = {"br": LINE, "li": f"{LINE}• ", "dt": LINE, "dd": CELL, "tr": LINE, "q": "“"}
CLOSING: Final = {"li": LINE, "tr": LINE, "td": CELL, "th": CELL, "q": "”"}
UNSEEN: Final = (
    "head script style noscript template iframe object svg select textarea button input audio video rp".split()
)
READABLE: Final = re.compile(r"[^\s\x00-\x1f\ud800-\udfff\ufffe\uffff]+")
NOTE_MARK: Final = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z*†‡])[\])]?\s*")
TONES: Final = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ\u3100-\u312f\u3040-\u30ff]")
SPACE: Final = re.compile(r"[ \t\r\n\f]+")
MOST_TAGS: Final = 500_000
"""Tags of a page: about eight seconds and 400 MB; the longest pages in real use have a tenth."""

LARGE_CELL: Final = 600
"""A table with a cell of more characters, or a table inside, lays out a page."""


CONTROL: Final = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]))(?![0-9a-fA-F]);?"
)
"""Control characters and references to them: lxml reads them but will not write them when an element is dropped."""


def parse(text: str) -> html.HtmlElement:
    """Parse HTML, however broken, into a tree without comments; nothing is fetched, no entity is defined.

    Raises Damaged if there is far too much of it, or if it is nested beyond the parser's limit, after which text would
    go missing.
    """
    if text.count("<") > MOST_TAGS:
        raise Damaged(f"it has more than {MOST_TAGS:,} tags")
    text = CONTROL.sub("", text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing in it but blanks and comments
        return html.document_fromstring("<p>", ensure_head_body=True)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise Damaged("its elements are nested more than 2,000 deep")
    return tree


def text_of(root: html.HtmlElement) -> str:
    r"""Return the text below ``root``: a blank line between paragraphs, tabs between cells. What is unseen is dropped.

    >>> text_of(parse("<table><tr><td><b>共同</b>富裕<td>common<br>prosperity</table><ul><li>双循环</ul>"))
    '共同富裕\tcommon prosperity\n\n• 双循环'
    """
    drop_unseen(root)
    pieces: list[str] = []
    cells = pre = 0
    laid_out = layout_tables(root)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        in_layout = tag in {"td", "th", "tr"} and next(element.iterancestors("table"), None) in laid_out
        mark = PARAGRAPH if tag in BLOCKS or in_layout else (OPENING if event == "start" else CLOSING).get(tag, "")
        step = (1 if event == "start" else -1) * (tag in {"td", "th"} and not in_layout)
        cells += min(step, 0)
        pieces.append(" " if cells and mark in {PARAGRAPH, LINE} else mark)
        cells += max(step, 0)
        pre += (tag == "pre") * (1 if event == "start" else -1)
        text = (element.text if event == "start" else element.tail if element is not root else "") or ""
        pieces.append(text.replace("\n", LINE) if pre and not cells else SPACE.sub(" ", text))
    return settled("".join(pieces))


def settled(text: str) -> str:
    """Turn each run of breaks into the strongest of them, and the empty cells after it; linear in the text."""
    return ITEM_BREAK.sub("• ", BREAKS.sub(strongest, text)).strip(" \n")


def strongest(run: re.Match[str]) -> str:
    """Return what a run of blanks and breaks comes to."""
    breaks = run.group()
    after = breaks[max(breaks.rfind(PARAGRAPH), breaks.rfind(LINE)) + 1 :]
    ends = "\n\n" if PARAGRAPH in breaks else "\n" if LINE in breaks else ""
    return ends + "\t" * after.count(CELL) or " "


def drop_unseen(root: html.HtmlElement) -> None:
    """Take out what a reader never sees, marks of notes, and readings above characters; text around it stays."""
    for element in list(root.iter("sup", "rt", *UNSEEN)):
        if element is root or element.getparent() is None:
            continue
        text = element.text_content()
        if element.tag == "sup" and not NOTE_MARK.fullmatch(text):
            continue
        if element.tag == "rt" and " " in text.strip() and not TONES.search(text):
            element.text, element[:] = f" ({' '.join(READABLE.findall(text))})", []
            continue
        element.drop_tree()
    for element in root.xpath(".//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"):
        if element.getparent() is not None:
            element.drop_tree()


def layout_tables(root: html.HtmlElement) -> set[html.HtmlElement]:
    """Find the tables that lay out a page instead of holding data."""
    found = set()
    for table in root.iter("table"):
        nested = next(table.iterdescendants("table"), None) is not None
        if nested or any(len(cell.text_content()) > LARGE_CELL for cell in table.iterdescendants("td")):
            found.add(table)
    return found
