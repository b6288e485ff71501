"""What the Tab key offers: terms, from an index that is there (pressing Tab never makes one), and fixed values."""

from __future__ import annotations

import os
import re
import shlex
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Final

from glossary.cli.render import write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMPLETED: Final = 30
SPECIAL: Final = re.compile(r"[\s!\"#$&'()*;<>?\[\\\]^`{|}~]")
"""What bash does not take as it stands."""


def terms(incomplete: str) -> list[str]:
    """Return terms that begin with ``incomplete``, Chinese or English as it is itself; nothing if there is no index."""
    from glossary.errors import GlossaryError
    from glossary.lang.script import has_han
    from glossary.search.answer import Options
    from glossary.search.cache import kept
    from glossary.store.locate import locate

    try:
        index = kept(locate().path).fresh()
    except (GlossaryError, OSError):
        return []  # a shell shows what a completion prints: silence is the answer
    if index is None or not incomplete.strip():
        return []
    field = "zh" if has_han(incomplete) else "en"
    hits = index.query(incomplete, Options(limit=COMPLETED)).hits
    found = (hit.row[field] for hit in hits if hit.shape in {"exact", "prefix"} and hit.field in {"zh", "en"})
    return list(dict.fromkeys(text for text in found if text.lower().startswith(incomplete.lower())))


def for_bash(complete: Callable[[], None]) -> None:
    """Print completions as bash can insert them: other shells quote what needs it, bash does not.

    Within quotes that the user opened it needs nothing.
    """
    printed = StringIO()
    try:
        with redirect_stdout(printed):
            complete()
    finally:
        for line in printed.getvalue().splitlines():
            write(line if in_quotes(os.environ["COMP_WORDS"]) else SPECIAL.sub(r"\\\g<0>", line))


def in_quotes(words: str) -> bool:
    """Tell whether a command line ends within quotes.

    >>> in_quotes("glossary search 'rural re"), in_quotes("glossary search rural re")
    (True, False)
    """
    try:
        shlex.split(words)
    except ValueError:
        return True
    return False


def one_of(values: Sequence[str]) -> Callable[[str], list[str]]:
    """Return a completion that offers those of fixed values that begin with what was typed."""
    return lambda incomplete: [value for value in values if value.startswith(incomplete)]
