"""Finding stretches of a part of a query: as much of it as a section has."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.search.indexing.index import Entry, Folded, Index, Match
from jinshi_cli.search.lexicon.words import is_word
from jinshi_cli.search.parsing.query import Part
from jinshi_cli.search.parsing.question import content
from jinshi_cli.search.route import WHOLE, Found, Route
from jinshi_cli.search.routes.written import places_of
from jinshi_cli.search.weigh import LEFT_OVER, weights


def stretches(entry: Entry, text: str) -> list[tuple[int, int, tuple[Match, ...]]]:
    """Return from left to right the stretches of a text that occur and together cover most of it, in the fewest pieces.

    A number or a Latin word is only found whole, a Chinese stretch from two characters on.
    """
    best: list[tuple[float, tuple[int, int] | None, int]] = [(0.0, None, 0)] * (len(text) + 1)
    for start in range(len(text)):
        here = best[start][0]
        if here > best[start + 1][0] or best[start + 1][1] is None:
            best[start + 1] = max(best[start + 1], (here, None, start), key=_covered)
        if start and text[start].isascii() and text[start - 1].isascii():
            continue
        end = start + _least(text, start)
        while end <= len(text) and any(place.text.has(text[start:end]) for place in entry.places):
            step = (here + end - start - _PIECE, (start, end), start)
            best[end] = max(best[end], step, key=_covered)
            if text[start].isascii():
                break
            end += 1
    pieces = []
    place = len(text)
    while place > 0:
        _score, piece, before = best[place]
        if piece is not None:
            pieces.append((*piece, places_of(entry.places, text[slice(*piece)])[0]))
        place = before
    return pieces[::-1]


_PIECE = 0.1
"""What a further piece costs, in characters covered."""


def _covered(step: tuple[float, object, int]) -> float:
    return step[0]


def _least(text: str, start: int) -> int:
    """Return the length of the shortest stretch from a place on: a whole number or Latin word, or two characters."""
    if not text[start].isascii():
        return min(2, len(text) - start)
    end = start
    while end < len(text) and text[end].isascii():
        end += 1
    return end - start


def cover(index: Index, entry: Entry, part: Part, *, lenient: bool) -> tuple[Found, bool] | None:
    """Find stretches of a part; return them, and whether the end of the part is among them.

    Function words that are left over weigh nothing; where ``lenient``, in a question, a single other character
    weighs less, since it is a verb that the report need not use (装了几个, 拆了多少). The end of a part is its noun,
    in Chinese: 接种率 is not found by 接种, nor 司法局 by 司法.
    """
    text = part.text
    found = [
        piece
        for piece in stretches(entry, text)
        if text[piece[0]].isascii() or (piece[1] - piece[0] > 1 and not _is_torn(entry, text, *piece[:2]))
    ]
    if not found:
        return None
    weight = weights(index, text)
    got = sum(sum(weight[start:end]) for start, end, _matches in found)
    missing, last = 0.0, ""
    lacking: list[str] = []
    for start, end in gaps(text, found):
        named = content(text[start:end])
        for first, stop in named:
            lacking.append(text[start + first : start + stop])
            missing += sum(weight[start + first : start + stop]) * (_STRAY if lenient and stop - first == 1 else 1.0)
        missing += LEFT_OVER * sum(weight[start:end])
        if end == len(text) and named:
            last = text[start + named[-1][0] : end]
    # A single character with 了 or a complement after it is a verb (拆了, 涨到, 选出来), else a noun (接种率).
    verb = content(last) == [(0, 1)] and (part.verbal or len(last) > 1)
    share = got / (got + missing)
    if len(last) == 1 and not verb:
        share *= _NOUN_MISSING
    matches = tuple(dict.fromkeys(match for _start, _end, group in found for match in group))
    words = tuple(text[start:end] for start, end, _matches in found)
    route: Route = "words" if share > WHOLE else "partial"
    return Found(route, 1.0, share, matches, words, tuple(lacking)), not last or verb


def _is_torn(entry: Entry, text: str, start: int, end: int) -> bool:
    """Tell whether two characters are the ends of words both where typed and in the report: the 合国 of 联合国土."""
    pair = text[start:end]
    if len(pair) > 2 or is_word(pair):
        return False
    typed = Folded(text, text)
    if not (typed.torn(start) or typed.torn(end)):
        return False
    places = ((place.text, *span) for place in entry.places for span in place.text.find_all(pair))
    return all(found.torn(first) or found.torn(last) for found, first, last in places)


def gaps(text: str, found: Sequence[tuple[int, int, object]]) -> list[tuple[int, int]]:
    """Return the stretches between those that were found."""
    edges = [0, *(edge for start, end, _matches in found for edge in (start, end)), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


_NOUN_MISSING = 0.6
"""What is left of a share where the one character that ends a part, and so says what it is, was not found."""
_STRAY = 0.3
"""Weight of a single character of a question that was not found."""
