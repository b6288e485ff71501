"""OpenDocument text and slides are read as they look, and as Word and PowerPoint files of the same content."""

from __future__ import annotations

from pathlib import Path
from shutil import which
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Zipped = Callable[[str, Mapping[str, str]], Path]

SAMPLES = Path(__file__).parents[2] / "data"


def segment(zipped: Zipped, body: str, name: str = "brief.odt"):
    content = f'<d xmlns:t="t" xmlns:a="a" xmlns:o="o" xmlns:d="d">{body}</d>'
    (found,) = read(zipped(name, {"content.xml": content, "meta.xml": "<m><title> On\n reform </title></m>"})).segments
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<t:h>dual <t:span>cir</t:span>\n culation</t:h><t:p>双<t:s/>循<t:tab/>环<t:line-break/>x</t:p>", None),
        ("<t:tracked-changes><t:p>gone</t:p></t:tracked-changes><t:p>a<o:annotation>no</o:annotation>b</t:p>", "ab"),
        ("<t:p>双碳<t:ruby-text>tàn</t:ruby-text></t:p><t:table-of-content><t:p>x</t:p></t:table-of-content>", "双碳"),
        ("<t:list><t:list-item><t:p>one</t:p><t:p>more</t:p></t:list-item></t:list>", "• one\n\nmore"),
        ("<t:p>a<d:text-box><t:p>box</t:p><t:p>two</t:p></d:text-box>b</t:p>", "a\nbox\n\ntwo\nb"),
    ],
)  # fmt: skip
def test_words_are_read_as_they_look(zipped: Zipped, body: str, expected: str | None):
    assert segment(zipped, body).text.strip() == (expected or "dual cir culation\n\n双 循\t环\nx")


def test_each_piece_has_its_place(zipped: Zipped):
    cells = "<t:table-cell><t:p>{}</t:p></t:table-cell><t:table-cell><t:p>{}</t:p><t:p>two</t:p></t:table-cell>"
    rows = "".join(
        f"<t:table-row>{cells.format(zh, en)}</t:table-row>" for zh, en in (("双碳", "dual"), ("内卷", "in"))
    )
    body = "<t:note-citation>1</t:note-citation><t:note-body><t:p>so</t:p></t:note-body>"
    note = f'<t:note t:note-class="endnote">{body}</t:note>'
    found = segment(zipped, f"<t:p>a{note}b</t:p><t:table>{rows}</t:table><t:table>{rows}</t:table><t:p>end</t:p>")
    pieces = {place: found.text[start:].partition("\n")[0] for start, place in found.places}
    assert pieces == {
        "para. 1": "ab",
        "endnote 1": "so",
        "table 1, row 1": "双碳\tdual two",
        "table 1, row 2": "内卷\tin two",
        "table 2, row 1": "双碳\tdual two",
        "table 2, row 2": "内卷\tin two",
        "para. 2": "end",
    }


def test_slides_and_their_notes_are_told_apart(zipped: Zipped):
    body = "<d:page><t:p>one</t:p><a:notes><t:p>said</t:p></a:notes></d:page><d:page><t:p>two</t:p></d:page>"
    found = segment(zipped, body, "talk.odp")
    assert [place for _, place in found.places] == ["slide 1", "slide 1, notes", "slide 2"]
    assert found.text == "one\n\nsaid\n\ntwo\n\n"


def test_the_title_is_picked_up(zipped: Zipped):
    path = zipped("a.odt", {"content.xml": "<d><p>双循环</p></d>", "meta.xml": "<m><title> On\n reform </title></m>"})
    assert read(path).title == "On reform"


def test_a_password_is_called_one(zipped: Zipped):
    with pytest.raises(UnreadableFile, match="protected by a password"):
        read(zipped("a.odt", {"encrypted-package": "x"}))


@pytest.mark.slow
@pytest.mark.parametrize(("suffix", "other"), [("docx", "odt"), ("pptx", "odp")])
def test_what_libreoffice_makes_of_an_office_file_reads_as_that(tmp_path: Path, suffix: str, other: str):
    office = which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    sample = SAMPLES / f"sample.{suffix}"
    words = [office, profile, "--headless", "--convert-to", other, "--outdir", str(tmp_path), str(sample)]
    run(words, check=False, capture_output=True, timeout=120)
    if not (tmp_path / f"sample.{other}").is_file():
        pytest.skip(f"LibreOffice has no filter for {suffix} here")
    texts = [" ".join(s.text for s in read(path).segments) for path in (sample, tmp_path / f"sample.{other}")]
    assert texts[1].replace("• ", "").split() == texts[0].replace("• ", "").split()
