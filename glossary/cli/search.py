"""``glossary search``: look terms up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output
from glossary.model import KIND, STATUS

if TYPE_CHECKING:
    from collections.abc import Sequence


def completed(incomplete: str) -> list[str]:
    """Return terms of the glossary that begin with what stands on the command line; nothing if there is none."""
    from glossary.cli.complete import terms

    return terms(incomplete)


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            help="What to look up; several are answered one by one; - reads them from standard input.",
            autocompletion=completed,
        ),
    ],
    *,
    glossary: GlossaryOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows an answer.")] = 20,
    status: Annotated[list[str] | None, typer.Option("--status", "-s", help=f"Only {', '.join(STATUS[:4])}.")] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", "-k", help=f"Only {', '.join(KIND)}.")] = None,
    domain: Annotated[list[str] | None, typer.Option("--domain", "-d", help="Only of this subject field.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Only seen in a document whose path, title or publisher holds this.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only seen on this day or later.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", "-a", help="Also doubtful candidates that wait in review.")] = False,
    regex: Annotated[bool, typer.Option("--regex", "-r", help="The query is a regular expression.")] = False,
    copy: Annotated[bool, typer.Option("--copy", "-c", help="Copy the first English rendering.")] = False,
    output: FormatOption = Output.TABLE,
) -> None:
    """Look terms up by Chinese, pinyin, initials or English, whole or in part.

    Simplified and traditional characters, tones or none, any order of English words, small misspellings: all are
    understood. In 关键*技术 the * stands for anything, a ? for one character. The best answers come first: exact
    ones, then beginnings, then parts; preferred before candidate; frequent before rare.

    Example: glossary search kjzlzq
    """
    from glossary.cli.lookup import Request, Wanted, run

    day = since.date().isoformat() if since else ""
    wanted = Wanted(known(status, STATUS), known(kind, KIND), tuple(domain or ()), source, day)
    request = Request(tuple(query), glossary, limit, output, waiting=every, regex=regex, copy=copy, wanted=wanted)
    if code := run(request):
        raise typer.Exit(code)


def known(chosen: list[str] | None, vocabulary: Sequence[str]) -> tuple[str, ...]:
    """Return what was chosen of a closed vocabulary; raises BadParameter for what is not in it."""
    for value in chosen or ():
        if value not in vocabulary:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(vocabulary)}.")
    return tuple(chosen or ())
