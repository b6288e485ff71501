"""Options that several commands share, spelled once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from glossary.cli.complete import one_of
from glossary.cli.render import Output
from glossary.errors import InputError
from glossary.model import KIND, STATUS
from glossary.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Function = TypeVar("Function", bound="Callable[..., None]")

GlossaryOption = Annotated[
    Path | None,
    typer.Option(
        "--glossary",
        "-g",
        envvar="GLOSSARY",
        metavar="PATH",
        help="The glossary to use. Otherwise the nearest terms.csv upwards, then your own.",
    ),
]

FormatOption = Annotated[Output, typer.Option("--format", "-f", help="How to print the result.")]


StatusFilter = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        "-s",
        help=f"Only {', '.join(STATUS)}; may be repeated, as all filters.",
        autocompletion=one_of(STATUS),
    ),
]
KindFilter = Annotated[
    list[str] | None,
    typer.Option("--kind", "-k", help=f"Only {', '.join(KIND)}.", autocompletion=one_of(KIND)),
]
DomainFilter = Annotated[
    list[str] | None, typer.Option("--domain", "-d", help="Only of this subject field, if need be among others.")
]
SourceFilter = Annotated[
    list[str] | None,
    typer.Option("--source", help="Only seen in a document whose path, title, publisher or address holds this."),
]
SinceFilter = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        metavar="DATE",
        formats=["%Y-%m-%d", "%Y-%m", "%Y"],
        help="Only seen on this day or later: 2025-03-14, 2025-03 or 2025.",
    ),
]


def selected(
    status: Sequence[str] | None,
    kind: Sequence[str] | None,
    domain: Sequence[str] | None,
    source: Sequence[str] | None,
    since: datetime | None,
) -> Selection:
    """Return what the filters ask for; raises InputError for a status or a kind that is none."""
    for name, values, known in (("status", status, STATUS), ("kind", kind, KIND)):
        for value in values or ():
            if value not in known:
                raise InputError(f"{value!r} is no {name}.", hint=f"Use one of: {', '.join(known)}.")
    return Selection(
        statuses=tuple(status or ()),
        kinds=tuple(kind or ()),
        domains=tuple(domain or ()),
        sources=tuple(source or ()),
        since=since.date() if since else None,
    )


def command(name: str) -> Callable[[Function], Function]:
    """Give a function the name of its command, where that is no name for a function, such as ``import``."""

    def named(function: Function) -> Function:
        function.__dict__["command"] = name
        return function

    return named
