"""How well what was found answers a query: a hit and its score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Metric, Section, Span
from jinshi_cli.search.answer import answers, fits
from jinshi_cli.search.indexing.index import FIELDS, Entry, Match, folded
from jinshi_cli.search.indexing.spread import Spread
from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.parsing.query import Query
from jinshi_cli.search.parsing.question import is_light
from jinshi_cli.search.route import Found, Route

_LEAST_PLACE, _IN_TITLE, _IN_METRIC, _OFTEN, _CLOSE_BY = 0.74, 0.14, 0.10, 0.06, 0.06
"""What a place is worth at least, and what a title, a metric's name, several places and closeness add; see `rank`."""
_OTHER_ORDER = 0.9
"""Words close together but in another order than typed are a little less close."""
_FAR, _MOST_SPOTS, _MOST_NEAR = 200, 2_000, 100
"""Characters beyond which words are not close, and of how many places, and how many after each, this is worked out:
more are in no report, and the work grows with their product."""
_NOT_OF_THE_KIND, _NOT_AHEAD = 0.9, 0.8
_INSIDE = 0.98
"""What a word is worth that stands inside longer ones alone: it comes after the same where it is whole."""
_PAIR = 2
_OF_TITLES = ("总", "副")
"""What makes another title of one, and is no word beside it: 总书记, 副镇长."""


class Hit(NamedTuple):
    """A section that answers a query: how well (0–100), by which route, where, and with which metrics.

    ``named`` is where the people, places or dates stand that were asked for, ``missing`` what names something in the
    query and leads to nothing in the section.
    """

    section: Section
    score: float
    route: Route
    matches: tuple[Match, ...]
    metrics: tuple[Metric, ...]
    named: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()


def scored(entry: Entry, found: Found, query: Query) -> Hit:
    """Make a hit of what a query found in a section, as `rank` explains."""
    metrics = answers(entry.section, entry.names, found.words, found.matches, query)
    place = _place(entry, found, metrics) * (_INSIDE if _is_inside_words(entry, found) else 1.0)
    score = 100 * min(found.value, 1.0) * place * _kind(entry, metrics, query)
    matches = tuple(_in_order(found.matches))
    named = _named(entry.section, query)
    missing = tuple(
        word for word in found.missing if _is_missed(word) and not any(place.text.has(word) for place in entry.places)
    )
    return Hit(entry.section, round(score, 1), found.route, matches, metrics, named, missing)


def _is_missed(word: str) -> bool:
    """Tell whether a reader would miss a word: no light verb (花, 办), and no two ends of words side by side."""
    return not is_light(word) and (len(word) != _PAIR or word.isascii() or is_word(word))


def _named(section: Section, query: Query) -> tuple[Span, ...]:
    """Return where the section names who, where or when, if one of these is asked for; not what was typed itself."""
    if query.ask is None or query.ask.kind not in ("who", "where", "when"):
        return ()
    names = [name for name in getattr(section, query.ask.kind) if not _is_typed(name, query)]
    return tuple(
        Span(found.start(), found.end()) for name in names for found in re.finditer(re.escape(name), section.text)
    )


def _is_typed(name: str, query: Query) -> bool:
    return any(part.text in folded(name).text for part in query.parts)


def _kind(entry: Entry, metrics: Sequence[Metric], query: Query) -> float:
    """Weigh whether the section has what is asked for."""
    ask = query.ask
    if query.ahead and not entry.is_ahead:
        return _NOT_AHEAD
    if ask is None:
        return 1.0
    if ask.kind in ("amount", "rank"):
        there = any(fits(metric, ask) for metric in metrics)
    else:
        there = bool(_named(entry.section, query))
    return 1.0 if there else _NOT_OF_THE_KIND


def _place(entry: Entry, found: Found, metrics: Sequence[Metric]) -> float:
    """Weigh where the matches stand, from 0.74 to 1."""
    matches = found.matches
    place = _LEAST_PLACE
    if any(match.field != "text" for match in matches):
        place += _IN_TITLE
    elif metrics or _touch_a_figure(entry.section, matches):
        place += _IN_METRIC
    further = sum(match.field == "text" for match in matches) + len(metrics) - 1
    return place + _OFTEN * (1 - 0.5 ** max(further, 0)) + _CLOSE_BY * _closeness(entry, found)


def _is_inside_words(entry: Entry, found: Found) -> bool:
    """Tell whether the one word that was found stands nowhere whole in the section, but inside longer words."""
    if len(found.words) != 1 or found.words[0].isascii() or len(found.words[0]) == 1:
        return False
    (word,) = found.words
    spots = [(place.text, *span) for place in entry.places for span in place.text.find_all(word)]
    return bool(spots) and all(
        text.torn(start) or text.torn(end) or (text.text[:start].endswith(_OF_TITLES) and not text.parted(start))
        for text, start, end in spots
    )


def _touch_a_figure(section: Section, matches: Sequence[Match]) -> bool:
    figures = Spread(metric.span for metric in section.metrics)
    return any(figures.touch(match.span) for match in matches)


def _closeness(entry: Entry, found: Found) -> float:
    """Return how close together the words that were found stand, 0–1: their length in that of the stretch they fill."""
    if len(found.words) < 2:
        return 1.0
    best = 0.0
    for place in entry.places:
        spots = sorted((at, word) for word in found.words for at, _end in place.text.find_all(word))
        for number, (start, _word) in enumerate(spots[:_MOST_SPOTS]):
            seen: dict[str, int] = {}
            for at, word in spots[number : number + _MOST_NEAR]:
                if at - start > _FAR or len(seen) == len(found.words):
                    break
                seen.setdefault(word, at + len(word))
            stretch = max(seen.values()) - start
            filled = min(1.0, sum(map(len, seen)) / stretch) * len(seen) / len(found.words)
            in_order = tuple(seen) == tuple(word for word in found.words if word in seen)
            best = max(best, filled if in_order else filled * _OTHER_ORDER)
    return best


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
