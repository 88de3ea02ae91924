"""Putting together what the parts of a query found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from jinshi_cli.search.parsing.question import is_function
from jinshi_cli.search.route import SURE, WHOLE, WORTH, Found, Route

Finds: TypeAlias = dict[int, Found]
"""What was found, by the number of the entry."""

_SEVERAL = 0.95
"""Several parts in one section are worth less than the query as a whole."""


def better(*every: Finds) -> Finds:
    """Keep the most valuable find of each entry; of equal ones the first."""
    numbers = sorted({number for finds in every for number in finds})
    return {
        number: max((finds[number] for finds in every if number in finds), key=lambda found: found.value)
        for number in numbers
    }


class Sought(NamedTuple):
    """A part of a query: its words, what it weighs among the others, and what it found."""

    words: tuple[str, ...]
    weight: float
    finds: Finds


def together(parts: Sequence[Sought]) -> Finds:
    """Put the finds of several parts together, entry by entry."""
    if len(parts) == 1:
        return parts[0].finds
    total = sum(part.weight for part in parts)
    finds: Finds = {}
    for number in sorted({number for part in parts for number in part.finds}):
        present = [(part.weight, part.finds[number]) for part in parts if number in part.finds]
        share = sum(heavy * found.share for heavy, found in present) / total
        worth = sum(heavy * found.value for heavy, found in present) / total
        route = _common_route([found for _heavy, found in present], whole=share > WHOLE)
        quality = _SEVERAL * worth / (WORTH[route] * share)
        matches = tuple(dict.fromkeys(match for _heavy, found in present for match in found.matches))
        words = tuple(dict.fromkeys(word for _heavy, found in present for word in found.words))
        missing = tuple(dict.fromkeys(word for part in parts for word in _missing(part, number)))
        finds[number] = Found(route, quality, min(share, 1.0), matches, words, missing)
    return finds


def _missing(part: Sought, number: int) -> tuple[str, ...]:
    """Return what an entry lacks of a part; what names nothing is not missed."""
    if number in part.finds:
        return part.finds[number].missing
    return tuple(word for word in part.words if not is_function(word))


def _common_route(finds: Sequence[Found], *, whole: bool) -> Route:
    """Name the route of several parts: the most daring one walked, or words where all are sure."""
    if not whole:
        return "partial"
    daring = [found.route for found in finds if found.route not in SURE]
    return min(daring, key=lambda route: WORTH[route]) if daring else "words"
