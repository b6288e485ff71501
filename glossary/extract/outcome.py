"""What mined pairs mean for a glossary: new, seen again, a rival rendering, rejected earlier, or unsure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from glossary.lang.english import en_key
from glossary.lang.script import zh_key
from glossary.model import REVIEW_BELOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

Outcome = Literal["new", "again", "rival", "rejected", "review"]


def outcomes(terms: pl.DataFrame, attestations: pl.DataFrame) -> list[Outcome]:
    """Say of each attestation, in order, what it is to the glossary ``terms`` as it was before the merge.

    ``rejected``: a person rejected the pair. ``again``: the pair is known. ``review``: the extractor is unsure, so
    that the pair waits for a person. ``rival``: the phrase is known with other renderings only. ``new``: all else.

    >>> import polars as pl
    >>> terms = pl.DataFrame({"zh": ["双循环"], "en": ["dual circulation"], "status": ["preferred"]})
    >>> mined = {"zh": ["双循环"] * 2, "en": ["Dual Circulations", "double cycle"], "score": [0.9, 0.9]}
    >>> outcomes(terms, pl.DataFrame(mined))
    ['again', 'rival']
    """
    status: Mapping[tuple[str, str], str] = {
        (zh_key(zh), en_key(en)): decided for zh, en, decided in terms.select("zh", "en", "status").iter_rows()
    }
    concepts = {zh for (zh, _), decided in status.items() if decided != "rejected"}
    return [
        _outcome(status.get((zh_key(zh), en_key(en))), known=zh_key(zh) in concepts, score=score)
        for zh, en, score in attestations.select("zh", "en", "score").iter_rows()
    ]


def _outcome(status: str | None, *, known: bool, score: float | None) -> Outcome:
    """Decide for one pair."""
    if status is not None:
        return "rejected" if status == "rejected" else "again"
    if score is not None and score < REVIEW_BELOW:
        return "review"
    return "rival" if known else "new"
