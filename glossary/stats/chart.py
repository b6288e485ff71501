"""Charts as SVG, and as PNG where a rasteriser is installed: bars of counts, lines of a trend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from glossary.errors import MissingExtra
from glossary.lang.script import width

if TYPE_CHECKING:
    from collections.abc import Sequence

FONTS: Final = (
    "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Zen Hei, WenQuanYi Micro Hei, "
    "Noto Serif CJK SC, DejaVu Sans, Liberation Sans, Arial, sans-serif"
)
"""Fonts with Chinese characters on Linux, macOS and Windows, then those for figures; the first that a machine has is
used. A renderer of PNG knows no font behind the name sans-serif."""

COLOURS: Final = ("#1f6f8b", "#c8553d", "#6a994e", "#8f5db7", "#b8860b", "#4a4e69", "#d1495b", "#00798c")
"""Dark enough to tell apart on white, for eight lines."""

SIZE: Final = 14
"""Height of letters; everything else is measured by it."""

ROW: Final = 26
WIDTH: Final = 900
HEIGHT: Final = 360
MARGIN: Final = 24
COLUMN: Final = 0.56 * SIZE
TITLE: Final = 48
LABEL_COLUMNS: Final = 40


def bars(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """Draw one bar a row, as an SVG document.

    >>> "双循环 &amp; 三农" in bars("Terms", [("双循环 & 三农", 3)])
    True
    """
    labels = [shortened(label) for label, _ in rows]
    left = MARGIN + int(max((width(label) for label in labels), default=0) * COLUMN) + SIZE
    room = WIDTH - left - MARGIN - 6 * SIZE
    largest = max((count for _, count in rows), default=1) or 1
    svg = canvas(title, TITLE + ROW * len(rows) + MARGIN)
    for place, (label, (_, count)) in enumerate(zip(labels, rows, strict=True)):
        top = TITLE + ROW * place
        length = room * count / largest
        text(svg, left - SIZE // 2, top + SIZE + 3, label, anchor="end")
        box(svg, (left, top + 3), (length, ROW - 8), COLOURS[0])
        text(svg, left + length + SIZE // 2, top + SIZE + 3, f"{count:,}")
    return written(svg)


def lines(title: str, ticks: Sequence[str], series: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Draw one line a series over common ticks, with a legend, as an SVG document.

    >>> lines("Mentions", ["2022-01", "2022-02"], [("双碳", [1, 3])]).count("<polyline")
    1
    """
    svg = canvas(title, TITLE + HEIGHT + ROW * len(series) + SIZE)
    largest = max((count for _, counts in series for count in counts), default=1) or 1
    left, bottom = MARGIN + 4 * SIZE, TITLE + HEIGHT - 2 * ROW
    step = (WIDTH - left - MARGIN) / max(len(ticks) - 1, 1)
    height = bottom - TITLE - SIZE
    for mark in sorted({0, largest // 2, largest}):
        level = bottom - height * mark / largest
        rule(svg, (left, level), (WIDTH - MARGIN, level))
        text(svg, left - SIZE // 2, level + SIZE // 3, f"{mark:,}", anchor="end")
    every = max(1, -(-len(ticks) * 5 * SIZE // (WIDTH - left)))
    for place in range(0, len(ticks), every):
        text(svg, left + step * place, bottom + ROW, ticks[place], anchor="middle")
    for place, (name, counts) in enumerate(series):
        colour = COLOURS[place % len(COLOURS)]
        points = [(left + step * tick, bottom - height * count / largest) for tick, count in enumerate(counts)]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        ET.SubElement(svg, "polyline", {"points": line, "fill": "none", "stroke": colour, "stroke-width": "2.5"})
        for x, y in points:
            ET.SubElement(svg, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "3.5", "fill": colour})
        top = TITLE + HEIGHT + SIZE // 2 + ROW * place
        box(svg, (left, top - SIZE + 3), (SIZE, SIZE), colour)
        text(svg, left + 2 * SIZE, top + 2, f"{shortened(name)} ({sum(counts):,})")
    return written(svg)


def png(svg: str) -> bytes:
    """Render an SVG document with the fonts of this machine. Raises MissingExtra without the extra ``plot``."""
    try:
        import resvg_py
    except ImportError as exc:
        raise MissingExtra("A picture in PNG", "plot") from exc
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, background="white", zoom=2))


def draws_chinese() -> bool:
    """Say whether a PNG made on this machine shows Chinese characters, and not the same box or blank for each.

    Raises MissingExtra without the extra ``plot``.
    """
    return png(bars("", [("双", 1)])) != png(bars("", [("循", 1)]))


def shortened(label: str) -> str:
    """Cut a label to ``LABEL_COLUMNS`` columns."""
    if width(label) <= LABEL_COLUMNS:
        return label
    while width(label) >= LABEL_COLUMNS:
        label = label[:-1]
    return f"{label}…"


def canvas(title: str, height: int) -> ET.Element:
    """Begin a white picture with a title."""
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "width": f"{WIDTH}",
            "height": f"{height}",
            "font-family": FONTS,
            "font-size": f"{SIZE}",
            "fill": "#222222",
        },
    )
    ET.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    text(svg, MARGIN, MARGIN + SIZE // 2, title).set("font-weight", "bold")
    return svg


def text(svg: ET.Element, x: float, y: float, words: str, *, anchor: str = "start") -> ET.Element:
    """Write words; characters that XML forbids are left out."""
    element = ET.SubElement(svg, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor})
    element.text = "".join(character for character in words if character.isprintable())
    return element


def box(svg: ET.Element, corner: tuple[float, float], size: tuple[float, float], colour: str) -> None:
    """Draw a filled rectangle."""
    (x, y), (wide, high) = corner, size
    at = {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{wide:.1f}", "height": f"{high:.1f}"}
    ET.SubElement(svg, "rect", {**at, "fill": colour})


def rule(svg: ET.Element, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a thin grey line."""
    (x1, y1), (x2, y2) = start, end
    at = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    ET.SubElement(svg, "line", {**at, "stroke": "#d0d0d0", "stroke-width": "1"})


def written(svg: ET.Element) -> str:
    """Return the picture as text."""
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode", xml_declaration=True) + "\n"
