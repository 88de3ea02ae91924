"""The lines of a table: their words, which of these are figures, and which may be heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.report.quantity import half_width, whole_quantity

_BLANK = r"[ \t\u3000|｜]"
_BLANKS = re.compile(_BLANK + "+")
_WORD = re.compile(
    rf"(?<!\S)(?:[一-鿿](?:\u3000+[一-鿿])+|(?:[合总小共][ \t]+计|备[ \t]+注|序[ \t]+号))(?=$|{_BLANK})"
    r"|[^ \t\u3000|｜]+"
)
"""A word; one whose characters are set apart to fill a cell (合　计) is one."""
_STOP = re.compile("[，。；！？]")
_NUMBER = re.compile(r"[0-9][0-9,，.]*[万亿]?[^0-9\s]{0,4}")
_EMPTY = frozenset(("-", "--", "—", "——", "－", "/", "／", "\\", "无", "…"))
_ODD = re.compile("[约近超逾]?[^0-9一-鿿]*[0-9][^一-鿿]*[余多]?")
"""A number with a sign, a qualifier or another number: -18.3, 约30, 3/5."""
_NO_UNITS = frozenset("年月日号时期版级")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_UNITS = re.compile(r"[（(]?(?:计量)?单位[:：](?P<units>[^\s（）()0-9]{1,12})[）)]?[：:。]?$")
_APART = re.compile("[、，,/／和及]")
_LONGEST_END = 40
"""Characters at a line's end that are looked through for units."""
_MOST_CELLS = 40
"""Cells of a row that is read."""


class Line(NamedTuple):
    """The words of a line with their places, and value and unit of those that are figures, the first left out.

    A line of running text has no words. ``odd`` are those with a number that is not read. ``said`` are the units that
    the line names for the table below it.
    """

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    figures: Mapping[int, tuple[int | float, str]]
    odd: frozenset[int]
    said: tuple[str, ...]

    def is_blank(self, at: int) -> bool:
        """Tell whether a word stands for a cell without an entry."""
        return self.words[at] in _EMPTY

    def is_year(self, at: int) -> bool:
        """Tell whether a word may be a year without 年."""
        return is_year(self.words[at])

    def is_number(self, at: int) -> bool:
        """Tell whether a word is a figure or stands for a missing one."""
        return at in self.figures or at in self.odd or bool(at and self.is_blank(at))

    @property
    def may_be_head(self) -> bool:
        """Whether no word is a figure, or all that look like one may be years."""
        return len(self.words) > 1 and not self.odd and not self.said and all(map(self.is_year, self.figures))

    @property
    def ends_in_numbers(self) -> bool:
        """Whether there is a figure, and figures alone from the first of them on."""
        return bool(self.figures) and all(map(self.is_number, range(min(self.figures), len(self.words))))


def is_year(word: str) -> bool:
    """Tell whether a word is a number that may be a year."""
    return _YEAR.fullmatch(half_width(word)) is not None


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text with their words; one with the marks of a sentence has none."""
    start = 0
    for line in text.split("\n"):
        spans = [] if _STOP.search(line) else [Span(*word.span()) for word in _WORD.finditer(line)]
        spans = spans if len(spans) <= _MOST_CELLS else []
        words = tuple(_BLANKS.sub("", line[span.start : span.end]) for span in spans)
        spans = [Span(start + span.start, start + span.end) for span in spans]
        read = {at: _figure(word) for at, word in enumerate(words) if at}
        figures = {at: figure for at, figure in read.items() if figure is not None}
        odd = frozenset(at for at, word in enumerate(words) if at and at not in figures and _ODD.fullmatch(word))
        yield Line(tuple(spans), words, figures, odd, _said(line, words))
        start += len(line) + 1


def _said(line: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the units that a line names at its end; the last of several heads has its unit for itself."""
    found = _UNITS.search(_BLANKS.sub("", line[-_LONGEST_END:])) if "单位" in line else None
    if found is None or len(words) > 1 and not _UNITS.match(words[-1]):
        return ()
    return tuple(filter(None, _APART.split(half_width(found["units"]))))


def _figure(word: str) -> tuple[int | float, str] | None:
    """Read a cell that is a figure, with the unit beside it or none; a year or a date is none."""
    plain = half_width(word)
    found = whole_quantity(plain) if _NUMBER.fullmatch(plain) else None
    return None if found is None or (found[1] and found[1][0] in _NO_UNITS) else found
