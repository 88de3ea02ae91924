"""What a table proves of a figure whose quote is a number, and whose unit stands elsewhere in the table."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jinshi_cli.messages import _, listed
from jinshi_cli.report.model import Span
from jinshi_cli.report.tables.in_text import tables
from jinshi_cli.report.tables.units import is_scaled


class ByTable(NamedTuple):
    """Values with their units that may be said of a quote, and what to write instead of another one."""

    proved: frozenset[tuple[int | float, str]]
    hint: str


class _Number(NamedTuple):
    """A number of a table, the values and units that may be said of it, and whether a reader is sure of them."""

    span: Span
    answers: tuple[tuple[int | float, str], ...]
    sure: bool


def by_table(text: str, span: Span) -> ByTable:
    """Return what the tables of a text say of the numbers in a span of it.

    A number whose unit is not sure to a reader may be said with any of the units that the table names: a person has
    decided which.
    """
    numbers = _numbers(text)
    inside = [one for at in range(span.start, span.end) if (one := numbers.get(at)) and span.holds(one.span)]
    every = tuple(dict.fromkeys(answer for one in inside for answer in one.answers))
    if not inside:
        return ByTable(frozenset(), "")
    if not every:
        return ByTable(frozenset(), _("; its table names no unit, so write value: null, with a note that says so"))
    hint = (
        _("; by the units of its table write {answers}")
        if all(one.sure for one in inside)
        else _("; its table names {answers}; if that is not meant, write value: null, with a note that says so")
    )
    told = listed(f"value: {value}, unit: {unit}" for value, unit in every)
    return ByTable(frozenset(every), hint.format(answers=told))


@lru_cache(maxsize=16)
def _numbers(text: str) -> dict[int, _Number]:
    """Return what may be said of each number of a text's tables, by where it begins."""
    found: dict[int, _Number] = {}
    for table in tables(text):
        found |= {one.span.start: _Number(one.span, ((one.value, one.unit),), sure=True) for one in table.cells}
        units = sorted(table.units)
        for one in table.lost:
            if one.value is not None:
                # A number that is in 万 itself is not multiplied again.
                whole = is_scaled(text[one.span.start : one.span.end])
                answers = tuple((one.value if whole else unit.value(one.value), unit.base) for unit in units)
                found[one.span.start] = _Number(one.span, answers, sure=False)
    return found
