"""Settings of the whole test run."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes says more about what else the machine does than about the code; bench/ measures speed.
settings.register_profile("glossary", deadline=None)
settings.load_profile("glossary")
