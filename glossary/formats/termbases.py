"""Export targets that are formats of terminology, translation memory or dictionaries rather than tables."""

from __future__ import annotations

from typing import Final

from glossary.formats.profile import DECIDED, Profile

SAID: Final = ("zh", "en", "status", "domain", "note")

TERMBASES: Final = (
    Profile(
        "tbx",
        "TBX-Basic version 2 (2008)",
        "tbx",
        ".tbx",
        zh="zh-CN",
        en="en",
        statuses=DECIDED,
        variant="2",
        keeps=SAID,
        note="What CAT tools read: OmegaT, Weblate, memoQ, Phrase, XTM, Crowdin.",
    ),
    Profile(
        "tbx3",
        "TBX-Basic version 3 (ISO 30042:2019)",
        "tbx",
        ".tbx",
        zh="zh-CN",
        en="en",
        statuses=DECIDED,
        variant="3",
        note="Loses nothing; few tools read it yet. DCA style.",
    ),
    Profile(
        "tbx3-dct",
        "TBX-Basic version 3, DCT style",
        "tbx",
        ".tbx",
        zh="zh-CN",
        en="en",
        statuses=DECIDED,
        variant="3-dct",
        note="As tbx3, with data categories as tags.",
    ),
)
