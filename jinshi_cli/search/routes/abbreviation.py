"""Names that were typed shorter than the report has them: 社矫对象 for 社区矫正对象, 党代会 for 党员代表大会, 陈律师.

An abbreviation keeps the beginnings of a name's words, and of the last word often its end instead (大会, 委员会).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jinshi_cli.search.indexing.index import Folded

_MOST_LEFT_OUT = 3
"""Characters left out between two that are kept: two words of one and two, or the given name of a person."""
_LONGEST_NAME = 3
"""Times as long as its abbreviation a name is at most."""
_LINKS = frozenset("的了是在和与及或把被对向从")
"""Function words do not stand inside a name, and what is left out across them is another name."""


class Abbreviation(NamedTuple):
    """A range of folded characters that what was typed is short for, and the stretches of it that were typed."""

    start: int
    end: int
    pieces: tuple[str, ...]


def abbreviations(text: Folded, typed: str) -> Iterator[Abbreviation]:
    """Yield where a text has a name that was typed shorter, each place once, the shortest name from there."""
    plain = text.text
    position = plain.find(typed[0])
    while position >= 0:
        if not text.torn(position):
            ends = _ends(text, typed, position)
            if ends is not None:
                # The beginning of the last word stands for all of it.
                end = ends[-1] + 1 + text.torn(ends[-1] + 1)
                if typed not in plain[position:end]:
                    yield Abbreviation(position, end, _pieces(plain, ends))
        position = plain.find(typed[0], position + 1)


def _ends(text: Folded, typed: str, start: int) -> tuple[int, ...] | None:
    """Return where the typed characters stand from a place on, with the fewest left out; None where they do not."""
    ways: list[tuple[int, ...]] = [(start,)]
    longest = start + _LONGEST_NAME * len(typed)
    for number, sign in enumerate(typed[1:], 1):
        last = number == len(typed) - 1
        further = []
        for way in ways:
            for place in range(way[-1] + 1, min(way[-1] + _MOST_LEFT_OUT + 2, longest, len(text.text))):
                left_out = text.text[way[-1] + 1 : place]
                if text.text[place] == sign and _may_leave_out(text, left_out, place, last=last):
                    further.append((*way, place))
        # Of the ways to one place the one that left out least.
        ways = list({way[-1]: way for way in reversed(further)}.values())
    whole = [way for way in ways if way[-1] - start >= len(typed) and _may_end(text, way)]
    return min(whole, key=lambda way: way[-1], default=None)


def _may_leave_out(text: Folded, left_out: str, place: int, *, last: bool) -> bool:
    """Tell whether a character may be the next that was kept: it goes on, begins a word, or ends the name."""
    if not left_out:
        return not text.parted(place)
    if any(sign in _LINKS or not "\u4e00" <= sign <= "\u9fff" for sign in left_out):
        return False
    if any(text.parted(at) for at in range(place - len(left_out), place + 1)):
        return False
    return not text.torn(place) or (last and not text.torn(place + 1))


def _may_end(text: Folded, way: tuple[int, ...]) -> bool:
    """Tell whether a name may end here: no word goes on, or only the one that this single character begins."""
    return not text.torn(way[-1] + 1) or way[-2] != way[-1] - 1


def _pieces(plain: str, places: tuple[int, ...]) -> tuple[str, ...]:
    pieces = [plain[places[0]]]
    for before, place in pairwise(places):
        if place == before + 1:
            pieces[-1] += plain[place]
        else:
            pieces.append(plain[place])
    return tuple(pieces)
