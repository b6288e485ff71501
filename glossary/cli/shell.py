"""``glossary shell``: a prompt that stays open, for a day of looking things up."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Final

import typer

from glossary.cli.options import GlossaryOption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

PROMPT: Final = "glossary> "
HISTORY: Final = 1000
"""So many queries are kept for the next day."""

SHOWN: Final = 8
"""So many answers stand under the prompt while one types."""


def shell(
    *,
    glossary: GlossaryOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows an answer.")] = 10,
    every: Annotated[bool, typer.Option("--all", "-a", help="Also doubtful candidates that wait in review.")] = False,
) -> None:
    """Open a prompt that looks up whatever is typed, until Ctrl-D or an empty Ctrl-C.

    Queries are those of `glossary search`, and the arrow keys bring earlier ones back. A change of the glossary counts
    from the next query on. With the extra "shell" installed, answers show as you type.

    Example: glossary shell
    """
    from glossary.cli.lookup import Request, run

    for typed in prompts(glossary):
        run(Request((typed,), glossary, limit, waiting=every))


def prompts(glossary: Path | None) -> Iterator[str]:
    """Yield what is typed, line by line."""
    read = reader(glossary)
    while True:
        try:
            typed = read().strip()
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        if typed:
            yield typed


def reader(glossary: Path | None) -> Callable[[], str]:
    """Return the best way there is to read a line: as-you-type, with history, or just a line of standard input."""
    if not sys.stdin.isatty():
        return input
    if find_spec("prompt_toolkit") is not None:
        return live(glossary)
    remember()
    return lambda: input(PROMPT)


def history_file() -> Path:
    """Return where earlier queries are kept."""
    from platformdirs import user_state_path

    return user_state_path("glossary", appauthor=False, ensure_exists=True) / "queries"


def remember() -> None:
    """Let readline bring back the queries of earlier days, and keep those of this one."""
    import atexit

    try:
        import readline
    except ImportError:  # Windows has a console with a history of its own
        return
    path = history_file()
    with suppress(FileNotFoundError):
        readline.read_history_file(path)
    readline.set_history_length(HISTORY)
    atexit.register(readline.write_history_file, path)


def live(glossary: Path | None) -> Callable[[], str]:
    """Return a prompt that shows the first answers while one types."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.history import FileHistory

    from glossary.cli.lookup import opened
    from glossary.search.answer import Options

    class Answers(Completer):
        """Offers the terms that answer what stands on the line."""

        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 - the library's signature
            """Yield the first answers, each with its rendering beside it."""
            typed = document.text.strip()
            _, index = opened(glossary)
            for hit in index.query(typed, Options(limit=SHOWN)).hits if typed else ():
                yield Completion(hit.row["zh"], -len(document.text), hit.row["zh"], hit.row["en"])

    session: PromptSession[str] = PromptSession(
        PROMPT, completer=Answers(), complete_while_typing=True, history=FileHistory(str(history_file()))
    )
    return session.prompt
