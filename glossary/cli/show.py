"""``glossary show``: everything known of one phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.columns import Column
from glossary.cli.opening import readable
from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output, emit, page, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polars as pl

COLUMNS = tuple(Column(key, key) for key in ("zh", "en", "status", "published", "publisher", "source", "locator"))


def show(
    term: Annotated[str, typer.Argument(help="A phrase: its Chinese, an English rendering, its pinyin or initials.")],
    *,
    glossary: GlossaryOption = None,
    output: FormatOption = Output.TABLE,
) -> None:
    """Show all renderings of one phrase: who used each, when, in which sentence, and why the extractor believes it.

    Renderings that you rejected are shown here and nowhere else.

    Example: glossary show 科技自立自强
    """
    import polars as pl

    from glossary.cli.lookup import read_as
    from glossary.concept import rows_of
    from glossary.merge import unfolded
    from glossary.reading import with_readings
    from glossary.store.locate import locate

    store = readable(locate(glossary).path)
    evidence = unfolded(store.attestations)
    rows = rows_of(store.terms, term)
    if rows.is_empty():
        rows = pl.concat([rows, *(rows_of(store.terms, zh) for zh in read_as(glossary, term))])
        rows = rows.unique(maintain_order=True)  # 双循环 and 雙循環 are one phrase
    rows = with_readings(rows)
    if rows.is_empty():
        say(f"“{term}” is not in {store.path}.", f"Near matches: glossary search {term!r}")
        raise typer.Exit(1)
    if output is Output.TABLE:
        page(laid_out(rows, evidence))
    else:
        emit(flat(rows, evidence), COLUMNS, output)


def laid_out(rows: pl.DataFrame, attestations: pl.DataFrame) -> Iterator[str]:
    """Lay out concepts, renderings and their attestations as indented lines; then what was found and is in no row."""
    from glossary.concept import evidence_of, pair_key

    found = evidence_of(attestations, rows)
    concept = ""
    for row in rows.iter_rows(named=True):
        if row["zh"] != concept:
            concept = row["zh"]
            yield "  ".join(part for part in (concept, row["pinyin"]) if part)
        yield f"  {row['en']}  {labelled(row)}{seen(row)}"
        if row["note"]:
            yield f"      note: {row['note']}"
        for attestation in attested(found.pop(pair_key(row["zh"], row["en"]), None)):
            yield from told(attestation)
    for table in found.values():
        yield f"  {table['en'][0]}  was found, and corrected or deleted since"
        for attestation in attested(table):
            yield from told(attestation)


def labelled(row: dict[str, Any]) -> str:
    """Say in brackets what was decided of a row."""
    return f"[{', '.join(row[key] for key in ('status', 'kind', 'domain') if row[key])}]"


def attested(table: pl.DataFrame | None) -> Iterable[dict[str, Any]]:
    """Return the attestations of a pair, none if it has none."""
    return () if table is None else table.iter_rows(named=True)


def seen(row: dict[str, Any]) -> str:
    """Say how often and when a rendering was seen; nothing if it never was."""
    if not row["freq"]:
        return ""
    times = "once" if row["freq"] == 1 else f"{row['freq']} times"
    documents = "1 document" if row["docs"] == 1 else f"{row['docs']} documents"
    dates = sorted({str(row[key]) for key in ("first_seen", "last_seen") if row[key]})
    return f"  {times} in {documents}{', ' if dates else ''}{' to '.join(dates)}"


def told(row: dict[str, Any]) -> Iterator[str]:
    """Lay out one attestation: who, when, where; the sentence; how the boundary was found."""
    who = [str(row[key]) for key in ("published", "publisher", "title") if row[key]]
    yield "      " + ", ".join([*who, row["source"], row["locator"]]).rstrip(", ")
    if row["context"]:
        yield f"        {row['context']}"
    if row["layout"]:
        second = f", margin {row['margin']:.2f} over: {row['runner_up']}" if row["runner_up"] else ""
        score = f", score {row['score']:.2f}" if row["score"] is not None else ""
        yield f"        {row['layout']}: {row['rule']}{second}{score}"


def flat(rows: pl.DataFrame, attestations: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Give one row for each attestation, and one for each rendering without any, with what was decided of it."""
    from glossary.concept import evidence_of, pair_key

    found = evidence_of(attestations, rows)
    nothing = [dict.fromkeys(attestations.columns)]
    for row in rows.iter_rows(named=True):
        decided = {key: row[key] for key in ("zh", "en", "pinyin", "status", "kind", "domain", "note")}
        pair = pair_key(row["zh"], row["en"])
        for attestation in found[pair].iter_rows(named=True) if pair in found else nothing:
            yield {**attestation, **decided}
