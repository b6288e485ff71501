"""``glossary dedup``: near duplicates, with what to do about them."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.columns import Column
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


def dedup(
    *,
    glossary: GlossaryOption = None,
    apply: Annotated[bool, typer.Option("--apply", help="Carry all suggestions out that can be.")] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask for each, one key: y, n, q; answers may be piped in.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Only suggestions whose reason holds this.")] = "",
    output: FormatOption = Output.TABLE,
) -> None:
    """Find pairs that may be the same: spelled, abbreviated or ordered differently, mistyped, or part of one another.

    Shows them with a suggestion and changes nothing, unless --apply or --ask says so; what you decided is not
    overruled. Exits with 1 if anything was found and left.

    Example: glossary dedup --reason abbreviated
    """
    from glossary.dedup import apply as carry_out
    from glossary.dedup import suggest
    from glossary.store.locate import locate
    from glossary.store.store import Store

    store = Store.open(locate(glossary, writing=apply or ask).path)
    found = [one for one in suggest(store.terms) if reason in one.reason]
    accepted = found if apply else list(agreed(found)) if ask else []
    if accepted:
        with store.transaction("dedup") as change:
            change.terms = carry_out(change.terms, accepted)
    left = [one for one in found if one not in accepted]
    if left and not ask:
        if output is Output.TABLE:
            emit((row for one in left for row in both(one)), TABLE)
        else:
            emit(map(asdict, left), COLUMNS, output)
    say(f"{len(found)} found, {len(accepted)} accepted." if found else "No near duplicates.")
    if left:
        raise typer.Exit(1)


def both(one: Suggestion) -> Iterator[dict[str, str]]:
    """Lay a suggestion out as two rows, one beneath the other, with what to do beside the second."""
    yield {"reason": one.reason, "zh": one.zh, "en": one.en}
    yield {"zh": one.other_zh, "en": one.other_en, "action": one.action}


def agreed(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Ask for each suggestion and yield those that the person accepts."""
    from glossary.cli.keys import read_key

    for one in suggestions:
        say(
            f"{one.reason}:",
            f"  {one.zh} = {one.en}",
            f"  {one.other_zh} = {one.other_en}",
            f"{one.action} the second? [y]es [n]o [q]uit" if one.action != "keep both" else "seen? [y]es [q]uit",
        )
        key = read_key(sys.stdin)[:1].lower()
        if key in {"q", ""}:
            return
        if key == "y":
            yield one
