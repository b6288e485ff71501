"""The index of a glossary on disk: kept in the user's cache folder, made anew when the glossary has changed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from glossary.search import container
from glossary.search.index import VERSION, Index

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

    def fresh(self) -> Index | None:
        """Return the index that is kept, if it is that of the glossary as it is now."""
        try:
            index = Index.load(self.path)
        except (OSError, ValueError):
            return None  # there is none, or one that a crash or another version left: it is made anew
        return index if index.held.facts.get("signature") == self.signature() else None

    def renew(self, read: Callable[[], pl.DataFrame]) -> Index:
        """Make the index from what ``read`` returns, and keep it if the folder can be written.

        The signature is taken before reading: a change while reading makes the index stale, never wrong.
        """
        from glossary.search.build import sections

        signature = self.signature()
        made, facts = sections(read())
        about = {**facts, "version": VERSION, "signature": signature, "glossary": str(self.glossary)}
        try:
            container.save(self.path, made, about)
            return Index.load(self.path)
        except OSError:
            return Index(container.unpack(b"".join(container.pack(made, about))))  # answers all the same, slower


def kept(glossary: Path) -> Kept:
    """Return the index of a glossary, in the user's cache folder."""
    from platformdirs import user_cache_path

    return Kept(glossary, user_cache_path("glossary", appauthor=False) / "search")
