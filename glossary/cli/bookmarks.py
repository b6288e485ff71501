"""What a person has passed over in a long list, kept beside the glossary so that it is not asked again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossary.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    Passed = set[tuple[str, ...]]


def read(path: Path) -> Passed:
    """Return what was passed over before; a file that cannot be understood counts for nothing."""
    try:
        return {tuple(item) for item in json.loads(path.read_text(encoding="utf-8"))}
    except (FileNotFoundError, ValueError, TypeError):
        return set()


def write(path: Path, passed: Collection[tuple[str, ...]]) -> None:
    """Keep what was passed over; raises StoreError where nothing can be written."""
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(sorted(passed), ensure_ascii=False), encoding="utf-8")
    except OSError as exc:
        raise StoreError(f"{path} cannot be written: {exc.strerror}.", hint="What you skip is not remembered.") from exc
