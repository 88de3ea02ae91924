"""The semantic layer between the domain and the screen: what is said, not how it looks.

A view is a sequence of blocks; a block holds fragments, each with a role. The painters (`text`,
`table`, `markdown`) alone know what a role looks like.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

Role = Literal[
    "plain", "title", "heading", "ref", "muted", "quantity", "match", "number", "unit", "command", "law", "note", "bar"
]


class Fragment(NamedTuple):
    """A piece of text and what it is."""

    text: str
    role: Role = "plain"


Fragments: TypeAlias = tuple[Fragment, ...]


class Heading(NamedTuple):
    """A heading; level 1 is the view's title."""

    fragments: Fragments
    level: int = 1


class Paragraph(NamedTuple):
    """Running text, wrapped to the width; ``indent`` cells in front of every line."""

    fragments: Fragments
    indent: int = 0


class Gap(NamedTuple):
    """An empty line."""


class Node(NamedTuple):
    """A node of an outline."""

    fragments: Fragments
    children: tuple[Node, ...] = ()


class Outline(NamedTuple):
    """A tree, drawn with guides on a terminal and as a nested list in Markdown."""

    nodes: tuple[Node, ...]


class Column(NamedTuple):
    """A column: its heading, whether numbers are aligned right in it, and how soon it gives way.

    Where there is no room for all columns, those with the largest ``rank`` are left out first; rank 0
    stays. ``least`` is the width in cells below which the column does not read well; a ``rigid`` column
    is never broken into lines, a ``scaled`` one holds bars, which are drawn shorter instead. A ``handle`` is what a row
    goes by in commands, and says nothing of what it is about.
    """

    heading: str
    right: bool = False
    rigid: bool = False
    scaled: bool = False
    rank: int = 0
    least: int = 4
    handle: bool = False


class Group(NamedTuple):
    """Rows of a table under a heading of their own; a heading may be empty."""

    heading: Fragments
    rows: tuple[tuple[Fragments, ...], ...]


class Table(NamedTuple):
    """Rows in columns, in groups. A ``plain`` table shows neither header nor rules on a terminal."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    plain: bool = False


Block: TypeAlias = Heading | Paragraph | Gap | Outline | Table
View: TypeAlias = tuple[Block, ...]


def pairs(rows: Sequence[tuple[Fragments, Fragments]]) -> Table:
    """Return rows of two cells as a plain table: a name and what it is."""
    return Table((Column(""), Column("")), (Group((), tuple(rows)),), plain=True)


def plain(text: str, role: Role = "plain") -> Fragments:
    """Return the text as one fragment."""
    return (Fragment(text, role),) if text else ()


def raw(fragments: Sequence[Fragment]) -> str:
    """Return the text of fragments without their roles."""
    return "".join(fragment.text for fragment in fragments)


def cut(fragments: Sequence[Fragment], start: int, end: int) -> Fragments:
    """Return the characters from ``start`` to ``end``, with their roles."""
    pieces = []
    offset = 0
    for fragment in fragments:
        piece = fragment.text[max(start - offset, 0) : max(end - offset, 0)]
        if piece:
            pieces.append(Fragment(piece, fragment.role))
        offset += len(fragment.text)
    return tuple(pieces)


def marked(text: str, spans: Sequence[tuple[int, int]], role: Role, base: Role = "plain") -> Fragments:
    """Give the spans of a text a role; spans may touch or overlap and need no order."""
    pieces: list[Fragment] = []
    position = 0
    for first, end in sorted(spans):
        start = max(first, position)
        if start >= end:
            continue
        pieces += [Fragment(text[position:start], base), Fragment(text[start:end], role)]
        position = end
    pieces.append(Fragment(text[position:], base))
    return tuple(piece for piece in pieces if piece.text)
