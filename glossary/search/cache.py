"""The index of a glossary on disk: kept in the user's cache folder, made anew when the glossary has changed."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from glossary.search import container
from glossary.search.index import VERSION, Index
from glossary.search.layers import LayeredIndex

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import polars as pl


@dataclass(frozen=True, slots=True)
class Kept:
    """The index of one glossary file: where it is kept, and what tells whether it is fresh."""

    glossary: Path
    folder: Path

    @property
    def path(self) -> Path:
        """Return the file in which the index is kept."""
        name = blake2b(str(self.glossary.resolve()).encode(), digest_size=12).hexdigest()
        return self.folder / f"{name}.index"

    def signature(self) -> list[int]:
        """Return what changes with the glossary: its size, its time, its number on the disk, and our version."""
        stat = self.glossary.stat()
        return [stat.st_size, stat.st_mtime_ns, stat.st_ino, VERSION]

    @property
    def upper(self) -> Path:
        """Return the file in which the rows are kept that changed since."""
        return self.path.with_suffix(".changes")

    def fresh(self) -> Index | None:
        """Return the index that is kept, if it is that of the glossary as it is now, maybe in two layers."""
        now = self.signature()
        below = opened(self.path)
        if below is None or below.held.facts.get("signature") == now:
            return below
        above = opened(self.upper)
        facts = {} if above is None else above.held.facts
        if above is None or (facts.get("signature"), facts.get("over")) != (now, below.held.facts.get("name")):
            return None
        return LayeredIndex(below, above)

    def renew(self, read: Callable[[], pl.DataFrame], announce: Callable[[], None] = lambda: None) -> Index:
        """Make the index from what ``read`` returns, and keep it if the folder can be written.

        Where few rows have changed, only these are indexed; before all of them are, ``announce`` is called. The
        signature is taken before reading: a change while reading makes the index stale, never wrong.
        """
        from glossary.search.build import sections
        from glossary.search.changes import changes

        about = {"version": VERSION, "signature": self.signature(), "glossary": str(self.glossary)}
        below = opened(self.path)
        if below is None:
            announce()
        terms = read()
        if below is not None and (changed := changes(below, terms)):
            made, facts = changed
            return LayeredIndex(below, keep(self.upper, made, {**facts, **about, "over": below.held.facts["name"]}))
        if below is not None:
            announce()
        made, facts = sections(terms)
        with suppress(OSError):
            self.upper.unlink(missing_ok=True)
        return keep(self.path, made, {**facts, **about, "name": secrets.token_hex(8)})


def opened(path: Path) -> Index | None:
    """Return the index in a file; None if there is none, or one that a crash or another version left."""
    try:
        return Index.load(path)
    except (OSError, ValueError):
        return None


def keep(path: Path, made: dict[str, bytes], facts: dict[str, Any]) -> Index:
    """Return the index, from its file if that can be written; if not, it answers all the same, slower."""
    try:
        container.save(path, made, facts)
        return Index.load(path)
    except OSError:
        return Index(container.unpack(b"".join(container.pack(made, facts))))


def kept(glossary: Path) -> Kept:
    """Return the index of a glossary, in the user's cache folder."""
    from platformdirs import user_cache_path

    return Kept(glossary, user_cache_path("glossary", appauthor=False) / "search")
