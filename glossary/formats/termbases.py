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
    Profile(
        "tmx",
        "TMX 1.4b",
        "tmx",
        ".tmx",
        zh="zh-CN",
        en="en",
        keeps=SAID,
        note="One unit a pair; for tools that take glossaries as memories, such as Google, Amazon and Microsoft.",
    ),
    Profile(
        "xliff",
        "XLIFF 2.1, glossary module",
        "xliff",
        ".xlf",
        zh="zh-CN",
        en="en",
        keeps=("zh", "en"),
        note="Definitions go along, if there is a column of that name.",
    ),
    Profile(
        "multiterm",
        "Trados MultiTerm XML",
        "multiterm",
        ".xml",
        zh="ZH-CN",
        en="EN-US",
        encoding="utf-16",
        statuses=DECIDED,
        keeps=SAID,
        note="The termbase needs languages Chinese and English, text fields Subject, Definition, Status, Note, Source.",
    ),
    Profile(
        "skos",
        "SKOS (JSON-LD)",
        "skos",
        ".jsonld",
        zh="zh-Hans",
        en="en",
        statuses=DECIDED,
        keeps=("zh", "en", "pinyin", "status", "domain", "note"),
        note="Preferred, alternative and hidden labels; hidden are the deprecated ones.",
    ),
    Profile(
        "markdown",
        "Markdown tables",
        "markdown",
        ".md",
        statuses=DECIDED,
        keeps=("zh", "en", "pinyin", "status", "domain", "note"),
        note="One table a domain.",
    ),
)
