"""Figures of a glossary, as tables and as pictures."""

from glossary.stats.figures import BY, counts, coverage, months, trend

__all__ = ["BY", "counts", "coverage", "months", "trend"]
