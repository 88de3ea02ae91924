"""What is written for a damaged place: the likeliest of the ways that a search found, or that nothing is known."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jinshi_cli.importing.repair import gbk
from jinshi_cli.importing.repair.lattice import State, writings
from jinshi_cli.importing.repair.record import Edit
from jinshi_cli.importing.repair.tokens import Token
from jinshi_cli.report.model import LOST

_NOT_ALL_TRIED = 0.85
"""The most that is certain where more than one place could not be read: not everything can be tried then."""
_CANDIDATES = 5
_LEAST_CHANCE = 0.01


def chosen(offset: int, tokens: Sequence[Token], place: int, ways: Sequence[State]) -> Iterator[Edit]:
    """Yield what the likeliest way writes for what is seen from a place on, in one piece but for lost characters."""
    start = tokens[place].start
    best = min(way.cost for way in ways)
    total = sum(math.exp(best - way.cost) * (1 + way.others) for way in ways)
    likely = [
        (chance, found)
        for way in ways
        for more, found in writings(way)
        if (chance := math.exp(best - way.cost - more) / total) >= _LEAST_CHANCE
    ]
    end = max((link.token + 1 for _chance, found in likely for link in found if not link.in_step), default=place)
    if end == place:
        return
    chances: defaultdict[str, float] = defaultdict(float)
    for chance, found in likely:
        text = "".join(link.written for link in found if link.token < end)
        chances[text.lstrip("\u3000") if start == 0 else text] += chance
    readings = sorted(chances, key=lambda text: -chances[text])
    unseen = sum(token.text[0] in gbk.UNREADABLE for token in tokens[place + 1 : end])
    sure = chances[readings[0]] if unseen == 0 else min(chances[readings[0]], _NOT_ALL_TRIED)
    yield from _pieces(offset + start, offset + tokens[end - 1].end, readings, sure)


def _pieces(start: int, end: int, readings: Sequence[str], sure: float) -> Iterator[Edit]:
    """Yield edits that make the first reading of what is seen; what is lost in it has an edit of its own."""
    known, *after = readings[0].split(LOST)
    candidates = tuple(readings[:_CANDIDATES]) if len(readings) > 1 else ()
    yield Edit(start, end, known, "out-of-step", sure, candidates)
    for piece in after:
        yield Edit(end, end, LOST, "lost", 0.0, tuple("0123456789"))
        if piece:
            yield Edit(end, end, piece, "out-of-step", sure, candidates)


def given_up(offset: int, tokens: Sequence[Token], place: int, end: int) -> Iterator[Edit]:
    """Yield a lost character, and that what follows it, up to where the search ended, is not what it was."""
    first, last = tokens[place], tokens[end - 1]
    yield Edit(offset + first.start, offset + first.end, LOST, "lost", 0.0)
    if last.end > first.end:
        text = "".join(token.text for token in tokens[place + 1 : end])
        yield Edit(offset + first.end, offset + last.end, text, "out-of-step", 0.0)
