"""Load a finished glossary: pairs with their status, domain, note and whatever else the file says of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from glossary.errors import UnreadableFile
from glossary.formats.profiles import profile_for
from glossary.formats.registry import find, resolve
from glossary.tables import TERMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.formats.profile import Loaded


def load(path: str | Path, name: str | None = None, mapping: Mapping[str, str] | None = None) -> Loaded:
    """Read the pairs of a glossary in the format ``name``, else as the path's suffix says.

    ``name`` is a target such as "deepl" or a format such as "tbx"; ``mapping`` says which of the file's columns are
    which of ours, as in ``{"Term": "zh", "Übersetzung": "en"}``. Raises UnknownFormat for a name or suffix that we do
    not know, MissingExtra, UnreadableFile.
    """
    path = Path(path)
    profile = profile_for(str(path), "load", name)
    read = resolve(find(str(path), "load", profile.format), "load")
    if not path.is_file():
        raise UnreadableFile(str(path), "there is no such file.")
    loaded: Loaded = read(path, profile, dict(mapping or {}))
    if set(TERMS) <= set(loaded.columns.values()):
        return loaded  # our own export: what it says is what the glossary held
    return replace(loaded, terms=loaded.terms.with_columns(on_one_line("zh"), on_one_line("en")))


def on_one_line(name: str) -> pl.Expr:
    r"""Mend the line breaks inside a term, which spreadsheets allow and a glossary does not.

    >>> pl.DataFrame({"zh": ["共同\n富裕"]}).select(on_one_line("zh")).item()
    '共同富裕'
    >>> pl.DataFrame({"en": ["common\r\nprosperity"]}).select(on_one_line("en")).item()
    'common prosperity'
    """
    joined = pl.col(name).str.replace_all(r"(\p{Han})\s*[\r\n]\s*(\p{Han})", "${1}${2}")
    return joined.str.replace_all(r"\s*[\r\n]\s*", " ").str.strip_chars()
