"""Read CC-CEDICT and dictionaries in its format (CFDICT, HanDeDict, one's own)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.formats.gathering import gathered
from glossary.formats.profile import Skipped
from glossary.lang.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from glossary.formats.profile import Loaded, Profile

ENTRY: Final = re.compile(r"(?P<traditional>\S+) (?P<zh>\S+) \[(?P<pinyin>[^\]]*)\] /(?P<senses>.*)/\s*")
SPLIT: Final = re.compile(r";\s*(?![^(]*\))")
"""Between glosses of one sense; a semicolon inside brackets separates nothing."""

BROKEN: Final = "\N{REPLACEMENT CHARACTER}"
CLASSIFIER: Final = "CL:"


def load(path: Path, profile: Profile, mapping: Mapping[str, str]) -> Loaded:  # noqa: ARG001 - a reader's signature
    """Make each gloss of each entry a pair; classifiers are no renderings. A bad line is skipped and named.

    A byte that is not UTF-8 spoils its line, not the file. The traditional form becomes a column of its own.
    """
    rows: list[dict[str, str]] = []
    skipped: list[Skipped] = []
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith(("#", "%")) or not line.strip():
                continue
            match = ENTRY.fullmatch(line)
            if match is None or BROKEN in line:
                skipped.append(Skipped(f"line {number}", "is not of the form “傳統 传统 [chuan2 tong3] /tradition/”"))
                continue
            said = {
                "zh": match["zh"],
                "pinyin": marked(match["pinyin"]),
                "traditional": match["traditional"],
            }
            glosses = [
                gloss
                for sense in match["senses"].split("/")
                if not sense.startswith(CLASSIFIER)
                for gloss in SPLIT.split(sense)
                if gloss.strip()
            ]
            rows += [said | {"en": gloss.strip()} for gloss in glosses]
    return gathered(rows, mapping, skipped=skipped)
