"""Why a section was found: every route from every part of a query to it, walked or not."""

from __future__ import annotations

from typing import NamedTuple

from jinshi_cli.search.find import Finder
from jinshi_cli.search.index import Index
from jinshi_cli.search.query import Query
from jinshi_cli.search.rank import likeliest
from jinshi_cli.search.route import Route
from jinshi_cli.search.score import Hit, scored


class Reason(NamedTuple):
    """A route from a part of a query, or all of it, to a section: the score it gives, and the words it leads to."""

    part: str
    route: Route
    score: float
    words: tuple[str, ...]


def reasons(index: Index, query: Query, hit: Hit) -> tuple[Reason, ...]:
    """Return the routes that lead to a hit's section: first the one it was ranked by, then part by part, best first.

    Other than `rank.search` this walks daring routes also where surer ones lead somewhere; the score of a part is
    what the hit would have if the part were the query.
    """
    number = next(number for number, entry in enumerate(index.entries) if entry.section is hit.section)
    entry = index.entries[number]
    finder = Finder(index, likeliest(index, query))
    found = [Reason(query.typed, hit.route, hit.score, _words(hit))]
    for part in dict.fromkeys((query.whole, *query.parts)):
        each = [
            Reason(part.text, route, scored(entry, finds[number], query).score, finds[number].words)
            for route, finds in finder.every(part, lenient=query.asking).items()
            if number in finds
        ]
        found += sorted(each, key=lambda reason: -reason.score)
    return tuple(found)


def _words(hit: Hit) -> tuple[str, ...]:
    texts = (getattr(hit.section, match.field)[match.span.start : match.span.end] for match in hit.matches)
    return tuple(dict.fromkeys(texts))
