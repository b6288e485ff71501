"""Make a loaded glossary of the pairs that a reader found, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from glossary.formats.profile import Loaded
from glossary.formats.values import typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.formats.profile import Skipped


def gathered(
    rows: Sequence[Mapping[str, str]],
    mapping: Mapping[str, str],
    *,
    skipped: Sequence[Skipped] = (),
    columns: Sequence[str] = (),
) -> Loaded:
    """Build the table of ``rows``; ``mapping`` renames columns, ``columns`` are there even if no row fills them.

    >>> loaded = gathered([{"zh": "双循环", "en": "dual circulation", "freq": "often", "source": "NPC"}], {})
    >>> loaded.terms.select("zh", "freq", "source").rows()
    [('双循环', None, 'NPC')]
    >>> loaded.notices
    ('freq: not understood and left out: often.',)
    """
    found = dict.fromkeys(["zh", "en", *columns, *(name for row in rows for name in row)])
    names = {name: mapping.get(name, name) for name in found}
    frame = pl.DataFrame(
        {ours: [row.get(name) or "" for row in rows] for name, ours in names.items()},
        schema=dict.fromkeys(names.values(), pl.String),
    )
    terms, notices = typed(frame)
    return Loaded(terms, tuple(skipped), columns=names, notices=tuple(notices))
