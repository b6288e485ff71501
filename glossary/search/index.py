"""The index of a glossary: its rows in rank order, and the texts in which they are looked up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from glossary.search import container
from glossary.search.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from glossary.search.answer import Answer, Options
    from glossary.search.container import Container
    from glossary.search.text import Lines

    Row = dict[str, Any]

VERSION: Final = 5
"""Of the layout, and of the folding that made its keys: raise it with either."""

COLUMNS: Final = (
    *("zh", "en", "pinyin", "status", "kind", "domain", "note"),
    *("freq", "docs", "first_seen", "last_seen", "score"),
)
SEPARATOR: Final = "\x1f"
"""Between the cells of a stored row."""

TYPES: Final = {"freq": int, "docs": int, "score": float}


class Index:
    """Answers queries over a TERMS table; made from the table itself, or opened from a file made earlier.

    Rejected rows are not in it. Rows in rank order: those in review last, preferred before candidate, frequent before
    rare.

    >>> import polars as pl
    >>> from glossary.tables import TERMS, conform
    >>> rows = {"zh": ["双循环"], "en": ["dual circulation"], "pinyin": ["shuāng xúnhuán"], "status": ["preferred"]}
    >>> index = Index.build(conform(pl.DataFrame(rows), TERMS))
    >>> [hit.row["en"] for hit in index.query("shuangxunh").hits]
    ['dual circulation']
    """

    def __init__(self, held: Container) -> None:
        self.held = held

    @classmethod
    def build(cls, terms: pl.DataFrame) -> Index:
        """Index a table in memory."""
        from glossary.search.build import sections

        made, facts = sections(terms)
        return cls(container.unpack(b"".join(container.pack(made, facts))))

    @classmethod
    def load(cls, path: Path) -> Index:
        """Open an index file; raises OSError or ValueError if there is none that can be used."""
        held = container.load(path)
        if held.facts.get("version") != VERSION:
            raise ValueError("an index of another version")
        return cls(held)

    def __len__(self) -> int:
        return int(self.held.facts["rows"])

    @property
    def reviewed(self) -> int:
        """How many rows do not wait in review; they are the first ones."""
        return int(self.held.facts["waiting"])

    @cached_property
    def zh(self) -> Lines:
        """Chinese keys."""
        return self.text("zh")

    @cached_property
    def pinyin(self) -> Lines:
        """Letters of the readings, run together."""
        return self.text("pinyin")

    @cached_property
    def initials(self) -> Lines:
        """First letters of the syllables."""
        return self.text("initials")

    @cached_property
    def en(self) -> Lines:
        """Folded English words, each between spaces."""
        return self.text("en")

    @cached_property
    def vocabulary(self) -> Lines:
        """Stem and word of each distinct English word, the most frequent first."""
        return self.text("vocabulary")

    @cached_property
    def words(self) -> list[str]:
        """All distinct English words, the most frequent first."""
        return self.stems_and_words[1::2]

    @property
    def stems_and_words(self) -> list[str]:
        """The stem of each distinct word, and the word."""
        base, size = self.held.sections["vocabulary.blob"]
        return self.held.data[base : base + size].decode().split()

    def beginning(self, letter: str) -> list[str]:
        """Return the distinct English words that begin with a letter, the most frequent first."""
        base, size = self.held.sections.get(f"words.{letter}", (0, 0))
        return self.held.data[base : base + size].decode().split()

    def text(self, name: str) -> Lines:
        """Return one text."""
        base, _ = self.held.sections[f"{name}.blob"]
        lines, places, deep = (self.held.numbers(f"{name}.{part}", "I") for part in ("lines", "places", "deep"))
        return Text(self.held.data, base, lines, places, deep)

    @cached_property
    def starts(self) -> memoryview[int]:
        """Where each stored row begins."""
        return self.held.numbers("records.starts", "Q")

    def row(self, number: int) -> Row:
        """Return a row of TERMS: dates as text, None for what is absent."""
        base, _ = self.held.sections["records.blob"]
        cells = self.held.data[base + self.starts[number] : base + self.starts[number + 1]].decode().split(SEPARATOR)
        row: Row = dict(zip(COLUMNS, cells, strict=True))
        for name, kind in TYPES.items():
            row[name] = kind(row[name]) if row[name] else None
        for name in ("first_seen", "last_seen"):
            row[name] = row[name] or None
        return row

    def query(self, typed: str, options: Options | None = None) -> Answer:
        """Answer what was typed: see `search.answer`."""
        from glossary.search.answer import Options, answer

        return answer(self, typed, options or Options())
