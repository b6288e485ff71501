"""``glossary review``: candidates one by one, one key each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from glossary.cli import bookmarks
from glossary.cli.edit import demotions
from glossary.cli.options import GlossaryOption
from glossary.cli.render import page, say
from glossary.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from glossary.cli.bookmarks import Passed
    from glossary.store.store import Store

    Row = dict[str, Any]

STATUS = {"p": "preferred", "a": "admitted", "r": "rejected"}
MENU = "[p]refer  [a]dmit  [e]dit  [r]eject  [s]kip  [q]uit"
SENTENCES = 3
"""How many sentences are shown: enough to judge by, few enough to fit a screen."""


def review(
    *,
    glossary: GlossaryOption = None,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="Only candidates with a low score, which search hides.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Show those again that you skipped before.")] = False,
) -> None:
    """Decide on candidates one after another, with the sentences in which they were found.

    Each decision is saved at once; quit whenever you like, the next review goes on where you left. Without a terminal,
    keys are read from standard input, one a line; “e BETTER ENGLISH” corrects a rendering and admits it.

    Example: glossary review --unsure
    """
    from glossary.store.locate import locate
    from glossary.store.store import Store

    store = Store.open(locate(glossary, writing=True).path)
    bookmark = store.private / "review.json"
    skipped: Passed = set() if again else bookmarks.read(bookmark)
    decided = 0
    while (queue := waiting(store.terms, skipped, unsure=unsure)).height:
        row = queue.row(0, named=True)
        page(laid_out(store, row, queue.height), sys.stderr)
        answer = ask(row["en"])
        if answer in {"q", ""}:
            break
        if answer == "s":
            skipped.add((row["zh"], row["en"]))
            bookmarks.write(bookmark, skipped)
        else:
            decided += decide_on(store, row, answer)
    left, unseen = (waiting(store.terms, passed, unsure=unsure).height for passed in (set(), skipped))
    of_them = f", {left - unseen:,} of them skipped (--again)" if left > unseen else ""
    say(f"{decided} decided, {left:,} candidates left{of_them}.")


def waiting(terms: pl.DataFrame, skipped: Passed, *, unsure: bool) -> pl.DataFrame:
    """Return the candidates that nobody decided or skipped, the most certain and frequent first."""
    import polars as pl

    from glossary.model import REVIEW_BELOW

    queue = terms.filter(pl.col("status") == "candidate")
    if unsure:
        queue = queue.filter(pl.col("score") < REVIEW_BELOW)
    if skipped:
        passed = pl.DataFrame(sorted(skipped), schema=["zh", "en"], orient="row")
        queue = queue.join(passed, on=["zh", "en"], how="anti")
    return queue.sort("score", "freq", "zh", "en", descending=[True, True, False, False], nulls_last=True)


def laid_out(store: Store, row: Row, left: int) -> Iterator[str]:
    """Lay out a candidate, the other renderings of its phrase, and sentences that it was found in, its own first."""
    import polars as pl

    from glossary.keys import concept

    score = "" if row["score"] is None else f"  {row['score']:.2f}"
    yield ""
    yield f"{row['zh']}  {row['pinyin']}"
    yield f"  {row['en']}  ({row['kind']}{score})  {left:,} left"
    others = store.terms.filter(concept(store.terms, row["zh"]) & (store.terms["status"] != "rejected"))
    for other in others.iter_rows(named=True):
        if other["en"] != row["en"]:
            yield f"  also: {other['en']}  ({other['status']})"
    evidence = store.attestations
    seen = evidence.filter(concept(evidence, row["zh"]) & (evidence["context"] != ""))
    own = pl.col("en") == row["en"]
    for found in seen.sort(own, "published", descending=True, nulls_last=True).head(SENTENCES).iter_rows(named=True):
        yield f"  > {' '.join(found['context'].split())}"
        yield f"    {', '.join(filter(None, (found['source'], found['locator'], str(found['published'] or ''))))}"


def ask(rendering: str) -> str:
    """Return a key of the menu, or "e" with the rendering corrected; ask again until it is one."""
    from glossary.cli.keys import corrected, read_key

    while True:
        say(MENU)
        answer = read_key(sys.stdin)
        key, better = answer[:1].lower(), answer[1:].strip()
        if key == "e" and not better and sys.stdin.isatty():
            better = corrected(rendering, "English")
        if key == "e" and better:
            return f"e{better}"
        if key in {"", "s", "q", *STATUS}:
            return key
        say(f"“{answer}” is none of the keys.")


def decide_on(store: Store, row: Row, answer: str) -> int:
    """Save what was decided on a candidate; return 1, or 0 if it could not be done."""
    from glossary.decide import Decision, decide

    edited = Decision(en=answer[1:], status="admitted")
    decision = edited if answer[0] == "e" else Decision(status=STATUS[answer])
    try:
        with store.transaction("review") as change:
            before = change.terms
            change.terms = decide(change.terms, row["zh"], row["en"], decision)
    except InputError as error:
        say(str(error), error.hint)
        return 0
    say(f"  {decision.status}: {decision.en or row['en']}")
    say(*(f"  {sentence}" for sentence in demotions(before, store.terms, [(row["zh"], row["en"])])))
    return 1
