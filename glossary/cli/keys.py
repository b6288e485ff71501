"""What a person types: a key, at once on a terminal and line by line from a pipe; or a text to correct."""

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


def corrected(text: str, prompt: str) -> str:
    """Let a person at a terminal correct a text; where the system cannot put it there to edit, she writes it anew."""
    import typer

    try:
        import readline
    except ImportError:  # Windows
        return str(typer.prompt(prompt, default=text, err=True)).strip()
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        return input(f"{prompt}: ").strip()
    except (EOFError, KeyboardInterrupt):
        return ""
    finally:
        readline.set_startup_hook()
