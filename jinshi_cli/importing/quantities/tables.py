"""The figures of tables: what the head, the row and the column tell of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinshi_cli.importing.quantities.labels import Naming
from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.units import unit_at
from jinshi_cli.messages import _
from jinshi_cli.report.model import Span
from jinshi_cli.report.quantity import Quantity
from jinshi_cli.report.tables.in_text import Cell, cells, tables

_YEAR = re.compile(
    "(?:20[0-9]{2}(?:年度?)?|[上去今本]年度?|上一年度?|[0-9]{1,2}月份?|第?[一二三四]季度|[上下]半年|全年)(?=$|[^以])"
)
_NO_NAME = re.compile("(?:数值|数量|件数|数据|数|指标值|完成情况|情况|合计数|实际)?$")
"""Heads of columns that say no more than that there is a number."""
_ALL = re.compile("(?:合计|总计|共计|小计|总数)$")
_BLANKS = re.compile(r"\s")


class InTable(NamedTuple):
    """A figure of a table with its name and the period that its column or row stands for."""

    reading: Reading
    name: Naming
    when: str | None


def in_tables(text: str) -> list[InTable]:
    """Return the figures of the tables of a text, in order."""
    return [_of_cell(text, cell) for cell in cells(text)]


def unread(text: str) -> Iterator[tuple[Span, str]]:
    """Yield what is not sure in tables: the first line that it is about, and what is to be said of it."""
    for table in tables(text):
        if table.carried is not None:
            yield table.carried, _("the name of this row is completed from the row above; see whether that holds")
        if not table.lost:
            continue
        first = table.lost[0]
        if not table.cells:
            yield first.line, _("the figures of this table could not be read; add those that count to the metrics")
            continue
        why = _("{count} figures of this table could not be read, the first is “{number}”; add those that count")
        yield first.line, why.format(count=len(table.lost), number=text[first.span.start : first.span.end])


def _of_cell(text: str, cell: Cell) -> InTable:
    unit = unit_at(cell.unit, 0)
    sort = unit.sort if unit is not None and unit.text == cell.unit else "guess"
    quantity = Quantity(cell.value, None, cell.span, cell.unit, cell.span)
    rows, heads = ([_BLANKS.sub("", word) for word in words] for words in (cell.rows, cell.heads))
    when = next((word for word in (*heads, *rows) if _YEAR.fullmatch(word)), None)
    row, column = ("".join(word for word in words if word != when) for words in (rows, heads))
    words = [one for one in (row, column) if one]
    if row and _NO_NAME.fullmatch(column):
        words = [row]
    if len(words) > 1 and _ALL.fullmatch(row):
        words.reverse()
    reading = Reading(quantity, cell.unit, sort, text[cell.span.start : cell.span.end])
    return InTable(
        reading, Naming("".join(words), cell.span, bare=False, change=False), when if when and when in text else None
    )
