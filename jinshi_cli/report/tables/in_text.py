"""Tables as they stand in a text: a line or two of heads, then lines of a name and figures, blanks between the cells.

A figure of a table may have its unit beside it (55件) or in brackets in the head of its column, in the name of its
row (案件数（件）), in a column of units or on a line above (单位：件); which of them holds is read here, for those who
look for figures and for those who prove them. What cannot be read for sure is told, and not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jinshi_cli.report.tables.heads import heads_of, named
from jinshi_cli.report.tables.lines import Line, lines_of
from jinshi_cli.report.tables.reading import Cell, Reading, Table, lost_in, units_named, whole

_NO_LINE = Line((), (), {}, frozenset(), ())

__all__ = ["Cell", "Table", "cells", "tables"]


def cells(text: str) -> tuple[Cell, ...]:
    """Return the figures of the tables of a text, in order; those that cannot be read for sure are left out."""
    return tuple(cell for table in tables(text) for cell in table.cells)


@lru_cache(maxsize=64)
def tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text, in order."""
    return tuple(_tables(text))


def _tables(text: str) -> Iterator[Table]:
    heads: list[Line] = []
    rows: list[Line] = []
    above = _NO_LINE
    since = 0
    for line in (*lines_of(text), _NO_LINE):
        if rows and _goes_on(line, heads):
            rows.append(line)
        elif not rows and line.may_be_head:
            heads.append(line)
        elif not rows and line.figures and not line.said and len(line.words) > 1:
            rows.append(line)
        else:
            yield from _table(heads, rows, above)
            # A title may stand between the units and the table, and no more.
            since = 0 if line.said else since + 1 if not heads else 2
            above = line if line.said else above if since < 2 else _NO_LINE
            heads, rows = [line] if line.may_be_head else [], []
            if line.figures and not heads:
                rows.append(line)


def _goes_on(line: Line, heads: Sequence[Line]) -> bool:
    """Tell whether a line is one more row: it has figures, or nothing but missing ones behind a name."""
    if len(line.words) < 2:
        return False
    if not line.figures:
        return all(map(line.is_blank, range(1, len(line.words))))
    again = bool(heads) and line.may_be_head and line.words[0] == heads[-1].words[0]
    return not again


def _table(heads: Sequence[Line], rows: Sequence[Line], above: Line) -> Iterator[Table]:
    if not rows:
        return
    heads, rows = _parted(heads, rows)
    columns = heads_of(heads, rows) if heads else None
    if columns is None:
        bare = [row for row in rows if row.ends_in_numbers and lost_in(row, row.figures)]
        if bare and (heads or len(bare) > 1):
            lost = [one for row in bare for one in lost_in(row, (*row.figures, *row.odd))]
            units = units_named([named(word)[1] for line in (*heads, *rows) for word in line.words], above.said)
            yield Table((), tuple(lost), units, None, tuple(map(whole, rows)))
        return
    yield Reading(columns, heads, rows, above).table()


def _parted(heads: Sequence[Line], rows: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Part heads from rows: a line whose figures may all be years below one with other heads of its width is a row."""
    if len(heads) > 1 and heads[-1].figures and len(heads[-1].words) == len(heads[-2].words) == len(rows[0].words):
        distinct = len(set(heads[-2].words)) == len(heads[-2].words)
        if distinct and not heads[-1].is_year(0):
            return heads[:-1], [heads[-1], *rows]
    if len(heads) > 1 and not heads[-1].figures and any(map(heads[-1].is_blank, range(1, len(heads[-1].words)))):
        return heads[:-1], [heads[-1], *rows]
    return heads, rows
