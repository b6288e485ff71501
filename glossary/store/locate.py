"""Which glossary is meant: the one that was named, the nearest terms.csv upwards, the user's own, or the starter."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from glossary import starter
from glossary.errors import StoreError
from glossary.starter import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE: Final = "GLOSSARY"

Origin = Literal["named", "environment", "folder", "user", "starter"]


@dataclass(frozen=True, slots=True)
class Location:
    """A glossary's path, and why it is this one."""

    path: Path
    origin: Origin

    @property
    def read_only(self) -> bool:
        """Say whether this is the starter glossary, which nobody writes."""
        return self.origin == "starter"


def locate(
    named: Path | None = None,
    *,
    writing: bool = False,
    folder: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Location:
    """Find the glossary: ``named``, $GLOSSARY, the nearest terms.csv from ``folder`` upwards, the user's, the starter.

    A name may be a folder that holds (or shall hold) a terms.csv. With ``writing``, the path may not exist yet, and the
    starter is never answered: the user's own glossary is what will be created. Raises StoreError if a glossary that
    was named is not there to read.
    """
    variable = environ.get(VARIABLE, "")
    if named is not None or variable:
        path = (named or Path(variable)).expanduser()
        path = path / FILE_NAME if path.is_dir() else path
        if not writing and not path.exists():
            raise StoreError(f"There is no glossary at {path}.", hint=f"Create it with: glossary add ZH EN -g {path}")
        return Location(path, "environment" if named is None else "named")
    start = (folder or Path.cwd()).absolute()
    for parent in (start, *start.parents):
        if (parent / FILE_NAME).is_file():
            return Location(parent / FILE_NAME, "folder")
    own = user_path()
    if writing or own.exists():
        return Location(own, "user")
    return Location(starter.path(), "starter")


def user_path() -> Path:
    """Return where the user's own glossary lives on this system, whether it exists or not."""
    from platformdirs import user_data_path

    return user_data_path("glossary", appauthor=False) / FILE_NAME
