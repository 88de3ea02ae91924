"""Undefined pairs of which nothing is seen: the characters before them are tried, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinshi_cli.importing.repair import gbk
from jinshi_cli.importing.repair.beams import Beams
from jinshi_cli.importing.repair.forms import simplify
from jinshi_cli.importing.repair.lattice import Link, State, cost_of

FIRST_TRIED, FIRST_TRIED_OF_TWO, SECOND_TRIED = 16, 5, 6
"""Of the bytes before an undefined pair only the likeliest are tried, for there are 90 for what follows each."""
_HOPEFUL = 3
"""From so many of the likeliest states pairs are tried of which nothing is seen."""


class Undefined:
    """Tries undefined pairs after the hopeful states of one text's searches."""

    def __init__(self, beams: Beams) -> None:
        self._beams = beams
        self._hopeful = 0.0
        self._likely: dict[tuple[str, bool, int], list[str]] = {}

    def begin(self, beam: Sequence[State]) -> None:
        """Take the states of one place, the likeliest first: the first of them are hopeful."""
        halves = [state.cost for state in beam if state.half]
        self._hopeful = halves[min(_HOPEFUL, len(halves)) - 1] if halves else 0.0

    def after(self, place: int, state: State, tries: int, more: int = 0) -> Iterator[State]:
        """Yield the states after one undefined pair of which nothing is seen, and after two where `more` are tried."""
        if state.cost > self._hopeful:
            return
        for byte, written in self._likeliest(state)[:tries]:
            yield from self._undefined(place, state, written, byte)
            if more:
                for other in self._likely_after(state, written, byte)[:more]:
                    yield from self._undefined(place, state, written + other, other.encode("gbk")[1])

    def _undefined(self, place: int, state: State, written: str, byte: int) -> Iterator[State]:
        """Yield the states after characters, the last of which ends in the first byte of an undefined pair."""
        link = Link(state.link, place, simplify(written), in_step=False)
        others = gbk.undefined()[byte]
        for cost, context, free, _tail, _half, _link, rivals, share in self._beams.after(state, written):
            # Copies cost a tenth of what a character does that has to be weighed.
            self._beams.steps += len(others) // 10
            for other in others:
                yield State(cost, context, free, (byte, other), True, link, rivals, share)

    def _likely_after(self, state: State, written: str, byte: int) -> list[str]:
        """Return the likeliest characters that begin with the second byte of an undefined pair, and end in a first."""
        after = min(self._beams.after(state, written), key=cost_of)
        key = (after.context, after.free, byte)
        if key not in self._likely:
            found = list(gbk.between_undefined(byte))
            found.sort(key=lambda sign: self._beams.cheapest(after, sign))
            self._likely[key] = found[:SECOND_TRIED]
        return self._likely[key]

    def _likeliest(self, state: State) -> list[tuple[int, str]]:
        found = [(byte, gbk.character(state.tail[1], byte)) for byte in gbk.LEADS if gbk.undefined()[byte]]
        known = [(byte, written) for byte, written in found if written]
        known.sort(key=lambda pair: self._beams.cheapest(state, pair[1]))
        return known[:FIRST_TRIED]
