"""Make a loaded glossary of the pairs that a reader found, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from glossary.formats.profile import Loaded, Skipped
from glossary.model import KIND, STATUS
from glossary.tables import TERMS, conform

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXPECTED: Final[Mapping[type[pl.DataType], str]] = {
    pl.UInt32: "a whole number",
    pl.Float32: "a number",
    pl.Date: "a date like 2025-03-05",
}
VOCABULARIES: Final = {"status": STATUS, "kind": KIND}


def gathered(
    rows: Sequence[Mapping[str, str]],
    places: Sequence[str],
    mapping: Mapping[str, str],
    *,
    skipped: Sequence[Skipped] = (),
    columns: Sequence[str] = (),
) -> Loaded:
    """Build the table of ``rows``; a value of the wrong type or vocabulary is dropped and reported at its place.

    ``mapping`` renames columns first; ``columns`` are there even if no row fills them.

    >>> loaded = gathered(
    ...     [{"zh": "双循环", "en": "dual circulation", "freq": "often", "source": "NPC"}], ["line 3"], {}
    ... )
    >>> loaded.terms["zh", "freq", "source"].rows()
    [('双循环', None, 'NPC')]
    >>> loaded.skipped
    (Skipped(place='line 3', reason="freq: 'often' is not a whole number; left empty"),)
    """
    found = dict.fromkeys(["zh", "en", *columns, *(name for row in rows for name in row)])
    names = {name: mapping.get(name, name) for name in found}
    frame = pl.DataFrame(
        {ours: [row.get(name) or "" for row in rows] for name, ours in names.items()},
        schema=dict.fromkeys(names.values(), pl.String),
    )
    problems = list(skipped)
    for name, kind in TERMS.items():
        if name not in frame.columns or (kind == pl.String and name not in VOCABULARIES):
            continue
        if name in VOCABULARIES:
            fitted = frame[name].replace_strict(
                dict(zip(VOCABULARIES[name], VOCABULARIES[name], strict=True)), default=""
            )
            wrong, said = (fitted == "") & (frame[name] != ""), f"is not one of {', '.join(VOCABULARIES[name])}"
        else:
            text = frame[name]
            fitted = text.str.to_date(strict=False) if kind == pl.Date else text.cast(kind, strict=False)
            wrong, said = fitted.is_null() & (text != ""), f"is not {EXPECTED[kind]}"
        problems += [
            Skipped(places[row], f"{name}: {frame[name][row]!r} {said}; left empty") for row in wrong.arg_true()
        ]
        frame = frame.with_columns(fitted.alias(name))
    return Loaded(conform(frame, TERMS), tuple(problems), columns=names)
