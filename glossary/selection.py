"""Which terms a user asks for: the filters that every command spells alike; standard library only, for start-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

BETWEEN_FIELDS: Final = re.compile(r"\s*[,;/、；，]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a user asks for; an empty part asks for nothing in particular."""

    statuses: Sequence[str] = ()
    kinds: Sequence[str] = ()
    domains: Sequence[str] = ()
    """Whole subject fields, in any case; a term may be of several: "climate; economy"."""
    sources: Sequence[str] = ()
    """Parts of a document's path, title, publisher or address: terms that one of those documents attests."""
    since: date | None = None
    """Seen in a document of this day or later."""
    everything: bool = False
    """Also what was rejected, and the candidates that wait in review."""

    def takes(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a row is wanted by what stands in it, which leaves ``sources`` and ``everything`` aside.

        >>> Selection(domains=["Economy"]).takes({"domain": "climate; economy"})
        True
        """
        return (
            (not self.statuses or row["status"] in self.statuses)
            and (not self.kinds or row["kind"] in self.kinds)
            and (not self.domains or not fields(row["domain"]).isdisjoint(map(str.casefold, self.domains)))
            and (self.since is None or str(row["last_seen"] or "") >= self.since.isoformat())
        )


def fields(domain: str) -> set[str]:
    """Return the subject fields that stand in one cell.

    >>> sorted(fields("Climate; economy、S&T"))
    ['climate', 'economy', 's&t']
    """
    return set(BETWEEN_FIELDS.split(domain.casefold().strip()))
