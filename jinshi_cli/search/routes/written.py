"""Finding a part of a query by its own characters: as it stands, as a value, as an English word."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.search.answer import is_about, is_count, is_value
from jinshi_cli.search.indexing.index import Entry, Index, Match, Place, shown
from jinshi_cli.search.parsing.numerals import respelled
from jinshi_cli.search.parsing.query import Part
from jinshi_cli.search.route import Found, Route


def whole(index: Index, number: int, part: Part) -> Found | None:
    """Find a part as it stands, folded; failing that, as the value of a metric or as an English word."""
    entry = index.entries[number]
    matches, words = places_of(entry.places, part.text)
    # Several Latin words may be a phrase of the English texts; a single one is looked up among their words.
    several = any(0 < place < len(part.text) for place in part.spelling.breaks)
    if not matches and part.text.isascii() and several:
        matches, words = places_of(entry.english, part.text, whole=True)
    if matches:
        return Found("folded", 1.0, 1.0, matches, words)
    values = [metric for metric in entry.section.metrics if is_value(metric, part.quantity)]
    if values:
        return Found("number", 1.0, 1.0, tuple(Match("text", metric.span) for metric in values), (part.text,))
    for other in respelled(part.text) if part.quantity is None else ():
        matches, words = places_of(entry.places, other)
        if matches:
            return Found("number", 1.0, 1.0, matches, words)
    single = part.text.isascii() and part.text.isalnum() and not several and len(part.text) > 1
    english = entry.english_word(part.text) if single else ()
    return Found("words", 1.0, 1.0, english, (part.text,)) if english else None


def rounded(entry: Entry, part: Part) -> Found | None:
    """Find the metrics whose value is called by a round number, or was typed with another measure word."""
    same = [metric for metric in entry.section.metrics if is_count(metric, part.quantity)]
    values = same or [metric for metric in entry.section.metrics if is_about(metric, part.quantity)]
    matches = tuple(Match("text", metric.span) for metric in values)
    quality = _ALIKE if same else _ROUNDED
    return Found("number", quality, 1.0, matches, tuple(metric.text for metric in values)) if values else None


def any_of(entry: Entry, terms: Sequence[str], route: Route) -> Found | None:
    """Find other words for a part, each wherever it stands; the first are worth a little more than the last."""
    spots = {term: [(place, *span) for place in entry.places for span in place.text.find_words(term)] for term in terms}
    present = [(number, term) for number, term in enumerate(terms) if spots[term]]
    if not present:
        return None
    matches = shown([spot for _number, term in present for spot in spots[term]])
    quality = 1 - _LATER * present[0][0] / len(terms)
    return Found(route, quality, 1.0, matches, tuple(term for _number, term in present))


_LATER = 0.1
"""What the last of several words for a thing is worth less than the first."""
_ALIKE = 0.9
"""What a value with another measure word is worth beside the one that was typed."""
_ROUNDED = 0.8
"""What a round number is worth beside the value itself: as much as a sound beside the character."""


def places_of(places: Sequence[Place], text: str, *, whole: bool = False) -> tuple[tuple[Match, ...], tuple[str, ...]]:
    """Return where a folded text stands in places, and the text itself if anywhere; ``whole`` cuts no last word."""
    found = [
        (place, *span)
        for place in places
        if text in place.text.text
        for span in place.text.find_all(text)
        if not (whole and place.text.continues(span[1]))
    ]
    return shown(found), (text,) if found else ()
