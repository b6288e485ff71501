"""The command line: ``glossary COMMAND``. The only place that prints."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the program and turn our own errors into one clear message and exit code 2.

    Bugs keep their traceback; a reader that closes the pipe early (``| head``) is no error.
    """
    from glossary.cli.quick import COMPLETING, request_of
    from glossary.cli.render import say
    from glossary.errors import GlossaryError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
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
