"""Where a junction stands: what the two sides of a gloss need to know about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from glossary.extract.gloss import Gloss
from glossary.extract.parts import strip_quotes

if TYPE_CHECKING:
    from glossary.extract.normalise import Clean
    from glossary.lang.lexicon import Lexicon

QUOTE: Final = {"“": "”", '"': '"', "‘": "’", "„": "“”", "«": "»"}
CLOSE = re.compile(r"[(\[][^()\[\]]*[)\]][\s.,;:。；，：*\ue001]*$")
BULLET = re.compile(r"(?:\s*(?:[-*•▪·‣◦#]+\s+|\(?\d{1,3}[.)、．]\s*|[\ue000]))*\s*")
LONGEST_ITEM: Final = 60
NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=[A-Z“\"])")
ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)


class Site(NamedTuple):
    """A junction: ``left`` is where the text before it ends, the bracket or the Chinese takes ``at`` to ``stop``."""

    page: Clean
    left: int
    at: int
    stop: int
    layout: str
    lexicon: Lexicon

    @property
    def beside(self) -> bool:
        """Say whether nothing but a space or a light mark joins the two sides."""
        return not self.layout.endswith(("paren", "bracket"))

    def item(self) -> int:
        """Return where the words begin of a list item or heading that is nothing but the pair; -1 of any other text."""
        text = self.page.plain
        close = CLOSE.match(text, self.at)
        start = BULLET.match(text)
        if close is None or start is None or self.left - start.end() > LONGEST_ITEM:
            return -1
        return start.end()

    def gloss(self, zh: str, en: str, rule: str, probability: float = 1.0) -> Gloss:
        """Make a gloss of this place."""
        return Gloss(self.chinese(zh), en, self.layout, rule, self.at, probability)

    def chinese(self, zh: str) -> str:
        """Return Chinese that was read from the folded text behind the junction in the author's own characters."""
        start = self.page.plain.find(zh, self.at)
        return (
            self.page.surface(start, start + len(zh)) if start >= 0 and self.page.plain is not self.page.shown else zh
        )

    def english(self, start: int, end: int) -> str:
        """Return English as a terminologist records it: no outer quotation marks, no article."""
        return bare(self.page.surface(start, end))


def bare(en: str) -> str:
    """Drop what is not part of an English term at its ends.

    >>> bare("the “dual circulation”,"), bare("“little giant” firms"), bare("4. Rural credit")
    ('dual circulation', '“little giant” firms', 'Rural credit')
    """
    en = en.strip(" ,;:")
    en = ARTICLE.sub("", NUMBERED.sub("", en) if en[:1].isdigit() else en)
    en = strip_quotes(en).strip(" ,;:")
    if " " in en:
        en = en.removesuffix("’s").removesuffix("'s")
    if en and en[0] in QUOTE and not any(mark in en[1:] for mark in QUOTE[en[0]]):
        en = en[1:]
    return ARTICLE.sub("", en)
