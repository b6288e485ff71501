"""Printed lines become paragraphs again."""

from __future__ import annotations

from collections import Counter

import pytest

from glossary.formats.text.reflow import PAGE_NUMBER, Line, hyphen, paragraphs

WIDTH = 400


def page(*texts: str, number: int = 1, step: float = 14, top: float = 800) -> list[Line]:
    """Set lines one below the other; a line that ends in ¬ is hyphenated, one that ends in | is short."""
    return [
        Line(
            text.rstrip("¬|"),
            number,
            60,
            60 + WIDTH * (0.4 if text.endswith("|") else 1),
            top - nth * step,
            top - nth * step + 10,
            hyphen=text.endswith("¬"),
        )
        for nth, text in enumerate(texts)
    ]


def text(*pages: list[Line]) -> str:
    return "".join(part for _, part in paragraphs(pages)).strip()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("the strategy of", "“dual circulation”", "(双循环) goes on"),
            "the strategy of “dual circulation” (双循环) goes on",
        ),
        (("推进科技自立", "自强，加快发展"), "推进科技自立自强，加快发展"),
        (("发展", "AI and 数据"), "发展 AI and 数据"),
        (("it ends here.|", "The next begins"), "it ends here.\n\nThe next begins"),
        (("a term|", "一个词|", "more"), "a term\n一个词\nmore"),
        (("goals:", "• one", "• two"), "goals:\n\n• one\n• two"),
        (("a plan for devel¬", "opment, development"), "a plan for development, development"),
        (("双碳\tdual carbon", "内卷\tinvolution"), "双碳\tdual carbon\n内卷\tinvolution"),
    ],
)
def test_lines_run_on_or_end(lines: tuple[str, ...], expected: str):
    assert text(page(*lines)) == expected


def test_a_wider_gap_ends_a_paragraph():
    assert text(page("one", "two") + page("three", "four", top=760)) == "one two\n\nthree four"


def test_a_heading_in_larger_letters_is_a_paragraph():
    heading = Line("Heading", 1, 60, 460, 814, 830)
    assert text([heading, *page("text goes", "on")]) == "Heading\n\ntext goes on"


def test_a_paragraph_crosses_pages_and_columns():
    right = [Line("to the top of the next column", 1, 300, 700, 800, 810)]
    parts = list(paragraphs([page("down", "from the bottom of one column") + right, page("and of a page", number=2)]))
    assert [number for number, _ in parts] == [1, 1, 1, 2]
    assert "".join(part for _, part in parts).strip().count("\n") == 0


def test_running_heads_and_page_numbers_go_but_their_words_stay_in_the_text():
    pages = []
    for number in range(1, 6):
        pages.append(page(f"Notes, issue {number + 3}", number=number, top=830))
        pages[-1] += page(*(f"{'abcde'[number - 1]} {'abcdefgh'[n]} about Notes" for n in range(8)), number=number)
        pages[-1] += page(f"– {number} –|", number=number, top=40)
    found = text(*pages)
    assert "issue" not in found
    assert "–" not in found
    assert found.count("about Notes") == 40


@pytest.mark.parametrize("number", ["7", "– 7 –", "Page 3 of 9", "Seite 12", "xiv", "第 3 页", "第3页 共9页", "3/9"])
def test_page_numbers_are_told(number: str):
    assert PAGE_NUMBER.fullmatch(number)


@pytest.mark.parametrize("line", ["2022 was a year", "10 Mio", "共同富裕", "mixed"])
def test_other_short_lines_are_no_page_numbers(line: str):
    assert not PAGE_NUMBER.fullmatch(line)


@pytest.mark.parametrize(
    ("before", "after", "words", "expected"),
    [
        ("self", "reliance", {}, "-"),
        ("devel", "opment", {}, ""),
        ("whole-process", "based", {"whole-process-based": 1}, "-"),
        ("East", "West", {}, "-"),
        ("market", "oriented", {"market": 3, "oriented": 2}, "-"),
        ("inter", "national", {"international": 1, "inter": 5, "national": 9}, ""),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_kept_where_the_word_has_one(
    before: str, after: str, words: dict[str, int], expected: str
):
    assert hyphen(before, after, Counter(words)) == expected


def test_no_lines_are_no_paragraphs():
    assert text([], []) == ""
