"""Main text of web pages: which glosses are kept, which menus leak in; beside trafilatura where that is installed."""
# ruff: noqa: E501 - the pages read best as they are

from __future__ import annotations

import importlib
import time
from typing import TYPE_CHECKING

from glossary.formats.text.boilerplate import main_text
from glossary.formats.text.markup import parse, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

FILLER = "<p>" + "The meeting repeated familiar goals, and officials named no new money for them. " * 4 + "</p>"
MENU = "".join(f'<li><a href="/{n}">Menu entry {n}</a></li>' for n in range(9))

PAGES = {
    "semantic": f"""<body><header><a href=/>Menu entry home</a></header><nav><ul>{MENU}</ul></nav><main><article><header>
        <h1>On “dual circulation” (双循环)</h1></header>{FILLER}<p>The push for <em>common</em> prosperity
        (<strong>共同</strong>富裕) goes on.</p><aside>Box: “new quality productive forces” (新质生产力)</aside>
        <ul><li>“dual carbon” (双碳)</li><li>“involution” (内卷)</li></ul>{FILLER}</article></main>
        <footer>Menu entry imprint</footer></body>""",
    "divs": f"""<body><div id=topbar class="navbar"><ul>{MENU}</ul></div><div class="content-wrap"><h2>Weekly</h2>{FILLER}
        <p>“Dual circulation” (双循环)</p><p>共同富裕 (common prosperity)</p><div class="related-posts"><a>Menu entry x</a></div>
        <blockquote>新质生产力 means “new quality productive forces”.</blockquote><p>双碳<br>dual carbon</p><p>内卷</p></div>
        <div class="widget sidebar"><p>Menu entry about us and our work over many years</p></div></body>""",
    "tables": f"""<body><table width=1000><tr><td><ul>{MENU}</ul></td></tr><tr><td>{FILLER}{FILLER}<p>推动共同富裕。</p>
        <p>构建双循环新发展格局。</p><p>发展新质生产力。</p><p>实现双碳目标，防止内卷。</p>{FILLER}</td></tr>
        <tr><td><a>Menu entry a</a> <a>Menu entry b</a> <a>Menu entry c</a> <a>Menu entry d</a></td></tr></table></body>""",
    "glossary": f"""<body><div class=menu>{MENU}</div><main><h1>Terms</h1><table><tr><th>Chinese</th><th>English</th></tr>
        <tr><td>双循环</td><td>dual circulation</td></tr><tr><td>共同富裕</td><td>common prosperity</td></tr></table>
        <dl><dt>新质生产力</dt><dd>new quality productive forces</dd><dt>双碳</dt><dd>dual carbon</dd></dl>
        <p>内卷: involution</p></main><div id=footer>Menu entry legal</div></body>""",
    "linked list": f"""<body><div role=navigation>{MENU}</div><div id=main><p>Click on a term:</p><ul>
        <li><a href=a>dual circulation</a> (双循环)</li><li><a href=b>common prosperity</a> (共同富裕)</li>
        <li><a href=c>new quality productive forces</a> (新质生产力)</li><li><a href=d>dual carbon</a> (双碳)</li>
        <li><a href=e>involution</a> (内卷)</li></ul></div><div class="cookie-banner">Menu entry cookies</div></body>""",
    "short": f"""<body><nav>{MENU}</nav><article><h1>Note</h1><p>双循环 共同富裕 新质生产力 双碳 内卷</p></article></body>""",
}
TERMS = ("双循环", "共同富裕", "新质生产力", "双碳", "内卷")


def ours(page: str) -> str:
    """Read a page as the product does."""
    return text_of(main_text(parse(page)))


def readers() -> dict[str, Callable[[str], str]]:
    """Return the readers that can be compared here."""
    found: dict[str, Callable[[str], str]] = {"glossary": ours}
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        print("trafilatura is not installed")
        return found
    found["trafilatura"] = lambda page: trafilatura.extract(page, favor_recall=True) or ""
    return found


def main() -> None:
    """Print for each page and reader how many of five terms were kept and how many menu entries leaked in."""
    found = readers()
    print(f"{'page':14}" + "".join(f"{name:>28}" for name in found))
    pages = {name: f"<!doctype html><html><head><title>x</title></head>{body}</html>" for name, body in PAGES.items()}
    for name, page in pages.items():
        texts = [read(page) for read in found.values()]
        scores = [f"{sum(t in text for t in TERMS)} of 5, {text.count('Menu entry')} leaked" for text in texts]
        print(f"{name:14}" + "".join(f"{score:>28}" for score in scores))
    for name, read in found.items():
        start = time.process_time()
        for page in pages.values():
            for _ in range(20):
                read(page)
        print(f"{name:14}{(time.process_time() - start) / 20 / len(pages) * 1000:.2f} ms a page")


if __name__ == "__main__":
    main()
