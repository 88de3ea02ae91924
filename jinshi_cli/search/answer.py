"""Which figures answer a query: those whose names or words share something with it."""

from __future__ import annotations

from jinshi_cli.report.model import Metric, Section
from jinshi_cli.search.index import folded, names_of, pairs_of
from jinshi_cli.search.query import Query, content


def answers(section: Section, query: Query) -> tuple[Metric, ...]:
    """Return the section's metrics that answer, best first; equal ones keep the report's order."""
    scored = [(_share(names_of(metric), query), metric) for metric in section.metrics]
    best = max((share for share, _ in scored), default=0.0)
    kept = [(share, metric) for share, metric in scored if share > 0 and share >= best / 2]
    return tuple(metric for _, metric in sorted(kept, key=lambda pair: -pair[0]))


def named(metric: Metric, section: Section, query: Query) -> bool:
    """Tell whether every word of the query stands in the metric's names, words or unit or its section's title."""
    names = "\n".join((names_of(metric), folded(section.title).text, folded(section.title_en or "").text))
    return bool(query.words) and all(word in names for word in query.words)


def _share(names: str, query: Query) -> float:
    """Return how much of the query a metric's names hold, 0–1."""
    shares = []
    for word in query.words:
        if word in names:
            shares.append(1.0)
            continue
        # Pairs of letters say nothing of a Latin word, and pairs of digits nothing of a number.
        pairs = [] if word.isascii() else [pair for piece in content(word) for pair in pairs_of(piece)]
        shares.append(sum(pair in names for pair in pairs) / len(pairs) if pairs else 0.0)
    return sum(shares) / len(shares) if shares else 0.0
