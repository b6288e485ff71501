"""``glossary log`` and ``glossary undo``: who changed what, when; and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.columns import Column
from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output, emit, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.store.history import Entry

COLUMNS = (
    Column("id", "id", keep=True),
    Column("at", "when", spare=True),
    Column("by", "who", spare=True),
    Column("op", "command", keep=True),
    Column("term", "term"),
    Column("change", "change"),
)


SHOWN = 20
"""How many changes are listed unless more are asked for."""

FEW = 3
"""A command that changed more is one line in the list of all; its id asks for the rest."""


def log(
    term: Annotated[str, typer.Argument(help="A phrase, a rendering or an id; without it, everything.")] = "",
    *,
    glossary: GlossaryOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="The latest so many; 0 for all.")] = SHOWN,
    output: FormatOption = Output.TABLE,
) -> None:
    """Show what was changed, by whom and when: by hand, by extraction, by a merge, or by another program.

    The latest change comes first. A command that changed many pairs is one line, and its id lists them. Dates are in
    UTC.

    Example: glossary log 双循环
    """
    from glossary.store.locate import locate
    from glossary.store.store import Store

    history = Store.open(locate(glossary).path).history()[::-1]
    entries = [entry for entry in history if not term or term in (entry.id, entry.command) or concerns(entry, term)]
    if output is Output.TABLE:
        rows = [row for same in commands(entries) for row in brief(same, whole=bool(term))]
    else:
        rows = list(map(spelled, entries))
    shown = rows[:limit] if limit else rows
    if shown:
        emit(shown, COLUMNS, output)
    if len(shown) < len(rows):
        say(f"{len(rows) - len(shown):,} earlier changes are not shown; --limit 0 shows all.")
    if not entries:
        say(f"No change of “{term}” is recorded." if term else "No change is recorded.")
        raise typer.Exit(1)


def commands(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries of one command after the other."""
    from itertools import groupby

    yield from (list(same) for _, same in groupby(entries, key=lambda entry: entry.command))


def brief(entries: list[Entry], *, whole: bool) -> Iterable[dict[str, Any]]:
    """Lay out the entries of a command, or one line for all if they are many and not asked for in particular.

    >>> from glossary.store.history import Entry
    >>> entries = [Entry(f"a.{at}", "", "wei", "extract", f"词{at}", "word", after={}) for at in range(9)]
    >>> [(row["id"], row["term"], row["change"]) for row in brief(entries, whole=False)]
    [('a', '9 pairs', '9 new')]
    """
    if whole or len(entries) <= FEW:
        return map(tabled, entries)
    pairs = [entry for entry in entries if entry.zh]
    counts = {
        "new": sum(entry.before is None and entry.after is not None for entry in pairs),
        "changed": sum(bool(entry.before and entry.after) for entry in pairs),
        "removed": sum(entry.before is not None and entry.after is None for entry in pairs),
        "in conflict": sum(entry.conflict is not None for entry in pairs),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    first = entries[0]
    return [{**tabled(first), "id": first.command, "term": f"{len(pairs):,} pairs", "change": told}]


def undo(
    *,
    glossary: GlossaryOption = None,
    entry: Annotated[
        str, typer.Option("--entry", "-e", help="An id of `glossary log`: one change, or a command's.")
    ] = "",
) -> None:
    """Take back the last command, or the change with an id; run it again to go further back.

    An undo enters the history like any change, so it can be undone by its id; so does what you edited in terms.csv
    itself. A row that was changed again since is not touched: undo the later change first.

    Example: glossary undo
    """
    from glossary.store.locate import locate
    from glossary.store.store import Store
    from glossary.store.undo import last_command, named
    from glossary.store.undo import undo as take_back

    store = Store.open(locate(glossary, writing=True).path)
    store.note_edits()
    with store.transaction("undo") as change:
        entries = store.history()
        chosen = named(entries, entry) if entry else last_command(entries)
        take_back(change, chosen, entry or chosen[0].command)
    first = chosen[0]
    say(f"Undone: {first.op} of {first.at.replace('T', ' ')[:16]} by {first.by} ({first.command}).")
    emit(map(tabled, chosen[:SHOWN]), COLUMNS[4:])
    if len(chosen) > SHOWN:
        say(f"And {len(chosen) - SHOWN:,} more changes.")


def concerns(entry: Entry, term: str) -> bool:
    """Say whether an entry is about a term, whichever way it is spelled."""
    from glossary.lang.english import en_key
    from glossary.lang.script import has_han, zh_key

    if has_han(term):
        phrases = [entry.zh, *(row["zh"] for row in entry.added)]
        return zh_key(term) in map(zh_key, phrases)
    return en_key(term) in map(en_key, [entry.en, *(row["en"] for row in entry.added)])


def tabled(entry: Entry) -> dict[str, Any]:
    """Lay an entry out for people."""
    return {
        "id": entry.id,
        "at": entry.at[:16].replace("T", " "),
        "by": entry.by,
        "op": entry.op,
        "term": f"{entry.zh} {entry.en}".strip(),
        "change": described(entry),
    }


def spelled(entry: Entry) -> dict[str, Any]:
    """Give an entry in full, for programs."""
    from dataclasses import asdict

    return {"command": entry.command, **asdict(entry)}


def described(entry: Entry) -> str:
    """Say in a few words what an entry changed."""
    if not entry.zh:
        return f"evidence: {len(entry.added)} in, {len(entry.removed)} out"
    if entry.conflict:
        return "conflict in {field}: {ours} here, {theirs} there".format(**entry.conflict)
    if entry.before is None and entry.after is None:
        return "conflict: open again" if entry.op == "undo" else "conflict: stays as it is"
    if entry.before is None:
        return f"new, {(entry.after or {}).get('status', '')}"
    if entry.after is None:
        return "removed"
    return "; ".join(steps(entry.before, entry.after))


def steps(before: dict[str, Any], after: dict[str, Any]) -> Iterable[str]:
    """Yield each cell's way from its old to its new value."""
    for name, value in after.items():
        yield f"{name}: {before[name] or '–'} → {value or '–'}"
