"""The gold files themselves: every label is well formed and points at what stands in its text."""

import re
import unicodedata
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
FILES = sorted(file for name in ("dev", "blind", "policy-dev") for file in (HERE / name).glob("[0-9]*.tsv"))
LAYOUTS = re.compile(
    "(en_(paren|bracket|juxta|comma|dash|slash|or_py)|zh_(paren|juxta|colon|dash|or_en)|py_zh_paren|list_line|table|"
    "infobox|cedict|parallel|prose|person|name|sentence|optional|negative)"
    r"(\+(q|py|abbr|title|trad|list|table|wiki|multi|partial|brk))*"
)


def squeeze(text: str) -> str:
    """Drop what a line break, emphasis or width may change."""
    return re.sub(r"[\s*_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def unquoted(text: str) -> str:
    return re.sub("[\"“”‘’„'«»‹›「」『』]", "", squeeze(text))


def problems(row: list[str], text: str) -> list[str]:
    """Name what is wrong with a row of a gold file, given its text."""
    if len(row) != 5:
        return ["columns"]
    zh, en, pinyin, style, _ = row
    layout = style.partition("+")[0]
    joined = squeeze(re.sub(r"-\n\s*", "", text))
    there = (
        squeeze(en) in squeeze(text)
        or squeeze(en) in joined
        or (layout == "negative" and unquoted(en) in unquoted(text))
    )
    checks = {
        "style": bool(LAYOUTS.fullmatch(style)),
        "zh": squeeze(zh) in squeeze(text),
        "en": layout == "optional" or there,
        "en empty": bool(en) or layout == "negative",
        "pinyin": squeeze(pinyin) in squeeze(text),
    }
    return [name for name, right in checks.items() if not right]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_labels_point_at_their_text(file):
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    assert {tuple(row): found for row in rows if (found := problems(row, text))} == {}
    pairs = [(squeeze(row[0]), squeeze(row[1])) for row in rows]
    assert len(pairs) == len(set(pairs))


def test_every_text_has_labels_and_every_label_file_a_text():
    texts = {file.with_suffix(".tsv") for name in ("dev", "blind") for file in (HERE / name).glob("[0-9]*.txt")}
    assert texts == {file for file in FILES if file.parent.name != "policy-dev"}


def test_a_label_that_is_not_in_the_text_is_noticed():
    text = "The “dual circulation” (双循环) strategy."
    assert problems(["双循环", "dual circulation", "", "en_paren+q", ""], text) == []
    assert problems(["双循坏", "dual circulations", "", "en_parens", ""], text) == ["style", "zh", "en"]
    assert problems(["双循环", "", "shuang", "en_paren", ""], text) == ["en empty", "pinyin"]
