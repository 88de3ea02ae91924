"""Paints a view as text, with colour or without, wrapped to a width or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinshi_cli.render import wrap
from jinshi_cli.render.document import (
    Fragment,
    Fragments,
    Gap,
    Heading,
    Node,
    Outline,
    Paragraph,
    Table,
    View,
    cut,
    raw,
)
from jinshi_cli.render.style import Style, drawn, paint, shown

_LEAST_LAST = 20
"""Cells that the last column of a plain table needs to read well."""


def render(view: View, style: Style) -> str:
    """Return the view as text that ends with a line feed."""
    lines: list[str] = []
    for block in view:
        lines += _block(block, style)
        if style.roomy and not isinstance(block, Gap):
            lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


def _block(block: object, style: Style) -> Iterator[str]:
    match block:
        case Heading(fragments):
            yield from _wrapped(fragments, style, "", "  ")
        case Paragraph(fragments, indent):
            yield from _wrapped(fragments, style, " " * indent, " " * indent, lines=True)
        case Gap():
            yield ""
        case Outline(nodes):
            yield from _outline(nodes, style, "", top=True)
        case Table(columns, _, True):
            yield from _columns(block, style, len(columns))
        case Table():
            from jinshi_cli.render import table

            yield from table.render(block, style)


def _wrapped(fragments: Fragments, style: Style, first: str, rest: str, *, lines: bool = False) -> Iterator[str]:
    # A control has no width, what stands for it has; … is one cell, ... are three.
    fragments = shown(fragments, style, lines=lines)
    limit = None if style.width is None else style.width - max(wrap.width(first), wrap.width(rest))
    for index, span in enumerate(wrap.lines(raw(fragments), limit)):
        yield (rest if index else first) + paint(cut(fragments, *span), style)


def _outline(nodes: Sequence[Node], style: Style, guide: str, *, top: bool = False) -> Iterator[str]:
    for index, node in enumerate(nodes):
        last = index == len(nodes) - 1
        if top:
            branch = stem = ""
        else:
            branch, stem = ("└─ ", "   ") if last else ("├─ ", "│  ")
        below = "│  " if node.children else "   "
        if style.roomy:
            branch, stem, below = "" if top else "    ", "" if top else "    ", "    "
        branch, stem, below = (drawn(guides, style) for guides in (branch, stem, below))
        yield from _wrapped(node.fragments, style, guide + branch, guide + stem + below)
        if style.roomy:
            yield ""
        yield from _outline(node.children, style, guide + stem)


def _columns(block: Table, style: Style, count: int) -> Iterator[str]:
    """Lay out a table without rules: columns as wide as their widest cell, the last one wrapped.

    Where the last one has no room beside the others, it goes on a line of its own.
    """
    rows = [[shown(cell, style) for cell in row] for group in block.groups for row in group.rows]
    widths = [max((wrap.width(raw(row[index])) for row in rows), default=0) for index in range(count)]
    left = 2 + sum(widths[:-1]) + 2 * (count - 1)
    beside = style.width is None or style.width - left >= min(_LEAST_LAST, widths[-1])
    indent = left if beside else 4
    for row in rows:
        first = "  "
        for index, cell in enumerate(row[:-1]):
            space = " " * (widths[index] - wrap.width(raw(cell)))
            painted = paint(cell, style)
            first += (space + painted if block.columns[index].right else painted + space) + "  "
        last = list(_wrapped(row[-1], style, " " * indent, " " * indent))
        if beside:
            yield (first + last[0][indent:]).rstrip()
            yield from last[1:]
        else:
            cells = tuple(fragment for cell in row[:-1] if cell for fragment in (*cell, Fragment("  ")))
            yield from _wrapped(cells[:-1], style, "  ", "  ")
            yield from last
