"""``glossary dedup``: near duplicates, with what to do about them."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli import bookmarks
from glossary.cli.columns import Column
from glossary.cli.opening import readable
from glossary.cli.options import FormatOption, GlossaryOption
from glossary.cli.render import Output, emit, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.dedup import Suggestion

COLUMNS = tuple(Column(key, key) for key in ("reason", "zh", "en", "other_zh", "other_en", "action"))
TABLE = (
    Column("reason", "why"),
    Column("zh", "Chinese"),
    Column("en", "English"),
    Column("action", "what to do", keep=True),
)

SURE = {"drop", "admit", "reject"}
"""What can be carried out as it is suggested."""

QUESTIONS = {
    "drop": "Drop the second?  [y]es  [f]irst instead",
    "admit": "Admit the second?  [y]es  [r]eject it",
    "reject": "Reject the second?  [y]es  [f]irst instead",
    "check": "Which is wrong?  [f]irst  [s]econd",
    "keep both": "Nothing need be done.  [y] seen",
}
REVERSED = {"drop": "drop", "reject": "reject", "check": "reject"}
"""What “first” means: the same with the rows the other way round."""

KEYS = {
    "drop": {"y": "drop"},
    "admit": {"y": "admit", "r": "reject"},
    "reject": {"y": "reject"},
    "check": {"s": "reject"},
    "keep both": {"y": "keep both"},
}
"""What each further key does with the second row."""


def dedup(
    *,
    glossary: GlossaryOption = None,
    apply: Annotated[bool, typer.Option("--apply", help="Carry out what is shown, as far as it is sure.")] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask for each, one key; answers may be piped in, one a line.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Only suggestions whose reason holds this.")] = "",
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="The surest so many; 0 for all.")] = 100,
    again: Annotated[bool, typer.Option("--again", help="Those as well that --ask has had your answer to.")] = False,
    output: FormatOption = Output.TABLE,
) -> None:
    """Find pairs that may be the same: spelled, abbreviated or ordered differently, mistyped, or part of one another.

    Shows the surest with a suggestion and changes nothing, unless --apply or --ask says so; --apply does not overrule
    what you decided. What you answer to --ask is remembered. Exits with 1 if anything was found and left.

    Example: glossary dedup --reason abbreviated
    """
    from glossary.dedup import apply as carry_out
    from glossary.dedup import suggest
    from glossary.store.locate import locate

    store = readable(locate(glossary, writing=apply or ask).path)
    bookmark = store.private / "dedup.json"
    answered = set() if again else bookmarks.read(bookmark)
    every = [one for one in suggest(store.terms) if reason in one.reason and rows_of(one) not in answered]
    found = every[:limit] if limit else every
    decisions = [(one, one) for one in found if one.action in SURE] if apply else list(agreed(found)) if ask else []
    if accepted := [done for _, done in decisions if done.action in SURE]:
        with store.transaction("dedup") as change:
            change.terms = carry_out(change.terms, accepted, asked=ask)
    if ask and decisions:
        bookmarks.write(bookmark, bookmarks.read(bookmark) | {rows_of(one) for one, _ in decisions})
    settled = {one for one, _ in decisions}
    left = [one for one in found if one not in settled]
    if left and not ask:
        if output is Output.TABLE:
            emit((row for one in left for row in both(one)), TABLE)
        else:
            emit(map(asdict, left), COLUMNS, output)
    say(f"{len(every)} found, {len(accepted)} carried out." if every else "No near duplicates.")
    if len(found) < len(every):
        say(f"The surest {len(found)} were looked at; --limit 0 is for all, --reason for one kind.")
    if len(every) > len(settled):
        raise typer.Exit(1)


def both(one: Suggestion) -> Iterator[dict[str, str]]:
    """Lay a suggestion out as two rows, one beneath the other, with what to do beside the second."""
    yield {"reason": one.reason, "zh": one.zh, "en": one.en}
    yield {"zh": one.other_zh, "en": one.other_en, "action": one.action}


def rows_of(one: Suggestion) -> tuple[str, ...]:
    """Return the two rows of a suggestion."""
    return one.zh, one.en, one.other_zh, one.other_en


def agreed(suggestions: Iterable[Suggestion]) -> Iterator[tuple[Suggestion, Suggestion]]:
    """Ask for each suggestion and yield it with what the person wants done, until she quits."""
    from glossary.cli.keys import read_key

    for one in suggestions:
        say(
            f"{one.reason}:",
            f"  1  {one.zh} = {one.en}  ({one.status})",
            f"  2  {one.other_zh} = {one.other_en}  ({one.other_status})",
        )
        wanted = None
        while wanted is None:
            say(f"{QUESTIONS[one.action]}  [n]o  [q]uit")
            key = read_key(sys.stdin)[:1].lower()
            if key in {"q", ""}:
                return
            wanted = answer(one, key)
        yield one, wanted


def answer(one: Suggestion, key: str) -> Suggestion | None:
    """Return what a key makes of a suggestion, which may be to keep both; None if it is none of the keys."""
    if key == "f" and one.action in REVERSED:
        rows = {"zh": one.other_zh, "en": one.other_en, "other_zh": one.zh, "other_en": one.en}
        return replace(one, action=REVERSED[one.action], **rows)
    action = {"n": "keep both", **KEYS[one.action]}.get(key)
    return replace(one, action=action) if action else None
