"""A bilingual glossary and term-extraction toolkit for Chinese policy texts.

    >>> import glossary
    >>> brief = glossary.Document("brief.txt", [glossary.Segment("the goal of “S&T self-reliance” (科技自立自强)")])
    >>> glossary.mine([brief]).select("zh", "en").row(0)
    ('科技自立自强', 'S&T self-reliance')

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from glossary.combine import combine
    from glossary.decide import Decision, add, decide
    from glossary.errors import GlossaryError, InputError, StoreError
    from glossary.extract import count, mine, score
    from glossary.formats import read
    from glossary.formats.exporting import dump
    from glossary.formats.importing import load
    from glossary.lang.english import en_key
    from glossary.lang.pinyin import reading
    from glossary.lang.script import zh_key
    from glossary.merge import absorb, merge, union
    from glossary.model import Document, Segment
    from glossary.search.index import Index
    from glossary.store.locate import locate
    from glossary.store.store import Store
    from glossary.tables import ATTESTATIONS, TERMS

HOMES: Final = {
    "ATTESTATIONS": "tables",
    "Decision": "decide",
    "Document": "model",
    "GlossaryError": "errors",
    "Index": "search.index",
    "InputError": "errors",
    "Segment": "model",
    "Store": "store.store",
    "StoreError": "errors",
    "TERMS": "tables",
    "absorb": "merge",
    "add": "decide",
    "combine": "combine",
    "count": "extract",
    "decide": "decide",
    "dump": "formats.exporting",
    "en_key": "lang.english",
    "load": "formats.importing",
    "locate": "store.locate",
    "merge": "merge",
    "mine": "extract",
    "read": "formats",
    "reading": "lang.pinyin",
    "score": "extract",
    "union": "merge",
    "zh_key": "lang.script",
}
"""In which module each public name lives."""

__all__ = [
    "ATTESTATIONS",
    "TERMS",
    "Decision",
    "Document",
    "GlossaryError",
    "Index",
    "InputError",
    "Segment",
    "Store",
    "StoreError",
    "absorb",
    "add",
    "combine",
    "count",
    "decide",
    "dump",
    "en_key",
    "load",
    "locate",
    "merge",
    "mine",
    "read",
    "reading",
    "score",
    "union",
    "zh_key",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module."""
    if name not in HOMES:
        raise AttributeError(f"module 'glossary' has no attribute {name!r}")
    return getattr(import_module(f"glossary.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return list(__all__)
