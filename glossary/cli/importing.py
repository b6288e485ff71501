"""``glossary import``: the pairs of a finished glossary, taken into ours."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.columns import Column
from glossary.cli.opening import announced
from glossary.cli.options import FormatOption, GlossaryOption, command
from glossary.cli.render import Output, emit, say
from glossary.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.adopt import Outcome
    from glossary.formats.profile import Loaded
    from glossary.store.store import Store

COME_ALONG = ("definition",)
"""Columns beyond those of a glossary that an import brings with it; others only if the glossary has them already."""

PREVIEW = (
    Column("zh", "Chinese"),
    Column("en", "English"),
    Column("status", "status", keep=True),
    Column("outcome", "", keep=True),
    Column("detail", ""),
)


@command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A finished glossary.")],
    *,
    name: Annotated[str | None, typer.Option("--as", help="Its format or tool; otherwise as the suffix says.")] = None,
    columns: Annotated[
        str, typer.Option("--map", help='Its columns, by heading or number: "Term=zh,Übersetzung=en".')
    ] = "",
    glossary: GlossaryOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show what would come in; write nothing.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name every pair and every line skipped.")] = False,
    output: FormatOption = Output.TABLE,
) -> None:
    """Take the pairs of a finished glossary in, with their status, definition, note, domain and source.

    Columns are told by their headings (English, German, Chinese) or by what they hold; --dry-run shows how. Empty cells
    are filled and candidates decided; what you decided stays. Pairs without a status come in as admitted.

    Example: glossary import examples/client.csv --map "Term=zh,Übersetzung=en" --dry-run
    """
    from glossary.adopt import adopt
    from glossary.formats.importing import load
    from glossary.store.locate import locate
    from glossary.store.store import Store

    loaded = load(file, name, mapping(columns))
    say(*described(loaded, verbose=verbose))
    store = Store.open(locate(glossary, writing=True).path, create=True)
    if dry_run:
        outcomes: Sequence[Outcome] = adopt(store.terms, loaded.terms, further(store)).outcomes
        emit(preview(loaded, outcomes), PREVIEW, output)
    else:
        outcomes = take_in(store, loaded, file)
        say(*(f"{one.zh} = {one.en}: {one.kind}{one.detail and ', ' + one.detail}" for one in outcomes if verbose))
    say(concluded(outcomes, loaded, "nothing was written" if dry_run else str(store.path)))
    if not outcomes:
        raise typer.Exit(1)


def mapping(columns: str) -> dict[str, str]:
    """Read what --map says; raises InputError if it cannot be read.

    >>> mapping("Term=zh, Übersetzung=en")
    {'Term': 'zh', 'Übersetzung': 'en'}
    """
    parts = [part.rpartition("=") for part in columns.split(",") if part.strip()]
    wrong = [part for part in parts if not (part[0].strip() and part[2].strip())]
    if wrong:
        raise InputError(f"--map cannot use {''.join(wrong[0])!r}.", hint='Write it so: --map "Term=zh,Übersetzung=en"')
    return {heading.strip(): name.strip() for heading, _, name in parts}


def described(loaded: Loaded, *, verbose: bool) -> Iterator[str]:
    """Say how the file was understood: its columns, what was not understood, and every line skipped if wanted."""
    foreign = {title: name for title, name in loaded.columns.items() if title != name}
    if foreign:
        yield "Columns: " + ", ".join(f"{title} = {name}" for title, name in foreign.items()) + "."
    yield from loaded.notices
    if verbose:
        yield from (f"{one.place}: skipped, {one.reason}." for one in loaded.skipped)


def further(store: Store) -> list[str]:
    """Name the columns beyond those of every glossary that may come in: what ours has, and definitions."""
    return list(dict.fromkeys([*store.terms.columns, *COME_ALONG]))


def take_in(store: Store, loaded: Loaded, file: Path) -> Sequence[Outcome]:
    """Merge what was loaded into the glossary in one transaction, with the file as its evidence.

    A file that has all our own columns brings its figures with it and is no evidence of its own.
    """
    from glossary.adopt import adopt, evidence
    from glossary.merge import absorb
    from glossary.store.table import digest
    from glossary.tables import TERMS

    with announced(store), store.transaction("import") as change:
        adopted = adopt(change.terms, loaded.terms, further(store))
        change.terms = adopted.terms
        if not set(TERMS) <= set(loaded.columns.values()):
            found = evidence(loaded.terms, adopted.outcomes, digest(file.read_bytes()), str(file))
            if found.height:
                change.terms, change.attestations = absorb(change.terms, change.attestations, found)
    return adopted.outcomes


def preview(loaded: Loaded, outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """Give a row for each pair with what would become of it."""
    for row, one in zip(loaded.terms.iter_rows(named=True), outcomes, strict=True):
        yield {**row, "outcome": one.kind, "detail": one.detail}


def concluded(outcomes: Sequence[Outcome], loaded: Loaded, where: str) -> str:
    """Sum an import up: new, updated, same, kept as decided here, skipped and why."""
    counts = Counter(one.kind for one in outcomes)
    reasons = Counter(one.reason for one in loaded.skipped)
    why = f" ({', '.join(f'{times:,} {reason}' for reason, times in reasons.most_common())})" if reasons else ""
    kept = f", {counts['kept']:,} kept as decided here" if counts["kept"] else ""
    figures = f"{counts['new']:,} new, {counts['updated']:,} updated, {counts['same']:,} same{kept}"
    verdict = "" if counts["new"] or counts["updated"] else " Nothing new came in."
    return f"{figures}, {len(loaded.skipped):,} skipped{why}; {where}.{verdict}"
