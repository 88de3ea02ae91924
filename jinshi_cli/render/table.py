"""Paints a table with Rich: columns that fit the width, groups under headings, cells wrapped the Chinese way."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from jinshi_cli.render import wrap
from jinshi_cli.render.document import Fragment, Fragments, Group, Table, cut, raw
from jinshi_cli.render.safe import one_line
from jinshi_cli.render.style import PALETTE, Style, drawn, paint

_GAP = 2
"""Cells between two columns: one of padding, one of the box."""
_ROOMY_GAP = 4
_SPACE = Fragment("  ")
_EDGE = 1
"""Cells left of the table; as many are kept free on the right."""


def render(block: Table, style: Style) -> list[str]:
    """Return the table's lines.

    Columns are left out, least important first, before any becomes too narrow; where even those that must
    stay have no room side by side, each row becomes a few lines.
    """
    gap = _ROOMY_GAP if style.roomy else _GAP
    if style.roomy:
        block = _without_least(block)
    shown, widths = _fit(block, style.width, gap)
    longest_bar = max(
        (
            len(raw(row[index]))
            for index, column in enumerate(block.columns)
            if column.scaled
            for group in block.groups
            for row in group.rows
        ),
        default=0,
    )
    lines: list[str] = []
    for index, group in enumerate(block.groups):
        if group.heading:
            lines += ["", *_heading(group.heading, style)] if lines else _heading(group.heading, style)
        if widths is None:
            lines += [line for row in group.rows for line in _stacked(block, row, shown, style)]
        else:
            lines += _group(block, group, shown, widths, style, longest_bar, header=index == 0)
    return lines


def _without_least(block: Table) -> Table:
    """Leave out the least important column where there is to be room."""
    least = max((column.rank for column in block.columns), default=0)
    kept = [index for index, column in enumerate(block.columns) if not least or column.rank < least]
    groups = (
        group._replace(rows=tuple(tuple(row[index] for index in kept) for row in group.rows)) for group in block.groups
    )
    return block._replace(columns=tuple(block.columns[index] for index in kept), groups=tuple(groups))


def _fit(block: Table, limit: int | None, gap: int) -> tuple[list[int], list[int] | None]:
    """Choose the columns to show and their widths in cells; None where they do not fit side by side."""
    rows = [row for group in block.groups for row in group.rows]
    natural = [
        max([wrap.width(one_line(column.heading)), *(wrap.width(one_line(raw(row[index]))) for row in rows)])
        for index, column in enumerate(block.columns)
    ]
    # A column that says nothing in any row only takes room.
    shown = [index for index, column in enumerate(block.columns) if not column.rank or any(row[index] for row in rows)]
    if limit is None:
        return shown, [natural[index] for index in shown]
    widths = [
        natural[index] if column.rigid else min(natural[index], max(column.least, wrap.width(one_line(column.heading))))
        for index, column in enumerate(block.columns)
    ]
    while _total(widths, shown, gap) > limit and any(block.columns[index].rank for index in shown):
        shown.remove(max(shown, key=lambda index: block.columns[index].rank))
    spare = limit - _total(widths, shown, gap)
    if spare < 0:
        return shown, None
    # The most important columns grow first, each up to what its widest cell needs.
    for index in sorted(shown, key=lambda index: block.columns[index].rank):
        more = min(spare, natural[index] - widths[index])
        widths[index] += more
        spare -= more
    return shown, [widths[index] for index in shown]


def _total(widths: Sequence[int], shown: Sequence[int], gap: int) -> int:
    return sum(widths[index] for index in shown) + gap * (len(shown) - 1) + 2 * _EDGE


def _stacked(block: Table, row: Sequence[Fragments], shown: Sequence[int], style: Style) -> list[str]:
    """Set a row as a paragraph: its left-aligned text first, numbers and what follows them on a line below."""
    first = next((index for index in shown if block.columns[index].right), len(block.columns))
    texts = [row[index] for index in shown if index < first and row[index]]
    numbers = [row[index] for index in shown if index >= first and row[index] and not block.columns[index].scaled]
    lines = []
    for cells, indent in ((texts, _EDGE), (numbers, 4)):
        joined = tuple(
            fragment for place, cell in enumerate(cells) for fragment in (((_SPACE,) if place else ()) + cell)
        )
        safe = tuple(Fragment(one_line(fragment.text), fragment.role) for fragment in joined)
        limit = (style.width or 0) - indent
        lines += [" " * indent + paint(cut(safe, *span), style) for span in wrap.lines(raw(safe), limit) if safe]
    return lines


def _heading(fragments: Fragments, style: Style) -> list[str]:
    limit = None if style.width is None else style.width - _EDGE
    return [" " * _EDGE + paint(cut(fragments, *span), style) for span in wrap.lines(raw(fragments), limit)]


def _group(
    block: Table,
    group: Group,
    shown: list[int],
    widths: list[int],
    style: Style,
    longest_bar: int,
    *,
    header: bool,
) -> list[str]:
    table = RichTable(
        box=None if style.roomy else SIMPLE_HEAD,
        show_header=header,
        padding=(0, _ROOMY_GAP if style.roomy else 1, 0, 0),
        pad_edge=False,
        show_edge=False,
    )
    for index, size in zip(shown, widths, strict=True):
        column = block.columns[index]
        table.add_column(
            _masked(one_line(column.heading)),
            justify="right" if column.right else "left",
            width=size,
            no_wrap=True,
            overflow="crop",
        )
    for row in group.rows:
        if style.roomy:
            table.add_row()
        table.add_row(
            *(
                _bar(row[index], size, longest_bar, style)
                if block.columns[index].scaled
                else _cell(row[index], size, style, right=block.columns[index].right)
                for index, size in zip(shown, widths, strict=True)
            )
        )
    # Rich before 13.9 draws the rule a cell longer than the columns.
    sign = "-" if style.ascii or wrap.is_stretched("─") else "─"
    rule = sign * (sum(widths) + _GAP * (len(widths) - 1))
    lines = [line.rstrip() for line in _unmasked(_printed(table, style)).splitlines() if line.strip() or style.roomy]
    return [(" " * _EDGE + (rule if set(line) == {"─"} else line)).rstrip() for line in lines]


# Rich counts a character of ambiguous width as one cell. Where the terminal shows it in two, a Kangxi radical takes
# its place while Rich lays out the table: it takes two cells for Rich as well, and stands in no report.
_MASKS: dict[str, str] = {}
_RADICALS = range(0x2F00, 0x2FD6)


def _masked(text: str) -> str:
    return "".join(_mask(character) if wrap.is_stretched(character) else character for character in text)


def _mask(character: str) -> str:
    if character not in _MASKS and len(_MASKS) < len(_RADICALS):
        _MASKS[character] = chr(_RADICALS[len(_MASKS)])
    return _MASKS.get(character, character)


def _unmasked(text: str) -> str:
    shown = {mask: character for character, mask in _MASKS.items()}
    return "".join(shown.get(character, character) for character in text)


def _bar(fragments: Fragments, size: int, longest: int, style: Style) -> Text:
    """Draw a bar shorter in proportion where the column is narrower than the longest bar."""
    bar = drawn(raw(fragments), style)
    if longest > size and bar:
        bar = bar[: max(round(len(bar) * size / longest), 1)]
    return Text(_masked(bar), style=PALETTE["bar"])


def _cell(fragments: Fragments, size: int, style: Style, *, right: bool) -> Text:
    """Break a cell into lines ourselves: Rich breaks Chinese at spaces only (Textualize/rich#2494)."""
    safe = tuple(Fragment(one_line(fragment.text), fragment.role) for fragment in fragments)
    text = Text(justify="right" if right else "left")
    for number, span in enumerate(wrap.lines(raw(safe), size)):
        if number:
            text.append("\n")
        for fragment in cut(safe, *span):
            text.append(_masked(drawn(fragment.text, style)), style=PALETTE[fragment.role])
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
