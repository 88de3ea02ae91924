"""Finding and ranking sections for a query.

How a hit is scored
-------------------
A query is one or more words. Five routes lead from words to sections, from sure to daring:

``exact``    the query stands in a field just as it was typed;
``folded``   it stands there but for script, width, case, spaces or punctuation;
``number``   it is the value of a metric, written another way (500万, 五百万, 5,000,000元);
``words``    each word, without grammar and question words, stands somewhere in the section or is the
             name of one of its metrics, in any order;
``partial``  a part of the query stands there: pieces of at least two characters, each weighed by
             its rarity in this report, together about half of what was typed or more.

A number is never found inside a longer one, a Latin word only from its beginning, nothing across the end
of a sentence.

The score (0–100) is ``route × share × place``:

* the route's worth: exact 1.00, folded 0.97, number 0.95, words 0.92, partial 0.80. For the same words in
  the same kind of place a surer route wins;
* the share of the query that was found, 1 but for ``partial``; what occurs nowhere weighs as a rare pair;
* the place, 0.80 to 1.00: a title weighs more than the words of a metric, and these more than other text
  (0.14, 0.10, 0), and several occurrences more than one (up to 0.06, halving with each), since a
  section that keeps to a subject is more about it than one that touches on it.

Where some section has the query as a whole, the score of one that only has its pieces is cut to four
fifths. Equal scores keep the order of the report; hits far below the best are left out. The weights are general:
none was fitted to a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from jinshi_cli.report.model import Metric, Section, Span
from jinshi_cli.search.answer import answers, is_value
from jinshi_cli.search.index import FIELDS, Entry, FieldName, Index, folded, pairs_of, same_word
from jinshi_cli.search.query import Query

Route = Literal["exact", "folded", "number", "words", "partial"]

_WORTH: dict[Route, float] = {"exact": 1.0, "folded": 0.97, "number": 0.95, "words": 0.92, "partial": 0.8}
_SURE: tuple[Route, ...] = ("exact", "folded", "number")
_BESIDE_SURE = 0.8
"""Where some section has the query as a whole, one that only has its pieces is worth less."""
_IN_TITLE, _IN_METRIC, _OFTEN = 0.14, 0.10, 0.06
_LEAST_SHARE = 0.45
"""Below about half of the query found, a hit is more likely noise than what was meant."""
_CLOSE = 0.6
"""Share of the best score below which a hit is only in the way of those that answer."""
_NEAR = 75
"""Least RapidFuzz score (0–100) of what is suggested where nothing was found: one of four characters wrong."""
_TELLING = 2.0
"""Least weight of a part that is suggested: a pair of characters in one of eight sections."""
_NEAR_LENGTH = 3
"""Characters; a shorter query is near to too much."""


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
    if any(hit.route in _SURE for hit in hits):
        hits = [hit if hit.route in _SURE else hit._replace(score=round(hit.score * _BESIDE_SURE, 1)) for hit in hits]
    best = max((hit.score for hit in hits), default=0.0)
    return tuple(sorted((hit for hit in hits if hit.score >= _CLOSE * best), key=lambda hit: -hit.score))


def _hit(index: Index, entry: Entry, query: Query) -> Hit | None:
    if not query.words:
        return None
    routes: tuple[tuple[Route, Callable[[], list[Match]]], ...] = (
        ("exact", lambda: _exact(entry, query)),
        ("folded", lambda: _in_fields(entry, query.joined)),
        ("number", lambda: _values(entry, query)),
        ("words", lambda: _all(entry, [word.text for word in query.words])),
        ("words", lambda: _all(entry, query.pieces)),
    )
    for route, find in routes:
        if matches := find():
            return _scored(entry, query, route, 1.0, matches)
    matches, share = _partial(index, entry, query.pieces)
    return _scored(entry, query, "partial", share, matches) if share >= _LEAST_SHARE else None


def _scored(entry: Entry, query: Query, route: Route, share: float, matches: Sequence[Match]) -> Hit:
    metrics = answers(entry.section.metrics, entry.names, query)
    score = 100 * _WORTH[route] * share * _place(entry, matches, metrics)
    return Hit(entry.section, round(score, 1), route, tuple(_in_order(matches)), metrics)


def _place(entry: Entry, matches: Sequence[Match], metrics: Sequence[Metric]) -> float:
    """Weigh where the matches stand, from 0.80 to 1."""
    place = 0.8
    if any(match.field != "text" for match in matches):
        place += _IN_TITLE
    elif metrics or any(match.span.overlaps(metric.span) for match in matches for metric in entry.section.metrics):
        place += _IN_METRIC
    further = sum(match.field == "text" for match in matches) + len(metrics) - 1
    return place + _OFTEN * (1 - 0.5 ** max(further, 0))


def _exact(entry: Entry, query: Query) -> list[Match]:
    """Find the query as typed; where it begins and ends with word characters, only as whole numbers and words."""
    core = folded(query.typed)
    inner = query.typed[core.offsets[0] : core.offsets[-1] + 1]
    before, after = core.offsets[0], len(query.typed) - core.offsets[-1] - 1
    matches = []
    for match in _in_fields(entry, query.joined):
        text = entry.original(match.field)
        start, end = match.span.start - before, match.span.end + after
        if text[match.span.start : match.span.end] == inner and start >= 0 and text[start:end] == query.typed:
            matches.append(Match(match.field, Span(start, end)))
    return matches


def _in_fields(entry: Entry, word: str) -> list[Match]:
    """Find a folded word in title and text, and as an English word in the English title."""
    found = [Match(field, span) for field, text in entry.fields.items() for span in text.find_all(word)]
    if word.isascii():
        found += [Match("title_en", span) for english, span in entry.english if same_word(word, english)]
    return found


def _values(entry: Entry, query: Query) -> list[Match]:
    """Find the metrics whose value is the query."""
    if len(query.words) != 1:
        return []
    return [Match("text", metric.span) for metric in entry.section.metrics if is_value(metric, query.words[0])]


def _all(entry: Entry, pieces: Sequence[str]) -> list[Match]:
    """Find each piece in a field or, failing that, in the names of metrics; nothing where one is missing."""
    matches: list[Match] = []
    for piece in pieces:
        found = _in_fields(entry, piece) or _in_names(entry, piece)
        if not found:
            return []
        matches += found
    return matches


def _in_names(entry: Entry, piece: str) -> list[Match]:
    named = zip(entry.names, entry.section.metrics, strict=True)
    return [Match("text", metric.span) for names, metric in named if names.have(piece)]


def _partial(index: Index, entry: Entry, pieces: Sequence[str]) -> tuple[list[Match], float]:
    """Find parts of the pieces; return them with the share of the query, weighed by rarity, that they make up."""
    found: list[Match] = []
    total = got = 0.0
    for piece in pieces:
        total += _weight(index, piece)
        for stretch, matches in _stretches(entry, piece):
            got += _weight(index, stretch)
            found += matches
    return found, got / total if total and found else 0.0


def _weight(index: Index, piece: str) -> float:
    """Weigh a number or Latin word by its own rarity, Chinese by that of its pairs of characters."""
    return sum(index.rarity(part) for part in ([piece] if piece.isascii() else pairs_of(piece)))


def _stretches(entry: Entry, piece: str) -> Iterator[tuple[str, list[Match]]]:
    """Yield from left to right the longest stretches of a piece that occur; a number or Latin word only whole."""
    if piece.isascii():
        if matches := _in_fields(entry, piece) or _in_names(entry, piece):
            yield piece, matches
        return
    start = 0
    while start < len(piece) - 1:
        end, found = start + 1, list[Match]()
        while end < len(piece):
            longer = _in_fields(entry, piece[start : end + 1]) or _in_names(entry, piece[start : end + 1])
            if not longer:
                break
            end, found = end + 1, longer
        if found:
            yield piece[start:end], found
        start = end


def _in_order(matches: Sequence[Match]) -> list[Match]:
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
    """Return the title, label, set phrase or law nearest to a query that found nothing; None where none is near."""
    if len(query.joined) < _NEAR_LENGTH:
        return None
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
        if len(name) >= _NEAR_LENGTH
    }
    found = process.extractOne(query.joined, list(names), scorer=fuzz.partial_ratio, score_cutoff=_NEAR)
    return names[found[0]] if found else _rarest(index, query)


def _rarest(index: Index, query: Query) -> str | None:
    """Return the part of a query that is found and tells most, where one is rare enough to tell anything."""
    parts = {
        stretch: _weight(index, stretch)
        for entry in index.entries
        for piece in query.pieces
        for stretch, _matches in _stretches(entry, piece)
    }
    best = max(parts, key=lambda part: parts[part], default=None)
    return best if best is not None and parts[best] >= _TELLING else None
