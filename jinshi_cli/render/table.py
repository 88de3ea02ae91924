"""Paints a table with Rich: columns that fit the width, groups under headings, cells wrapped the Chinese way."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from jinshi_cli.render import wrap
from jinshi_cli.render.document import Column, Fragment, Fragments, Group, Table, cut, raw
from jinshi_cli.render.safe import one_line
from jinshi_cli.render.style import PALETTE, Style, paint

_GAP = 2
"""Cells between two columns: one of padding, one of the box."""
_EDGE = 1
"""Cells left of the table; as many are kept free on the right."""


def render(block: Table, style: Style) -> list[str]:
    """Return the table's lines. Columns are left out, least important first, before any becomes too narrow."""
    shown, widths = _fit(block, style.width)
    lines: list[str] = []
    for index, group in enumerate(block.groups):
        if group.heading:
            lines += ["", *_heading(group.heading, style)] if lines else _heading(group.heading, style)
        lines += _group(block, group, shown, widths, style, header=index == 0)
    return lines


def _fit(block: Table, limit: int | None) -> tuple[list[int], list[int]]:
    """Choose the columns to show and their widths in cells."""
    rows = [row for group in block.groups for row in group.rows]
    natural = [
        max([wrap.width(one_line(column.heading)), *(wrap.width(one_line(raw(row[index]))) for row in rows)])
        for index, column in enumerate(block.columns)
    ]
    shown = list(range(len(block.columns)))
    if limit is None:
        return shown, natural
    least = [_least(column, natural[index]) for index, column in enumerate(block.columns)]
    while _total(least, shown) > limit and any(block.columns[index].rank for index in shown):
        shown.remove(max(shown, key=lambda index: block.columns[index].rank))
    widths = list(least)
    spare = limit - _total(least, shown)
    # The most important columns grow first, each up to what its widest cell needs.
    for index in sorted(shown, key=lambda index: block.columns[index].rank):
        more = max(min(spare, natural[index] - widths[index]), 0)
        widths[index] += more
        spare -= more
    if spare < 0:
        widest = max(shown, key=lambda index: widths[index])
        widths[widest] = max(widths[widest] + spare, 4)
    return shown, [widths[index] for index in shown]


def _least(column: Column, natural: int) -> int:
    return natural if column.rigid else min(natural, column.least)


def _total(widths: Sequence[int], shown: Sequence[int]) -> int:
    return sum(widths[index] for index in shown) + _GAP * (len(shown) - 1) + 2 * _EDGE


def _heading(fragments: Fragments, style: Style) -> list[str]:
    text = raw(fragments)
    limit = wrap.width(text) if style.width is None else style.width - _EDGE
    return [" " * _EDGE + paint(cut(fragments, *span), style) for span in wrap.lines(text, limit)]


def _group(block: Table, group: Group, shown: list[int], widths: list[int], style: Style, *, header: bool) -> list[str]:
    table = RichTable(box=SIMPLE_HEAD, show_header=header, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for index, size in zip(shown, widths, strict=True):
        column = block.columns[index]
        table.add_column(
            one_line(column.heading),
            justify="right" if column.right else "left",
            width=size,
            no_wrap=True,
            overflow="crop",
        )
    for row in group.rows:
        table.add_row(
            *(
                _cell(row[index], size, right=block.columns[index].right)
                for index, size in zip(shown, widths, strict=True)
            )
        )
    return [" " * _EDGE + line.rstrip() for line in _printed(table, style).splitlines() if line.strip()]


def _cell(fragments: Fragments, size: int, *, right: bool) -> Text:
    """Break a cell into lines ourselves: Rich breaks Chinese at spaces only (Textualize/rich#2494)."""
    safe = tuple(Fragment(one_line(fragment.text), fragment.role) for fragment in fragments)
    text = Text(justify="right" if right else "left")
    for number, span in enumerate(wrap.lines(raw(safe), size)):
        if number:
            text.append("\n")
        for fragment in cut(safe, *span):
            text.append(fragment.text, style=PALETTE[fragment.role])
    return text


def _printed(table: RichTable, style: Style) -> str:
    console = Console(
        file=io.StringIO(),
        width=10_000,
        color_system="standard" if style.color else None,
        force_terminal=style.color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(table)
    return capture.get()
