"""A browser opens the page from disk and finds terms in it."""

from __future__ import annotations

import re
import subprocess
from urllib.parse import quote

import pytest

from glossary.formats.exporting import dump


def found(program: str, page, query: str) -> list[str]:
    """Return the phrases that the page shows for a query."""
    arguments = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent}/profile"]
    address = f"{page.as_uri()}#{quote(query)}"
    run = subprocess.run(
        [*arguments, "--virtual-time-budget=2000", "--dump-dom", address],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    main = re.search(r"<main.*?</main>", run.stdout, re.DOTALL)
    assert main
    return [re.sub(r"<[^>]+>", "", head) for head in re.findall(r'<div class="zh".*?</div>', main[0])]


@pytest.mark.parametrize("program", ["chromium"], indirect=True)
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("科技", ["科技部", "科技自立自强"]),
        ("新質", ["新质生产力"]),
        ("keji zili", ["科技自立自强"]),
        ("kēji", ["科技部", "科技自立自强"]),
        ("kjzlzq", ["科技自立自强"]),
        ("Productive FORCES", ["新质生产力"]),
        ("r&d", ["研发"]),
        ("zzz", []),
    ],
)
def test_the_page_finds_terms_by_han_pinyin_initials_and_english(program, tmp_path, few_terms, query, expected):
    dump(few_terms, tmp_path / "g.html")
    assert found(program, tmp_path / "g.html", query) == expected


@pytest.mark.parametrize("program", ["chromium"], indirect=True)
def test_what_looks_like_markup_is_shown_as_text(program, tmp_path, few_terms):
    hostile = few_terms.with_columns(zh=few_terms["zh"] + "</script><script>document.body.remove()</script><!--")
    dump(hostile, tmp_path / "g.html")
    assert len(found(program, tmp_path / "g.html", "科技部")) == 1
