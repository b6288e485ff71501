"""Near duplicates that keys do not fold: found, explained, with a suggestion; nothing is merged here by itself."""

from glossary.dedup.apply import apply
from glossary.dedup.suggest import Suggestion, suggest

__all__ = ["Suggestion", "apply", "suggest"]
