"""``glossary stats`` and ``glossary trend``: what the glossary holds, and how often terms are met by month."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.columns import Column
from glossary.cli.opening import readable
from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output, emit, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.store.store import Store

FONT = "Install one, such as Noto Sans CJK (Debian: fonts-noto-cjk), or draw an .svg and open it elsewhere."
BAR = 24
"""Columns of the longest bar."""

LARGEST = 10
"""Rows of each section in the overview; --by shows them all."""

PictureOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Draw it into FILE: .svg, or .png (extra: plot)."),
]


class By(StrEnum):
    """What can be counted by."""

    STATUS = "status"
    KIND = "kind"
    DOMAIN = "domain"
    SOURCE = "source"
    MONTH = "month"
    RENDERINGS = "renderings"


def stats(
    *,
    glossary: GlossaryOption = None,
    by: Annotated[By | None, typer.Option("--by", "-b", help="Count by this alone, and all of it.")] = None,
    output: FormatOption = Output.TABLE,
    picture: PictureOption = None,
) -> None:
    """Show what the glossary holds: coverage, and pairs by status, kind, domain, source and month.

    Renderings counts concepts by how many renderings compete in each. Sources and months come from the documents that
    were read; rejected pairs count under status only. A picture needs a font with Chinese characters, such as Noto Sans
    CJK (Debian: fonts-noto-cjk), on the machine that shows an SVG or makes a PNG.

    Example: glossary stats --by kind
    """
    from glossary.stats import counts
    from glossary.store.locate import locate

    store = readable(locate(glossary).path)
    if by is None and picture is None:
        overview(store, output)
        return
    chosen = by or By.STATUS
    rows = counts(store.terms, store.attestations, chosen).rows()
    if not rows:
        say(f"There is nothing to count by {chosen}.")
        raise typer.Exit(1)
    if picture is None:
        emit(counted({"by": str(chosen)}, rows, output), columns(chosen), output)
        return
    from glossary.stats.chart import bars

    draw(picture, bars(f"Glossary by {chosen}", [(value or "(none)", count) for value, count in rows]))


def overview(store: Store, output: Output) -> None:
    """Print coverage, then each count, the largest rows of it; as data all rows of all counts in one table."""
    from glossary.stats import counts, coverage

    parts = {part: counts(store.terms, store.attestations, part).rows() for part in By}
    figures = coverage(store.terms).rows(named=True)
    if output is not Output.TABLE:
        whole = [counted({"by": "coverage"}, [(row["figure"], row["count"]) for row in figures], output)]
        whole += [counted({"by": str(part)}, rows, output) for part, rows in parts.items()]
        emit((record for part in whole for record in part), (Column("by", "by"), *columns("value")[:2]), output)
        return
    for row in figures:
        row["share"] = "" if row["share"] is None else f"{row['share']:.0%}"
    emit(figures, (Column("figure", "glossary"), number("count"), number("share")))
    for part, rows in parts.items():
        if rows:
            typer.echo()
            emit(counted({}, rows[-LARGEST:] if part is By.MONTH else rows[:LARGEST], output), columns(part))
        if len(rows) > LARGEST:
            say(f"{len(rows) - LARGEST} more: glossary stats --by {part}")


def trend(
    terms: Annotated[list[str], typer.Argument(help="Chinese phrases or English renderings.", metavar="TERM...")],
    *,
    glossary: GlossaryOption = None,
    output: FormatOption = Output.TABLE,
    picture: PictureOption = None,
) -> None:
    """Show how often terms are met in the documents of each month.

    It counts what `glossary extract` found in documents that carry a date. Several terms give several tables with
    bars of one scale, or several lines in one picture.

    Example: glossary trend 科技自立自强 新质生产力 --output trend.svg
    """
    from glossary.stats import trend as mentions
    from glossary.store.locate import locate
    from glossary.store.store import Store

    met = mentions(Store.open(locate(glossary).path).attestations, terms)
    silent = [term for term in terms if not met.filter(term=term)["n"].sum()]
    for term in silent:
        say(f"“{term}” is met in no dated document.")
    if len(silent) == len(terms):
        raise typer.Exit(1)
    if picture is not None:
        from glossary.stats.chart import lines

        ticks = [month.strftime("%Y-%m") for month in met["month"].unique().sort()]
        draw(
            picture, lines("Mentions by month", ticks, [(term, met.filter(term=term)["n"].to_list()) for term in terms])
        )
        return
    spoken = [term for term in terms if term not in silent]
    longest = max(met["n"])
    for place, term in enumerate(spoken):
        rows = [(month.strftime("%Y-%m"), n) for _, month, n in met.filter(term=term).rows()]
        if place and output is Output.TABLE:
            typer.echo()
        heading = f"{term}: mentions in" if output is Output.TABLE else "month"
        emit(counted({"term": term}, rows, output, longest), columns(heading), output)


def columns(heading: str) -> Sequence[Column]:
    """Return the columns of a table with bars."""
    return (Column("value", heading), number("count"), Column("bar", " " * BAR, keep=True, spare=True))


def number(key: str) -> Column:
    """Return a column of numbers."""
    return Column(key, key, justify="right", keep=True)


def counted(
    first: dict[str, str], rows: list[tuple[str, int]], output: Output, longest: int = 0
) -> Iterable[dict[str, object]]:
    """Yield rows to print; in a table with a bar each, ``BAR`` columns for the largest count, or for ``longest``."""
    largest = longest or max((count for _, count in rows), default=0) or 1
    for value, count in rows:
        bar = {"bar": "█" * -(-count * BAR // largest)} if output is Output.TABLE else {}
        yield {**first, "value": value or "(none)", "count": count, **bar}


def draw(path: Path, svg: str) -> None:
    """Write a picture as its suffix says. Raises UnknownFormat for any other suffix."""
    from glossary.errors import UnknownFormat, UnreadableFile
    from glossary.lang.script import has_han
    from glossary.stats.chart import draws_chinese, png

    match path.suffix.lower():
        case ".svg":
            content = svg.encode()
        case ".png":
            content = png(svg)
            if has_han(svg) and not draws_chinese():
                say("This machine has no font with Chinese characters: they are missing in the picture.", FONT)
        case suffix:
            raise UnknownFormat(
                f"{path}: pictures are .svg or .png, not “{suffix}”.", hint="Name a file like chart.svg."
            )
    try:
        path.write_bytes(content)
    except OSError as exc:
        raise UnreadableFile(str(path), f"cannot be written: {exc.strerror}") from exc
    say(f"Drawn into {path}.")
