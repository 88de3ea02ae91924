"""Which sections of a large index to look at for a query.

A search looks through every section of a report; of many reports it looks through those that share most with the
query. What is shared are pairs of neighbouring sounds: a pair of characters, its homophones and the pinyin of it all
lead to the same sections, so that one list serves every route. Sounds that many speakers do not tell apart are
one. Beside them there are lists of three neighbouring initials, of English words (by their first letters) and of the
values of metrics.

The lists are gone through from the rarest on, those of titles and names of metrics before those of other text, until
so many entries were seen that a query costs about the same whatever the size of the index; the lists that are
left only add to sections that were met before.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.search.lexicon.english import translations, words_of
from jinshi_cli.search.lexicon.readings import all_syllables, near, syllables
from jinshi_cli.search.lexicon.synonyms import terms, words_in
from jinshi_cli.search.parsing.pinyin import Spelling

if TYPE_CHECKING:
    from jinshi_cli.search.indexing.index import Entry
    from jinshi_cli.search.parsing.query import Part, Query

_MOST_SEEN = 40_000
"""Entries of lists that are gone through for one query: some 10 ms."""
_KEPT = 8
"""How many times as many sections as are wanted are kept when the longest lists are looked up."""
_IN_NAMES = 2.0
"""What a list of titles and names counts beside one of text."""
_PAIR = 2
_STEM = 4
"""First letters that the forms of an English word share; of shorter words all but one."""


class _List(NamedTuple):
    """The numbers of the sections that have something, in order, and what having it weighs."""

    numbers: Sequence[int]
    weight: float


class Postings:
    """Lists of the sections that have a pair of sounds, an English word or a value."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.total = len(entries)
        self.names: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self.text: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, entry in enumerate(entries):
            names: set[str] = set()
            for place in entry.places:
                if place.field == "text":
                    for key in {*_pairs(place.text.text), *_triples(place.text.text)}:
                        self.text[key].append(number)
                else:
                    names.update(_pairs(place.text.text))
                    names.update(_triples(place.text.text))
            names.update(_english(entry))
            names.update(_value_key(metric.value) for metric in entry.section.metrics if metric.value is not None)
            for key in names:
                self.names[key].append(number)

    def rarity(self, part: str) -> float:
        """Return the inverse document frequency of a pair, a number or a word, as sections with its sounds have it."""
        # A section may be in both lists, but there are no more sections than there are.
        counts = [min(len(self.text.get(key, ())) + len(self.names.get(key, ())), self.total) for key in _pairs(part)]
        return math.log((self.total + 1) / (max(min(counts, default=self.total // 10), 1) + 0.5))

    def candidates(self, query: Query, most: int, among: AbstractSet[int] | None = None) -> list[int]:
        """Return the numbers of the sections that share most with a query, at most so many, in order.

        ``among`` keeps to some sections.
        """
        every = self._lists(query)
        if among is not None:
            every = (_List([number for number in one.numbers if number in among], one.weight) for one in every)
        lists = sorted(every, key=lambda one: len(one.numbers) / one.weight)
        scores: defaultdict[int, float] = defaultdict(float)
        seen = 0
        for one in lists:
            room = _MOST_SEEN - seen
            if room > 0:
                for number in one.numbers[:room]:
                    scores[number] += one.weight
                seen += len(one.numbers)
            else:
                if len(scores) > most * _KEPT:
                    scores = defaultdict(float, _best(scores, most * _KEPT))
                for number in scores:
                    place = bisect_left(one.numbers, number)
                    if place < len(one.numbers) and one.numbers[place] == number:
                        scores[number] += one.weight
        return sorted(number for number, _score in _best(scores, most))

    def _lists(self, query: Query) -> Iterator[_List]:
        keys = dict.fromkeys(key for part in (query.whole, *query.parts) for key in self._keys(part))
        for key in keys:
            for lists, factor in ((self.names, _IN_NAMES), (self.text, 1.0)):
                numbers = lists.get(key)
                if numbers:
                    yield _List(numbers, self._weight(numbers) * factor)
        # Of the sections with the sounds those that have the characters come first.
        for part in dict.fromkeys((query.whole, *query.parts)):
            having = self._having(part.text)
            if having:
                yield _List(having, _IN_NAMES * self._weight(having))
        # No pair begins with the only character of a part: the sections that have it are looked up one by one.
        for sign in dict.fromkeys(part.text for part in query.parts if len(part.text) == 1):
            named = [number for number, entry in enumerate(self.entries) if _has(entry, sign, in_text=False)]
            yield _List(named, self._weight(named) * _IN_NAMES)
            text = [number for number, entry in enumerate(self.entries) if _has(entry, sign, in_text=True)]
            yield _List(text, self._weight(text))

    def _having(self, text: str) -> list[int]:
        """Return the sections that have a text as it stands, of those that have its rarest pair of sounds."""
        if len(text) < _PAIR or text.isascii():
            return []
        lists = [(*self.names.get(key, ()), *self.text.get(key, ())) for key in dict.fromkeys(_pairs(text))]
        rarest = min((one for one in lists if one), key=len, default=())
        found = sorted(set(rarest[:_MOST_SEEN]))
        return [number for number in found if any(text in place.text.text for place in self.entries[number].places)]

    def _weight(self, numbers: Sequence[int]) -> float:
        return math.log((self.total + 1) / (len(numbers) + 0.5)) + 0.01

    def _keys(self, part: Part) -> Iterator[str]:
        yield from _pairs(part.text)
        for start, end in words_in(part.text):
            for term in terms(part.text[start:end]):
                yield from _pairs(term)
        if part.quantity is not None:
            yield _value_key(part.quantity[0])
        if part.spelling.spoken:
            if part.text.isascii():
                yield _stem(part.text)
                for term in translations(words_of(part.spelling)):
                    yield from _pairs(term)
            yield from _spoken_pairs(part.spelling)
            yield from _letter_triples(part.spelling.signs)


def _has(entry: Entry, sign: str, *, in_text: bool) -> bool:
    return any(sign in place.text.text for place in entry.places if (place.field == "text") == in_text)


def _best(scores: Mapping[int, float], most: int) -> list[tuple[int, float]]:
    return nsmallest(most, scores.items(), key=lambda item: (-item[1], item[0]))


@lru_cache(maxsize=20_000)
def _sounds(character: str) -> tuple[str, ...]:
    """Return what a character sounds like, of sounds that are not told apart one; of other signs the sign."""
    return tuple(dict.fromkeys(near(syllable) for syllable in syllables(character))) or (character,)


def _pairs(text: str) -> Iterator[str]:
    sounds = [_sounds(character) for character in text]
    for before, after in pairwise(sounds):
        for one in before:
            for other in after:
                yield f"{one} {other}"


@lru_cache(maxsize=20_000)
def _initial(character: str) -> str:
    """Return the letter that a character's usual reading begins with; of other signs the sign."""
    spoken = syllables(character)
    return spoken[0][0] if spoken else character


def _triples(text: str) -> Iterator[str]:
    """Yield each three neighbouring initials: two would stand in every section."""
    return _letter_triples("".join(map(_initial, text)))


def _letter_triples(letters: str) -> Iterator[str]:
    return (f"^{letters[place : place + 3]}" for place in range(len(letters) - 2))


def _spoken_pairs(typed: Spelling) -> Iterator[str]:
    """Yield the pairs of sounds in every way to cut letters into syllables; a character has its own sounds.

    The cuts are made from either end, so that a slip costs few of them.
    """
    signs = typed.signs
    known = all_syllables()
    ends = {
        start: [end for end in range(start + 1, min(start + 6, len(signs)) + 1) if signs[start:end] in known]
        if signs[start].isascii()
        else [start + 1]
        for start in range(len(signs))
    }
    forward = _reached(ends)
    backward = {len(signs)}
    for start in range(len(signs) - 1, -1, -1):
        if any(end in backward for end in ends[start]):
            backward.add(start)
    for start in range(len(signs)):
        for middle in ends[start]:
            for end in ends.get(middle, ()):
                if start in forward or end in backward:
                    for one in _spoken(signs[start:middle]):
                        for other in _spoken(signs[middle:end]):
                            yield f"{one} {other}"


def _spoken(run: str) -> tuple[str, ...]:
    return (near(run),) if run.isascii() else _sounds(run)


def _reached(ends: dict[int, list[int]]) -> set[int]:
    """Return the places that whole syllables lead to from the beginning."""
    reached = {0}
    for start in sorted(ends):
        if start in reached:
            reached.update(ends[start])
    return reached


def _english(entry: Entry) -> Iterator[str]:
    texts = [entry.section.title_en or ""]
    texts += [f"{metric.label_en or ''} {metric.key or ''}" for metric in entry.section.metrics]
    return (_stem(word) for text in texts for word in _words(text))


def _words(text: str) -> Iterable[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.lower()).split()


def _stem(word: str) -> str:
    return "=" + (word[:_STEM] if len(word) > _STEM else word[: _STEM - 1])


def _value_key(value: float) -> str:
    return f"#{value}"
