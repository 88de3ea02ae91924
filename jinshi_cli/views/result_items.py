"""Search results as items of the output contract; apart from `items`, so that only a search loads the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from jinshi_cli.search.score import Hit
from jinshi_cli.search.snippet import of_hit
from jinshi_cli.views.items import metric_item

if TYPE_CHECKING:
    from jinshi_cli.search.explain import Reason

RESULT_FIELDS = ("ref", "title", "score", "route", "matches", "snippet", "metrics")


def result_items(hits: Sequence[Hit], why: Sequence[Sequence[Reason]] | None = None) -> list[dict[str, Any]]:
    """Return search results, each with the routes that lead to it where they are given."""
    items = [result_item(hit) for hit in hits]
    for item, reasons in zip(items, why or (), strict=False):
        item["explain"] = [
            {"part": one.part, "route": one.route, "score": one.score, "words": list(one.words)} for one in reasons
        ]
    return items


def result_item(found: Hit) -> dict[str, Any]:
    """Return a search result."""
    start, end = of_hit(found)
    return {
        "ref": found.section.ref,
        "title": found.section.title,
        "score": found.score,
        "route": found.route,
        "matches": [
            {
                "field": match.field,
                "start": match.span.start,
                "end": match.span.end,
                "text": getattr(found.section, match.field)[match.span.start : match.span.end],
            }
            for match in found.matches
        ],
        "snippet": found.section.text[start:end] or found.section.title,
        "metrics": [metric_item(metric) for metric in found.metrics],
        "missing": list(found.missing),
    }
