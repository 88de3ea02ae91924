"""Which figures answer a query: those whose names hold what was asked for, or whose value was typed."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.report.model import Metric, Section
from jinshi_cli.search.index import Names, names_of, pairs_of
from jinshi_cli.search.query import Query, Word

_CLOSE = 0.6
"""Share of the best metric's score that another must have, and of a query that must be found in a name."""


def answers(metrics: Sequence[Metric], names: Sequence[Names], query: Query) -> tuple[Metric, ...]:
    """Return the metrics that answer, best first; equal ones keep the report's order."""
    scored = [(_share(metric, known, query), metric) for metric, known in zip(metrics, names, strict=True)]
    # A computed figure has the names of those it is made from; it does not push them aside.
    best = max((share for share, metric in scored if not metric.derived), default=0.0)
    kept = [(share, metric) for share, metric in scored if share > 0 and share >= _CLOSE * best]
    return tuple(metric for _, metric in sorted(kept, key=lambda pair: (pair[1].derived and best > 0, -pair[0])))


def named(metric: Metric, section: Section, query: Query) -> bool:
    """Tell whether all of the query stands in the metric's names, its unit, or its section's title."""
    names = names_of(metric)
    title = names_of(metric._replace(label=section.title, text=metric.unit or "", label_en=section.title_en, key=None))
    return bool(query.words) and all(
        is_value(metric, word)
        or names.have(word.text)
        or (len(word.text) > 1 and title.have(word.text))
        or (bool(word.pieces) and all(names.have(piece) for piece in word.pieces))
        for word in query.words
    )


def is_value(metric: Metric, word: Word) -> bool:
    """Tell whether a word of a query is the metric's value, with its unit or without one."""
    if word.quantity is None or metric.value is None or metric.kind in ("rank", "none"):
        return False
    value, unit = word.quantity
    return value == metric.value and (metric.unit or "").startswith(unit)


def _share(metric: Metric, names: Names, query: Query) -> float:
    """Return how much of the query the metric's names hold, 0–1."""
    shares = [
        1.0 if is_value(metric, word) or names.have(word.text) else _of_pieces(word.pieces, names)
        for word in query.words
        if word.pieces or word.quantity
    ]
    return sum(shares) / len(shares) if shares else 0.0


def _of_pieces(pieces: Sequence[str], names: Names) -> float:
    shares = [1.0 if names.have(piece) else _of_pairs(piece, names) for piece in pieces]
    return sum(shares) / len(shares) if shares else 0.0


def _of_pairs(piece: str, names: Names) -> float:
    """Return the share of a Chinese piece's pairs of characters in the names, 0 below a likely match."""
    if piece.isascii() or len(piece) == 1:
        return 0.0
    pairs = list(pairs_of(piece))
    share = max(sum(pair in name.text for pair in pairs) / len(pairs) for name in names.chinese)
    return share if share >= _CLOSE else 0.0
