"""What a table proves of a figure whose quote is a number, and whose unit stands elsewhere in the table."""

from __future__ import annotations

from typing import NamedTuple

from jinshi_cli.messages import _, listed
from jinshi_cli.report.model import Span
from jinshi_cli.report.tables import Lost, Table, tables


class ByTable(NamedTuple):
    """Values with their units that may be said of a quote, and what to write instead of another one."""

    proved: frozenset[tuple[int | float, str]]
    hint: str


def by_table(text: str, span: Span) -> ByTable:
    """Return what the tables of a text say of the numbers in a span of it.

    A number whose unit is not sure to a reader may be said with any of the units that the table names: a person has
    decided which.
    """
    read: list[tuple[int | float, str]] = []
    decided: list[tuple[int | float, str]] = []
    bare = False
    for table in tables(text):
        read += [(one.value, one.unit) for one in table.cells if span.holds(one.span)]
        for one in table.lost:
            if span.holds(one.span) and one.value is not None:
                decided += _decided(one, table)
                bare = True
    every = list(dict.fromkeys([*read, *decided]))
    answers = listed(f"value: {value}, unit: {unit}" for value, unit in every)
    if every:
        return ByTable(frozenset(every), _("; by the units of its table write {answers}").format(answers=answers))
    hint = _("; its table names no unit, so write value: null, with a note that says so") if bare else ""
    return ByTable(frozenset(), hint)


def _decided(one: Lost, table: Table) -> list[tuple[int | float, str]]:
    return [] if one.value is None else [(unit.value(one.value), unit.base) for unit in sorted(table.units)]
