"""Paints a table with Rich: columns that fit the width, groups under headings, cells wrapped the Chinese way."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style as RichStyle
from rich.table import Table as RichTable

from jinshi_cli.render import bar, stacked, wrap
from jinshi_cli.render.document import Column, Fragments, Group, Table, cut, raw
from jinshi_cli.render.safe import one_line
from jinshi_cli.render.stacked import EDGE, GAP
from jinshi_cli.render.style import PALETTE, Style, paint
from jinshi_cli.render.style import shown as shown_in

_ROOMY_GAP = 4
_CODE, _LONGEST_CODE = "\x1b\\[[0-9;]*m$", 12
"""What Rich puts around a cell in colour, at a line's end, and its most characters."""


def render(block: Table, style: Style) -> list[str]:
    """Return the table's lines.

    Columns are left out, least important first, before any becomes too narrow; where even those that must
    stay have no room side by side, each row becomes a few lines.
    """
    gap = _ROOMY_GAP if style.roomy else GAP
    block = _as_shown(_without_least(block) if style.roomy else block, style)
    natural = _natural(block)
    shown, widths = _fit(block, natural, style.width, gap)
    longest_bar = bar.longest(block)
    console = _console(style)
    lines: list[str] = []
    for index, group in enumerate(block.groups):
        if group.heading:
            lines += ["", *_heading(group.heading, style)] if lines else _heading(group.heading, style)
        if widths is None:
            for row in group.rows:
                lines += stacked.row_lines(block, row, shown, natural, style, longest_bar)
        else:
            lines += _group(block, group, shown, widths, style, longest_bar, console, header=index == 0)
    return lines


def _as_shown(block: Table, style: Style) -> Table:
    """Put every text of a table on one line and into the signs of the style, before anything is measured."""
    columns = tuple(column._replace(heading=one_line(column.heading)) for column in block.columns)
    groups = tuple(
        Group(shown_in(group.heading, style), tuple(tuple(shown_in(cell, style) for cell in row) for row in group.rows))
        for group in block.groups
    )
    return block._replace(columns=columns, groups=groups)


def _natural(block: Table) -> list[int]:
    """Return the width in cells that each column would like to have."""
    rows = [row for group in block.groups for row in group.rows]
    return [
        max([wrap.width(column.heading), *(wrap.width(raw(row[index])) for row in rows)])
        for index, column in enumerate(block.columns)
    ]


def _without_least(block: Table) -> Table:
    """Leave out the least important column where there is to be room."""
    least = max((column.rank for column in block.columns), default=0)
    kept = [index for index, column in enumerate(block.columns) if not least or column.rank < least]
    groups = (
        group._replace(rows=tuple(tuple(row[index] for index in kept) for row in group.rows)) for group in block.groups
    )
    return block._replace(columns=tuple(block.columns[index] for index in kept), groups=tuple(groups))


def _fit(block: Table, natural: Sequence[int], limit: int | None, gap: int) -> tuple[list[int], list[int] | None]:
    """Choose the columns to show and their widths in cells; None where they do not fit side by side."""
    rows = [row for group in block.groups for row in group.rows]
    # A column that says nothing in any row only takes room.
    shown = [index for index, column in enumerate(block.columns) if not column.rank or any(row[index] for row in rows)]
    if limit is None:
        return shown, [natural[index] for index in shown]
    widths = [
        natural[index] if column.rigid else min(natural[index], max(column.least, wrap.width(column.heading)))
        for index, column in enumerate(block.columns)
    ]
    every = [*shown]
    while _total(widths, shown, gap) > limit and any(block.columns[index].rank for index in shown):
        shown.remove(max(shown, key=lambda index: block.columns[index].rank))
    has_room = _total(widths, shown, gap) <= limit
    for index in sorted(set(every) - {*shown}, key=natural.__getitem__):
        wider = sorted([*shown, index])
        # Rows of a few lines each have room for everything.
        if (not has_room or _total(widths, wider, gap) <= limit) and _tells_apart(block, shown, index):
            shown = wider
    spare = limit - _total(widths, shown, gap)
    if spare < 0:
        return shown, None
    # The most important columns grow first, each up to what its widest cell needs; bars before texts, which can wrap.
    for index in sorted(shown, key=lambda index: (block.columns[index].rank, not block.columns[index].scaled)):
        more = min(spare, natural[index] - widths[index])
        widths[index] += more
        spare -= more
    return shown, [widths[index] for index in shown]


def _tells_apart(block: Table, shown: Sequence[int], more: int) -> bool:
    """Tell whether rows of a group that are about the same, as far as is shown, differ in one more column.

    What they are about is in the columns of words; a number is what is said of it.
    """
    columns = block.columns
    if columns[more].handle:
        return False
    words = [index for index in shown if not (columns[index].handle or columns[index].right or columns[index].scaled)]
    for group in block.groups:
        found: dict[tuple[str, ...], str] = {}
        for row in group.rows:
            cell = raw(row[more])
            if found.setdefault(tuple(raw(row[index]) for index in words), cell) != cell:
                return True
    return False


def _total(widths: Sequence[int], shown: Sequence[int], gap: int) -> int:
    return sum(widths[index] for index in shown) + gap * (len(shown) - 1) + 2 * EDGE


def _heading(fragments: Fragments, style: Style) -> list[str]:
    limit = None if style.width is None else style.width - EDGE
    return [" " * EDGE + paint(cut(fragments, *span), style) for span in wrap.lines(raw(fragments), limit)]


def _group(
    block: Table,
    group: Group,
    shown: list[int],
    widths: list[int],
    style: Style,
    longest_bar: int,
    console: Console,
    *,
    header: bool,
) -> list[str]:
    # Rich would measure, pad and break each cell anew; it gets them laid out, with the space after them in the width.
    table = RichTable(
        box=None if style.roomy else SIMPLE_HEAD, show_header=header, padding=0, pad_edge=False, show_edge=False
    )
    gap = _ROOMY_GAP if style.roomy else GAP - 1
    for place, (index, size) in enumerate(zip(shown, widths, strict=True)):
        column = block.columns[index]
        space = gap if place < len(shown) - 1 else 0
        table.add_column(_heading_cell(column, size, space), width=size + space, no_wrap=True)
    for row in group.rows:
        if style.roomy:
            table.add_row()
        table.add_row(
            *(
                _cell(
                    bar.fitted(row[index], size, longest_bar, style) if block.columns[index].scaled else row[index],
                    size,
                    right=block.columns[index].right,
                    color=style.color,
                )
                for index, size in zip(shown, widths, strict=True)
            )
        )
    # Rich before 13.9 draws the rule a cell longer than the columns.
    sign = "-" if style.ascii or wrap.is_stretched("─") else "─"
    rule = sign * (sum(widths) + GAP * (len(widths) - 1))
    with console.capture() as capture:
        console.print(table, crop=False)
    lines = [line.rstrip() for line in _unmasked(capture.get()).splitlines() if line.strip() or style.roomy]
    return [_trimmed(" " * EDGE + (rule if set(line) == {"─"} else line)) for line in lines]


def _trimmed(line: str) -> str:
    """Return a line without the spaces at its end, those in colour too."""
    trimmed = line.rstrip()
    while code := re.compile(_CODE).search(trimmed, max(len(trimmed) - _LONGEST_CODE, 0)):
        trimmed = trimmed[: code.start()].rstrip()
    return trimmed if trimmed == line.rstrip() or not trimmed.strip() else trimmed + "\x1b[0m"


# Rich counts a character of ambiguous width as one cell. Where the terminal shows it in two, a Kangxi radical takes
# its place while Rich lays out the table: it takes two cells for Rich as well, and stands in no report.
_MASKS: dict[str, str] = {}
_RADICALS = range(0x2F00, 0x2FD6)


def _masked(text: str) -> str:
    if not wrap.stretches():
        return text
    return "".join(_mask(character) if wrap.is_stretched(character) else character for character in text)


def _mask(character: str) -> str:
    if character not in _MASKS and len(_MASKS) < len(_RADICALS):
        _MASKS[character] = chr(_RADICALS[len(_MASKS)])
    return _MASKS.get(character, character)


def _unmasked(text: str) -> str:
    return text.translate({ord(mask): character for character, mask in _MASKS.items()}) if _MASKS else text


def _heading_cell(column: Column, size: int, space: int) -> Segments:
    heading = column.heading
    beside = " " * (size - wrap.width(heading))
    return Segments([Segment(_masked(beside + heading if column.right else heading + beside)), Segment(" " * space)])


def _cell(fragments: Fragments, size: int, *, right: bool, color: bool) -> Segments:
    """Break a cell into lines ourselves: Rich breaks Chinese at spaces only (Textualize/rich#2494)."""
    text = raw(fragments)
    segments: list[Segment] = []
    for number, (start, end) in enumerate(wrap.lines(text, size)):
        if number:
            segments.append(Segment.line())
        if right:
            segments.append(Segment(" " * (size - wrap.width(text[start:end]))))
        for fragment in cut(fragments, start, end):
            look = RichStyle.parse(PALETTE[fragment.role]) if color else None
            segments.append(Segment(_masked(fragment.text), look))
    return Segments(segments)


def _console(style: Style) -> Console:
    return Console(
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
