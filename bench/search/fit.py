"""Fits weights to choices by Newton's method; in plain Python, so that no bench needs more packages for it.

A choice has several things with what each has of every kind of evidence, and some of them are right. The weights are
those with which the right ones were most likely to be chosen, where the odds of two things are the exponential of the
difference of their weighed sums: the conditional logit of McFadden (1974). A yes or no is a choice as well, between a
thing and one that has nothing; then this is logistic regression.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple, TypeAlias

Vector: TypeAlias = Sequence[float]
_MOST_STEPS = 50
_SMALLEST_STEP = 1e-6
"""Part of a step of Newton's below which none is looked for that is better."""
_CLOSE = 1e-7
"""Nats: a step that gains less is the last."""
_NOTHING = 1e-7
"""A difference of shares that is taken for none: most things of most choices, and it takes half of the time."""


class Choice(NamedTuple):
    """What each thing has, one value for every weight, and whether it is right; one of them is."""

    things: Sequence[Vector]
    right: Sequence[bool]


class _Slope(NamedTuple):
    """The loss (nats) at some weights with its first and second derivatives."""

    loss: float
    first: list[float]
    second: list[list[float]]


def fitted(choices: Sequence[Choice], start: Vector, penalties: Vector) -> list[float]:
    """Return the weights with the least loss: what the right choices are short of being certain, in nats.

    Each weight adds its square times its penalty, which keeps those small that little speaks for.
    """
    weights = list(start)
    here = _slope(choices, weights, penalties)
    for _ in range(_MOST_STEPS):
        step = _solved(here.second, here.first)
        size = 1.0
        moved, there = weights, here
        while size > _SMALLEST_STEP:
            moved = [weight - size * change for weight, change in zip(weights, step, strict=True)]
            there = _slope(choices, moved, penalties)
            if there.loss < here.loss:
                break
            size /= 2
        if there.loss >= here.loss:
            break
        gained = here.loss - there.loss
        weights, here = moved, there
        if gained < _CLOSE:
            break
    return weights


def dot(one: Vector, other: Vector) -> float:
    """Return the sum of the products of two vectors of the same length."""
    total: float = sum(map(mul, one, other))
    return total


def _slope(choices: Sequence[Choice], weights: Vector, penalties: Vector) -> _Slope:
    size = len(weights)
    loss = dot(penalties, [weight * weight for weight in weights])
    first = [2 * penalty * weight for penalty, weight in zip(penalties, weights, strict=True)]
    second = [[2 * penalties[row] if row == column else 0.0 for column in range(size)] for row in range(size)]
    for things, right in choices:
        scores = [dot(weights, thing) for thing in things]
        of_all, total = _shares(scores)
        of_right, total_right = _shares(
            [score if is_right else -math.inf for score, is_right in zip(scores, right, strict=True)]
        )
        loss += total - total_right
        # The mean over all things less that over the right ones; likewise the spread around either mean.
        mean, mean_right = [0.0] * size, [0.0] * size
        for thing, share, share_right in zip(things, of_all, of_right, strict=True):
            if max(share, share_right) > _NOTHING:
                _add(second, thing, share - share_right)
                for place, value in enumerate(thing):
                    mean[place] += share * value
                    mean_right[place] += share_right * value
        _add(second, mean, -1.0)
        _add(second, mean_right, 1.0)
        first = [one + all_ - right_ for one, all_, right_ in zip(first, mean, mean_right, strict=True)]
    return _Slope(loss, first, second)


def _shares(scores: Sequence[float]) -> tuple[list[float], float]:
    """Return the shares of the exponentials of scores, and the logarithm of their sum."""
    best = max(scores)
    heavy = [math.exp(score - best) for score in scores]
    total = sum(heavy)
    return [one / total for one in heavy], best + math.log(total)


def _add(matrix: list[list[float]], vector: Vector, factor: float) -> None:
    """Add to a matrix that of the products of a vector's values with each other, times a factor."""
    for row, value in zip(matrix, vector, strict=True):
        if value:
            scale = factor * value
            for place, other in enumerate(vector):
                row[place] += scale * other


def _solved(matrix: Sequence[Vector], vector: Vector) -> list[float]:
    """Solve linear equations by elimination, the largest pivot first."""
    size = len(vector)
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    for place in range(size):
        pivot = max(range(place, size), key=lambda row: abs(rows[row][place]))
        rows[place], rows[pivot] = rows[pivot], rows[place]
        for below in range(place + 1, size):
            factor = rows[below][place] / rows[place][place]
            rows[below] = [one - factor * other for one, other in zip(rows[below], rows[place], strict=True)]
    found = [0.0] * size
    for place in reversed(range(size)):
        found[place] = (rows[place][size] - dot(rows[place][:size], found)) / rows[place][place]
    return found
