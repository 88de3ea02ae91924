"""Finding and ranking sections for a query.

How a hit is scored
-------------------
A query is one or more words. Three routes lead from words to sections, from sure to daring:

``exact``    the query stands in a field just as it was typed;
``folded``   it stands there but for script, width, case, spaces or punctuation;
``words``    each word stands somewhere in the section, in any order;
``partial``  a part of the query stands there: pieces of at least two characters, each weighed by
             its rarity in this report, together at least half of what was typed.

The score (0–100) is ``route × share × place``:

* the route's worth: exact 1.00, folded 0.97, words 0.92, partial 0.80. A surer route never loses to
  a more daring one for the same words in the same place, because the distance between two routes is
  larger than all that ``place`` can add to two hits of the same kind of field;
* the share of the query that was found, 1 but for ``partial``;
* the place, 0.80 to 1.00: a title weighs more than the words of a metric, and these more than other text
  (0.14, 0.10, 0), and several occurrences more than one (up to 0.06, halving with each), since a
  section that keeps to a subject is more about it than one that touches on it.

Equal scores keep the order of the report. The weights are general: none was fitted to a report.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from jinshi_cli.report.model import Metric, Section, Span
from jinshi_cli.search.answer import answers
from jinshi_cli.search.index import FIELDS, Entry, FieldName, Index, folded, pairs_of
from jinshi_cli.search.query import Query, content

Route = Literal["exact", "folded", "words", "partial"]

_WORTH: dict[Route, float] = {"exact": 1.0, "folded": 0.97, "words": 0.92, "partial": 0.8}
_IN_TITLE, _IN_METRIC, _OFTEN = 0.14, 0.10, 0.06
_LEAST_SHARE = 0.5
"""Below half of the query found, a hit is more likely noise than what was meant."""

_NEAR = 50
"""Least RapidFuzz score (0–100) of what is suggested where nothing was found: half of the characters, in order."""


class Match(NamedTuple):
    """Where in a section's field the query matched."""

    field: FieldName
    span: Span


class Hit(NamedTuple):
    """A section that answers a query: how well (0–100), by which route, where, and with which metrics."""

    section: Section
    score: float
    route: Route
    matches: tuple[Match, ...]
    metrics: tuple[Metric, ...]


def search(index: Index, query: Query, *, within: str | None = None) -> tuple[Hit, ...]:
    """Return the sections that match, best first; ``within`` keeps to a section and those below it."""
    hits = []
    for entry in index.entries:
        ref = entry.section.ref
        if within is not None and ref != within and not ref.startswith(within + "."):
            continue
        hit = _hit(index, entry, query)
        if hit is not None:
            hits.append(hit)
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def _hit(index: Index, entry: Entry, query: Query) -> Hit | None:
    if not query.words:
        return None
    route: Route
    if matches := _exact(entry, query):
        route, share = "exact", 1.0
    elif matches := _occurrences(entry, "".join(query.words)):
        route, share = "folded", 1.0
    elif matches := _all_words(entry, query.words):
        route, share = "words", 1.0
    else:
        matches, share = _partial(index, entry, query.words)
        if share < _LEAST_SHARE:
            return None
        route = "partial"
    metrics = answers(entry.section, query)
    score = 100 * _WORTH[route] * share * _place(entry, matches, metrics)
    return Hit(entry.section, round(score, 1), route, tuple(matches), metrics)


def _place(entry: Entry, matches: list[Match], metrics: tuple[Metric, ...]) -> float:
    """Weigh where the matches stand, from 0.80 to 1."""
    place = 0.8
    if any(match.field != "text" for match in matches):
        place += _IN_TITLE
    elif metrics or any(
        match.span.start < metric.end and metric.start < match.span.end
        for match in matches
        for metric in entry.section.metrics
    ):
        place += _IN_METRIC
    further = sum(match.field == "text" for match in matches) + len(metrics) - 1
    return place + _OFTEN * (1 - 0.5 ** max(further, 0))


def _exact(entry: Entry, query: Query) -> list[Match]:
    matches = []
    for field in FIELDS:
        text = entry.original(field)
        start = text.find(query.typed)
        while start >= 0:
            matches.append(Match(field, Span(start, start + len(query.typed))))
            start = text.find(query.typed, start + len(query.typed))
    return matches


def _occurrences(entry: Entry, word: str) -> list[Match]:
    """Find a word in the fields; where it only stands in a metric's name, the metric's words match."""
    found = [Match(field, span) for field in FIELDS for span in entry.fields[field].find_all(word)]
    if found:
        return found
    named = zip(entry.names, entry.section.metrics, strict=True)
    return [Match("text", metric.span) for names, metric in named if word in names]


def _all_words(entry: Entry, words: tuple[str, ...]) -> list[Match]:
    matches = []
    for word in words:
        found = _occurrences(entry, word)
        if not found:
            return []
        matches += found
    return _in_order(matches)


def _partial(index: Index, entry: Entry, words: tuple[str, ...]) -> tuple[list[Match], float]:
    """Find pieces of the words; return them with the share of the query, weighed by rarity, that they make up."""
    found: list[Match] = []
    total = got = 0.0
    for word in words:
        for piece in content(word):
            weights = [index.rarity(pair) for pair in pairs_of(piece)]
            total += sum(weights)
            hit = [any(pair in entry.fields[field].text for field in FIELDS) for pair in pairs_of(piece)]
            got += sum(weight for weight, there in zip(weights, hit, strict=True) if there)
            for run in _runs(piece, hit):
                found += _occurrences(entry, run)
    return _in_order(found), got / total if total and found else 0.0


def _runs(piece: str, hit: list[bool]) -> list[str]:
    """Return the longest stretches of a piece of which every pair was found."""
    runs = []
    start = None
    for position, there in enumerate([*hit, False]):
        if there and start is None:
            start = position
        elif not there and start is not None:
            runs.append(piece[start : position + 1])
            start = None
    return runs


def _in_order(matches: list[Match]) -> list[Match]:
    """Sort by field and place, and join matches that overlap."""
    joined: list[Match] = []
    for match in sorted(set(matches), key=lambda match: (FIELDS.index(match.field), match.span)):
        last = joined[-1] if joined else None
        if last and last.field == match.field and match.span.start < last.span.end:
            joined[-1] = Match(match.field, Span(last.span.start, max(last.span.end, match.span.end)))
        else:
            joined.append(match)
    return joined


def nearest(index: Index, query: Query) -> str | None:
    """Return the title, label or set phrase nearest to a query that found nothing; None where none is near."""
    from rapidfuzz import fuzz, process

    names = {
        folded(name).text: name
        for entry in index.entries
        for name in (
            entry.section.title,
            *(metric.label for metric in entry.section.metrics),
            *entry.section.terms,
            *entry.section.laws,
        )
    }
    found = process.extractOne("".join(query.words), list(names), scorer=fuzz.partial_ratio, score_cutoff=_NEAR)
    return names[found[0]] if found else None
