"""Charts: well-formed SVG whatever the labels hold, and a PNG where the rasteriser is there."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import MissingExtra
from glossary.lang.script import width
from glossary.stats.chart import LABEL_COLUMNS, bars, lines, png, shortened

SVG = "{http://www.w3.org/2000/svg}"


@given(st.lists(st.tuples(st.text(), st.integers(0, 10**9)), max_size=5))
def test_any_label_gives_a_picture_with_its_bars(rows):
    picture = ET.fromstring(bars("双循环 <&>", rows))  # noqa: S314 - our own picture
    assert len(picture.findall(f"{SVG}rect")) == len(rows) + 1
    assert picture.findall(f"{SVG}text")[0].text == "双循环 <&>"


@given(st.lists(st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=1, max_size=4))
def test_each_series_has_a_line_inside_the_picture(series):
    picture = ET.fromstring(lines("趋势", ["1", "2", "3"], [("科技", counts) for counts in series]))  # noqa: S314
    drawn = picture.findall(f"{SVG}polyline")
    assert len(drawn) == len(series)
    wide, high = (float(picture.get(name, "0")) for name in ("width", "height"))
    for line in drawn:
        for point in line.get("points", "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= wide
            assert 0 <= y <= high


@given(st.text(max_size=99))
def test_a_long_label_is_cut(label):
    assert width(shortened(label)) <= LABEL_COLUMNS


def test_a_png_is_one():
    pytest.importorskip("resvg_py", reason="the extra plot is not installed")
    assert png(bars("双循环", [("科技", 3)])).startswith(b"\x89PNG")


@pytest.mark.skipif(not Path("/usr/share/fonts/truetype/dejavu").exists(), reason="which fonts are here is not known")
def test_a_png_shows_its_figures_even_where_no_chinese_font_is_installed():
    pytest.importorskip("resvg_py", reason="the extra plot is not installed")
    assert png(bars("", [("a", 6)])) != png(bars("", [("a", 8)]))


def test_without_the_extra_the_way_out_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MissingExtra) as error:
        png("<svg/>")
    assert error.value.hint.endswith("pip install resvg-py")
