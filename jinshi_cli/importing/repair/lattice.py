"""The states of the search (a lattice of what a text may have been), and which of them are kept."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

_BEAM, MARGIN, _RIVALS = 150, 18.0, 6
"""How many states are kept, up to how much less likely than the best (natural logarithm), and how many of
those that have the same future are remembered."""


class Link(NamedTuple):
    """What a state wrote for the tokens up to one, and the state before it."""

    before: Link | None
    token: int
    written: str
    in_step: bool


class Rival(NamedTuple):
    """What else may have been written up to a link: how much more it costs, and its last link."""

    more: float
    link: Link | None
    instead: Link | None


class State(NamedTuple):
    """A text up to a place, as it may have been.

    What it costs so far, the last characters (simplified), whether the last can begin a word, the last two bytes,
    whether the last byte is half a character, what was written, what else may have been written and led to the same,
    and how likely all that is in proportion to this.
    """

    cost: float
    context: str
    free: bool
    tail: tuple[int, int]
    half: bool
    link: Link | None
    rivals: tuple[Rival, ...] = ()
    others: float = 0.0


def cost_of(state: State) -> float:
    """Return what a state costs so far."""
    return state.cost


def pruned(beam: list[State]) -> list[State]:
    """Return the likeliest states, the best first: of those with the same future one, the others as its rivals."""
    if len(beam) <= 1:
        return beam
    beam.sort(key=cost_of)
    limit = beam[0].cost + MARGIN
    kept: dict[tuple[str, bool, tuple[int, int], bool], State] = {}
    for state in beam:
        if state.cost > limit:
            break
        key = (state.context, state.free, state.tail, state.half)
        if (best := kept.get(key)) is None:
            kept[key] = state
            continue
        more = state.cost - best.cost
        rivals = best.rivals
        if len(rivals) < _RIVALS:
            rivals = (*rivals, Rival(more, state.link, best.link))
        others = best.others + math.exp(-more) * (1 + state.others)
        kept[key] = State(best.cost, *key, best.link, rivals, others)
    # Halves cost nothing yet for their second byte, and would crowd out what is whole.
    whole = [state for state in kept.values() if not state.half]
    return [*whole[:_BEAM], *[state for state in kept.values() if state.half][: 4 * _BEAM]]


def writings(state: State) -> Iterator[tuple[float, list[Link]]]:
    """Yield what a state wrote, and what its rivals did, with what they cost more."""
    found = _written(state.link)
    yield 0.0, found
    for more, link, instead in state.rivals:
        common = next((place for place, one in enumerate(found) if one is instead), None)
        if common is not None:
            yield more, _written(link) + found[common + 1 :]


def _written(link: Link | None) -> list[Link]:
    found = []
    while link is not None:
        found.append(link)
        link = link.before
    return found[::-1]
