"""Laying characters along a text that they sound like or nearly are: homophones and typing errors in Chinese.

The alignment is Sellers' (1980: the pattern is spent whole, the text begins and ends anywhere), with the swap of
two neighbours as a single error (Damerau 1964) and with a price for each difference: characters that sound
alike cost little, because that is the mistake an input method makes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from jinshi_cli.search.indexing.index import Folded
from jinshi_cli.search.lexicon.readings import likeness, readings

Difference = Literal["same", "tone", "sound", "near", "other", "doubled", "extra", "missing", "swapped"]

_PRICES: dict[Difference, float] = {
    "same": 0.0,
    "tone": 0.15,
    "sound": 0.2,
    "near": 0.4,
    "other": 1.0,
    "doubled": 0.6,
    "extra": 1.0,
    "missing": 0.7,
    "swapped": 0.7,
}
"""What a difference costs: a homophone of the same tone, one of another tone, a near one; a wrong character, one
typed twice, one too many, one too few, two in the wrong order. The order is what matters: sound before slips, and
slips of the finger before a different word."""
_ERRORS: tuple[Difference, ...] = ("other", "doubled", "extra", "missing", "swapped")


class Likening(NamedTuple):
    """A range of folded characters, what it cost, and how each typed character differs."""

    start: int
    end: int
    cost: float
    differences: tuple[Difference, ...]

    def count(self, *kinds: Difference) -> int:
        """Count differences of these kinds."""
        return sum(difference in kinds for difference in self.differences)

    @property
    def errors(self) -> int:
        """Return the number of typing errors."""
        return self.count(*_ERRORS)


class _Cell(NamedTuple):
    """The cheapest way to a place: its cost, where it began in the text, the last difference, the way before."""

    cost: float
    start: int
    last: Difference | None
    before: _Cell | None


def likenings(text: Folded, typed: str, alike: frozenset[str], errors: int) -> Iterator[Likening]:
    """Yield the best places for what was typed with so many errors at most, without overlaps.

    ``alike`` are the characters that are or sound like one of those typed; only where enough of them stand together
    is the text looked at closely.
    """
    most = 0.25 * len(typed) + 0.25
    cells = []
    for start, end in _promising(text.text, typed, alike, errors):
        for stop, cell in _ends(text.text[start:end], typed, most):
            first, last = start + cell.start, start + stop
            if first < last and not text.cuts(first, last):
                cells.append((last, cell._replace(start=first)))
    taken: list[Likening] = []
    occupied: set[int] = set()
    for end, cell in sorted(cells, key=lambda found: (found[1].cost, -(found[0] - found[1].start), found[0])):
        if occupied.isdisjoint(range(cell.start, end)):
            occupied.update(range(cell.start, end))
            taken.append(Likening(cell.start, end, cell.cost, _differences(cell)))
    yield from sorted(taken)


def _promising(text: str, typed: str, alike: frozenset[str], errors: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches where all but as many characters as errors are forgiven stand close enough together."""
    spots = [place for place, character in enumerate(text) if character in alike]
    needed = max(len(typed) - errors, 1)
    start = end = -1
    for first, last in zip(spots, spots[needed - 1 :], strict=False):
        if last - first >= len(typed) + errors:
            continue
        low, high = max(first - errors, 0), min(last + errors + 1, len(text))
        if low > end:
            if end >= 0:
                yield start, end
            start = low
        end = high
    if end >= 0:
        yield start, end


def _differences(cell: _Cell) -> tuple[Difference, ...]:
    found: list[Difference] = []
    step: _Cell | None = cell
    while step is not None and step.last is not None:
        found.append(step.last)
        step = step.before
    return tuple(reversed(found))


def _ends(text: str, typed: str, most: float) -> Iterator[tuple[int, _Cell]]:
    """Yield each place in the text where the pattern is spent at no more than the price allowed."""
    length = len(typed)
    column = [_Cell(0.0, 0, None, None)]
    for place in range(length):
        column.append(_cheapest(most, _extra(column[place], typed, place)))
    older = column
    for position, character in enumerate(text):
        new = [_Cell(0.0, position + 1, None, None)]
        if character == "\n":
            older = column = new + [_FAR] * length
            continue
        for place, sign in enumerate(typed):
            steps: list[tuple[_Cell, Difference] | None] = []
            if column[place].cost <= most and (difference := _difference(sign, character)) is not None:
                steps.append((column[place], difference))
            if new[place].cost < most:
                steps.append(_extra(new[place], typed, place))
            if place + 1 < length and column[place + 1].cost < most and not character.isdigit():
                steps.append((column[place + 1], "missing"))
            swapped = place > 0 and position > 0 and sign == text[position - 1] != character == typed[place - 1]
            if swapped and older[place - 1].cost < most:
                steps.append((older[place - 1], "swapped"))
            new.append(_cheapest(most, *steps) if steps else _FAR)
        if new[length].cost <= most:
            yield position + 1, new[length]
        older, column = column, new


_FAR = _Cell(float("inf"), 0, None, None)


def _cheapest(most: float, *steps: tuple[_Cell, Difference] | None) -> _Cell:
    """Take the cheapest step to a place; a place that costs too much is as good as unreachable."""
    best = _FAR
    for step in steps:
        if step is not None and (cost := step[0].cost + _PRICES[step[1]]) <= most and cost < best.cost:
            best = _Cell(cost, step[0].start, step[1], step[0])
    return best


def _extra(before: _Cell, typed: str, place: int) -> tuple[_Cell, Difference] | None:
    """Return the step that takes a typed character for one too many; never a digit or a letter."""
    if not readings(typed[place]):
        return None
    return before, "doubled" if place and typed[place] == typed[place - 1] else "extra"


def _difference(typed: str, character: str) -> Difference | None:
    """Compare two characters; a digit or a letter is never taken for another: 2021 is not 2022."""
    if typed == character:
        return "same"
    if not readings(typed) or not readings(character):
        return None
    alike = likeness(typed, character)
    if alike is None:
        return "other"
    return ("tone" if alike.tone else "sound") if alike.same else "near"
