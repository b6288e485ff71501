"""Rows of cells: which column holds the Chinese, which one the English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.align import TONED, score_pair
from glossary.extract.gloss import Gloss
from glossary.extract.layouts.cells import rendering
from glossary.extract.normalise import HAN, clean
from glossary.extract.parts import ABBREVIATION, HAS_HAN, strip_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.lang.lexicon import Lexicon

RULER = re.compile(r"^[\s|:+=-]+$")
COMMAS = re.compile(rf"(?=.*[{HAN}])(?=.*[A-Za-z])(?!.*, )(?:[^,\n]*,){{2,}}")
"""A row of comma-separated values: no blank behind a comma, unlike prose."""

VALUES = re.compile(r",(?! ).*,(?! )")
LATIN = re.compile(r"[A-Za-z]")
SHORT_FIRST = re.compile(rf"(?P<short>[A-Z][A-Za-z&-]{{1,9}})\s*[(（](?P<zh>[{HAN}][^()（）]*)[)）]")
ENOUGH: Final = 0.12
"""Mean evidence from which two columns are read as Chinese and English: a note beside a term reaches about 0.05."""

Row = tuple[int, list[tuple[int, str]]]


def rows(text: str) -> list[Row]:
    """Return (offset, cells with their offsets) of the lines that are rows of a table."""
    found: list[Row] = []
    at = 0
    for line in text.split("\n"):
        mark = "\t" if "\t" in line else "|" if line.count("|") >= (1 if found else 2) else COMMAS.match(line) and ","
        if mark and not RULER.match(line):
            cells, place = [], at
            for cell in line.split(mark):
                cells.append((place + len(cell) - len(cell.lstrip()), cell.strip()))
                place += len(cell) + 1
            if mark == "|" and not cells[0][1]:
                cells = cells[1:]
            found.append((at, cells))
        at += len(line) + 1
    return found


def table(text: str, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Gloss]]:
    """Yield the span of each row that was read, and its pair."""
    found = rows(text) if "\t" in text or "|" in text or ("\n" in text and VALUES.search(text)) else []
    if len(found) <= 1:
        return
    columns = _columns([cells for _, cells in found], lexicon)
    if columns is None:
        return
    chinese, english = columns
    for at, cells in found:
        if max(chinese, english) >= len(cells):
            continue
        gloss = _pair(cells, chinese, english)
        if gloss is not None:
            yield (text.rfind("\n", 0, max(at, 0)) + 1, cells[-1][0] + len(cells[-1][1])), gloss


def _columns(found: Sequence[list[tuple[int, str]]], lexicon: Lexicon) -> tuple[int, int] | None:
    """Choose the pair of columns whose cells explain each other best."""
    width = max(len(cells) for cells in found)
    han = [sum(bool(HAS_HAN.search(cell)) for cell in _column(found, index)) for index in range(width)]
    latin = [
        sum(bool(LATIN.search(cell)) and not HAS_HAN.search(cell) for cell in _column(found, index))
        for index in range(width)
    ]
    best, choice = ENOUGH, None
    for left in range(width):
        for right in range(width):
            if left == right or han[left] * 3 < len(found) or latin[right] * 3 < len(found):
                continue
            pairs = [(cells[left][1], cells[right][1]) for cells in found if max(left, right) < len(cells)]
            pairs = [(zh, en) for zh, en in pairs if HAS_HAN.search(zh) and LATIN.search(en)]
            evidence = sum(score_pair(zh, en, lexicon) for zh, en in pairs[:60]) / max(1, len(pairs[:60]))
            if evidence > best:
                best, choice = evidence, (left, right)
    return choice


def _column(found: Sequence[list[tuple[int, str]]], index: int) -> list[str]:
    return [cells[index][1] for cells in found if index < len(cells)]


def _pair(cells: Sequence[tuple[int, str]], chinese: int, english: int) -> Gloss | None:
    place, zh = cells[chinese]
    en, abbreviation = rendering(cells[english][1])
    if not HAS_HAN.search(zh) or HAS_HAN.search(en) or not LATIN.search(en):
        return None
    short = SHORT_FIRST.fullmatch(zh.strip("* "))
    if short:
        abbreviation, zh = short["short"], short["zh"]
    for index, (_, cell) in enumerate(cells):
        if (
            index not in (chinese, english)
            and len(cell) > 1
            and ABBREVIATION.fullmatch(cell)
            and _abbreviates(cell, en)
        ):
            abbreviation = abbreviation or cell
    pinyin = next((cell for index, (_, cell) in enumerate(cells) if index != english and TONED.search(cell)), "")
    surface = clean(zh)
    return Gloss(
        strip_quotes(surface.surface(0, len(surface.shown))), strip_quotes(clean(en).surface(0, len(en)).strip()), "table", "cell", place,  # noqa: E501 - Han count double
        abbreviation=abbreviation, pinyin=pinyin,
    )  # fmt: skip


def _abbreviates(short: str, full: str) -> bool:
    """Say whether the capitals of ``short`` run through ``full`` in order."""
    letters = iter(full.casefold())
    return all(char in letters for char in short.casefold() if char.isalpha())
