"""Why a section was found: every route from every part of a query to it, walked or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.search.find import Finder
from jinshi_cli.search.indexing.index import Index
from jinshi_cli.search.parsing.query import LONGEST_TYPED, Query
from jinshi_cli.search.rank import likeliest, telling
from jinshi_cli.search.route import Route
from jinshi_cli.search.score import Hit, scored


class Reason(NamedTuple):
    """A route from a part of a query, or all of it, to a section: the score it gives, and the words it leads to."""

    part: str
    route: Route
    score: float
    words: tuple[str, ...]


def reasons(index: Index, query: Query, hits: Sequence[Hit]) -> tuple[tuple[Reason, ...], ...]:
    """Return for each hit the routes that lead to its section: first the one it was ranked by, then part by part.

    Of a part the best route comes first. Other than `rank.search` this walks daring routes also where surer ones lead
    somewhere; the score of a part is what the hit would have if the part were the query. Each route is walked once for
    all hits.
    """
    query = telling(index, query)
    finder = Finder(index, likeliest(index, query))
    whole = (query.whole,) if len(query.joined) <= LONGEST_TYPED else ()
    walked = [(part, finder.every(part, lenient=query.asking)) for part in dict.fromkeys((*whole, *query.parts))]
    numbers = {id(entry.section): number for number, entry in enumerate(index.entries)}
    found = []
    for hit in hits:
        number = numbers[id(hit.section)]
        why = [Reason(query.typed, hit.route, hit.score, _words(hit))]
        for part, routes in walked:
            each = [
                Reason(part.text, route, scored(index.entries[number], finds[number], query).score, finds[number].words)
                for route, finds in routes.items()
                if number in finds
            ]
            why += sorted(each, key=lambda reason: -reason.score)
        found.append(tuple(why))
    return tuple(found)


def _words(hit: Hit) -> tuple[str, ...]:
    texts = (getattr(hit.section, match.field)[match.span.start : match.span.end] for match in hit.matches)
    return tuple(dict.fromkeys(texts))
