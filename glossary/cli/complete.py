"""Completion of terms on the command line, from an index that is there already: pressing Tab never makes one."""

from __future__ import annotations

from typing import Final

COMPLETED: Final = 30


def terms(incomplete: str) -> list[str]:
    """Return terms that begin with ``incomplete``, Chinese or English as it is itself; nothing if there is no index."""
    from glossary.errors import GlossaryError
    from glossary.lang.script import has_han
    from glossary.search.answer import Options
    from glossary.search.cache import kept
    from glossary.store.locate import locate

    try:
        index = kept(locate().path).fresh()
    except (GlossaryError, OSError):
        return []  # a shell shows what a completion prints: silence is the answer
    if index is None or not incomplete.strip():
        return []
    field = "zh" if has_han(incomplete) else "en"
    hits = index.query(incomplete, Options(limit=COMPLETED)).hits
    found = (hit.row[field] for hit in hits if hit.shape in {"exact", "prefix"} and hit.field in {"zh", "en"})
    return list(dict.fromkeys(text for text in found if text.lower().startswith(incomplete.lower())))
