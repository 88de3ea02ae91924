"""A line of text and its place on a page."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple


class PrintedLine(NamedTuple):
    """A line; the lengths are in points (1/72 inch), ``bottom`` from the page's lower edge."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    """Of the type."""


class Glyph(NamedTuple):
    """One character of a page and the box it takes, in points; ``made`` where the library put it in as a blank."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    made: bool


_GAP = 0.8
"""Parts of the type's size that are a gap between cells or words, not the space that is set between scripts."""
_LATIN_GAP = 0.2
"""The same between Latin letters or digits."""
_STEP = 0.5
"""Parts of the type's size by which another line lies lower or higher."""


def lines_of_glyphs(glyphs: list[Glyph]) -> list[PrintedLine]:
    """Return the lines that the characters stand in, in the order in which they come."""
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.made or glyph.text in "\r\n":
            continue
        if rows and _in_line(rows[-1][-1], glyph):
            rows[-1].append(glyph)
        elif glyph.text.strip():
            rows.append([glyph])
    return [_line(row) for row in rows]


def _in_line(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size, 1)
    middle = (glyph.bottom + glyph.top - before.bottom - before.top) / 2
    return abs(middle) < _STEP * size and glyph.left > before.left - _STEP * size


def _line(row: list[Glyph]) -> PrintedLine:
    shown = [glyph for glyph in row if glyph.text.strip()]
    sizes = sorted(glyph.size for glyph in shown)
    size = sizes[len(sizes) // 2]
    pieces = [row[0].text]
    for before, glyph in pairwise(row):
        apart = glyph.left - before.right
        latin = before.text.isascii() and glyph.text.isascii()
        blank = apart > (_LATIN_GAP if latin else _GAP) * size and " " not in {before.text, glyph.text}
        pieces += [" ", glyph.text] if blank else [glyph.text]
    right = max(glyph.right for glyph in shown)
    return PrintedLine("".join(pieces).rstrip(), shown[0].left, right, shown[0].bottom, size)
