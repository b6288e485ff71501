"""Tables as text: places of cells, and pairs of columns as translations."""

from __future__ import annotations

import pytest

from glossary.formats.text.sheets import Row, letters, segments


def rows(*lines: tuple[str, ...]) -> list[Row]:
    return [
        Row("Terms", number, tuple((column, cell) for column, cell in enumerate(line) if cell))
        for number, line in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_called_as_in_a_spreadsheet(column: int, name: str):
    assert letters(column) == name


def test_cells_are_places_and_tabs_keep_them_apart():
    (segment,) = segments(rows(("a", "b\nc", "d"), ("", "双循环", "x")))
    assert segment.text == "a\tb c\td\n双循环\tx\n"
    assert segment.place(segment.text.index("双循环")) == "sheet Terms, B2"
    assert segment.place(segment.text.index("x")) == "sheet Terms, C2"


@pytest.mark.parametrize("swapped", [False, True])
def test_two_columns_in_two_languages_are_aligned(swapped: bool):  # noqa: FBT001 - a parameter of the test
    lines = [("Chinese", "English"), *((f"第{n}条", f"Article {n}") for n in range(9))]
    found = list(segments(rows(*((b, a) if swapped else (a, b) for a, b in lines))))
    assert len(found) == 10
    pair = ("Article 3", "第3条") if swapped else ("第3条", "Article 3")
    assert (found[4].text, found[4].translation, found[4].locator) == (*pair, "sheet Terms, row 5")


@pytest.mark.parametrize(
    "lines",
    [
        [("双循环", "dual circulation", "note")] * 9,
        [("a brief", "another")] * 9,
        [("双循环", "共同富裕")] * 9,
        [("S&T (科技)",)] * 9,
    ],
)
def test_other_tables_are_not(lines: list[tuple[str, ...]]):
    assert all(not segment.translation for segment in segments(rows(*lines)))


def test_a_missing_translation_leaves_the_pair_half():
    found = list(segments(rows(*[("甲", "a")] * 20, ("乙", ""), ("", ""))))
    assert (found[-1].text, found[-1].translation) == ("乙", "")
