"""Write terms as a target takes them: whole files or none, and a report of what was left out."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import InputError, UnreadableFile
from glossary.formats.fitting import fit
from glossary.formats.profile import Report
from glossary.formats.profiles import profile_for
from glossary.formats.registry import find, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from glossary.formats.profile import Profile


def dump(terms: pl.DataFrame, path: str | Path, target: str | None = None) -> Report:
    """Write ``terms`` to ``path`` ("-" for stdout) for a target, or as the path's suffix says.

    The files appear under their names when they are complete; a failure leaves what was there before.
    Raises UnknownFormat for a name or suffix that we do not know, MissingExtra, UnreadableFile if the folder does
    not take files.
    """
    if target is None and str(path) == "-":
        raise InputError("Standard output has no suffix to tell the format.", hint="Name one, as in --to csv.")
    profile = profile_for(str(path), "dump", target)
    write = resolve(find(str(path), "dump", profile.format), "dump")
    kept, left_out = fit(terms, profile)
    with staged(Path(path), profile) as stage:
        more = tuple(write(kept, stage, profile) or ())
    return Report(written=kept.height - len(more), left_out=(*left_out, *more))


@contextmanager
def staged(path: Path, profile: Profile) -> Iterator[Path]:
    """Give a path in an empty folder beside the destination; at the end move every file there to its place."""
    to_stdout = str(path) == "-"
    home = None if to_stdout else path.parent
    try:
        folder = tempfile.TemporaryDirectory(prefix=".glossary-", dir=home)
    except OSError as error:
        raise UnreadableFile(str(path), f"cannot write here: {error.strerror}") from error
    with folder as name:
        stage = Path(name) / (f"glossary{profile.suffix}" if to_stdout else path.name)
        yield stage
        files = sorted(Path(name).iterdir())
        if to_stdout:
            pass_on(files, profile)
            return
        for file in files:
            try:
                file.replace(path.parent / file.name)
            except OSError as error:
                raise UnreadableFile(str(path), f"cannot write here: {error.strerror}") from error


def pass_on(files: list[Path], profile: Profile) -> None:
    """Copy the one file that was written to stdout, byte for byte."""
    if len(files) != 1:
        raise InputError(f"{profile.title} is more than one file.", hint="Give the name of a file instead of “-”.")
    sys.stdout.flush()
    with files[0].open("rb") as source:
        shutil.copyfileobj(source, sys.stdout.buffer)
    sys.stdout.buffer.flush()
