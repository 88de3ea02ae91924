"""Bars in a column of their own, drawn in eighths of a cell where the terminal has signs for that."""

from __future__ import annotations

from jinshi_cli.render import wrap
from jinshi_cli.render.document import Fragment, Fragments, Table, raw
from jinshi_cli.render.style import Style

FULL = "█"
_PARTS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_ASCII = "#"


def bar(share: float, size: int) -> str:
    """Return a bar of ``share`` (0 to 1) of ``size`` signs; what is not nothing is never drawn as nothing."""
    eighths = max(round(8 * size * share), 1) if share > 0 else 0
    return FULL * (eighths // 8) + _PARTS[eighths % 8]


def _eighths(drawn: str) -> int:
    return 8 * drawn.count(FULL) + sum(_PARTS.index(sign) for sign in drawn if sign in _PARTS[1:])


def longest(block: Table) -> int:
    """Return the length of the longest bar of a table in eighths of a sign."""
    scaled = [index for index, column in enumerate(block.columns) if column.scaled]
    return max(
        (_eighths(raw(row[index])) for group in block.groups for row in group.rows for index in scaled), default=0
    )


def fitted(fragments: Fragments, cells: int, most: int, style: Style) -> Fragments:
    """Draw a bar anew for a column of so many cells, in which the longest one has ``most`` eighths.

    In ASCII there are no parts of a cell: the nearest whole one is drawn, and at least one.
    """
    eighths = _eighths(raw(fragments))
    if not eighths:
        return ()
    sign = _ASCII if style.ascii else FULL
    room = min(cells // wrap.width(sign), -(-most // 8))
    share = eighths / most
    drawn = _ASCII * max(round(room * share), 1) if style.ascii else bar(share, room)
    return (Fragment(drawn, "bar"),)
