"""``glossary extract``: mine briefs for pairs and merge them into the glossary."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli.columns import Column
from glossary.cli.opening import announced
from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output, emit, follow, say, stacked
from glossary.errors import GlossaryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl

    from glossary.lang.lexicon import Lexicon
    from glossary.store.store import Store

COLUMNS = (
    Column("zh", "Chinese"),
    Column("en", "English"),
    Column("kind", "kind", keep=True),
    Column("score", "score", justify="right", keep=True),
    Column("outcome", "", keep=True),
)
KEYS = (
    "zh en pinyin kind score layout rule source locator context outcome margin runner_up abbreviation "
    "title publisher published url n"
).split()
"""Keys of a line of JSON, a stable interface: more may follow, none goes."""

MEANING = {
    "new": "new",
    "again": "seen again",
    "rival": "another rendering of a known phrase",
    "rejected": "rejected earlier, left out",
    "review": "unsure, waiting in `glossary review`",
    "gone": "corrected or deleted by you since, left out",
}
NEWS = {"new", "rival", "review"}
LARGE = 1 << 21
"""Bytes of a file from which on its reading takes seconds, and a person wants to see that it goes on."""


def extract(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    *,
    glossary: GlossaryOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Show what is found; write nothing.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Show rule, margin, runner-up and sentence of each pair.")] = False,
    persons: Annotated[bool, typer.Option("--persons/--no-persons", help="Keep or leave out names of persons.")] = True,
    comments: Annotated[bool, typer.Option("--comments", help="Read the comments in Word files as well.")] = False,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the files, where it is not detected.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first file that cannot be read.")] = False,
    output: FormatOption = Output.TABLE,
) -> None:
    """Find Chinese phrases and their English glosses in briefs, and merge them into the glossary.

    Reads plain text, Markdown, HTML and whatever `glossary formats` lists; a folder stands for all files below it.
    What you decided stays as it is, and a pair that you rejected is not proposed again.

    Example: glossary extract examples/brief.txt --dry-run
    """
    from platformdirs import user_cache_path

    from glossary import starter
    from glossary.extract import score
    from glossary.extract.frame import concat
    from glossary.extract.outcome import outcomes
    from glossary.lang.lexicon import Lexicon
    from glossary.store.locate import locate
    from glossary.store.store import Store

    location = locate(glossary, writing=True)
    store = Store.open(location.path, create=True)
    failures: list[GlossaryError] = []
    known = store.terms
    lexicon = Lexicon.load(user_cache_path("glossary"), [*starter.pairs(), *approved(known)])
    how = {"encoding": encoding, "comments": comments}
    found = score(concat(count_all(paths, failures, lexicon, how, skip=[store.path], strict=strict)))
    found = found if persons else found.filter(found["kind"] != "person")
    found = found.with_columns(found["score"].round(3))
    rows = list(readable(found, without_gone(outcomes(known, found), found, store.attestations)))
    if not dry_run and rows:
        save(store, found)
    if rows:
        show(rows, output, why=why)
    for failure in failures:
        say(str(failure), failure.hint)
    if rows or not failures:
        summarise(rows, "nothing was written" if dry_run else str(location.path))
    if failures or not rows:
        raise typer.Exit(2 if failures else 1)


def count_all(
    paths: list[str],
    failures: list[GlossaryError],
    lexicon: Lexicon,
    how: Mapping[str, Any],
    *,
    skip: list[Path],
    strict: bool,
) -> Iterator[pl.DataFrame]:
    """Mine file after file; one that cannot be read, or not to its end, is added to ``failures`` and left out.

    With ``strict`` it is raised instead, and nothing further is read. ``how`` are options of the reader; ``skip`` is
    passed over in folders: the glossary.
    """
    from glossary.extract import count
    from glossary.formats import read, walk

    files = list(walk(paths, skip=skip))
    for path in follow(files, "Reading", slow=any(size(path) >= LARGE for path in files)):
        try:
            document = replace(read(path, **how), source=path)
            yield count(document, lexicon=lexicon)
        except GlossaryError as error:
            if strict:
                raise
            failures.append(error)


def size(path: str) -> int:
    """Return how many bytes a file has; 0 for standard input and for what is not there."""
    return Path(path).stat().st_size if Path(path).is_file() else 0


def approved(terms: pl.DataFrame) -> list[tuple[str, str]]:
    """Return the pairs that a person approved: they help to find the boundaries of others."""
    decided = terms.filter(terms["status"].is_in(["preferred", "admitted"]))
    return list(zip(decided["zh"], decided["en"], strict=True))


def without_gone(outcomes: Sequence[str], found: pl.DataFrame, heard: pl.DataFrame) -> list[str]:
    """Return the outcomes, with "gone" for pairs that were found before and are in no row: merging leaves them out."""
    from glossary.keys import PAIR, with_keys

    asked, before = with_keys(*(table.select("zh", "en") for table in (found, heard)))
    known = set(asked.with_row_index().join(before, on=PAIR, how="semi")["index"])
    return ["gone" if at in known and outcome in NEWS else outcome for at, outcome in enumerate(outcomes)]


def readable(found: pl.DataFrame, outcomes: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give each attestation as a dictionary of the stable keys, with a pinyin reading and what it means."""
    from glossary.lang.pinyin import reading

    for row, outcome in zip(found.iter_rows(named=True), outcomes, strict=True):
        pinyin = row["pinyin"] or reading(row["zh"])
        whole = {**row, "pinyin": pinyin, "score": round(row["score"], 3), "outcome": outcome}
        yield {key: whole[key] for key in KEYS}


def save(store: Store, found: pl.DataFrame) -> None:
    """Merge the attestations into the glossary, in one transaction."""
    from glossary.merge import absorb
    from glossary.reading import with_readings

    with announced(store), store.transaction("extract") as change:
        terms, change.attestations = absorb(change.terms, change.attestations, found)
        change.terms = with_readings(terms)


def show(rows: list[dict[str, Any]], output: Output, *, why: bool) -> None:
    """Print the pairs; with ``why`` the evidence of each under its pair."""
    if output is not Output.TABLE:
        emit(rows, COLUMNS, output)
    elif not why:
        emit(({**row, "zh": stacked(row["zh"], row["pinyin"])} for row in once(rows)), COLUMNS)
    for row in rows if why and output is Output.TABLE else ():
        typer.echo(f"{row['zh']} = {row['en']}  [{row['kind']}, score {row['score']:.2f}, {row['outcome']}]")
        second = f", margin {row['margin']:.2f} over: {row['runner_up']}" if row["runner_up"] else ""
        typer.echo(f"    {row['layout']}: {row['rule']}{second}")
        typer.echo(f"    {row['source']}, {row['locator']}: {row['context']}")


def once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the first row of each pair: several files may hold it."""
    first: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        first.setdefault((row["zh"], row["en"]), row)
    return list(first.values())


def summarise(rows: list[dict[str, Any]], where: str) -> None:
    """Say on stderr how many pairs came out and what they mean for the glossary."""
    pairs = once(rows)
    counts = Counter(row["outcome"] for row in pairs)
    parts = [f"{counts[outcome]} {meaning}" for outcome, meaning in MEANING.items() if counts[outcome]]
    total = "1 pair" if len(pairs) == 1 else f"{len(pairs):,} pairs"
    say(f"{total}: {', '.join(parts)} ({where})." if rows else "No pair of Chinese and English was found.")
