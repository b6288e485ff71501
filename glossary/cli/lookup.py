"""What every command that looks terms up shares: the glossary's index, and which rows are wanted."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from glossary.cli.render import Output, say
from glossary.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from glossary.search.index import Index

FROM_INPUT: Final = "-"
"""The query that stands for those on standard input."""

BLANK: Final = " \t\r\n\u3000\ufeff"
"""What may stand around a query, such as the mark that Windows sets before a text."""

BIG: Final = 3_000_000
"""Bytes of a glossary whose index takes long enough to make that one is told."""


@dataclass(frozen=True, slots=True)
class Request:
    """All that `glossary search` can be asked."""

    queries: tuple[str, ...]
    glossary: Path | None = None
    limit: int = 20
    output: Output = Output.TABLE
    waiting: bool = False
    regex: bool = False
    copy: bool = False
    selection: Selection = field(default_factory=Selection)


def run(request: Request) -> int:
    """Answer the queries on stdout, and return the exit code: 1 if one of them has no answer."""
    from glossary.cli.answers import Show, show
    from glossary.search.answer import Options

    path, index = opened(request.glossary)
    keep = predicate(request.selection, path)
    options = Options(request.limit, waiting=request.waiting, keep=keep, regex=request.regex)
    answers = (index.query(typed, options) for typed in spelled_out(request.queries))
    form = Show(request.output, several=len(request.queries) > 1 or FROM_INPUT in request.queries)
    first, missing = "", False
    for answer in show(answers, form):
        first = first or (answer.hits[0].row["en"] if answer.hits else "")
        missing = missing or not answer.hits
    if request.copy and first:
        from glossary.cli.clipboard import put

        say(f"Copied: {first}" if put(first) else "There is no clipboard here that could be reached.")
    return int(missing)


def spelled_out(queries: Sequence[str]) -> Iterator[str]:
    """Yield the queries; ``-`` stands for the lines of standard input."""
    for text in queries:
        if text == FROM_INPUT:
            yield from filter(None, (line.strip(BLANK) for line in sys.stdin))
        else:
            yield text


def opened(named: Path | None) -> tuple[Path, Index]:
    """Return the path of the glossary that is meant, and its index, made first if it is not fresh."""
    from glossary.search.cache import kept
    from glossary.store.locate import locate

    path = locate(named).path
    keeper = kept(path)
    index = keeper.fresh()
    if index is None:
        index = keeper.renew(lambda: good_rows(path), lambda: announce(path))
    return path, index


def read_as(named: Path | None, typed: str) -> list[str]:
    """Return the phrases whose whole reading, or whose initials, were typed."""
    from glossary.search.answer import Options

    _, index = opened(named)
    hits = index.query(typed, Options(waiting=True)).hits
    return list(dict.fromkeys(h.row["zh"] for h in hits if h.shape == "exact" and h.field in {"pinyin", "initials"}))


def announce(path: Path) -> None:
    """Say that it takes a while if it does."""
    if path.stat().st_size > BIG:
        say(f"Indexing {path} once.")


def good_rows(path: Path) -> pl.DataFrame:
    """Read the glossary; rows that cannot be used are counted on stderr."""
    from glossary.cli.opening import readable

    return readable(path).terms


def predicate(selection: Selection, path: Path) -> Callable[[Mapping[str, Any]], bool] | None:
    """Return the test that a wanted row passes, or None if all are wanted."""
    if selection == Selection():
        return None
    seen = pairs_seen(path, selection.sources) if selection.sources else None
    return lambda row: selection.takes(row) and (seen is None or (row["zh"], row["en"]) in seen)


def pairs_seen(path: Path, sources: Sequence[str]) -> set[tuple[str, str]]:
    """Return the pairs of the glossary that a document attests which one of ``sources`` names."""
    from glossary.formats.selecting import attested
    from glossary.store.store import Store

    store = Store.open(path)
    return set(attested(store.terms, sources, store.attestations).select("zh", "en").iter_rows())
