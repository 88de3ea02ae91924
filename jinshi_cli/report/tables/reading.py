"""Reads one table: which column each figure of a row is in, what it is called, and which unit holds for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Span
from jinshi_cli.report.tables import units as table_units
from jinshi_cli.report.tables.heads import Heads, is_remark, is_serial, named
from jinshi_cli.report.tables.lines import Line
from jinshi_cli.report.tables.units import Unit, unit_of

_TIME = re.compile("年[份度]?|时间|月份")
_UNIT_HEAD = re.compile("(?:计量|数量)?单位")
_ALL = re.compile("(?:合计|总计|共计|小计|总数)$")
_LONGEST_UNIT = 5
_YEAR_OF = re.compile("(?:19|20)[0-9]{2}(?:年度?)?|[上去今本]年度?")


class Cell(NamedTuple):
    """A figure of a table: where number and unit, or the number alone, stand, and the names of its row and column.

    ``value`` is in the base unit, as ``unit`` is; the names are without the brackets of a unit. ``row`` are the names
    of the row, ``heads`` those of the column, from the top.
    """

    span: Span
    value: int | float
    unit: str
    rows: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def row(self) -> str:
        """The name of the row."""
        return "".join(self.rows)

    @property
    def column(self) -> str:
        """The name of the column."""
        return "".join(self.heads)


class Lost(NamedTuple):
    """A number of a table whose unit or column is not sure, and the line that it is in.

    ``value`` is the number as it stands there, None where it is more than a number.
    """

    span: Span
    value: int | float | None
    line: Span


class Table(NamedTuple):
    """The figures of a table, in order, the numbers that are lost, the units that it names.

    ``heads`` is where its heads stand, with the line above that names the units, and ``rows`` where its rows do;
    None where the heads are not known. ``carried`` is the first row whose name goes on from the row above, if any does.
    """

    cells: tuple[Cell, ...]
    lost: tuple[Lost, ...]
    units: frozenset[Unit]
    heads: Span | None
    rows: tuple[Span, ...]
    carried: Span | None = None


class _Found(NamedTuple):
    """A figure and the column that it is in, the names of its row, and its row's entry in a column of units."""

    line: Line
    at: int
    column: int
    names: tuple[str, ...]
    listed: str
    carried: bool

    @property
    def value(self) -> int | float:
        return self.line.figures[self.at][0]

    @property
    def beside(self) -> str:
        return self.line.figures[self.at][1]

    def scaled_by(self, unit: Unit) -> bool:
        """Whether both the number and its unit, which stands elsewhere, are in 万 or 亿: one of the two is too many."""
        return bool(unit.scale) and table_units.is_scaled(self.line.words[self.at])

    @property
    def name(self) -> str:
        return self.names[-1] if self.names else ""


class Reading:
    """Reads one table whose columns are known."""

    def __init__(self, columns: Heads, heads: Sequence[Line], rows: Sequence[Line], above: Line) -> None:
        self._columns = columns
        self._rows = rows
        self._heads = heads
        self._said = tuple(unit for one in above.said if (unit := unit_of(one)))
        self._above = above
        width = len(columns)
        self._last = [heads[-1] if heads else "" for heads in columns]
        self._kept = [at for at in range(width) if not is_remark(self._last[at])]
        full = [row for row in rows if len(row.words) >= len(self._kept) and len(row.words) <= width]
        self._full = full
        self._first = next(
            (at for at in range(1, width) if any(at in row.figures for row in full) and not self._counts_none(at)),
            width,
        )
        plain = [at for at in range(self._first) if not is_serial(self._last[at])]
        self._units_at = next((at for at in plain[1:] if self._lists_units(at)), None)
        self._named = [at for at in plain if at != self._units_at]
        self._counted_to = {end for end in (width - 1, width) if self._is_counted(end)}

    def table(self) -> Table:
        """Return the table's figures, each with the unit that holds for it."""
        found, lost = self._found()
        own: dict[int, set[str]] = {}
        for one in found:
            if one.beside:
                own.setdefault(one.column, set()).add(one.beside)
        dates = self._dates(found, own)
        read: list[Cell] = []
        untold: list[_Found] = []
        for one in found:
            only = next(iter(own.get(one.column, ()))) if len(own.get(one.column, ())) == 1 else ""
            heads = self._columns[one.column]
            told = table_units.of_cell(heads, one.name, "" if self._is_dated(one.column) else only, one.listed)
            if one.beside:
                read.append(self._cell(one, Unit("", one.beside)))
            elif told.unit is not None and one.column not in dates and not one.scaled_by(told.unit):
                read.append(self._cell(one, told.unit))
            elif told.said or one.column in dates or not self._said:
                lost += lost_in(one.line, [one.at])
            else:
                untold.append(one)
        called = [(one, self._words(one)) for one in untold]
        tell_money = {table_units.tells_money(words) for _one, words in called if not table_units.is_total(words)}
        for one, words in called:
            unit = table_units.above(self._said, words, tell_money)
            if unit is not None and table_units.fits(unit, one.value) and not one.scaled_by(unit):
                read.append(self._cell(one, unit))
            else:
                lost += lost_in(one.line, [one.at])
        top, bottom = self._above if self._above.spans else self._heads[0], self._heads[-1]
        return Table(
            tuple(sorted(read, key=lambda one: one.span)),
            tuple(sorted(lost, key=lambda one: one.span)),
            self._units(),
            Span(whole(top).start, whole(bottom).end),
            tuple(map(whole, self._rows)),
            next((whole(one.line) for one in found if one.carried), None),
        )

    def _found(self) -> tuple[list[_Found], list[Lost]]:
        """Return the figures with the columns that they are in, and those that cannot be told."""
        found: list[_Found] = []
        lost: list[Lost] = []
        before: Sequence[str] = ()
        heads_again = False
        for row in self._rows:
            shift = self._shift(row)
            inside = [at for at in (*row.figures, *row.odd) if shift is None or self._counts(at + shift)]
            own = [] if shift is None else self._own_names(row, shift)
            names = self._names(own, before) if shift else own
            listed = "" if shift is None else self._listed(row, shift)
            sure = bool(listed or names and named(names[-1])[1]) and len(inside) == 1
            years = row.may_be_head and bool(inside) and not sure
            # Numbers that may all be years may be heads, and then those of the rows below.
            heads_again = heads_again or years and len(inside) > 1
            if shift is None or years or heads_again:
                lost += lost_in(row, inside)
                continue
            lost += lost_in(row, [at for at in inside if at in row.odd])
            before = before if shift else names
            carried = len(names) > len(own)
            found += [_Found(row, at, at + shift, tuple(names), listed, carried) for at in inside if at in row.figures]
        return found, lost

    def _dates(self, found: Sequence[_Found], own: Mapping[int, set[str]]) -> frozenset[int]:
        """Return the columns whose head names no unit and whose numbers may all be years."""
        others = {one.column for one in found if not one.line.is_year(one.at)}
        return frozenset(
            column
            for column in {one.column for one in found} - others - own.keys()
            if not any(named(head)[1] for head in self._columns[column])
        )

    def _words(self, one: _Found) -> tuple[str, ...]:
        return tuple(named(word)[0] for word in (*one.names, *self._columns[one.column]))

    def _cell(self, one: _Found, unit: Unit) -> Cell:
        rows, heads = (tuple(named(word)[0] for word in words) for words in (one.names, self._columns[one.column]))
        return Cell(one.line.spans[one.at], unit.value(one.value), unit.base, rows, heads)

    def _units(self) -> frozenset[Unit]:
        words = [head for heads in self._columns for head in heads]
        words += [word for row in self._rows for word in row.words]
        listed = [] if self._units_at is None else [row.words[self._units_at] for row in self._full]
        return units_named([*(named(word)[1] for word in words), *listed], self._above.said)

    def _listed(self, row: Line, shift: int) -> str:
        at = -1 if self._units_at is None else self._units_at - shift
        return row.words[at] if at >= 0 else ""

    def _counts_none(self, at: int) -> bool:
        return is_serial(self._last[at]) or is_remark(self._last[at]) or _TIME.fullmatch(self._last[at]) is not None

    def _counts(self, at: int) -> bool:
        return at >= self._first and not self._counts_none(at)

    def _is_dated(self, at: int) -> bool:
        return all(_YEAR_OF.fullmatch(head) for head in self._columns[at])

    def _lists_units(self, at: int) -> bool:
        return _UNIT_HEAD.fullmatch(self._last[at]) is not None and all(
            len(row.words[at]) <= _LONGEST_UNIT and at not in row.figures for row in self._full
        )

    def _shift(self, row: Line) -> int | None:
        """Return by how many columns a row begins later than the table; None where that cannot be told.

        A row has fewer words where the cell of a name goes on from the row above or spans several columns. Its figures
        are those of the last columns, if these hold figures in every other row.
        """
        width, words = len(self._columns), len(row.words)
        if words == width:
            return 0
        if words == width - 1 and is_remark(self._last[-1]) and row.ends_in_numbers and width - 1 in self._counted_to:
            return 0 if min(row.figures) >= self._first else None
        tail = words - min(row.figures, default=words)
        whole = row.ends_in_numbers and width in self._counted_to and tail == width - self._first
        return width - words if whole and words < width else None

    def _is_counted(self, end: int) -> bool:
        """Tell whether each column from the first figure on up to one has figures in the rows that have it."""
        full = [row for row in self._full if len(row.words) >= end]
        return bool(full) and all(row.is_number(at) for row in full for at in range(self._first, end))

    def _names(self, own: list[str], before: Sequence[str]) -> list[str]:
        """Return the names of a row, with those that go on from the row above; a total has none of those."""
        total = any(_ALL.search(name) for name in own)
        return own if total else [*before[: len(self._named) - len(own)], *own]

    def _own_names(self, row: Line, shift: int) -> list[str]:
        return [row.words[at - shift] for at in self._named if at >= shift and not row.is_blank(at - shift)]


def whole(line: Line) -> Span:
    """Return where a line stands."""
    return Span(line.spans[0].start, line.spans[-1].end)


def lost_in(row: Line, inside: Iterable[int]) -> list[Lost]:
    """Return the numbers of a row without a unit beside them; those that have one can be read by themselves."""
    figures = {at: row.figures.get(at, (None, "")) for at in inside}
    return [Lost(row.spans[at], value, whole(row)) for at, (value, unit) in figures.items() if not unit]


def units_named(written: Sequence[str], said: Sequence[str]) -> frozenset[Unit]:
    """Return the units that are written in a table and said above it."""
    return frozenset(unit for one in (*written, *said) if (unit := unit_of(one)))
