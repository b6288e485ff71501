"""``glossary add`` and ``glossary set``: what a person decides, one pair at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.cli.complete import one_of
from glossary.cli.opening import announced
from glossary.cli.options import GlossaryOption
from glossary.cli.render import say
from glossary.cli.show import labelled
from glossary.errors import InputError
from glossary.model import KIND, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars as pl

    from glossary.decide import Decision

StatusOption = Annotated[
    str | None,
    typer.Option("--status", "-s", help=f"One of: {', '.join(STATUS)}.", autocompletion=one_of(STATUS)),
]
KindOption = Annotated[
    str | None,
    typer.Option("--kind", "-k", help=f"One of: {', '.join(KIND)}.", autocompletion=one_of(KIND)),
]
DomainOption = Annotated[str | None, typer.Option("--domain", "-d", help="Subject field, such as finance.")]
NoteOption = Annotated[str | None, typer.Option("--note", help="A remark of yours.")]
PinyinOption = Annotated[str | None, typer.Option("--pinyin", "-p", help="The reading, with tone marks or numbers.")]


def add(
    zh: Annotated[str, typer.Argument(help="The Chinese phrase.")],
    en: Annotated[str, typer.Argument(help="An English rendering of it.")],
    *,
    glossary: GlossaryOption = None,
    status: StatusOption = None,
    kind: KindOption = None,
    domain: DomainOption = None,
    note: NoteOption = None,
    pinyin: PinyinOption = None,
) -> None:
    """Add a pair of your own.

    Without --status it becomes the preferred rendering, or an admitted one if the phrase has a preferred one already.

    Example: glossary add 新质生产力 "new quality productive forces" --domain economy
    """
    import polars as pl

    from glossary.decide import Decision
    from glossary.decide import add as added
    from glossary.keys import concept
    from glossary.lang.script import has_han
    from glossary.reading import with_readings
    from glossary.store.locate import locate
    from glossary.store.store import Store

    if not has_han(zh):
        hint = f"The Chinese comes first: glossary add {en} {zh!r}" if has_han(en) else ""
        raise InputError(f"“{zh}” holds no Chinese character.", hint=hint)
    store = Store.open(locate(glossary, writing=True).path, create=True)
    with announced(store), store.transaction("add") as change:
        before = change.terms
        decision = Decision(status=status, kind=kind, domain=domain, note=note, pinyin=with_marks(pinyin))
        terms = added(change.terms, zh, en, decision)
        mine = concept(terms, zh)
        change.terms = pl.concat([terms.filter(~mine), with_readings(terms.filter(mine))])
    report(store.terms, zh, en)
    say(*demotions(before, store.terms, [(zh, en)]))


def edit(
    term: Annotated[str, typer.Argument(help="The phrase: its Chinese, an English rendering, or its pinyin.")],
    en: Annotated[str | None, typer.Argument(help="Which rendering, if the phrase has several.")] = None,
    *,
    glossary: GlossaryOption = None,
    status: StatusOption = None,
    kind: KindOption = None,
    domain: DomainOption = None,
    note: NoteOption = None,
    pinyin: PinyinOption = None,
    new_zh: Annotated[str | None, typer.Option("--zh", help="Correct the spelling of the Chinese.")] = None,
    new_en: Annotated[str | None, typer.Option("--en", help="Correct the spelling of the English.")] = None,
) -> None:
    """Decide on a pair, or correct it: status, kind, domain, note, pinyin, spelling.

    A rendering that becomes preferred demotes the one that was to admitted. A domain or a reading is set for all
    renderings of the phrase unless one is named.

    Example: glossary set 科技自立自强 "S&T self-reliance" --status preferred
    """
    from glossary.decide import Decision, decide
    from glossary.store.locate import locate
    from glossary.store.store import Store

    decision = Decision(
        status=status, kind=kind, domain=domain, note=note, pinyin=with_marks(pinyin), zh=new_zh, en=new_en
    )
    if not decision.cells:
        raise InputError("Nothing to set.", hint="Say what: --status, --kind, --domain, --note, --pinyin, --zh, --en.")
    location = locate(glossary)
    if location.read_only:
        raise InputError("This is the starter glossary, which stays as it is.", hint="Add a pair of your own first.")
    store = Store.open(location.path)
    with announced(store), store.transaction("set") as change:
        before = change.terms
        pairs = chosen(
            change.terms, term, en, all_renderings=not {"status", "en", "kind", "note"} & decision.cells.keys()
        )
        for one_zh, one_en in pairs:
            change.terms = decide(change.terms, one_zh, one_en, reread(decision, change.terms, one_zh, one_en))
    for one_zh, one_en in pairs:
        report(store.terms, new_zh or one_zh, new_en or one_en)
    say(*demotions(before, store.terms, pairs))


def chosen(terms: pl.DataFrame, term: str, en: str | None, *, all_renderings: bool) -> list[tuple[str, str]]:
    """Return the pairs that are meant: all of a phrase, or the one that was named; raises InputError if unclear."""
    from glossary.concept import rows_of
    from glossary.lang.english import en_key

    rows = rows_of(terms, term)
    pairs = list(zip(rows["zh"], rows["en"], strict=True))
    if not pairs:
        raise InputError(f"“{term}” is not in the glossary.", hint=f"Near matches: glossary search {term!r}")
    wanted = en_key(en if en is not None else term)
    named = [pair for pair in pairs if en_key(pair[1]) == wanted]
    if named:
        return named
    listed = "; ".join(one_en for _, one_en in pairs)
    if en is not None:
        raise InputError(f"{pairs[0][0]} has no rendering “{en}”.", hint=f"It has: {listed}.")
    if len(pairs) > 1 and not all_renderings:
        raise InputError(f"Which rendering of {pairs[0][0]}? It has: {listed}.", hint="Name it after the phrase.")
    return pairs


def with_marks(pinyin: str | None) -> str | None:
    """Turn numbered pinyin into tone marks; leave marked pinyin as it is."""
    if pinyin is None:
        return None
    from glossary.lang.pinyin import marked

    return marked(pinyin)


def reread(decision: Decision, terms: pl.DataFrame, zh: str, en: str) -> Decision:
    """Let the reading follow a correction of the Chinese, unless a person wrote it."""
    from glossary.keys import pair
    from glossary.lang.pinyin import reading

    if decision.zh is None or decision.pinyin is not None:
        return decision
    proposed = terms.filter(pair(terms, zh, en))["pinyin"][0] in {"", reading(zh)}
    return replace(decision, pinyin=reading(decision.zh)) if proposed else decision


def report(terms: pl.DataFrame, zh: str, en: str) -> None:
    """Print the pair as it now stands."""
    from glossary.keys import pair

    for row in terms.filter(pair(terms, zh, en)).iter_rows(named=True):
        typer.echo("  ".join(filter(None, (row["zh"], row["pinyin"], row["en"], labelled(row), row["note"]))))


def demotions(before: pl.DataFrame, after: pl.DataFrame, meant: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Say which renderings are no longer preferred beside those that were meant."""
    import polars as pl

    pair = ["zh", "en"]
    was, is_now = before.filter(pl.col("status") == "preferred"), after.filter(pl.col("status") == "admitted")
    for zh, en in was.join(is_now, on=pair, how="semi").select(pair).iter_rows():
        if (zh, en) not in meant:
            yield f"“{en}” was preferred and is now admitted."
