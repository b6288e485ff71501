"""One writer at a time: a lock that the system drops with its process, and a sentence that says who holds it."""

from __future__ import annotations

import errno
import getpass
import json
import logging
import os
import platform
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from glossary.errors import StoreError, StoreLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_SECONDS: Final = 60.0
"""How long a command waits for another: a save of a million rows takes a few seconds, eight in a row half a minute."""

PATIENCE: Final = 2.0
"""After so many seconds of waiting a person wants to know what for."""

POLL_SECONDS: Final = 0.02


def user_name() -> str:
    """Return the name to sign changes with; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return ""


@contextmanager
def exclusive(private: Path, op: str, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the write lock of the glossary whose private folder is ``private``, for the length of a ``with`` block.

    The operating system drops the lock when its process ends, however it ends; so a lock that is held means a program
    that runs. A long wait is logged as a warning, once. Raises StoreLocked after ``wait`` seconds, and StoreError where
    the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(private / "lock", poll_interval=POLL_SECONDS)
    try:
        private.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=min(wait, PATIENCE))
        except Timeout:
            if wait > PATIENCE:
                logging.getLogger(__name__).warning("%s Waiting for it.", explain(private)[0])
            lock.acquire(timeout=max(wait - PATIENCE, 0))
        sign(private, op)
    except Timeout as exc:
        sentence, hint = explain(private)
        raise StoreLocked(sentence, hint=hint) from exc
    except OSError as exc:
        lock.release()
        way_out = "Make room" if exc.errno == errno.ENOSPC else "Copy the glossary where you may write"
        raise StoreError(
            f"{private.parent} cannot be written: {exc.strerror or exc}.",
            hint=f"Nothing was changed. {way_out}, or name another one with --glossary PATH.",
        ) from exc
    try:
        yield
    finally:
        lock.release()


def sign(private: Path, op: str) -> None:
    """Leave a note for those who wait: who holds the lock, where, since when, for what."""
    holder = {
        "pid": os.getpid(),
        "host": platform.node(),
        "by": user_name(),
        "op": op,
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    (private / "writer.json").write_text(json.dumps(holder), encoding="utf-8")


def explain(private: Path) -> tuple[str, str]:
    """Tell from the holder's note who is writing, and what to do if that program is gone."""
    try:
        holder = json.loads((private / "writer.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return f"Another program is writing {private.parent}.", "Try again in a moment."
    who = f"{holder['by'] or 'somebody'} on {holder['host']} (process {holder['pid']}, `{holder['op']}`)"
    sentence = f"{who} has been writing this glossary since {holder['since']}."
    if holder["host"] == platform.node() and not runs(holder["pid"]):
        return sentence, (
            "That process is gone, so the lock is a stale one that a network drive has kept. "
            f"Delete {private / 'lock'} and run the command again; nothing is lost."
        )
    return sentence, "Try again when it has finished, or end that program; a save that is cut short loses nothing."


def runs(pid: int) -> bool:
    """Say whether a process of this number runs here; on Windows, where asking would end it, assume that it does."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
