"""The daring routes: what a part of a query sounds like, and what it would be without a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jinshi_cli.search.combine import Finds
from jinshi_cli.search.index import Entry, Folded, Index, Place, shown
from jinshi_cli.search.query import Part
from jinshi_cli.search.readings import likeness
from jinshi_cli.search.route import Found, Route
from jinshi_cli.search.spelled import CUT, FULL, INITIAL, NEAR, Alignment, Chance, alignments, beginnings

if TYPE_CHECKING:
    from jinshi_cli.search.sounds import Likening

Numbered: TypeAlias = Sequence[tuple[int, Entry]]
"""Entries with their numbers in the index."""

_LEAST_BITS = 13.0
"""Surprise of a fit with initials below which it may be chance: a report has some 2¹² to 2¹³ characters."""
_LEAST_NEAR_BITS = 9.0
"""The same for sounds that are only near; more than one syllable and less than two rare ones."""
_SUPPORT = 0.06
"""Share of a hit's quality that depends on how often the report has the word that the sound stands for: of two
words that sound alike the one it uses more is meant."""

_SPELLED: tuple[tuple[Route, int], ...] = (
    ("pinyin", FULL | CUT),
    ("initials", INITIAL),
    ("mixed", FULL | CUT | INITIAL),
    ("near", FULL | CUT | NEAR),
)
_MIXED: tuple[tuple[Route, int], ...] = (("mixed", FULL | CUT | INITIAL), ("near", FULL | CUT | INITIAL | NEAR))


def walks(index: Index, entries: Numbered, part: Part) -> Iterator[Callable[[], dict[Route, Finds]]]:
    """Yield what walks the daring routes for a part, the surest first; each gives what it found by route."""
    if index.is_number(part.quantity) or not part.text:
        return
    if not part.spelling.spoken:
        yield lambda: _likened(index, entries, part)
        return
    for name, ways in _SPELLED if part.spelling.letters else _MIXED:
        yield lambda name=name, ways=ways: _spelled(index, entries, part, name, ways)  # type: ignore[misc]
    if part.spelling.letters:
        yield lambda: _slipped(entries, part)


def _spelled(index: Index, entries: Numbered, part: Part, route: Route, ways: int) -> dict[Route, Finds]:
    chance = Chance(index)
    beginning = beginnings(index.characters, part.spelling, ways)

    def look(entry: Entry) -> Iterator[_Fit]:
        for place in entry.places:
            for found in alignments(place.text, part.spelling, ways, beginning):
                if _believed(chance, place.text, found):
                    yield _Fit(place, found.start, found.end, found.quality)

    return _gathered(entries, route, look)


def _believed(chance: Chance, text: Folded, found: Alignment) -> bool:
    """Tell whether a fit is more than chance."""
    ways = found.ways
    if ways & NEAR:
        return len(found.steps) > 1 and chance.bits(text, found) >= _LEAST_NEAR_BITS
    if ways & INITIAL:
        return chance.bits(text, found) >= _LEAST_BITS
    return not ways & CUT or len(found.steps) > 1


def _likened(index: Index, entries: Numbered, part: Part) -> dict[Route, Finds]:
    from jinshi_cli.search.sounds import likenings

    typed = part.text
    if len(typed) < 2:
        return {}
    alike = frozenset(one for one in index.characters if any(one == sign or likeness(one, sign) for sign in typed))
    found = [
        (number, place, one)
        for number, entry in entries
        for place in entry.places
        for one in likenings(place.text, typed, alike, _errors(len(typed)))
        if _acceptable(one, len(typed))
    ]
    support = Counter(place.text.text[one.start : one.end] for _number, place, one in found)
    gathered: dict[Route, dict[int, list[_Fit]]] = {}
    for number, place, one in found:
        fit = _Fit(place, one.start, one.end, max(0.0, 1 - one.cost / len(typed)))
        if len(typed) < 4 and _needs_support(one) and not (support[fit.word] > 1 and _alone(entries, typed, fit.word)):
            continue
        route: Route = "typo" if one.errors else "near" if one.count("near") else "homophone"
        gathered.setdefault(route, {}).setdefault(number, []).append(fit)
    routes: tuple[Route, ...] = ("homophone", "near", "typo")
    return {route: _weighed(route, gathered[route]) for route in routes if route in gathered}


def _alone(entries: Numbered, typed: str, word: str) -> bool:
    """Tell whether what a short word shares with what was typed is found in that word alone."""
    shared = max((word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1)
                  if word[start:end] in typed), key=len, default="")  # fmt: skip
    return all(
        place.text.text.count(shared) == place.text.text.count(word)
        for _number, entry in entries
        for place in entry.places
    )


def _slipped(entries: Numbered, part: Part) -> dict[Route, Finds]:
    from jinshi_cli.search.slips import slipped

    letters = part.spelling.signs

    def look(entry: Entry) -> Iterator[_Fit]:
        for place in entry.places:
            found = slipped(place.text, letters)
            if found is not None:
                start, end, slips = found
                yield _Fit(place, start, end, 1 - slips / len(letters))

    return _gathered(entries, "typo", look)


def _gathered(entries: Numbered, route: Route, look: Callable[[Entry], Iterator[_Fit]]) -> dict[Route, Finds]:
    found = {number: hits for number, entry in entries if (hits := list(look(entry)))}
    return {route: _weighed(route, found)} if found else {}


class _Fit(NamedTuple):
    """A range of folded characters that a part may stand for, and how well it fits, 0–1."""

    place: Place
    start: int
    end: int
    quality: float

    @property
    def word(self) -> str:
        return self.place.text.text[self.start : self.end]


def _weighed(route: Route, found: dict[int, list[_Fit]]) -> Finds:
    """Make one find of each entry's fits: the best fit of the word that the report uses most."""
    support = Counter(fit.word for fits in found.values() for fit in fits)
    most = max(support.values(), default=1)
    finds: Finds = {}
    for number, fits in found.items():
        best = max(fit.quality - _SUPPORT * (1 - support[fit.word] / most) for fit in fits)
        kept = [fit for fit in fits if fit.quality >= best - _SUPPORT]
        matches = shown([(fit.place, fit.start, fit.end) for fit in kept])
        finds[number] = Found(route, max(best, 0.01), 1.0, matches, tuple(dict.fromkeys(fit.word for fit in kept)))
    return finds


def _errors(length: int) -> int:
    """Return how many typing errors are forgiven in so many characters."""
    if length < 3:
        return 0
    return 1 if length < 8 else 2


def _needs_support(found: Likening) -> bool:
    """Tell whether a likening of two or three characters shares so little that the report must have the word often."""
    return found.count("same") == 0 or "other" in (found.differences[0], found.differences[-1])


def _acceptable(found: Likening, length: int) -> bool:
    """Tell whether a likening is one that a person would accept.

    Without errors at least one character is the same, or all three and more sound alike. One error is forgiven
    in three to seven characters, two in more; of three characters only the middle one may be wrong, and what is
    too many at an end is another word unless it is typed twice.
    """
    same, near, errors = found.count("same"), found.count("near"), found.errors
    if not errors:
        return near <= length / 2 if same else near == 0
    if errors > _errors(length):
        return False
    ends = (found.differences[0], found.differences[-1])
    if "extra" in ends or (length == 3 and "extra" in found.differences):
        return False
    sounds = found.count("tone", "sound")
    if length < 5 and (sounds or near):
        return False
    return same + sounds / 2 + 1.5 * found.count("swapped") >= 0.6 * length
