"""``glossary export`` and ``glossary formats``: pairs out to tools and people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.columns import Column
from glossary.cli.opening import readable
from glossary.cli.options import (
    DomainFilter,
    FormatOption,
    GlossaryOption,
    KindFilter,
    SinceFilter,
    SourceFilter,
    StatusFilter,
    command,
    selected,
)
from glossary.cli.render import Output, emit, page, say
from glossary.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossary.formats.profile import Report

SHOWN = 3
"""Examples of each reason; all of them with --verbose."""

LISTED = (
    Column("name", "name", keep=True),
    Column("title", "what it is"),
    Column("suffix", "file"),
    Column("does", "", keep=True),
)


@command("export")
def export(
    file: Annotated[str, typer.Argument(help="Where to; - is standard output.")] = "",
    *,
    to: Annotated[str | None, typer.Option("--to", "-t", help="Format or tool; otherwise as the suffix says.")] = None,
    glossary: GlossaryOption = None,
    status: StatusFilter = None,
    kind: KindFilter = None,
    domain: DomainFilter = None,
    source: SourceFilter = None,
    since: SinceFilter = None,
    everything: Annotated[bool, typer.Option("--all", "-a", help="Rejected pairs and those in review, too.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing if a pair must be left out.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Name every pair that is left out.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="List formats and tools instead.")] = False,
) -> None:
    """Write the glossary for a CAT tool, a translation engine, a dictionary program, or people.

    `glossary formats` lists the tools. What a tool cannot take is left out, counted and explained on stderr; with
    --strict nothing is written then, and the exit code is 1. Candidates that wait in review are not exported.

    Example: glossary export glossary.txt --to omegat
    """
    from glossary.formats.exporting import dump, misnamed
    from glossary.formats.profiles import profile_for
    from glossary.formats.selecting import select
    from glossary.store.locate import locate

    if listing:
        formats()
        return
    if not file:
        raise InputError("Where to? Name a file.", hint="Such as: glossary export glossary.txt --to omegat")
    store = readable(locate(glossary).path)
    if Path(file).resolve() == store.path:
        raise InputError(f"{file} is the glossary itself.", hint="Give the export another name.")
    selection = replace(selected(status, kind, domain, source, since), everything=everything)
    chosen = select(store.terms, selection, store.attestations if source else None)
    if chosen.waiting:
        say(f"Waiting in `glossary review`, not exported: {chosen.waiting:,}.")
    if chosen.terms.is_empty():
        say("There is no pair to export.")
        raise typer.Exit(1)
    report = dump(chosen.terms, file, to, strict=strict)
    say(*left_out(report, verbose=verbose))
    if strict and report.left_out:
        say("Nothing was written.")
    elif file != "-":
        profile = profile_for(file, "dump", to)
        say(f"{'1 pair' if report.written == 1 else f'{report.written:,} pairs'} written to {file} ({profile.title}).")
        if misnamed(file, profile):
            say(f"Rename it before you hand it over: what is in it is {profile.suffix}, whatever the name says.")
    if not report.written:
        raise typer.Exit(1)


def left_out(report: Report, *, verbose: bool) -> Iterator[str]:
    """Say what an export left out and why, with a few examples of each reason, or all."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in report.left_out:
        reasons[one.reason].append(f"{one.zh} = {one.en}")
    for reason, pairs in reasons.items():
        if verbose:
            yield f"Left out {len(pairs):,}, {reason}:"
            yield from (f"  {pair}" for pair in pairs)
        else:
            more = "; ..." if len(pairs) > SHOWN else ""
            yield f"Left out {len(pairs):,}, {reason}: {'; '.join(pairs[:SHOWN])}{more}"


def formats(
    name: Annotated[str, typer.Argument(help="Only these, with what each keeps and loses: deepl, Trados...")] = "",
    *,
    output: FormatOption = Output.TABLE,
) -> None:
    """List the formats and tools and what each can do here; of those named, what it keeps and loses of a term.

    Names go with `export --to` and `import --as`; formats without a name to export are read by their suffix.

    Example: glossary formats trados
    """
    from glossary.formats.listing import lines

    rows = [row for row in lines() if name.casefold() in f"{row['name']} {row['title']}".casefold()]
    if not rows:
        say(f"No format or tool is called “{name}”.", "All of them: glossary formats")
        raise typer.Exit(1)
    if name and output is Output.TABLE:
        page(line for row in rows for line in told(row))
    else:
        emit(rows, LISTED, output)


def told(row: Mapping[str, str]) -> Iterator[str]:
    """Lay out all that is known of a format or tool."""
    yield f"{row['name']}  {row['title']}  ({row['suffix']}; {row['does']})"
    for key in ("keeps", "loses", "note"):
        if row[key]:
            yield f"  {key}: {row[key]}"
