"""Options that several commands share, spelled once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from glossary.cli.render import Output

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
