"""Finding one part of a query in every section: sure routes first, daring ones where these lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.search import written
from jinshi_cli.search.combine import Finds, better, together, weight
from jinshi_cli.search.index import Entry, Folded, Index, Place, shown
from jinshi_cli.search.query import Part, part_of
from jinshi_cli.search.question import content
from jinshi_cli.search.readings import likeness
from jinshi_cli.search.route import WHOLE, Found, Route
from jinshi_cli.search.slips import slipped
from jinshi_cli.search.sounds import Likening, likenings
from jinshi_cli.search.spelled import CUT, FULL, INITIAL, NEAR, Alignment, Chance, alignments, beginnings

_LEAST_BITS = 13.0
"""Surprise of a fit with initials below which it may be chance: a report has some 2¹² to 2¹³ characters."""
_LEAST_NEAR_BITS = 9.0
"""The same for sounds that are only near; more than one syllable and less than two rare ones."""
_SUPPORT = 0.06
"""Share of a hit's quality that depends on how often the report has the word that the sound stands for: of two
words that sound alike the one it uses more is meant."""
_LEAST_COVER = 0.4
"""Share of a part whose stretches tell something; less is noise."""

_LEAST_SPLIT = 4
"""Characters; two that are known and two that are not."""

_SPELLED: tuple[tuple[Route, int], ...] = (
    ("pinyin", FULL | CUT),
    ("initials", INITIAL),
    ("mixed", FULL | CUT | INITIAL),
    ("near", FULL | CUT | NEAR),
)
_MIXED: tuple[tuple[Route, int], ...] = (("mixed", FULL | CUT | INITIAL), ("near", FULL | CUT | INITIAL | NEAR))


class Finder:
    """Looks for parts of queries in the entries it is given."""

    def __init__(self, index: Index, entries: Sequence[tuple[int, Entry]]) -> None:
        self.index = index
        self.entries = entries
        self.chance = Chance(index)

    def find(self, part: Part, *, lenient: bool = False) -> Finds:
        """Find a part by its characters, or else by its sound or in spite of a slip."""
        sure = self.sure(part)
        covers = {number: found for number, found in self.covers(part, lenient=lenient).items() if number not in sure}
        if sure or any(found.share > WHOLE for found in covers.values()):
            return covers | sure
        return better(self.daring(part), covers, self.split(part, lenient=lenient))

    def split(self, part: Part, *, lenient: bool) -> Finds:
        """Find the stretches of a part that the report has, and what is between them in the daring ways."""
        text = part.text
        if len(text) < _LEAST_SPLIT or part.spelling.letters or self.index.is_number(part.quantity):
            return {}
        known = self._known(text)
        between = [
            (start + first, start + stop)
            for start, end in written.gaps(text, known)
            for first, stop in content(text[start:end])
            if stop - first > 1
        ]
        if not known or not between:
            return {}
        pieces = sorted([(start, end) for start, end, _found in known] + between)
        smaller = [part_of(text[start:end]) for start, end in pieces]
        finds = together([(weight(self.index, one, headed=False), self.find(one, lenient=lenient)) for one in smaller])
        return finds if not part.head else {n: found for n, found in finds.items() if smaller[-1].text[-1] == text[-1]}

    def _known(self, text: str) -> list[tuple[int, int, None]]:
        """Return from left to right the longest stretches of two characters and more that any section has."""
        found: dict[int, int] = {}
        for _number, entry in self.entries:
            for start, end, _matches in written.stretches(entry, text):
                if end - start > 1:
                    found[start] = max(found.get(start, 0), end)
        known: list[tuple[int, int, None]] = []
        for start, end in sorted(found.items()):
            if not known or start >= known[-1][1]:
                known.append((start, end, None))
        return known

    def sure(self, part: Part) -> Finds:
        """Find a part as it stands."""
        return {number: found for number, entry in self.entries if (found := written.whole(entry, part)) is not None}

    def covers(self, part: Part, *, lenient: bool) -> Finds:
        """Find stretches of a part."""
        found: Finds = {}
        if len(part.text) < 3 or part.spelling.letters or self.index.is_number(part.quantity):
            return found
        for number, entry in self.entries:
            covered = written.cover(self.index, entry, part, lenient=lenient)
            if covered is not None and covered[0].share >= _LEAST_COVER and (covered[1] or not part.head):
                found[number] = covered[0]
        return found

    def daring(self, part: Part) -> Finds:
        """Find a part by what it sounds like, by the surest route that leads anywhere."""
        for route in self.daring_routes(part):
            if found := route():
                return found
        return {}

    def daring_routes(self, part: Part) -> Iterator[Callable[[], Finds]]:
        """Yield the daring routes for a part, the surest first."""
        if self.index.is_number(part.quantity) or not part.text:
            return
        if not part.spelling.spoken:
            yield lambda: self._likened(part)
            return
        for name, ways in _SPELLED if part.spelling.letters else _MIXED:
            yield lambda name=name, ways=ways: self._spelled(part, name, ways)  # type: ignore[misc]
        if part.spelling.letters:
            yield lambda: self._slipped(part)

    def _spelled(self, part: Part, route: Route, ways: int) -> Finds:
        beginning = beginnings(self.index.characters, part.spelling, ways)

        def look(entry: Entry) -> Iterator[_Fit]:
            for place in entry.places:
                for found in alignments(place.text, part.spelling, ways, beginning):
                    if self._believed(place.text, found):
                        yield _Fit(place, found.start, found.end, found.quality)

        return self._gathered(route, look)

    def _believed(self, text: Folded, found: Alignment) -> bool:
        """Tell whether a fit is more than chance."""
        ways = found.ways
        if ways & NEAR:
            return len(found.steps) > 1 and self.chance.bits(text, found) >= _LEAST_NEAR_BITS
        if ways & INITIAL:
            return self.chance.bits(text, found) >= _LEAST_BITS
        return not ways & CUT or len(found.steps) > 1

    def _likened(self, part: Part) -> Finds:
        typed = part.text
        if len(typed) < 2:
            return {}
        alike = frozenset(
            one for one in self.index.characters if any(one == sign or likeness(one, sign) for sign in typed)
        )
        found = [
            (number, place, one)
            for number, entry in self.entries
            for place in entry.places
            for one in likenings(place.text, typed, alike, _errors(len(typed)))
            if _acceptable(one, len(typed))
        ]
        support = Counter(place.text.text[one.start : one.end] for _number, place, one in found)
        gathered: dict[Route, dict[int, list[_Fit]]] = {}
        for number, place, one in found:
            fit = _Fit(place, one.start, one.end, max(0.0, 1 - one.cost / len(typed)))
            if len(typed) < 4 and _needs_support(one) and not (support[fit.word] > 1 and self._alone(typed, fit.word)):
                continue
            route: Route = "typo" if one.errors else "near" if one.count("near") else "homophone"
            gathered.setdefault(route, {}).setdefault(number, []).append(fit)
        for route in ("homophone", "near", "typo"):
            if route in gathered:
                return _weighed(route, gathered[route])
        return {}

    def _alone(self, typed: str, word: str) -> bool:
        """Tell whether what a short word shares with what was typed is found in that word alone."""
        shared = max((word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1)
                      if word[start:end] in typed), key=len, default="")  # fmt: skip
        return all(
            place.text.text.count(shared) == place.text.text.count(word)
            for _number, entry in self.entries
            for place in entry.places
        )

    def _slipped(self, part: Part) -> Finds:
        letters = part.spelling.signs

        def look(entry: Entry) -> Iterator[_Fit]:
            for place in entry.places:
                found = slipped(place.text, letters)
                if found is not None:
                    start, end, slips = found
                    yield _Fit(place, start, end, 1 - slips / len(letters))

        return self._gathered("typo", look)

    def _gathered(self, route: Route, look: Callable[[Entry], Iterator[_Fit]]) -> Finds:
        found = {number: hits for number, entry in self.entries if (hits := list(look(entry)))}
        return _weighed(route, found)


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
