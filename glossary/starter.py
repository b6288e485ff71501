"""The glossary that ships with the program: standard renderings of policy terms, read and never written."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_NAME = "terms.csv"


def path() -> Path:
    """Return the starter glossary: packed in the wheel, or at the top of a checkout."""
    package = Path(__file__).parent
    packed = package / FILE_NAME
    return packed if packed.exists() else package.parent / FILE_NAME


def pairs() -> Iterator[tuple[str, str]]:
    """Yield its (zh, en) pairs.

    >>> ("双循环", "dual circulation") in set(pairs())
    True
    """
    with path().open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["zh"], row["en"]
