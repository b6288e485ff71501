"""Open a glossary: say which rows of it cannot be used; say when it is created, and what that changes for searches."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from glossary.cli.render import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from glossary.store.store import Store


SHOWN = 5
"""How many bad rows are named to a person who only reads."""


def readable(path: Path) -> Store:
    """Open a glossary to read; rows that cannot be used are counted and left out."""
    from glossary.store.store import Store

    store = Store.open(path)
    if store.problems:
        rows = "1 row" if len(store.problems) == 1 else f"{len(store.problems):,} rows"
        say(f"{rows} of {path} cannot be used:", *(f"{path}:{problem}" for problem in store.problems[:SHOWN]))
    return store


@contextmanager
def announced(store: Store) -> Iterator[None]:
    """Say which glossary was created if the block creates it, and what another program had changed in it.

    For the user's own glossary it also says how to keep the starter terms, which answered searches so far.
    """
    from glossary import starter
    from glossary.store.locate import user_path

    created = not store.path.exists()
    yield
    say(told_of(store.taken_over, store.path.name))
    if created and store.path.exists():
        say(f"Created the glossary {store.path}.")
        if store.path == user_path():
            say(f"Searches now use it alone. To have the starter terms in it too: glossary merge {starter.path()}")


def told_of(taken_over: bytes, name: str) -> str:
    """Say how many rows were changed outside; above all, how many are gone: nobody sees such a slip."""
    changed, gone = taken_over.count(b"\n"), taken_over.count(b'"after":null}')
    if not changed:
        return ""
    rows, removed = ("1 row" if changed == 1 else f"{changed:,} rows"), f", {gone:,} of them removed" if gone else ""
    return f"Taken over from {name} as another program left it: {rows} changed{removed}; `glossary log` names them."
