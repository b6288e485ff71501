"""``glossary search``: look terms up."""

from __future__ import annotations

from typing import Annotated

import typer

from glossary.cli.options import (
    DomainFilter,
    FormatOption,
    GlossaryOption,
    KindFilter,
    SinceFilter,
    SourceFilter,
    StatusFilter,
    selected,
)
from glossary.cli.render import Output
from glossary.errors import InputError


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
    status: StatusFilter = None,
    kind: KindFilter = None,
    domain: DomainFilter = None,
    source: SourceFilter = None,
    since: SinceFilter = None,
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
    from glossary.cli.lookup import Request, run

    if "rejected" in (status or ()):
        raise InputError("A search never shows rejected renderings.", hint="See those of a phrase: glossary show TERM")
    selection = selected(status, kind, domain, source, since)
    request = Request(tuple(query), glossary, limit, output, waiting=every, regex=regex, copy=copy, selection=selection)
    if code := run(request):
        raise typer.Exit(code)
