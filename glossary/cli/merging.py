"""``glossary merge`` and ``glossary conflicts``: colleagues' glossaries joined, and what they see differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.columns import Column
from glossary.cli.opening import announced, readable
from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output, emit, say
from glossary.errors import InputError
from glossary.starter import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.combine import Side
    from glossary.store.change import Change
    from glossary.store.history import Entry
    from glossary.store.store import Store

COLUMNS = (
    Column("zh", "Chinese"),
    Column("en", "English"),
    Column("field", "cell", keep=True),
    Column("ours", "here"),
    Column("theirs", "there"),
    Column("source", "from", spare=True),
)
OursOption = Annotated[bool, typer.Option("--ours", help="Where both decided differently, keep what is here.")]
TheirsOption = Annotated[bool, typer.Option("--theirs", help="Where both decided differently, take what is there.")]


def merge(
    others: Annotated[list[Path], typer.Argument(help="Glossaries of colleagues: terms.csv files, or their folders.")],
    *,
    glossary: GlossaryOption = None,
    ours: OursOption = False,
    theirs: TheirsOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show the conflicts; write nothing.")] = False,
    output: FormatOption = Output.TABLE,
) -> None:
    """Take over the terms of other glossaries, with the evidence that lies beside them.

    Decisions of both sides are kept. Where two people decided differently yours stays, and the conflict is shown and
    kept for `glossary conflicts`, unless --ours or --theirs settles all of them.

    Example: glossary merge terms.csv --dry-run
    """
    from glossary.store.conflicts import question, settled
    from glossary.store.locate import locate
    from glossary.store.store import Store

    side = chosen_side(ours=ours, theirs=theirs)
    paths = [other / FILE_NAME if other.is_dir() else other for other in others]
    if missing := next((path for path in paths if not path.exists()), None):
        raise InputError(f"There is no glossary at {missing}.", hint="Name a terms.csv, or the folder it lies in.")
    sources = [readable(path) for path in paths]
    store = Store.open(locate(glossary, writing=True).path, create=True)
    with announced(store), store.transaction("merge") as change:
        before = change.terms
        for path, source in zip(paths, sources, strict=True):
            take_over(change, source, str(path), side)
        earlier = settled(store.history()) if change.notes else set()
        fresh = [note for note in change.notes if question(**note) not in earlier]
        stay, change.notes = len(change.notes) - len(fresh), fresh
        rows = [{"zh": note["zh"], "en": note["en"], **note["conflict"]} for note in change.notes]
        grown, height = change.terms.height - before.height, change.terms.height
        if dry_run:
            change.forget()
    if rows:
        emit(rows, COLUMNS, output)
    written = "nothing was written" if dry_run else str(store.path)
    say(f"{counted(grown, 'new pair')}, {height:,} in all; {counted(len(rows), 'conflict')} ({written}).")
    say(f"{counted(stay, 'conflict')} more, settled earlier: yours stays." if stay else "")
    way_out = "Settle them with `glossary set`, or `glossary conflicts --ours` or --theirs."
    say(way_out if rows and not dry_run else "")


def counted(number: int, thing: str) -> str:
    """Say how many there are of a thing."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def take_over(change: Change, source: Store, name: str, side: Side) -> None:
    """Merge one other glossary into a change."""
    from glossary.combine import combine
    from glossary.merge import absorb
    from glossary.store.conflicts import notes

    change.terms, conflicts = combine(change.terms, source.terms, side)
    change.notes += notes(conflicts, name)
    if source.attestations.height:
        change.terms, change.attestations = absorb(change.terms, change.attestations, source.attestations)


def conflicts(
    term: Annotated[str, typer.Argument(help="Only those of this phrase.")] = "",
    *,
    glossary: GlossaryOption = None,
    ours: OursOption = False,
    theirs: TheirsOption = False,
    output: FormatOption = Output.TABLE,
) -> None:
    """Show what was decided differently: cells that a merge left open, and concepts with several preferred renderings.

    With --ours or --theirs the listed cells are settled; choose between preferred renderings with `glossary set`.
    Exits with 1 if there are any, so that a script can tell.

    Example: glossary conflicts --format jsonl
    """
    from glossary.store.conflicts import kept, still_open
    from glossary.store.locate import locate

    side = chosen_side(ours=ours, theirs=theirs)
    store = readable(locate(glossary, writing=bool(side)).path)
    if side:
        with store.transaction("conflicts") as change:
            found = [entry for entry in still_open(store.history(), change.terms) if same_phrase(entry.zh, term)]
            if side == "ours":
                change.notes += kept(found)
            else:
                give_way(change, found)
        say(f"{len(found)} settled: what was {'here' if side == 'ours' else 'there'} stays.")
    rows = list(listed(store, term))
    if rows:
        if side:
            say("Still open; choose with `glossary set`:")
        emit(rows, COLUMNS, output)
        raise typer.Exit(1)
    say("No conflicts.")


def chosen_side(*, ours: bool, theirs: bool) -> Side:
    """Return the side that wins; raises InputError if both shall."""
    if ours and theirs:
        raise InputError("--ours and --theirs cannot both win.", hint="Name one of them.")
    return "ours" if ours else "theirs" if theirs else ""


def give_way(change: Change, entries: Iterable[Entry]) -> None:
    """Set the cells of conflicts to what the other side decided."""
    from glossary.decide import Decision, decide
    from glossary.keys import pair

    for entry in entries:
        conflict = entry.conflict or {}
        name, value = conflict["field"], conflict["theirs"]
        if name in Decision.__dataclass_fields__:
            change.terms = decide(change.terms, entry.zh, entry.en, Decision(**{name: value}))
        else:
            rows = pair(change.terms, entry.zh, entry.en)
            change.terms = change.terms.with_columns(change.terms[name].set(rows, value))


def listed(store: Store, term: str) -> Iterable[dict[str, Any]]:
    """Yield all open conflicts of a phrase, or of all."""
    from glossary.combine import several_preferred
    from glossary.store.conflicts import still_open

    for entry in still_open(store.history(), store.terms):
        if same_phrase(entry.zh, term):
            yield {"zh": entry.zh, "en": entry.en, **(entry.conflict or {}), "at": entry.at, "id": entry.id}
    for row in several_preferred(store.terms).iter_rows(named=True):
        if same_phrase(row["zh"], term):
            yield {**row, "source": "", "at": "", "id": ""}


def same_phrase(zh: str, term: str) -> bool:
    """Say whether a phrase is the one that is asked for; any is if none is named."""
    from glossary.lang.script import zh_key

    return not term or zh_key(zh) == zh_key(term)
