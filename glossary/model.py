"""Segments, documents, and the closed vocabularies of the tables; standard library only, for start-up."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

STATUS: Final = ("candidate", "preferred", "admitted", "deprecated", "rejected")
"""What a person decided of a pair; ``candidate`` is what nobody has decided yet, ``rejected`` a tombstone."""

KIND: Final = ("term", "title", "organisation", "person", "slogan", "abbreviation", "sentence")

METHODS: Final = ("gloss", "parallel", "import", "hand")
"""Who says so: an author's gloss, aligned text, a finished glossary, or the user."""

REVIEW_BELOW: Final = 0.5
"""A candidate scored below this waits in ``glossary review``; search and export leave it out."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with a place, and a translation if the file is bilingual.

    ``text`` may hold many lines: a blank line ends a paragraph, a tab separates the cells of a table row.
    ``start`` is the offset of ``text[0]`` in the whole text of the file; ``line`` its 1-based line number, or 0
    where lines mean nothing (then ``locator`` says the place, as in "p. 3" or "sheet Terms, B4").
    """

    text: str
    locator: str = ""
    start: int = 0
    line: int = 0
    translation: str = ""
    places: tuple[tuple[int, str], ...] = ()

    def place(self, offset: int) -> str:
        r"""Say where the character at ``offset`` of the text stands.

        >>> Segment("新质生产力\n双循环", line=7).place(6)
        'line 8'
        >>> Segment("双循环", locator="p. 3").place(1)
        'p. 3'
        >>> Segment("双循环\n共同富裕", places=((0, "p. 3"), (4, "p. 4"))).place(5)
        'p. 4'
        """
        if self.line:
            return f"line {self.line + self.text.count(chr(10), 0, offset)}"
        at = bisect_right(self.places, offset, key=itemgetter(0))
        return self.places[max(at - 1, 0)][1] if self.places else self.locator


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader gives it: what it says of itself, and its segments, maybe a one-way stream."""

    source: str
    segments: Iterable[Segment] = field(repr=False, default=())
    title: str = ""
    publisher: str = ""
    published: date | None = None
    url: str = ""
