"""Tables as they stand in a text: a line of heads, then lines of a name and figures, with blanks between the cells.

A figure of a table may have its unit beside it (55件) or in brackets in the head of its column, in the name of its
row (案件数（件）) or on a line above (单位：件); which of them holds is read here, for those who look for figures and
for those who prove them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.report.quantity import half_width, scaled, whole_quantity

_BLANKS = re.compile(r"[ \t\u3000|｜]+")
_STOP = re.compile("[，。；！？]")
_NUMBER = re.compile(r"[0-9][0-9,，.]*[万亿]?[^0-9\s]{0,4}")
_EMPTY = frozenset(("-", "--", "—", "——", "/", "无"))
_NO_UNITS = frozenset("年月日号时期版级")
_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（）()0-9]{1,5})[）)]$")
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位[:：](?P<unit>[^\s（）()0-9、]{1,5})[）)]?$")
_SCALE = re.compile("(?P<scale>[百千万亿]*)(?P<base>.+)")
_MOST_CELLS = 40
"""Cells of a row that is read."""


class Cell(NamedTuple):
    """A figure of a table: where number and unit, or the number alone, stand, and the names of its row and column.

    ``value`` is in the base unit, as ``unit`` is; the names are without the brackets of a unit.
    """

    span: Span
    value: int | float
    unit: str
    row: str
    column: str


class _Row(NamedTuple):
    """The words of a line with their places, and value and unit of those that are figures, the first left out."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    figures: Mapping[int, tuple[int | float, str]]


@lru_cache(maxsize=64)
def cells(text: str) -> tuple[Cell, ...]:
    """Return the figures of the tables of a text, in order; those whose unit is named nowhere are left out."""
    return tuple(_cells(text))


def _cells(text: str) -> Iterator[Cell]:
    heads: Sequence[str] = ()
    rows: list[_Row] = []
    above = ""
    for row in _lines(text):
        if heads and row.figures and _is_row(row, len(heads)):
            rows.append(row)
            continue
        yield from _table(rows, heads, above)
        said = _UNIT_LINE.search("".join(row.words))
        above = said["unit"] if said else above if not heads else ""
        heads, rows = row.words if len(row.words) > 1 and not row.figures else (), []
    yield from _table(rows, heads, above)


def _lines(text: str) -> Iterator[_Row]:
    """Yield the lines of a text with their words; one with the marks of a sentence has none."""
    start = 0
    for line in text.split("\n"):
        spans: list[Span] = []
        if not _STOP.search(line):
            at = 0
            for blank in (*_BLANKS.finditer(line), None):
                end = blank.start() if blank else len(line)
                if end > at:
                    spans.append(Span(start + at, start + end))
                at = blank.end() if blank else end
        spans = spans if len(spans) <= _MOST_CELLS else []
        words = tuple(text[span.start : span.end] for span in spans)
        read = {at: _figure(word) for at, word in enumerate(words) if at}
        yield _Row(tuple(spans), words, {at: figure for at, figure in read.items() if figure is not None})
        start += len(line) + 1


def _figure(word: str) -> tuple[int | float, str] | None:
    """Read a cell that is a figure, with the unit beside it or none; a year or a date is none."""
    plain = half_width(word)
    found = whole_quantity(plain) if _NUMBER.fullmatch(plain) else None
    return None if found is None or (found[1] and found[1][0] in _NO_UNITS) else found


def _is_row(row: _Row, heads: int) -> bool:
    """Tell whether words are a row: as many as the heads, or a name with figures alone, of which each has a head."""
    rest = range(min(row.figures), len(row.words))
    return len(row.words) == heads or (
        len(rest) <= heads and all(at in row.figures or row.words[at] in _EMPTY for at in rest)
    )


def _table(rows: Sequence[_Row], heads: Sequence[str], above: str) -> Iterator[Cell]:
    """Yield the figures of one table; columns are counted from the right, as the first head may be empty."""
    own = [{at - len(row.words): unit for at, (_value, unit) in row.figures.items() if unit} for row in rows]
    beside = {column: {units[column] for units in own if column in units} for column in range(-len(heads), 0)}
    for row, units in zip(rows, own, strict=True):
        name, of_row = _named("".join(row.words[: min(row.figures)]))
        for at, (value, _unit) in row.figures.items():
            column = at - len(row.words)
            head, of_column = _named(heads[column])
            if column in units:
                yield Cell(row.spans[at], value, units[column], name, head)
                continue
            only = next(iter(beside[column])) if len(beside[column]) == 1 else ""
            said = _SCALE.fullmatch(of_column or only or of_row or above)
            if said is not None:
                whole = scaled(value, said["scale"] if said[0] != only else "")
                yield Cell(row.spans[at], whole, said["base"], name, head)


def _named(head: str) -> tuple[str, str]:
    """Part a head or a row's name from the unit in brackets at its end."""
    unit = _IN_BRACKETS.search(head)
    return (head[: unit.start()], half_width(unit["unit"])) if unit else (head, "")
