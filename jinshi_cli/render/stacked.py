"""Sets the rows of a table as a few lines each, where their columns have no room side by side."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.render import bar, wrap
from jinshi_cli.render.document import Fragment, Fragments, Table, cut, raw
from jinshi_cli.render.style import Style, paint

GAP = 2
"""Cells between two columns: one of padding, one of the box."""
EDGE = 1
"""Cells left of the table; as many are kept free on the right."""
_SPACE = Fragment("  ")
_INDENT = 4
"""Cells left of the numbers that stand below their row's text."""
_LEAST_BAR = 6
"""Cells; in a shorter bar one could not tell a half from a third."""


def row_lines(
    block: Table, row: Sequence[Fragments], shown: Sequence[int], natural: Sequence[int], style: Style, longest: int
) -> list[str]:
    """Return the lines of a row: its left-aligned text, then its numbers with its bar.

    ``shown`` are the columns that are shown, ``natural`` the widths that all columns would like to have in cells,
    and ``longest`` is the longest bar of the table in eighths of a sign.
    """
    texts = [row[index] for index in shown if index < _first_number(block, shown)]
    return _joined(texts, EDGE, style) + _measured(block, row, shown, natural, style, longest)


def _measured(
    block: Table, row: Sequence[Fragments], shown: Sequence[int], natural: Sequence[int], style: Style, longest: int
) -> list[str]:
    """Set the numbers and what follows them on a line, and the bar beside them where there is room."""
    numbers = [index for index in shown if index >= _first_number(block, shown)]
    scaled = next((index for index in numbers if block.columns[index].scaled), None)
    numbers = [index for index in numbers if index != scaled]
    if scaled is None or not longest:
        return _joined([row[index] for index in numbers], _INDENT, style)
    # So that bars can be compared they begin in the same place, beside numbers that end in the same.
    cells = [_padded(row[index], natural[index], right=block.columns[index].right) for index in numbers]
    left = _INDENT + sum(natural[index] + GAP for index in numbers)
    room = (style.width or 0) - left - EDGE
    drawn_bar = bar.fitted(row[scaled], max(room, _LEAST_BAR), longest, style)
    if room >= _LEAST_BAR:
        return _joined([*cells, drawn_bar], _INDENT, style)
    return _joined(cells, _INDENT, style) + _joined([drawn_bar], _INDENT, style)


def _first_number(block: Table, shown: Sequence[int]) -> int:
    return next((index for index in shown if block.columns[index].right), len(block.columns))


def _padded(cell: Fragments, size: int, *, right: bool) -> Fragments:
    space = Fragment(" " * (size - wrap.width(raw(cell))))
    return (space, *cell) if right else (*cell, space)


def _joined(cells: Sequence[Fragments], indent: int, style: Style) -> list[str]:
    filled = [cell for cell in cells if cell]
    joined = tuple(fragment for place, cell in enumerate(filled) for fragment in (((_SPACE,) if place else ()) + cell))
    while joined and not joined[-1].text.rstrip(" "):
        joined = joined[:-1]
    if not joined:
        return []
    joined = (*joined[:-1], joined[-1]._replace(text=joined[-1].text.rstrip(" ")))
    spans = wrap.lines(raw(joined), (style.width or 0) - indent)
    return [" " * indent + paint(cut(joined, *span), style) for span in spans]
