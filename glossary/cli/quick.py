"""The short way to ``glossary search``: plain queries are read here, because loading the whole program takes longer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.cli.lookup import Request

COMPLETING: Final = "_GLOSSARY_COMPLETE"
"""Set by a shell that asks for completions."""

SWITCHES: Final = {
    "-a": "waiting",
    "--all": "waiting",
    "-r": "regex",
    "--regex": "regex",
    "-c": "copy",
    "--copy": "copy",
}
VALUES: Final = {
    "-n": "limit",
    "--limit": "limit",
    "-f": "output",
    "--format": "output",
    "-g": "glossary",
    "--glossary": "glossary",
}


def request_of(arguments: Sequence[str]) -> Request | None:
    """Return what a plain ``search`` asks; None for all else, and for what is wrong, which the whole program explains.

    >>> request_of(["search", "双循环", "-n", "3"]).limit
    3
    >>> request_of(["search", "双循环", "--limit", "many"]), request_of(["search", "--help"]), request_of(["show"])
    (None, None, None)
    """
    if arguments[:1] != ["search"] or COMPLETING in os.environ:
        return None
    told: dict[str, str | bool] = {}
    queries: list[str] = []
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in SWITCHES:
            told[SWITCHES[argument]] = True
        elif argument in VALUES:
            told[VALUES[argument]] = next(rest, "")
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            queries.append(argument)
    return made(queries, told) if queries else None


def made(queries: list[str], told: dict[str, str | bool]) -> Request | None:
    """Return the request, or None if a value is not a proper one."""
    from pathlib import Path

    from glossary.cli.lookup import Request
    from glossary.cli.render import Output

    limit, output, named = told.get("limit", "20"), told.get("output", "table"), told.get("glossary")
    if not str(limit).isdecimal() or int(limit) < 1 or output not in list(Output) or named == "":
        return None
    return Request(
        tuple(queries),
        None if named is None else Path(str(named)),
        int(limit),
        Output(output),
        waiting="waiting" in told,
        regex="regex" in told,
        copy="copy" in told,
    )
