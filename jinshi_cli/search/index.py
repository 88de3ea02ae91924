"""What a search looks into: every field of every section, folded, with the way back to its characters."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Literal, NamedTuple

from jinshi_cli.report.model import Metric, Report, Section, Span, walk
from jinshi_cli.search.fold import fold, is_word_character

FieldName = Literal["title", "text", "title_en"]
FIELDS: tuple[FieldName, ...] = ("title", "text", "title_en")

_NUMBER_SIGNS = frozenset("0123456789.,")
_NUMBER_AROUND = re.compile(r"[0-9](?:\.[0-9]|,[0-9]{3}(?![0-9]))")
_SENTENCE_ENDS = frozenset("。；！？;!?\n")
_ENGLISH_WORD = re.compile("[a-z0-9]+")
_ENDINGS = frozenset(("", "s", "es", "d", "ed", "ing", "ings", "er", "ers"))
_LATIN = re.compile("[0-9.,]+|[a-z]+")
_LEAST_STEM = 5
"""Letters that two English words must share at their beginning to be forms of one (vaccine, vaccination)."""


class Folded(NamedTuple):
    """A text folded, without spaces and punctuation; ``offsets[i]`` is where its i-th character stood."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text that folded characters ``start`` to ``end`` came from."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def find_all(self, needle: str) -> Iterator[Span]:
        """Yield where the folded needle occurs, as spans of the original text, without overlaps.

        A number is not found inside a longer one (7 in 307, 5 in 3.5), a Latin word only from its beginning.
        """
        position = self.text.find(needle)
        while needle and position >= 0:
            end = position + len(needle)
            if not (self._continues(position) or (self.text[end - 1].isdigit() and self._continues(end))):
                yield self.span(position, end)
                position = self.text.find(needle, end)
            else:
                position = self.text.find(needle, position + 1)

    def _continues(self, position: int) -> bool:
        """Tell whether a number or Latin word goes on across this place."""
        if not 0 < position < len(self.text) or self.offsets[position] != self.offsets[position - 1] + 1:
            return False
        before, after = self.text[position - 1], self.text[position]
        if before in _NUMBER_SIGNS and after in _NUMBER_SIGNS:
            return True
        return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


def folded(text: str) -> Folded:
    """Fold a text and leave out what is no word character.

    A point between digits stays and a comma before three, so that a number stays one; the end of a sentence
    stays as a line feed, so that nothing is found across it.
    """
    plain = fold(text)
    kept: list[tuple[str, int]] = []
    for offset, character in enumerate(plain):
        if is_word_character(character) or (character in ".," and _NUMBER_AROUND.match(plain, max(offset - 1, 0))):
            kept.append((character, offset))
        elif character in _SENTENCE_ENDS and kept and kept[-1][0] != "\n":
            kept.append(("\n", offset))
    if kept and kept[-1][0] == "\n":
        kept.pop()
    return Folded("".join(character for character, _ in kept), tuple(offset for _, offset in kept))


class Names(NamedTuple):
    """All that a metric goes by: its folded Chinese names and words, and the words of its English ones."""

    chinese: tuple[Folded, ...]
    english: frozenset[str]

    def have(self, piece: str) -> bool:
        """Tell whether a folded piece of a query is among the names."""
        return any(True for name in self.chinese for _ in name.find_all(piece)) or (
            piece.isascii() and any(same_word(piece, word) for word in self.english)
        )


class Entry(NamedTuple):
    """One section, its folded fields, the words of its English title, and the names of its metrics."""

    section: Section
    fields: dict[FieldName, Folded]
    english: tuple[tuple[str, Span], ...]
    names: tuple[Names, ...]

    def original(self, field: FieldName) -> str:
        """Return the field's text as written."""
        return getattr(self.section, field) or ""


class Index(NamedTuple):
    """The folded sections of one report, and in how many of them each pair, number and Latin word occurs."""

    entries: tuple[Entry, ...]
    pairs: Counter[str]

    def rarity(self, part: str) -> float:
        """Return the inverse document frequency of a pair of characters or Latin word (Spärck Jones 1972, smoothed).

        What occurs nowhere weighs as much as what occurs once, or one unknown word would outweigh all others.
        """
        return math.log((len(self.entries) + 1) / (max(self.pairs[part], 1) + 0.5))


def build(report: Report) -> Index:
    """Index a report."""
    entries = tuple(
        Entry(
            section,
            {"title": folded(section.title), "text": folded(section.text)},
            tuple(_english(section.title_en or "")),
            tuple(names_of(metric) for metric in section.metrics),
        )
        for section in walk(report.sections)
    )
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update({part for field in entry.fields.values() for part in _parts_of(field.text)})
    return Index(entries, counts)


def _parts_of(text: str) -> Iterator[str]:
    """Yield what is counted: each pair of characters, each number and Latin word."""
    yield from pairs_of(text)
    yield from _LATIN.findall(text)


def names_of(metric: Metric) -> Names:
    """Return what a metric may be called by."""
    english = (word for name in (metric.label_en, metric.key) for word, _span in _english(name or ""))
    chinese = (metric.label, metric.text, *((metric.when,) if metric.when else ()))
    return Names(tuple(map(folded, chinese)), frozenset(english))


def _english(text: str) -> Iterator[tuple[str, Span]]:
    return ((match[0], Span(*match.span())) for match in _ENGLISH_WORD.finditer(fold(text)))


def same_word(one: str, other: str) -> bool:
    """Tell whether two English words are the same or forms of one: fine, fined; vaccine, vaccination."""
    if one == other or one + "s" == other or other + "s" == one:
        return True
    stem = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    if stem == _LEAST_STEM - 1:
        return {one[stem:], other[stem:]} <= _ENDINGS
    return stem >= max(_LEAST_STEM, max(len(one), len(other)) / 2)


def pairs_of(text: str) -> Iterator[str]:
    """Yield each pair of neighbouring characters."""
    return (text[position : position + 2] for position in range(len(text) - 1))
