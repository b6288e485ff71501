"""Several files replaced as one: staged, then committed by a single rename, so that a killed process leaves old or new.

The order on disk is: stage every new file; write the manifest; append to the log; rename the first file into place,
which is the commit; rename the rest; remove the manifest. Whoever finds a manifest finishes the work: if the first
staged file is still there nothing had been committed, and the log is cut back; if it is gone, the rest is renamed.
All that needs room on the disk happens before the commit.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

STAGED: Final = "staged"
MANIFEST: Final = "manifest.json"

RENAME_TRIES: Final = 20
RENAME_PAUSE: Final = 0.1
"""Windows refuses to replace a file that another program reads just now: insist for two seconds, then give up."""


def stage(private: Path) -> Path:
    """Make the empty folder in which the next state is laid out, under the names that its files will have."""
    staged = private / STAGED
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    return staged


def commit(staged: Path, targets: Sequence[Path], log: Path, lines: bytes, last_look: Callable[[], None]) -> None:
    """Put the staged files in the place of ``targets`` and append ``lines`` to ``log``: all of it or nothing.

    ``last_look`` runs right before the commit and stops it by raising. The caller holds the write lock.
    """
    for target in targets:
        sync(staged / target.name)
    size = log.stat().st_size if log.exists() else 0
    plan = {"targets": [relative(target, staged) for target in targets], "log": relative(log, staged), "size": size}
    draft = staged / "manifest.draft"
    draft.write_text(json.dumps(plan), encoding="utf-8")
    sync(draft)
    draft.rename(staged / MANIFEST)
    sync_folder(staged)
    try:
        append(log, lines)
        last_look()
        replace(staged / targets[0].name, targets[0])
    except BaseException:
        recover(staged.parent)
        raise
    recover(staged.parent)


def recover(private: Path) -> None:
    """Finish what a killed process left: roll a committed change forward, an uncommitted one back; else do nothing."""
    staged = private / STAGED
    manifest = staged / MANIFEST
    try:
        plan = json.loads(manifest.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    targets = [staged / name for name in plan["targets"]]
    if (staged / targets[0].name).exists():
        cut(staged / plan["log"], plan["size"])
    else:
        sync_folder(targets[0].parent)
        for target in targets[1:]:
            if (staged / target.name).exists():
                replace(staged / target.name, target)
                sync_folder(target.parent)
    manifest.unlink()
    sync_folder(staged)


def pending(private: Path) -> bool:
    """Say whether a change is under way, or was cut short."""
    return (private / STAGED / MANIFEST).exists()


def append(log: Path, lines: bytes) -> None:
    """Write whole lines to the end of the log, and wait until the disk has them."""
    with log.open("ab") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def cut(log: Path, size: int) -> None:
    """Take back what was appended after the log had ``size`` bytes."""
    if log.exists() and log.stat().st_size > size:
        os.truncate(log, size)
        sync(log)


def replace(source: Path, target: Path) -> None:
    """Rename over ``target``, keeping its permissions, and with patience where the system needs some."""
    if target.exists():
        shutil.copymode(target, source)
    for attempt in range(RENAME_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == RENAME_TRIES - 1:
                raise
            time.sleep(RENAME_PAUSE)
        else:
            return


def relative(path: Path, base: Path) -> str:
    """Return ``path`` as seen from ``base``, so that a glossary may be moved with a change pending."""
    return os.path.relpath(path.absolute(), base.absolute())


def sync(path: Path) -> None:
    """Wait until the disk has this file's content."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the disk has this folder's names; Windows cannot be asked to."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
