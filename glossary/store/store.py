"""A glossary on disk: what it holds, and transactions that change it safely."""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.errors import InvalidTerms, StoreError
from glossary.store import commit, history, table
from glossary.store.cells import refused, settled
from glossary.store.change import Change
from glossary.store.dialect import Dialect
from glossary.store.lock import exclusive
from glossary.store.table import Table
from glossary.tables import ATTESTATIONS, TERMS, conform, empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN: Final = 5
"""How many bad rows a refusal names."""

BASE: Final = ".base"
"""Suffix of the copy of terms.csv as this program last wrote it."""

BY_HAND: Final = "edit"
"""The operation under which a change made outside this program enters the history."""


WAY_OUT: Final = {
    errno.ENOSPC: "Make room on the disk",
    errno.EDQUOT: "Make room in your quota",
    errno.EFBIG: "Raise the limit on the size of files",
    errno.EACCES: "Close the file in other programs",
}


class Store:
    """The files of one glossary; reads when asked and keeps what it read.

    ``terms.csv`` is the glossary. Beside it lie ``terms.attestations.parquet`` (who used which pair, where),
    ``terms.history.jsonl`` (what changed) and the folder ``.terms`` (the lock, a change under way, and a copy of
    terms.csv as this program last wrote it, so that an edit by hand is noticed and enters the history).
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        stem = self.path.stem
        self.attestations_path = self.path.with_name(f"{stem}.attestations.parquet")
        self.history_path = self.path.with_name(f"{stem}.history.jsonl")
        self.private = self.path.with_name(f".{stem}")
        self.read_from: tuple[int, int, int] | None = None
        self.taken_over = b""
        """History lines of what another program had changed when a transaction last saved."""

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Store:
        """Open the glossary at ``path``; with ``create`` one that is not there yet begins empty with its first change.

        Raises StoreError if it is not there.
        """
        store = cls(path)
        if not create and not store.path.exists():
            raise StoreError(f"There is no glossary at {path}.", hint=f"Create it with: glossary add ZH EN -g {path}")
        return store

    @cached_property
    def table(self) -> Table:
        """The terms with the spelling and the problems of their file."""
        self.read_from = signature(self.path)
        return table.read(self.path) if self.read_from else Table(empty(TERMS), Dialect())

    @property
    def terms(self) -> pl.DataFrame:
        """All good rows; ``problems`` names the others."""
        return self.table.terms

    @property
    def problems(self) -> list[str]:
        """The rows that cannot be used, each as "line column: what is wrong"."""
        return self.table.problems

    @cached_property
    def attestations(self) -> pl.DataFrame:
        """All evidence, with a change finished first that a killed program left half done."""
        self.settle()
        if not self.attestations_path.exists():
            return empty(ATTESTATIONS)
        try:
            return conform(pl.read_parquet(self.attestations_path), ATTESTATIONS)
        except (pl.exceptions.PolarsError, OSError) as exc:
            raise StoreError(
                f"{self.attestations_path} cannot be read: {exc}.",
                hint="The terms are in another file, unharmed. Move this one away, then extract the documents again.",
            ) from exc

    def history(self) -> list[history.Entry]:
        """Return every change, oldest first."""
        self.settle()
        return history.read(self.history_path)

    def settle(self) -> None:
        """Finish a change that was cut short; where one may only read, leave it."""
        if commit.pending(self.private) and os.access(self.private, os.W_OK):
            with exclusive(self.private, "recover"):
                commit.recover(self.private)

    @contextmanager
    def transaction(self, op: str) -> Iterator[Change]:
        """Change terms and attestations together, alone, and all or nothing.

        Nothing is written if the block raises or leaves both as they were. An edit made by another program since the
        last save enters the history first. Raises InvalidTerms if the file has bad rows, StoreLocked if another
        program keeps writing, StoreError if the disk is full, the folder is read-only, or terms.csv changes meanwhile.
        """
        with exclusive(self.private, op):
            commit.recover(self.private)
            self.forget()
            if self.problems:
                raise InvalidTerms(
                    str(self.path),
                    self.problems,
                    hint="Nothing was changed. Mend these lines, then run the command again.",
                )
            change = Change(self, history.Command(op))
            yield change
            self.save(change)
            self.forget()

    def note_edits(self) -> None:
        """Enter into the history what another program changed since the last save."""
        with self.transaction(BY_HAND):
            pass

    def forget(self) -> None:
        """Read again what is asked for next: the files may have changed."""
        for name in ("table", "attestations"):
            self.__dict__.pop(name, None)

    def save(self, change: Change) -> None:
        """Write what a transaction changed; the caller holds the lock."""
        edited, spelling = self.edited_by_hand()
        terms = in_order(settled(change.terms))
        gone, come = history.apart(self.terms, terms)
        if bad := refused(come) or refused(terms.filter(terms.select("zh", "en").hash_rows().is_duplicated())):
            raise StoreError(
                f"{self.path} was not changed, for it could not be read again: {'; '.join(bad[:SHOWN])}.",
                hint="Correct the source of these terms, then run the command again.",
            )
        lines = history.record(change.command, (gone, come), change.evidence, change.undoes, change.notes)
        if not lines and not edited:
            return
        try:
            staged = commit.stage(self.private)
            targets = self.lay_out(staged, terms, change, spelling)
            commit.commit(staged, targets, self.history_path, edited + lines, self.last_look)
            self.taken_over = edited
        except OSError as exc:
            raise StoreError(
                f"{self.path} could not be saved: {exc.strerror or exc}.",
                hint=f"Nothing was changed. {WAY_OUT.get(exc.errno or 0, 'Mend this')}, then run the command again.",
            ) from exc
        for base in self.bases():
            if base != targets[-1]:
                base.unlink()

    def lay_out(self, staged: Path, terms: pl.DataFrame, change: Change, spelling: Dialect) -> list[Path]:
        """Write the new files into the folder ``staged`` and return where they belong, the terms first."""
        targets: list[Path] = []
        if not terms.equals(self.terms) or spelling != self.table.dialect or not self.path.exists():
            content = table.text(terms, spelling)
            targets.append(self.path)
            (staged / self.path.name).write_bytes(content)
        else:
            content = self.path.read_bytes()
        if change.evidence is not None:
            targets.append(self.attestations_path)
            write(conform(change.attestations, ATTESTATIONS), staged / self.attestations_path.name)
        targets.append(self.private / f"{table.digest(content)}{BASE}")
        (staged / targets[-1].name).write_bytes(content)
        return targets

    def bases(self) -> list[Path]:
        """Return the copies of terms.csv as last written, named by their digest; the latest last."""
        return sorted(self.private.glob(f"*{BASE}"), key=lambda base: base.stat().st_mtime_ns)

    def edited_by_hand(self) -> tuple[bytes, Dialect]:
        """Return the history lines of what another program changed in terms.csv since the last save, and its spelling.

        If rows were edited and the byte order mark alone is gone, it comes back: LibreOffice drops it, and without it
        Excel would show the Chinese as noise.
        """
        bases, spelling = self.bases(), self.table.dialect
        if not bases or any(base.stem == self.table.digest for base in bases):
            return b"", spelling
        before = table.read(bases[-1])
        gone, come = history.apart(before.terms, self.terms)
        if (gone.height or come.height) and before.dialect == replace(spelling, bom=True):
            spelling = before.dialect
        return history.record(history.Command(BY_HAND), (gone, come)), spelling

    def last_look(self) -> None:
        """Refuse to overwrite a terms.csv that is no longer what this transaction read."""
        if signature(self.path) != self.read_from:
            raise StoreError(
                f"{self.path} was changed by another program while this command was at work.",
                hint="Nothing was changed by this command. Run it again: it takes over the other program's changes.",
            )


def in_order(terms: pl.DataFrame) -> pl.DataFrame:
    """Return terms by zh, then en; looking whether they are so already is ten times faster than sorting them."""
    zh, en = pl.col("zh"), pl.col("en")
    falls = (zh.shift(-1) < zh) | ((zh.shift(-1) == zh) & (en.shift(-1) < en))
    return terms.sort("zh", "en") if terms.select(falls.any()).item() else terms


def write(table: pl.DataFrame, path: Path) -> None:
    """Write a table as Parquet; by way of memory, for polars does not raise OSError when a disk is full."""
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="lz4", statistics=False)
    path.write_bytes(buffer.getbuffer())


def signature(path: Path) -> tuple[int, int, int] | None:
    """Return what tells one version of a file from another without reading it; None if there is no file."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
