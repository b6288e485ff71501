"""How the answer to a query is shown, in each output format."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from glossary.cli.columns import Cell, Column
from glossary.cli.render import Output, emit, say, write
from glossary.search.highlight import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.search.answer import Answer, Hit

TABLE: Final = (
    Column("zh", "Chinese"),
    Column("pinyin", "Pinyin"),
    Column("en", "English"),
    Column("status", "Status", keep=True),
    Column("freq", "Seen", justify="right", keep=True, spare=True),
    Column("found", "Found", keep=True, spare=True),
)
PLAIN: Final = tuple(Column(key, key) for key in ("zh", "pinyin", "en"))
WHOLE_REASON: Final = ("mixed", "concept")
"""Fields that say enough; of the others the column that was found is plain to see."""

FOUND: Final = {"prefix": "begins", "fuzzy": "near", "concept": "same"}


@dataclass(frozen=True, slots=True)
class Show:
    """In which form answers are shown, and whether several are told apart."""

    output: Output = Output.TABLE
    several: bool = False


def show(answers: Iterable[Answer], form: Show) -> Iterator[Answer]:
    """Print each answer as its turn comes, talk about it on stderr, and pass it on."""
    if form.output in {Output.CSV, Output.TSV}:
        collected = list(answers)
        emit([row for answer in collected for row in data(answer, form)], (), form.output)
        for answer in collected:
            remarks(answer)
            yield answer
        return
    for answer in answers:
        block(answer, form)
        remarks(answer)
        yield answer


def block(answer: Answer, form: Show) -> None:
    """Print one answer."""
    if form.several and form.output in {Output.TABLE, Output.PLAIN}:
        write(f"# {answer.typed}")
    if form.output is Output.TABLE:
        emit(map(cells, answer.hits), TABLE)
    else:
        emit(data(answer, form), PLAIN, form.output)
    if form.several and form.output in {Output.TABLE, Output.PLAIN}:
        write("")
    sys.stdout.flush()


def data(answer: Answer, form: Show) -> Iterator[dict[str, Any]]:
    """Yield the rows of an answer with all that is known of them, and what was found how."""
    for hit in answer.hits:
        asked = {"query": answer.typed} if form.several or form.output is Output.JSONL else {}
        yield {**asked, **hit.row, "field": hit.field, "match": hit.shape}


def cells(hit: Hit) -> dict[str, object]:
    """Return a hit as the cells of a table, with what was found marked."""
    marked, row = spans(hit), hit.row
    texts = {name: Cell(row[name], tuple(marked.get(name, ()))) for name in ("zh", "pinyin", "en")}
    found = hit.field if hit.field in WHOLE_REASON else hit.shape
    return {**texts, "status": row["status"], "freq": row["freq"] or None, "found": FOUND.get(found, found)}


def remarks(answer: Answer) -> None:
    """Say on stderr what the data do not say: that nothing was found, what was meant, what waits in review."""
    meant = " or ".join(f"“{text}”" for text in answer.suggestions)
    if answer.unwanted:
        say(f"“{answer.typed}” occurs, but in no row that the options ask for.")
    elif not answer.hits and not answer.waiting:
        say(f"Nothing found for “{answer.typed}”.{f' Did you mean {meant}?' if meant else ''}")
    elif answer.guessed:
        say(f"“{answer.typed}” does not occur; these are near it.{f' Did you mean {meant}?' if meant else ''}")
    if answer.waiting:
        count = f"{answer.waiting}+" if answer.waiting >= answer.counted else str(answer.waiting)
        more = "more " if answer.hits else ""
        rows = f"{more}match that waits" if count == "1" else f"{more}matches that wait"
        only = "" if answer.hits else f" of “{answer.typed}”"
        say(f"{count} {rows} in review{only}; see them with --all, decide with: glossary review")
