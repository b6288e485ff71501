"""Load a finished glossary: pairs with their status, domain, note and whatever else the file says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import UnreadableFile
from glossary.formats.profiles import profile_for
from glossary.formats.registry import find, resolve

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
    return read(path, profile, dict(mapping or {}))  # type: ignore[no-any-return]  # a plug-in's function gives Any
