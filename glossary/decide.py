"""What people decide of terms: add a pair, change a row; one preferred rendering a concept and domain."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from difflib import get_close_matches

import polars as pl

from glossary.errors import InputError
from glossary.keys import concept, pair
from glossary.model import KIND, STATUS
from glossary.tables import TERMS, conform


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The cells that a person sets; None leaves a cell as it is. ``zh`` and ``en`` correct the spelling."""

    status: str | None = None
    kind: str | None = None
    domain: str | None = None
    note: str | None = None
    pinyin: str | None = None
    zh: str | None = None
    en: str | None = None

    @property
    def cells(self) -> dict[str, str]:
        """Return what is to be set, tidied; raises InputError on a value that no cell may hold."""
        cells = {name: value.strip() for name, value in asdict(self).items() if value is not None}
        for name, known in (("status", STATUS), ("kind", KIND)):
            if name in cells and cells[name] not in known:
                near = get_close_matches(cells[name].lower(), known, 1)
                meant = f"Did you mean {near[0]}? " if near else ""
                raise InputError(f"{cells[name]!r} is no {name}.", hint=f"{meant}There are: {', '.join(known)}.")
        for name in ("zh", "en"):
            if name in cells and (not cells[name] or "\n" in cells[name]):
                raise InputError(f"A term's {name} may not be empty or hold a line break: {cells[name]!r}.")
        return cells


def add(terms: pl.DataFrame, zh: str, en: str, decision: Decision | None = None) -> pl.DataFrame:
    """Return the terms with the pair of ``zh`` and ``en``, decided by a person.

    If a spelling of the pair is there already, that row is decided. Without a status, the pair becomes preferred if its
    concept has no preferred rendering in this domain yet, else admitted.

    >>> from glossary.tables import empty
    >>> terms = add(add(empty(TERMS), "双循环", "dual circulation"), "双循环", "“dual-cycle” model")
    >>> terms.sort("en").select("en", "status").rows()
    [('dual circulation', 'preferred'), ('“dual-cycle” model', 'admitted')]
    """
    decision = decision or Decision()
    spelling = Decision(zh=zh, en=en).cells
    if not pair(terms, spelling["zh"], spelling["en"]).any():
        row = pl.DataFrame([{"status": "admitted", "kind": "term", **spelling}])
        terms = pl.concat([conform(terms, TERMS), conform(row, TERMS)], how="diagonal")
        terms = terms.with_columns(pl.col(pl.String).fill_null(""))
    if decision.status is None:
        here = concept(terms, zh)
        domain = decision.cells.get("domain") or domain_of(terms, zh, en)
        taken = terms.filter(here & (pl.col("status") == "preferred") & (pl.col("domain") == domain))
        own = taken.filter(pair(taken, zh, en))
        status = "admitted" if taken.height and not own.height else "preferred"
        decision = Decision(**{**asdict(decision), "status": status})
    return decide(terms, zh, en, decision)


def domain_of(terms: pl.DataFrame, zh: str, en: str) -> str:
    """Return the domain of a pair that is there."""
    return str(terms.filter(pair(terms, zh, en))["domain"][0])


def decide(terms: pl.DataFrame, zh: str, en: str, decision: Decision) -> pl.DataFrame:
    """Return the terms with the decision taken on the pair of ``zh`` and ``en``, in whatever spelling it stands.

    A pair that becomes preferred demotes the one that was, within its domain, to admitted. Raises InputError if there
    is no such pair, or if a corrected spelling would double another row.

    >>> from glossary.tables import empty
    >>> terms = add(empty(TERMS), "碳达峰", "carbon peak")
    >>> decide(terms, "碳達峰", "Carbon peaks", Decision(status="deprecated"))["status"].to_list()
    ['deprecated']
    """
    chosen = pair(terms, zh, en)
    if not chosen.any():
        raise InputError(f"The glossary has no pair {zh} = {en}.", hint=f"Add it with: glossary add {zh} {en!r}")
    cells = decision.cells
    rows = terms.with_columns(
        pl.when(chosen).then(pl.lit(value)).otherwise(pl.col(name)).alias(name) for name, value in cells.items()
    )
    if rows.select(pl.struct("zh", "en").is_duplicated().any()).item():
        raise InputError(
            f"{cells.get('zh', zh)} = {cells.get('en', en)} is in the glossary already.",
            hint="Reject or delete one of the two instead.",
        )
    if rows.filter(chosen)["status"].is_in(["preferred"]).any() and cells.keys() & {"status", "domain", "zh"}:
        return demoted(rows, chosen)
    return rows


def demoted(terms: pl.DataFrame, chosen: pl.Series) -> pl.DataFrame:
    """Return the terms with every other preferred rendering of the chosen one's concept and domain admitted."""
    first = terms.filter(chosen).row(0, named=True)
    rivals = concept(terms, first["zh"]) & ~chosen & (terms["domain"] == first["domain"])
    return terms.with_columns(
        status=pl.when(rivals & (pl.col("status") == "preferred")).then(pl.lit("admitted")).otherwise("status")
    )
