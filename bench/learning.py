"""Learn the weights of a linear choice between candidates: a conditional logit with a ridge."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.extract.linear import Facts

PASSES, RATE, RIDGE, FLOOR = 30, 0.1, 1.0, 0.02

Weights = dict[str, float]


class Choice(NamedTuple):
    """The candidates of one gloss, and which of them is right."""

    document: int
    candidates: Sequence[Facts]
    right: int


def learn(examples: Iterable[Choice]) -> Weights:
    """Maximise the likelihood of the right candidates with a ridge: AdaGrad, one example at a time, in fixed order."""
    learnt: Weights = defaultdict(float)
    squares: Weights = defaultdict(lambda: 1e-3)
    order = random.Random(7)  # noqa: S311 - a reproducible shuffle, no secret
    rows = list(examples)
    for _ in range(PASSES):
        order.shuffle(rows)
        for _, candidates, right in rows:
            for name, rise in gradient(learnt, candidates, right).items():
                slope = rise - RIDGE * learnt[name] / len(rows)
                squares[name] += slope * slope
                learnt[name] += RATE * slope / math.sqrt(squares[name])
    return {name: round(weight, 2) for name, weight in sorted(learnt.items()) if abs(weight) >= FLOOR}


def gradient(learnt: Weights, candidates: Sequence[Facts], right: int) -> Weights:
    """Return how the log-likelihood of the right candidate rises with each weight."""
    scores = [total(learnt, facts) for facts in candidates]
    shares = [math.exp(score - max(scores)) for score in scores]
    rises: Weights = defaultdict(float)
    for index, facts in enumerate(candidates):
        push = (index == right) - shares[index] / sum(shares)
        for name, value in facts:
            rises[name] += push * value
    return rises


def total(learnt: Weights, facts: Facts) -> float:
    """Add up what speaks for a candidate."""
    return sum(learnt.get(name, 0.0) * value for name, value in facts)


def accuracy(learnt: Weights, examples: Sequence[Choice]) -> float:
    """Return the share of examples whose best candidate is the right one."""
    hits = 0
    for _, candidates, right in examples:
        scores = [total(learnt, facts) for facts in candidates]
        hits += scores.index(max(scores)) == right
    return hits / max(1, len(examples))
