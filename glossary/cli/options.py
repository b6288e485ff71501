"""Options that several commands share, spelled once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from glossary.cli.render import Output

if TYPE_CHECKING:
    from collections.abc import Callable

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


def command(name: str) -> Callable[[Function], Function]:
    """Give a function the name of its command, where that is no name for a function, such as ``import``."""

    def named(function: Function) -> Function:
        function.__dict__["command"] = name
        return function

    return named
