"""Write terms as a target takes them: whole files or none, and a report of what was left out."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.errors import InputError, UnreadableFile
from glossary.formats.fitting import fit
from glossary.formats.profile import Report
from glossary.formats.profiles import profile_for
from glossary.formats.registry import find, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from glossary.formats.profile import Profile


TABBED: Final = {".txt", ".utf8"}
"""Further suffixes under which tools read text between tabs."""


def dump(terms: pl.DataFrame, path: str | Path, target: str | None = None, *, strict: bool = False) -> Report:
    """Write ``terms`` to ``path`` ("-" for stdout) for a target, or as the path's suffix says.

    The files appear under their names when they are complete; a failure leaves what was there before. With ``strict``
    nothing is written if anything must be left out.
    Raises UnknownFormat for a name or suffix that we do not know, MissingExtra, UnreadableFile if the folder does
    not take files, InputError if the file is too big for its target.
    """
    if target is None and str(path) == "-":
        raise InputError("Standard output has no suffix to tell the format.", hint="Name one, as in --to csv.")
    profile = profile_for(str(path), "dump", target)
    write = resolve(find(str(path), "dump", profile.format), "dump")
    kept, left_out = fit(terms, profile)
    with workshop(Path(path)) as folder:
        stage = folder / (f"glossary{profile.suffix}" if str(path) == "-" else Path(path).name)
        more = tuple(write(kept, stage, profile) or ())
        left_out += more
        if profile.max_file is not None and stage.stat().st_size > profile.max_file:
            size = f"{stage.stat().st_size:,} bytes, more than the {profile.max_file:,} that it takes"
            raise InputError(f"{profile.title} would get {size}.", hint="Export a part: --domain, --kind, --since.")
        if strict and left_out:
            return Report(0, left_out)
        publish(folder, Path(path), profile)
    return Report(kept.height - len(more), left_out)


def misnamed(path: str, profile: Profile) -> bool:
    """Say whether a file's suffix promises another format than a target's: programs open files by their suffix.

    >>> deepl = profile_for("-", "dump", "deepl")
    >>> misnamed("terms.csv", deepl), misnamed("terms.tsv", deepl), misnamed("terms.txt", deepl)
    (True, False, False)
    """
    fitting = {profile.suffix, *find("-", "dump", profile.format).suffixes}
    return Path(path).suffix.lower() not in fitting | (TABBED if profile.delimiter == "\t" else set())


@contextmanager
def workshop(path: Path) -> Iterator[Path]:
    """Give an empty folder beside the destination, gone in the end; what the disk refuses is one clear error."""
    home = None if str(path) == "-" else path.parent
    try:
        with tempfile.TemporaryDirectory(prefix=".glossary-", dir=home) as folder:
            yield Path(folder)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise UnreadableFile(str(path), f"cannot be written: {error.strerror or error}.") from error


def publish(folder: Path, path: Path, profile: Profile) -> None:
    """Move every file of a folder to the destination, or the only one to stdout."""
    files = sorted(folder.iterdir())
    if str(path) == "-":
        pass_on(files, profile)
        return
    for file in files:
        file.replace(path.parent / file.name)


def pass_on(files: list[Path], profile: Profile) -> None:
    """Copy the one file that was written to stdout, byte for byte."""
    if len(files) != 1:
        raise InputError(f"{profile.title} is more than one file.", hint="Give the name of a file instead of “-”.")
    sys.stdout.flush()
    with files[0].open("rb") as source:
        shutil.copyfileobj(source, sys.stdout.buffer)
    sys.stdout.buffer.flush()
