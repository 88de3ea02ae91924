"""Finding and ranking sections for a query.

How a hit is scored
-------------------
A query is cut into parts: its words, and these at their question words. Each part looks for the sections that have
it, by the surest route that leads anywhere (`route` has the routes and what they are worth, `find` how they are
walked). A section's score (0–100) is ``100 × worth × place``:

* **worth** is that of the route, times how well the part fits by it, times the share of the part that was found.
  Where a query has several parts it is their mean, each weighed by its rarity in the report, with 5 % off,
  since the query as a whole is better. In a question for an amount the thing counted weighs in full and what
  stands around it two fifths; the organ and the year of the report weigh little, being true of every section;
* **place**, 0.74 to 1: a title weighs more than the name of a metric, and this more than other text (0.14, 0.10, 0);
  several occurrences more than one (up to 0.06, halving with each), since a section that keeps to a subject is
  more about it than one that touches on it; parts that stand close together more than scattered ones (up to
  0.06);
* where something is asked for, a section that has none of that kind (no figure in the unit asked for, no person, no
  place, no date) loses a tenth.

Where some section has the query as a whole, one that only has its parts is cut to four fifths. A hit that
has less than three fifths of the query, or of a single word less than seven tenths, is none. Equal scores keep the
order of the report; hits far below the best are left out. The weights are general: none was fitted to a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Metric, Section, Span
from jinshi_cli.search.answer import answers, fits
from jinshi_cli.search.combine import Finds, better, together, weight
from jinshi_cli.search.find import Finder
from jinshi_cli.search.index import FIELDS, Entry, Index, Match, folded
from jinshi_cli.search.query import Query, Word
from jinshi_cli.search.route import SURE, WHOLE, Found, Route

_BESIDE_SURE = 0.8
"""Where some section has the query as a whole, one that only has its parts is worth less."""
_LEAST_PLACE, _IN_TITLE, _IN_METRIC, _OFTEN, _CLOSE_BY = 0.74, 0.14, 0.10, 0.06, 0.06
_LEAST_SHARE = 0.6
"""Where less of the query is found, a hit is more likely noise than what was meant: half of two words."""
_LEAST_OF_ONE = 0.7
"""Share of a single word that must be found, where it is no question: two of three characters are not enough."""
_LEAST_OF_QUESTION = 0.35
"""Share of a question that must be found where two words of it are, or one of three characters: the rest is how
people talk, not what they ask for."""
_TELLING = 2.0
"""Rarity of a word that tells something by itself: it stands in one of eight sections."""
_LEAST_SCORE = 25.0
"""What scores less is no answer: a third of a question, found by words that stand far apart."""
_CLOSE = 0.6
"""Share of the best score below which a hit is only in the way of those that answer."""
_NOT_OF_THE_KIND = 0.9


class Hit(NamedTuple):
    """A section that answers a query: how well (0–100), by which route, where, and with which metrics."""

    section: Section
    score: float
    route: Route
    matches: tuple[Match, ...]
    metrics: tuple[Metric, ...]


def search(index: Index, query: Query, *, within: str | None = None) -> tuple[Hit, ...]:
    """Return the sections that match, best first; ``within`` keeps to a section and those below it."""
    if not query.words:
        return ()
    entries = tuple(enumerate(index.entries))
    finds = found_in(Finder(index, entries), query)
    hits = [
        _hit(index.entries[number], found, query)
        for number, found in sorted(finds.items())
        if within is None or _is_within(index.entries[number].section.ref, within)
    ]
    if any(hit.route in ("exact", "folded", "number") for hit in hits):
        hits = [
            hit
            if hit.route in ("exact", "folded", "number")
            else hit._replace(score=round(hit.score * _BESIDE_SURE, 1))
            for hit in hits
        ]
    least = max(_LEAST_SCORE, _CLOSE * max((hit.score for hit in hits), default=0.0))
    return tuple(sorted((hit for hit in hits if hit.score >= least), key=lambda hit: -hit.score))


def _is_within(ref: str, within: str) -> bool:
    return ref == within or ref.startswith(within + ".")


def found_in(finder: Finder, query: Query) -> Finds:
    """Return what the query found, by the number of the entry."""
    whole = {
        number: _exact(finder.index.entries[number], found, query) for number, found in finder.sure(query.whole).items()
    }
    parts = _of_words(finder, query)
    single = len(query.parts) == 1
    parts = {
        number: found
        for number, found in parts.items()
        if _enough(finder.index, finder.index.entries[number], found, query)
    }
    sure = whole or any(found.share > WHOLE and found.route in SURE for found in parts.values())
    if not sure and (len(query.words) > 1 or not single):
        whole = finder.daring(query.whole)
        if whole:
            # Words that sound like what was typed, apart, are less than all of it in one place.
            parts = {number: found._replace(quality=found.quality * _BESIDE_SURE) for number, found in parts.items()}
    return better(parts, whole)


def _enough(index: Index, entry: Entry, found: Found, query: Query) -> bool:
    """Tell whether enough of a query was found to call it an answer."""
    if not query.asking:
        return found.share >= (_LEAST_OF_ONE if len(query.parts) == 1 else _LEAST_SHARE)
    words = [word for word in found.words if len(word) > 1]
    telling = len(words) > 1 or any(len(word) > 2 for word in words) or _answered(index, entry, found, query)
    return found.share >= (_LEAST_OF_QUESTION if telling else _LEAST_SHARE)


def _answered(index: Index, entry: Entry, found: Found, query: Query) -> bool:
    """Tell whether a figure in the unit asked for goes by the words that were found, one of them a rare one."""
    measured = query.ask is not None and query.ask.measure not in (None, "个")
    rare = any(len(word) > 1 and index.rarity(word) >= _TELLING for word in found.words)
    answering = answers(entry.section.metrics, entry.names, found.words, found.matches, query)
    return measured and rare and any(fits(metric, query.ask) for metric in answering)


def _of_words(finder: Finder, query: Query) -> Finds:
    headed = any(part.head for part in query.parts)
    lenient = query.asking
    weighed = []
    for word in query.words:
        finds = _of_word(finder, word, headed=headed, lenient=lenient)
        weighed.append((sum(weight(finder.index, part, headed=headed) for part in word.parts), finds))
    return together(weighed)


def _of_word(finder: Finder, word: Word, *, headed: bool, lenient: bool) -> Finds:
    if word.parts == (word.whole,):
        return finder.find(word.whole, lenient=lenient)
    whole = finder.sure(word.whole)
    parts = together(
        [(weight(finder.index, part, headed=headed), finder.find(part, lenient=lenient)) for part in word.parts]
    )
    heads = [finder.find(part, lenient=lenient) for part in word.parts if part.head]
    if heads:
        parts = {number: found for number, found in parts.items() if number in heads[0]}
    if not whole and not any(found.share > WHOLE for found in parts.values()):
        whole = finder.daring(word.whole)
    # What is left of a question is not the question as typed.
    parts = {
        number: found._replace(route="words") if found.route == "folded" else found for number, found in parts.items()
    }
    return better(parts, whole)


def _exact(entry: Entry, found: Found, query: Query) -> Found:
    """Call a folded find exact where the query stands as typed; keep these places alone."""
    if found.route != "folded":
        return found
    core = folded(query.typed)
    inner = query.typed[core.offsets[0] : core.offsets[-1] + 1]
    before, after = core.offsets[0], len(query.typed) - core.offsets[-1] - 1
    matches = []
    for match in found.matches:
        text = getattr(entry.section, match.field)
        start, end = match.span.start - before, match.span.end + after
        if text[match.span.start : match.span.end] == inner and start >= 0 and text[start:end] == query.typed:
            matches.append(Match(match.field, Span(start, end)))
    return found._replace(route="exact", matches=tuple(matches)) if matches else found


def _hit(entry: Entry, found: Found, query: Query) -> Hit:
    metrics = answers(entry.section.metrics, entry.names, found.words, found.matches, query)
    score = 100 * min(found.value, 1.0) * _place(entry, found, metrics) * _kind(entry, metrics, query)
    return Hit(entry.section, round(score, 1), found.route, tuple(_in_order(found.matches)), metrics)


def _kind(entry: Entry, metrics: Sequence[Metric], query: Query) -> float:
    """Weigh whether the section has what is asked for."""
    ask = query.ask
    if ask is None:
        return 1.0
    if ask.kind in ("amount", "rank"):
        there = any(fits(metric, ask) for metric in metrics)
    else:
        names = getattr(entry.section, ask.kind)
        there = any(not any(part.text in folded(name).text for part in query.parts) for name in names)
    return 1.0 if there else _NOT_OF_THE_KIND


def _place(entry: Entry, found: Found, metrics: Sequence[Metric]) -> float:
    """Weigh where the matches stand, from 0.74 to 1."""
    matches = found.matches
    place = _LEAST_PLACE
    if any(match.field != "text" for match in matches):
        place += _IN_TITLE
    elif metrics or any(match.span.overlaps(metric.span) for match in matches for metric in entry.section.metrics):
        place += _IN_METRIC
    further = sum(match.field == "text" for match in matches) + len(metrics) - 1
    return place + _OFTEN * (1 - 0.5 ** max(further, 0)) + _CLOSE_BY * _closeness(entry, found)


def _closeness(entry: Entry, found: Found) -> float:
    """Return how close together the words that were found stand, 0–1: their length in that of the stretch they fill."""
    if len(found.words) < 2:
        return 1.0
    best = 0.0
    for place in entry.places:
        spots = sorted((at, word) for word in found.words for at, _end in place.text.find_all(word))
        for number, (start, _word) in enumerate(spots):
            seen: dict[str, int] = {}
            for at, word in spots[number:]:
                seen.setdefault(word, at + len(word))
            length = sum(map(len, seen))
            stretch = max(seen.values()) - start
            best = max(best, (len(seen) / len(found.words)) * min(1.0, length / stretch) if stretch else 0.0)
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
