"""How well a search did, from the references that it found, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bench.search.data import Case


class Outcome(NamedTuple):
    """A query and the references that were found for it."""

    case: Case
    found: Sequence[str]

    @property
    def right(self) -> bool:
        """Whether the first hit answers, or nothing was found where there is nothing."""
        return self.found[0] in self.case.refs if self.case.refs and self.found else not (self.case.refs or self.found)

    @property
    def false(self) -> bool:
        """Whether something was found where there is nothing."""
        return bool(self.found) and not self.case.refs

    @property
    def place(self) -> int | None:
        """The place of the first right hit, from 1; None where there is none."""
        return next((place for place, ref in enumerate(self.found, 1) if ref in self.case.refs), None)


def top(outcomes: Sequence[Outcome]) -> float:
    """Return the share of queries that were answered right by the first hit, or rightly by none."""
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def recall(outcomes: Sequence[Outcome], depth: int = 3) -> float | None:
    """Return the share of queries with an answer that have a right hit among the first; None without such queries."""
    places = _places(outcomes)
    return sum(place is not None and place <= depth for place in places) / len(places) if places else None


def reciprocal(outcomes: Sequence[Outcome]) -> float | None:
    """Return the mean reciprocal rank over the queries that have an answer; None without such queries."""
    places = _places(outcomes)
    return sum(1 / place for place in places if place is not None) / len(places) if places else None


def false_answers(outcomes: Sequence[Outcome]) -> str:
    """Return how many of the queries that have no answer were answered all the same."""
    return f"{sum(outcome.false for outcome in outcomes)}/{sum(not outcome.case.refs for outcome in outcomes)}"


def _places(outcomes: Sequence[Outcome]) -> list[int | None]:
    return [outcome.place for outcome in outcomes if outcome.case.refs]
