"""What formats and tools there are, as rows: what each does here, what it keeps of a term and what it loses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glossary.formats.profiles import profiles
from glossary.formats.registry import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.formats.profile import Profile

DECISIONS: Final = ("zh", "en", "pinyin", "status", "kind", "domain", "note")
FIGURES: Final = ("freq", "docs", "first_seen", "last_seen", "score")
VERBS: Final = {"read": "mine", "load": "in", "dump": "out"}


def lines() -> Iterator[dict[str, str]]:
    """Give a row for each target, and one for each format that no target is named after.

    >>> row = next(row for row in lines() if row["name"] == "deepl")
    >>> row["keeps"], row["loses"].partition(";")[0]
    ('zh, en', 'pinyin, status, kind, domain, note, figures')
    """
    able = {form.name: form for form in formats()}
    named = set()
    for profile in profiles():
        named.add(profile.name)
        form = able[profile.format]
        mines = bool(form.read) and form.name == profile.name
        does = ["mine"] * mines + ["in"] * bool(form.load) + ["out"] * bool(form.dump)
        doubt = "" if profile.confirmed else " (unconfirmed)"
        yield row(profile.name, profile.title + doubt, profile.suffix, does, kept(profile), lost(profile), profile.note)
    for form in able.values():
        if form.name not in named:
            does = [verb for ability, verb in VERBS.items() if getattr(form, ability)]
            yield row(form.name, form.about, " ".join(form.suffixes), does, "", "", "")


def row(name: str, title: str, suffix: str, does: list[str], keeps: str, loses: str, note: str) -> dict[str, str]:
    """Make a row of the list."""
    return {
        "name": name,
        "title": title,
        "suffix": suffix,
        "does": ", ".join(does),
        "keeps": keeps,
        "loses": loses,
        "note": note,
    }


def kept(profile: Profile) -> str:
    """Name the columns that reach a tool."""
    return ", ".join(profile.kept()) or "everything"


def lost(profile: Profile) -> str:
    """Name what does not: columns, renderings, statuses, long terms, line breaks."""
    parts = []
    if profile.kept():
        gone = [name for name in DECISIONS if name not in profile.kept()]
        gone += ["figures"] * (not set(FIGURES) & set(profile.kept()))
        parts.append(", ".join(gone))
    if profile.one_rendering:
        parts.append("all renderings but one")
    if "deprecated" not in profile.statuses:
        parts.append("deprecated terms")
    if profile.max_bytes:
        parts.append(f"terms over {profile.max_bytes:,} bytes")
    if profile.max_rows:
        parts.append(f"rows after {profile.max_rows:,}")
    if profile.control == "refuse":
        parts.append("terms with line breaks or control characters")
    elif profile.control == "space" or profile.quoting == "never":
        parts.append("line breaks (they become spaces)")
    return "; ".join(part for part in parts if part)
