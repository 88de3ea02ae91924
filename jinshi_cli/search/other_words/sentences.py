"""The sentences of a section, as `evidence` weighs them: what each has, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.search.indexing.index import Entry, Place


class Sentence(NamedTuple):
    """A sentence, or a title: its entry's number, its place, where it begins in its folded text, and its figures.

    ``whole`` is where it stands in the section's text; a title stands nowhere in it.
    """

    number: int
    place: Place
    start: int
    text: str
    whole: Span
    figures: tuple[tuple[int | float, Span], ...]

    def holds(self, start: int) -> bool:
        """Tell whether what begins at an offset of the section's text begins in it."""
        return self.whole.start <= start < self.whole.end

    def find(self, piece: str) -> int:
        """Return where it has a folded piece, in the folded text; -1 where it has not, or only inside a number."""
        if not (piece.isascii() or piece[:1].isdigit()):
            at = self.text.find(piece)
            return at + self.start if at >= 0 else -1
        last = self.start + len(self.text)
        return next((at for at, _end in self.place.text.find_all(piece, self.start, last)), -1)

    def has_word(self, term: str) -> bool:
        """Tell whether it has a term as a word."""
        last = self.start + len(self.text)
        return term in self.text and self.place.text.has_word(term, self.start, last)

    def figure(self, wanted: float | None) -> Span | None:
        """Return where it has a figure of a value; None where it has not, or no value is given."""
        return next((span for value, span in self.figures if value == wanted), None)


def of_entry(number: int, entry: Entry) -> Iterator[Sentence]:
    """Yield the sentences of an entry, and its titles, by its number."""
    for place in entry.places:
        if place.field is None:
            continue
        start = 0
        for text in place.text.text.split("\n"):
            if text:
                whole = place.text.span(start, start + len(text)) if place.field == "text" else Span(0, 0)
                sentence = Sentence(number, place, start, text, whole, ())
                stated = ((one.value, one.span) for one in entry.section.metrics if sentence.holds(one.start))
                yield sentence._replace(figures=tuple((value, span) for value, span in stated if value is not None))
            start += len(text) + 1
