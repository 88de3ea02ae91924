"""What a table proves of a figure whose quote is a number, and whose unit stands elsewhere in the table."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.messages import _, listed
from jinshi_cli.report.model import Span
from jinshi_cli.report.tables import tables

_SCALES = frozenset("百千万亿")


class ByTable(NamedTuple):
    """Values with their units that may be said of a quote, and what to write instead of another one."""

    proved: frozenset[tuple[int | float, str]]
    hint: str


def by_table(text: str, span: Span) -> ByTable:
    """Return what the tables of a text say of the numbers in a span of it.

    A number whose unit is not sure to a reader may be said with any of the units that the table names: a person has
    decided which.
    """
    numbers = _numbers(text)
    inside = [one for at in range(span.start, span.end) if (one := numbers.get(at)) and span.holds(one[0])]
    every = tuple(dict.fromkeys(answer for _span, answers in inside for answer in answers))
    if every:
        told = listed(f"value: {value}, unit: {unit}" for value, unit in every)
        return ByTable(frozenset(every), _("; by the units of its table write {answers}").format(answers=told))
    hint = _("; its table names no unit, so write value: null, with a note that says so") if inside else ""
    return ByTable(frozenset(), hint)


@lru_cache(maxsize=16)
def _numbers(text: str) -> dict[int, tuple[Span, tuple[tuple[int | float, str], ...]]]:
    """Return what may be said of each number of a text's tables, by where it begins."""
    found: dict[int, tuple[Span, tuple[tuple[int | float, str], ...]]] = {}
    for table in tables(text):
        found |= {one.span.start: (one.span, ((one.value, one.unit),)) for one in table.cells}
        units = sorted(table.units)
        for one in table.lost:
            if one.value is not None:
                # A number that is in 万 itself is not multiplied again.
                whole = _SCALES.intersection(text[one.span.start : one.span.end])
                answers = tuple((one.value if whole else unit.value(one.value), unit.base) for unit in units)
                found[one.span.start] = one.span, answers
    return found
