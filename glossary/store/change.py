"""What a transaction hands out: the tables as they are, to be replaced by what they shall be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import polars as pl

    from glossary.store.history import Cells, Command, Versions


class Tables(Protocol):
    """Where a change starts from."""

    @property
    def terms(self) -> pl.DataFrame:
        """The terms as they are."""
        ...

    @property
    def attestations(self) -> pl.DataFrame:
        """The evidence as it is."""
        ...


@dataclass(slots=True)
class Change:
    """Terms and attestations under change: assign new tables; evidence is read from disk only if it is asked for."""

    before: Tables
    command: Command
    undoes: str = ""
    notes: list[Cells] = field(default_factory=list)
    new_terms: pl.DataFrame | None = None
    new_attestations: pl.DataFrame | None = None

    @property
    def terms(self) -> pl.DataFrame:
        """The terms as the transaction will leave them."""
        return self.before.terms if self.new_terms is None else self.new_terms

    @terms.setter
    def terms(self, terms: pl.DataFrame) -> None:
        self.new_terms = terms

    @property
    def attestations(self) -> pl.DataFrame:
        """The evidence as the transaction will leave it."""
        return self.before.attestations if self.new_attestations is None else self.new_attestations

    @attestations.setter
    def attestations(self, attestations: pl.DataFrame) -> None:
        self.new_attestations = attestations

    @property
    def evidence(self) -> Versions | None:
        """Old and new evidence if it was replaced, else None."""
        return None if self.new_attestations is None else (self.before.attestations, self.new_attestations)

    def forget(self) -> None:
        """Drop everything that was to be changed: the transaction writes nothing."""
        self.new_terms = self.new_attestations = None
        self.notes.clear()
