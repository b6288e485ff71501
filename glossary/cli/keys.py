"""One key from a person: at once on a terminal, line by line from a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


def read_key(stream: TextIO) -> str:
    """Return the next key on a terminal, or the next line of any other stream; "" when there is no more."""
    if not stream.isatty():
        return next((line.strip() for line in stream if line.strip()), "")
    import typer

    try:
        return str(typer.getchar())
    except (EOFError, KeyboardInterrupt):
        return ""
