"""Laying pinyin, initials, and characters mixed with either along a text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.search.indexing.index import Folded, Index
from jinshi_cli.search.lexicon.readings import may_begin_with
from jinshi_cli.search.parsing.pinyin import Form, Spelling, forms, initials, near_forms

WRITTEN, FULL, CUT, INITIAL, NEAR = 1, 2, 4, 8, 16
"""How a character was typed: as itself, by its syllable, by the beginning of its syllable at the query's end,
by its initial, by a syllable that sounds alike. An alignment has the sum of what is in it."""

EDGE_BITS = 2.8
"""Surprise of an edge: in these reports a mark, a space or an end stands at one place in seven."""

_CUT_COST, _INITIAL_COST, _TONE_COST = 0.1, 0.05, 0.2
"""What a syllable that was cut off costs, each letter of an initial, so that of equal ways the one that reads more
characters comes first (jjsh is 经济社会 before 经济社), and a tone that is none of the reading's."""


class Step(NamedTuple):
    """What was typed for one character, in which way, and at what cost."""

    typed: str
    way: int
    cost: float


class Alignment(NamedTuple):
    """A range of folded characters that what was typed may stand for, and what was typed for each of them."""

    start: int
    end: int
    steps: tuple[Step, ...]

    @property
    def quality(self) -> float:
        """Return how well it fits, 0–1: one less the cost of a character."""
        return max(0.0, 1 - sum(step.cost for step in self.steps) / len(self.steps))

    @property
    def ways(self) -> int:
        """Return the sum of the ways in it."""
        ways = 0
        for step in self.steps:
            ways |= step.way
        return ways


def beginnings(characters: Iterable[str], typed: Spelling, allowed: int) -> frozenset[str]:
    """Return the characters that the spelling may begin with, so that no place is looked at in vain."""
    first = typed.signs[0]
    letters = "ln" if first in "ln" and allowed & NEAR else first
    likely = (one for one in characters if one == first or may_begin_with(one, letters))
    return frozenset(one for one in likely if any(True for _step in _Walk(one, typed, allowed).steps(0, one)))


def alignments(text: Folded, typed: Spelling, allowed: int, beginning: frozenset[str]) -> Iterator[Alignment]:
    """Yield where the spelling fits the text in the allowed ways, without overlaps, from left to right."""
    walk = _Walk(text.text, typed, allowed)
    free = 0
    for position in [place for place, character in enumerate(text.text) if character in beginning]:
        if position < free:
            continue
        found = walk.best(0, position)
        if found is None:
            continue
        steps = found.steps()
        end = position + len(steps)
        if not text.cuts(position, end):
            yield Alignment(position, end, steps)
            free = end


class _Way(NamedTuple):
    """The cheapest way from a place on: its whole cost, the first step, and the way after it."""

    cost: float
    step: Step | None
    rest: _Way | None

    def steps(self) -> tuple[Step, ...]:
        found = []
        way: _Way | None = self
        while way is not None and way.step is not None:
            found.append(way.step)
            way = way.rest
        return tuple(found)


_ARRIVED = _Way(0.0, None, None)


class _Walk:
    """Finds the cheapest way to lay a spelling along one text; the rest from a place on is worked out once."""

    def __init__(self, text: str, typed: Spelling, allowed: int) -> None:
        self.text = text
        self.typed = typed
        self.signs = typed.signs
        self.allowed = allowed
        self.known: dict[tuple[int, int], _Way | None] = {}

    def best(self, sign: int, position: int) -> _Way | None:
        """Return the cheapest way for the signs from one on; None where they do not fit."""
        if sign == len(self.signs):
            return _ARRIVED
        if position == len(self.text):
            return None
        key = sign, position
        if key not in self.known:
            self.known[key] = self._best(sign, position)
        return self.known[key]

    def _best(self, sign: int, position: int) -> _Way | None:
        found: _Way | None = None
        for cost, length, way in self.steps(sign, self.text[position]):
            rest = self.best(sign + length, position + 1)
            if rest is not None and (found is None or cost + rest.cost < found.cost):
                found = _Way(cost + rest.cost, Step(self.signs[sign : sign + length], way, cost), rest)
        return found

    def steps(self, sign: int, character: str) -> Iterator[tuple[float, int, int]]:
        """Yield the cost, the number of letters and the way for each way to type a character here."""
        typed = self.signs[sign]
        if character == typed:
            yield 0.0, 1, WRITTEN
        if "a" <= typed <= "z":
            if self.allowed & FULL:
                yield from self._full(sign, forms(character), FULL)
            if self.allowed & NEAR:
                yield from self._full(sign, near_forms(character), NEAR)
            if self.allowed & CUT and sign:
                yield from self._cut(sign, character)
            if self.allowed & INITIAL:
                yield from self._initial(sign, character)

    def _full(self, sign: int, every: tuple[Form, ...], way: int) -> Iterator[tuple[float, int, int]]:
        for form in every:
            if self.signs.startswith(form.letters, sign) and self._unbroken(sign, len(form.letters)):
                yield form.cost + self._tone(sign, form), len(form.letters), way

    def _cut(self, sign: int, character: str) -> Iterator[tuple[float, int, int]]:
        rest = self.signs[sign:]
        if self._unbroken(sign, len(rest)):
            for form in forms(character):
                if len(form.letters) > len(rest) and form.letters.startswith(rest):
                    yield _CUT_COST + form.cost, len(rest), CUT

    def _initial(self, sign: int, character: str) -> Iterator[tuple[float, int, int]]:
        for initial in initials(character):
            if self.signs.startswith(initial, sign) and self._unbroken(sign, len(initial)):
                yield _INITIAL_COST * len(initial), len(initial), INITIAL

    def _unbroken(self, sign: int, length: int) -> bool:
        breaks = self.typed.breaks
        return not breaks or not any(place in breaks for place in range(sign + 1, sign + length))

    def _tone(self, sign: int, form: Form) -> float:
        """Return the cost of a tone that was typed and is none of the reading's."""
        typed = {tone for place, tone in self.typed.tones if sign <= place < sign + len(form.letters)}
        return _TONE_COST if form.tones and typed - form.tones else 0.0


class Chance:
    """How likely a fit is by chance.

    Initials fit many places: a letter stands for one character in fifteen. A fit is believed where chance would
    bring it about less than once in a report.
    """

    def __init__(self, index: Index) -> None:
        self.characters = index.characters
        self.total = max(index.characters.total(), 1)
        self.surprise = lru_cache(maxsize=1_000)(self._surprise)

    def bits(self, text: Folded, found: Alignment) -> float:
        """Return how surprising a fit is, in bits; that it keeps to the edges of the text's words counts too."""
        edges = text.parted(found.start) + text.parted(found.end)
        return edges * EDGE_BITS + sum(self.surprise(step.typed, step.way) for step in found.steps)

    def _surprise(self, typed: str, way: int) -> float:
        if way == WRITTEN:
            count = self.characters[typed]
        elif way == INITIAL:
            count = sum(number for character, number in self.characters.items() if typed in initials(character))
        else:
            count = sum(number for character, number in self.characters.items() if _may_be(character, typed))
        return math.log2(self.total / max(count, 1))


def _may_be(character: str, typed: str) -> bool:
    return any(form.letters.startswith(typed) for form in (*forms(character), *near_forms(character)))
