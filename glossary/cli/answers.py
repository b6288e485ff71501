"""How the answer to a query is shown, in each output format."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from glossary.cli.render import PIPED_WIDTH, Column, Output, emit, say, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.cli.columns import Cell
    from glossary.search.answer import Answer, Hit

WIDEST_FOUND: Final = 8
"""The reason of a hit wraps after its first word, so that the renderings have room."""

HEADINGS: Final = ("Chinese", "Pinyin", "English", "Status", "Seen", "Found")
PLAIN: Final = tuple(Column(key, key) for key in ("zh", "pinyin", "en"))
FOUND: Final = {
    "zh": "Chinese",
    "pinyin": "pinyin",
    "initials": "initials",
    "en": "English",
    "mixed": "mixed",
    "concept": "same term",
}


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
        for line in table(answer.hits):
            write(line)
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


def table(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield the lines of a table of hits."""
    from glossary.cli.columns import draw

    if hits:
        terminal = sys.stdout.isatty()
        total = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if terminal else PIPED_WIDTH
        colour = terminal and not os.environ.get("NO_COLOR")
        yield from draw(HEADINGS, [cells(hit) for hit in hits], total, colour=colour, last=WIDEST_FOUND)


def cells(hit: Hit) -> list[Cell]:
    """Return a hit as the cells of a table, with what was found marked."""
    from glossary.cli.columns import Cell
    from glossary.search.highlight import spans

    marked, row = spans(hit), hit.row
    texts = [Cell(row[name], tuple(marked.get(name, ()))) for name in ("zh", "pinyin", "en")]
    found = FOUND[hit.field] if hit.field == "concept" else f"{FOUND[hit.field]} {hit.shape}"
    return [*texts, Cell(row["status"]), Cell(str(row["freq"] or "")), Cell(found)]


def remarks(answer: Answer) -> None:
    """Say on stderr what the data do not say: that nothing was found, what was meant, what waits in review."""
    meant = " or ".join(f"“{text}”" for text in answer.suggestions)
    if answer.unwanted:
        say(f"“{answer.typed}” occurs, but in no row that the options ask for.")
    elif not answer.hits:
        say(f"Nothing found for “{answer.typed}”.{f' Did you mean {meant}?' if meant else ''}")
    elif answer.guessed:
        say(f"“{answer.typed}” does not occur; these are near it.{f' Did you mean {meant}?' if meant else ''}")
    if answer.waiting:
        count = f"{answer.waiting}+" if answer.waiting >= answer.counted else str(answer.waiting)
        rows = "match that waits" if count == "1" else "matches that wait"
        say(f"{count} more {rows} in review; see them with --all, decide with: glossary review")
