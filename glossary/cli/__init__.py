"""The command line: ``glossary COMMAND``. The only place that prints."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED: Final = 130
"""The exit code of what Ctrl-C ends, as shells have it."""


def main() -> None:
    """Run the program and turn our own errors into one clear message and exit code 2.

    Bugs keep their traceback; a reader that closes the pipe early (``| head``) is no error, and Ctrl-C no bug.
    """
    from glossary.cli.quick import COMPLETING, request_of
    from glossary.cli.render import say
    from glossary.errors import GlossaryError

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        refuse_other_encodings(sys.argv[1:])
        if (request := request_of(sys.argv[1:])) is not None:
            from glossary.cli.lookup import run

            sys.exit(run(request))
        from glossary.cli.app import app

        if os.environ.get(COMPLETING) == "complete_bash":
            from glossary.cli.complete import for_bash

            for_bash(app)
        app()
        sys.stdout.flush()
    except GlossaryError as error:
        say(str(error), error.hint)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def refuse_other_encodings(arguments: Sequence[str]) -> None:
    """Raise InputError for an argument that is not in UTF-8: no table could hold it, and no search find it."""
    from glossary.errors import InputError

    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError as exc:
            shown = argument.encode(errors="replace").decode()
            raise InputError(f"“{shown}” is not in UTF-8.", hint="Type it anew, or rename the file.") from exc
