"""A gloss as the stages hand it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class Gloss:
    """One pair that an author glossed: where, how it was found, and what speaks for it."""

    zh: str
    en: str
    layout: str
    rule: str
    at: int
    probability: float = 1.0
    peers: bool = False
    covered: float = 0.0
    pinyin: str = ""
    abbreviation: str = ""
    runner_up: str = ""
    margin: float = 0.0
    kind: str = ""
    context: str = ""
    title: bool = False
    publisher: str = ""
    published: date | None = None
    score: float = 0.0
