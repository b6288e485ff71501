"""The properties of an Office file: its title. Dates there tell when a template was made, so they are not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats.text import package, xml
from glossary.formats.text.header import About

if TYPE_CHECKING:
    from zipfile import ZipFile


def about(archive: ZipFile) -> About:
    """Return what the properties say; an Office file may have none."""
    for kind, part in package.relations(archive, "").values():
        if kind == "core-properties" and part in archive.namelist():
            for _, element in xml.events(package.Part(archive, part), ("end",)):
                if xml.local(element) == "title":
                    return About(title=" ".join((element.text or "").split()))
    return About()
