"""What a search looks into: every field of every section, folded, with the way back to its characters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from jinshi_cli.report.model import Metric, Report, Section, Span, walk
from jinshi_cli.search.fold import fold, is_word_character

FieldName = Literal["title", "text", "title_en"]
FIELDS: tuple[FieldName, ...] = ("title", "text", "title_en")


class Folded(NamedTuple):
    """A text folded, without spaces and punctuation; ``offsets[i]`` is where its i-th character stood."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text that folded characters ``start`` to ``end`` came from."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def find_all(self, needle: str) -> Iterator[Span]:
        """Yield where the folded needle occurs, as spans of the original text, without overlaps."""
        position = self.text.find(needle)
        while needle and position >= 0:
            yield self.span(position, position + len(needle))
            position = self.text.find(needle, position + len(needle))


def folded(text: str) -> Folded:
    """Fold a text and leave out what is no word character."""
    kept = [(character, offset) for offset, character in enumerate(fold(text)) if is_word_character(character)]
    return Folded("".join(character for character, _ in kept), tuple(offset for _, offset in kept))


class Entry(NamedTuple):
    """One section, its folded fields, and for each of its metrics the folded names it goes by."""

    section: Section
    fields: dict[FieldName, Folded]
    names: tuple[str, ...]

    def original(self, field: FieldName) -> str:
        """Return the field's text as written."""
        return getattr(self.section, field) or ""


class Index(NamedTuple):
    """The folded sections of one report, and in how many of them each pair of characters occurs."""

    entries: tuple[Entry, ...]
    pairs: Counter[str]

    def rarity(self, pair: str) -> float:
        """Return the inverse document frequency of a pair of characters (Spärck Jones 1972, smoothed)."""
        return math.log((len(self.entries) + 1) / (self.pairs[pair] + 0.5))


def build(report: Report) -> Index:
    """Index a report."""
    entries = tuple(
        Entry(
            section,
            {field: folded(getattr(section, field) or "") for field in FIELDS},
            tuple(names_of(metric) for metric in section.metrics),
        )
        for section in walk(report.sections)
    )
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update({pair for field in entry.fields.values() for pair in pairs_of(field.text)})
    return Index(entries, counts)


def names_of(metric: Metric) -> str:
    """Return all that a metric may be called by, folded: its labels, its key, its words."""
    names = (metric.label, metric.text, metric.label_en or "", metric.key or "")
    return "\n".join(folded(name).text for name in names)


def pairs_of(text: str) -> Iterator[str]:
    """Yield each pair of neighbouring characters."""
    return (text[position : position + 2] for position in range(len(text) - 1))
