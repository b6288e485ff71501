"""What of a web page is its main text: menus, footers and lists of links go, whatever may hold a gloss stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMES: Final = re.compile(
    r"""(?x) (?:^|[\s_-])
    (?: nav | navbar | navigation | menu | submenu | breadcrumbs? | sidebar | side-?bar | topbar | toolbar
    | footer | foot | site-?header | masthead | banner | cookies? | consent | gdpr | share | sharing | social | related
    | recommend(?:ed|ations)? | newsletter | subscribe | subscription | comments? | disqus | advert(?:s|isement)? | ads?
    | promo | popup | modal | pagination | pager | skip-?link | login | search-?(?:box|form|bar) | copyright )
    (?:$|[\s_-])"""
)
"""Words in a class or id by which sites call what is not text."""

ROLES: Final = frozenset("navigation banner contentinfo search complementary menu menubar alert dialog".split())
LISTS: Final = frozenset(("div", "section", "ul", "ol", "table", "p", "td"))
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6 html body a em strong b i".split())
NEVER_TEXT: Final = ("nav", "form", "menu")
OUTSIDE_ARTICLE: Final = ("header", "footer", "aside")
MAIN_SHARE: Final = 0.25
"""Share of a page's text that <main> or a single <article> must hold to be taken for all of it."""

LINKED: Final = 0.8
LINKS: Final = 4
"""A list or box with so many links, which make up so much of its text, leads elsewhere; outside main text only."""


def main_text(tree: HtmlElement) -> HtmlElement:
    """Return the element that holds the text of a page, after taking out what does not belong to it."""
    body = tree.find("body")
    root = marked_main(body)
    weights = weighed(root) if root is body else {}
    waiting = [root]
    while waiting:
        for element in list(waiting.pop()):
            if is_furniture(element) or (element.tag in LISTS and leads_elsewhere(weights.get(element))):
                element.drop_tree()
            else:
                waiting.append(element)
    return root


def marked_main(body: HtmlElement) -> HtmlElement:
    """Return <main>, or a lone <article>, if it holds a fair share of the text; else the body."""
    mains = body.xpath(".//main | .//*[@role='main']")
    articles = [found for found in body.iter("article") if next(found.iterancestors("article"), None) is None]
    whole = len(body.text_content())
    for found in (mains, articles):
        if len(found) == 1 and len(found[0].text_content()) >= MAIN_SHARE * whole:
            return found[0]
    return body


def is_furniture(element: HtmlElement) -> bool:
    """Tell by its name, role, class or id that an element is no text."""
    if element.tag in HEADINGS:
        return False
    if element.tag in NEVER_TEXT:
        return (
            element.tag != "form" or next(element.iter("p", "article"), None) is None
        )  # some sites wrap all in a form
    if element.get("role", "") in ROLES:
        return True
    inside = next(element.iterancestors("article", "main"), None) is not None
    if element.tag in OUTSIDE_ARTICLE:
        return not inside
    names = f"{element.get('class', '')} {element.get('id', '')}".casefold()
    return bool(NAMES.search(names)) and next(element.iter("article", "main"), None) is None


@dataclass(slots=True)
class Weight:
    """How much text is below an element, and how much of it in how many links."""

    text: int = 0
    linked: int = 0
    links: int = 0


def weighed(root: HtmlElement) -> dict[HtmlElement, Weight]:
    """Weigh all elements below ``root`` in one pass."""
    weights = {element: Weight() for element in root.iter()}
    for element in reversed(weights):
        own, parent = weights[element], weights.get(element.getparent())
        own.text += len((element.text or "").strip())
        if element.tag == "a":
            own.linked, own.links = own.text, own.links + 1
        if parent:
            parent.text += own.text + len((element.tail or "").strip())
            parent.linked += own.linked
            parent.links += own.links
    return weights


def leads_elsewhere(weight: Weight | None) -> bool:
    """Tell whether a block is little but links."""
    return weight is not None and weight.links >= LINKS and weight.linked >= LINKED * weight.text
