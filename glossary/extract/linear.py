"""A learnt linear score over signs, which are there or not, and measures, which have a value."""

from __future__ import annotations

from operator import mul
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

Key = TypeVar("Key", bound="Hashable")
Facts = tuple[tuple[str, float], ...]
"""What speaks for or against something: a name and how much of it there is."""


class Linear(Generic[Key]):
    """Weights prepared for speed: all signs of a case are one key, whose sum is looked up once and kept.

    A key has few different values, since it holds no figures; ``signs`` spells out what it says, ``measures`` names the
    figures that go with it, in the order in which they are passed.

    >>> model = Linear({"capital": 2.0, "words": -0.5}, lambda key: key, lambda key: ("words",))
    >>> model.score(("capital",), (3.0,))
    0.5
    >>> model.facts(("capital",), (3.0,))
    (('capital', 1.0), ('words', 3.0))
    """

    def __init__(
        self,
        weights: Mapping[str, float],
        signs: Callable[[Key], Sequence[str]],
        measures: Callable[[Key], Sequence[str]],
    ) -> None:
        self._weights, self._signs, self._measures = weights, signs, measures
        self._known: dict[Key, tuple[float, tuple[float, ...]]] = {}

    def score(self, key: Key, values: Sequence[float]) -> float:
        """Return the sum of the weights of the signs and of the weighted measures."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._prepare(key)
        total: float = sum(map(mul, known[1], values), known[0])
        return total

    def facts(self, key: Key, values: Sequence[float]) -> Facts:
        """Return by name what ``score`` adds up: what the weights are learnt from."""
        measured = ((name, value) for name, value in zip(self._measures(key), values, strict=True) if name and value)
        return (*((name, 1.0) for name in self._signs(key)), *measured)

    def _prepare(self, key: Key) -> tuple[float, tuple[float, ...]]:
        get = self._weights.get
        total = sum(get(name, 0.0) for name in self._signs(key))
        return total, tuple(get(name, 0.0) for name in self._measures(key))
