"""Pairs of Chinese phrases and English renderings, out of running text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from glossary import starter
from glossary.extract.frame import Gathering, attestations, concat
from glossary.extract.page import read
from glossary.extract.scan import blocks
from glossary.extract.votes import vote
from glossary.lang.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

    from glossary.model import Document


@cache
def dictionary() -> Lexicon:
    """Return CC-CEDICT with the starter glossary, read once a process, from the user's cache after the first time."""
    return Lexicon.load(user_cache_path("glossary"), starter.pairs())


def count(document: Document, *, lexicon: Lexicon | None = None) -> pl.DataFrame:
    """Mine one document, segment by segment, into partial counts that may be concatenated and scored together.

    The document's segments are read once and not kept: memory grows with the number of different pairs only.
    """
    lexicon = lexicon or dictionary()
    gathering = Gathering(document)
    for block in blocks(document.segments):
        gathering.read(block.text)
        for gloss in read(block, lexicon):
            gathering.add(gloss, block.segment)
    return gathering.frame()


def score(counts: pl.DataFrame) -> pl.DataFrame:
    """Turn counts into ATTESTATIONS: documents vote on close calls, then shards of one document are folded."""
    return attestations(vote(counts))


def mine(documents: Iterable[Document], *, lexicon: Lexicon | None = None) -> pl.DataFrame:
    """Count and score in one step."""
    return score(concat(count(document, lexicon=lexicon) for document in documents))
