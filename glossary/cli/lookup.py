"""What every command that looks terms up shares: the glossary's index, and which rows are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from glossary.cli.render import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    import polars as pl

    from glossary.search.index import Index

BIG: Final = 20_000_000
"""Bytes of a glossary whose index takes long enough to make that one is told."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are wanted; what is empty does not matter."""

    status: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    source: str | None = None
    since: date | None = None


def opened(named: Path | None) -> tuple[Path, Index]:
    """Return the path of the glossary that is meant, and its index, made first if it is not fresh."""
    from glossary.search.cache import kept
    from glossary.store.locate import locate

    path = locate(named).path
    keeper = kept(path)
    index = keeper.fresh()
    if index is None:
        if path.stat().st_size > BIG:
            say(f"The glossary has changed: indexing {path} once.")
        index = keeper.renew(lambda: good_rows(path))
    return path, index


def good_rows(path: Path) -> pl.DataFrame:
    """Read the glossary; rows that cannot be used are counted on stderr."""
    from glossary.store.store import Store

    store = Store.open(path)
    if store.problems:
        lines = "\n".join(store.problems[:5])
        say(f"{path}: {len(store.problems)} rows cannot be used and are left out, such as:", lines)
    return store.terms


def predicate(wanted: Wanted, path: Path) -> Callable[[Mapping[str, Any]], bool] | None:
    """Return the test that a wanted row passes, or None if all are wanted."""
    if wanted == Wanted():
        return None
    since = wanted.since.isoformat() if wanted.since else ""
    seen = None if wanted.source is None else pairs_seen(path, wanted.source)

    def keep(row: Mapping[str, Any]) -> bool:
        return (
            (not wanted.status or row["status"] in wanted.status)
            and (not wanted.kind or row["kind"] in wanted.kind)
            and (not wanted.domain or row["domain"] in wanted.domain)
            and (not since or (row["last_seen"] or "") >= since)
            and (seen is None or (row["zh"], row["en"]) in seen)
        )

    return keep


def pairs_seen(path: Path, source: str) -> set[tuple[str, str]]:
    """Return the pairs of the glossary that were seen in a document whose path, title or publisher holds ``source``."""
    import polars as pl

    from glossary.keys import with_keys
    from glossary.store.store import Store

    store = Store.open(path)
    where = [pl.col(name).str.to_lowercase().str.contains(source.lower(), literal=True) for name in PLACES]
    seen = store.attestations.filter(pl.any_horizontal(where))
    terms, seen = with_keys(store.terms, seen)
    rows = terms.join(seen, on=["zh_key", "en_key"], how="semi")
    return set(rows.select("zh", "en").iter_rows())


PLACES: Final = ("source", "title", "publisher")
"""Columns of an attestation that say where a pair was seen."""
