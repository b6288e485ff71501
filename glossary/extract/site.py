"""Where a junction stands: what the two sides of a gloss need to know about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.extract.gloss import Gloss
from glossary.extract.parts import strip_quotes

if TYPE_CHECKING:
    from glossary.extract.normalise import Clean
    from glossary.lang.lexicon import Lexicon

ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A junction: ``left`` is where the text before it ends, ``at`` where the bracket or the Chinese begins."""

    page: Clean
    left: int
    at: int
    layout: str
    lexicon: Lexicon

    def gloss(self, zh: str, en: str, rule: str, **evidence: float) -> Gloss:
        """Make a gloss of this place."""
        return Gloss(zh, en, self.layout, rule, self.at, facts=dict(evidence))

    def english(self, start: int, end: int) -> str:
        """Return English as a terminologist records it: no outer quotation marks, no article."""
        return bare(self.page.surface(start, end))


def bare(en: str) -> str:
    """Drop what is not part of an English term at its ends.

    >>> bare("the “dual circulation”,"), bare("“little giant” firms")
    ('dual circulation', '“little giant” firms')
    """
    en = ARTICLE.sub("", en.strip(" ,;:"))
    return ARTICLE.sub("", strip_quotes(en).strip(" ,;:"))
