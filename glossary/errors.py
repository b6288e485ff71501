"""Everything that the package raises on purpose, as one tree.

    GlossaryError             everything that we raise; .hint = what to do next
    |- InputError             the file or text that we were given
    |  |- UnknownFormat       lists the known suffixes
    |  |- UnreadableFile      path, place, reason
    |  `- MissingExtra        names the libraries to install
    `- StoreError             the glossary itself
       |- InvalidTerms        all bad rows, the first of them named
       `- StoreLocked         another program is writing

A caller who wants one net writes ``except GlossaryError as error: print(error, error.hint)``.
"""

import re
from typing import Final

NAME: Final = re.compile(r"[^\w.-]")
"""What ends the name of a package in a requirement."""

SHOWN: Final = 12
"""How many bad rows a message names: a column that slipped makes all rows bad."""


class GlossaryError(Exception):
    """Root of all errors of this package: a full sentence, and a hint at the way out.

    >>> error = GlossaryError("terms.csv is empty.", hint="Add a term with `glossary add`.")
    >>> print(error, error.hint)
    terms.csv is empty. Add a term with `glossary add`.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(GlossaryError):
    """The file or text that we were given cannot be used."""


class UnknownFormat(InputError):  # noqa: N818 - the name says what is wrong
    """No reader, loader or writer is known for this suffix or name."""


class UnreadableFile(InputError):  # noqa: N818 - the name says what is wrong
    """A file is missing, damaged, protected, or not what its name says."""

    def __init__(self, path: str, reason: str, *, place: str = "", hint: str = "") -> None:
        where = f"{path}, {place}" if place else path
        super().__init__(f"{where}: {reason}", hint=hint)
        self.path, self.place, self.reason = path, place, reason


class MissingExtra(InputError):  # noqa: N818 - the name says what is wrong
    """A format needs a library that an optional extra installs."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs an optional part that is not installed.",
            hint=f"Install it with: pip install {' '.join(libraries(extra))}",
        )
        self.extra = extra


def libraries(extra: str) -> list[str]:
    """Name the libraries that an extra brings: they can be installed by name wherever this package came from.

    >>> libraries("xlsx")
    ['python-calamine', 'xlsxwriter']
    """
    from importlib.metadata import requires

    wanted = (line.partition(";") for line in requires("policy-glossary") or ())
    named = [NAME.split(line, 1)[0] for line, _, condition in wanted if f'"{extra}"' in condition.replace("'", '"')]
    return named or [f"'policy-glossary[{extra}]'"]


class StoreError(GlossaryError):
    """The glossary itself cannot be read or written."""


class InvalidTerms(StoreError):  # noqa: N818 - the name says what is wrong
    """Rows of a glossary that break its rules: ``problems`` holds them all, the message as many as fit a screen."""

    def __init__(self, path: str, problems: list[str], *, hint: str = "") -> None:
        more = [f"and {len(problems) - SHOWN:,} more."] if len(problems) > SHOWN else []
        super().__init__("\n".join([*(f"{path}:{problem}" for problem in problems[:SHOWN]), *more]), hint=hint)
        self.path, self.problems = path, problems


class StoreLocked(StoreError):  # noqa: N818 - the name says what is wrong
    """Another program holds the glossary's write lock."""
