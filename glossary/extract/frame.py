"""Glosses gathered into frames: one row a pair and document, partial counts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from glossary.extract.votes import CLOSE
from glossary.lang.english import en_key
from glossary.lang.script import zh_key
from glossary.tables import ATTESTATIONS, conform, empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glossary.extract.gloss import Gloss
    from glossary.model import Document, Segment

COUNTS: Final[Mapping[str, type[pl.DataType]]] = {
    **ATTESTATIONS,
    "zh_key": pl.String,
    "en_key": pl.String,
    "runner_key": pl.String,
}
"""What ``count`` returns: attestations whose score is still that of one document, with the keys that votes need."""


@dataclass(slots=True)
class Seen:
    """One pair of a document: its best gloss, where that stands, and how often the pair was seen."""

    gloss: Gloss
    place: str
    n: int = 1


class Gathering:
    """The pairs of one document, each kept once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._digest = blake2b(digest_size=16)
        self._seen: dict[tuple[str, str], Seen] = {}

    def read(self, text: str) -> None:
        """Take text into the document's digest; ASCII white space does not count."""
        self._digest.update(text.encode("utf-8", "surrogatepass").translate(None, b" \t\n\r\f\v"))

    def add(self, gloss: Gloss, segment: Segment) -> None:
        """Count a gloss; the pair keeps the best evidence."""
        seen = self._seen.get((gloss.zh, gloss.en))
        if seen is None:
            self._seen[gloss.zh, gloss.en] = Seen(gloss, segment.place(gloss.at))
            return
        seen.n += 1
        if gloss.score > seen.gloss.score:
            seen.gloss, seen.place = gloss, segment.place(gloss.at)

    def frame(self) -> pl.DataFrame:
        """Return the counts."""
        if not self._seen:
            return empty(COUNTS)
        rows = [self._row(seen) for seen in self._seen.values()]
        return pl.DataFrame({name: [row[name] for row in rows] for name in COUNTS}, schema=dict(COUNTS))

    def _row(self, seen: Seen) -> dict[str, Any]:
        gloss, document = seen.gloss, self._document
        return {
            "zh": gloss.zh,
            "en": gloss.en,
            "pinyin": gloss.pinyin,
            "abbreviation": gloss.abbreviation,
            "kind": gloss.kind,
            "method": "gloss",
            "layout": gloss.layout,
            "rule": gloss.rule,
            "margin": gloss.margin,
            "runner_up": gloss.runner_up,
            "document": self._digest.hexdigest(),
            "source": document.source,
            "title": document.title,
            "publisher": gloss.publisher or document.publisher,
            "published": gloss.published or document.published,
            "url": document.url,
            "locator": seen.place,
            "context": gloss.context,
            "n": seen.n,
            "score": gloss.score,
            "zh_key": zh_key(gloss.zh),
            "en_key": en_key(gloss.en),
            "runner_key": en_key(gloss.runner_up) if gloss.runner_up and gloss.margin < CLOSE else "",
        }


def attestations(counts: pl.DataFrame) -> pl.DataFrame:
    """Fold partial counts into ATTESTATIONS: one row a pair, method and document, the best evidence first."""
    identity = ["zh_key", "en_key", "method", "document"]
    folded = (
        counts.sort(["score", *COUNTS], descending=[True, *[False] * len(COUNTS)])
        .group_by(identity, maintain_order=True)
        .agg(pl.exclude("n", *identity).first(), pl.col("n").sum())
    )
    return conform(folded.drop("zh_key", "en_key", "runner_key"), ATTESTATIONS)


def concat(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Join the counts of several documents or shards."""
    parts = list(frames)
    return pl.concat(parts) if parts else empty(COUNTS)
