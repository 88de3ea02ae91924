"""The beams of a search: the states at each place, what characters cost there, and the steps that were taken."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache

from jinshi_cli.importing.repair.forms import changed, simplify
from jinshi_cli.importing.repair.language import CONTEXT, Language
from jinshi_cli.importing.repair.lattice import MARGIN, Link, State, pruned
from jinshi_cli.importing.repair.tokens import WIDE

_SIMPLIFIED_COST = 3.0
"""What a character counts that a traditional text has not."""


class Beams:
    """The states of one search after another in one text; `language` is made of its undamaged parts."""

    def __init__(self, language: Language) -> None:
        self.steps = 0
        self._language = language
        self._states: defaultdict[int, list[State]] = defaultdict(list)
        self._best: dict[int, float] = {}

    def __bool__(self) -> bool:
        """Whether there are states left to go on from."""
        return bool(self._states)

    def begin(self, place: int, state: State) -> None:
        """Begin a search from a state at a place."""
        self._states.clear()
        self._best.clear()
        self._states[place].append(state)

    def take(self, place: int, *, whole: bool = False) -> list[State]:
        """Return the likeliest states at a place, if `whole` without half a character, and forget the others."""
        states = self._states.pop(place, [])
        return pruned([state for state in states if not state.half] if whole else states)

    def add(self, place: int, *states: State) -> None:
        """Add states at a place, whatever they cost."""
        self._states[place] += states

    def cheapest(self, state: State, character: str) -> float:
        """Return what a character costs after a state, in its likeliest way."""
        simple, more = _weighed(character)
        return min(cost for cost, _free in self._language.costs(state.context, simple, state.free)) + more

    def after(self, state: State, written: str, limit: float = math.inf) -> list[State]:
        """Return the states after some characters, without a link for them, that cost no more than the limit."""
        states = [state]
        for character in written:
            self.steps += 1
            simple, heavier = _weighed(character)
            found = []
            for cost, context, free, tail, half, link, rivals, others in states:
                then = (context + simple)[-CONTEXT:]
                for more, is_free in self._language.costs(context, simple, free):
                    total = cost + (more + heavier)
                    if total <= limit:
                        found.append(State(total, then, is_free, tail, half, link, rivals, others))
            states = found
        return states

    def write(
        self,
        place: int,
        state: State,
        written: str,
        tail: tuple[int, int],
        *,
        half: bool = False,
        tokens: int = 1,
        cost: float = 0.0,
        in_step: bool = False,
    ) -> None:
        """Add the states after some characters, which take the place of some tokens."""
        target = place + tokens
        best = self._best.get(target, math.inf)
        found = self.after(state, written, best + MARGIN - cost)
        if not found:
            return
        link = Link(state.link, target - 1, _simple(written), in_step)
        states = self._states[target]
        for after in found:
            total = after.cost + cost
            states.append(State(total, after.context, after.free, tail, half, link, after.rivals, after.others))
            best = min(best, total)
        self._best[target] = best


@lru_cache(maxsize=20_000)
def _weighed(character: str) -> tuple[str, float]:
    """Return a character simplified and full-width, and what it costs in a traditional text whatever it follows."""
    return simplify(character).translate(WIDE), _SIMPLIFIED_COST if character in changed() else 0.0


_simple = lru_cache(maxsize=20_000)(simplify)
