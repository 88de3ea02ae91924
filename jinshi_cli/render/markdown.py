"""Writes a view as Markdown (GitHub's flavour, for its tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinshi_cli.render.document import Fragment, Fragments, Gap, Heading, Node, Outline, Paragraph, Table, View, raw
from jinshi_cli.render.safe import one_line, visible

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LIST_SIGN = re.compile(r"^(\s*\d*)([-+.)])(?=\s|$|-)", re.MULTILINE)
_OUTER_MARKS = re.compile(r"([^\w□]*)(.*?)([^\w□]*)", re.DOTALL)
_STRONG = ("quantity", "match")


def render(view: View) -> str:
    """Return the view as Markdown that ends with a line feed."""
    blocks = ["\n".join(_block(block)) for block in view if not isinstance(block, Gap)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(block: object) -> Iterator[str]:
    match block:
        case Heading(fragments, level):
            yield f"{'#' * level} {one_line(escape(raw(fragments)))}"
        case Paragraph(fragments, _):
            lines = (line.lstrip(" ") for line in visible(_inline(fragments)).split("\n"))
            yield _LIST_SIGN.sub(r"\1\\\2", "\n\n".join(lines))
        case Outline(nodes):
            yield from _list(nodes, 0)
        case Table():
            yield from _table(block)


def _list(nodes: Sequence[Node], depth: int) -> Iterator[str]:
    for node in nodes:
        yield f"{'  ' * depth}- {one_line(_inline(node.fragments))}"
        yield from _list(node.children, depth + 1)


def _table(block: Table) -> Iterator[str]:
    yield "| " + " | ".join(one_line(escape(column.heading)) for column in block.columns) + " |"
    yield "| " + " | ".join("---:" if column.right else "---" for column in block.columns) + " |"
    for group in block.groups:
        if group.heading:
            yield f"| **{one_line(escape(raw(group.heading)))}** |" + "  |" * (len(block.columns) - 1)
        for row in group.rows:
            yield "| " + " | ".join(one_line(_inline(cell)) for cell in row) + " |"


def _inline(fragments: Fragments) -> str:
    pieces: list[Fragment] = []
    for fragment in fragments:
        # Two runs of emphasis side by side would read as four literal asterisks.
        if pieces and fragment.role in _STRONG and pieces[-1].role in _STRONG:
            pieces[-1] = Fragment(pieces[-1].text + fragment.text, fragment.role)
        else:
            pieces.append(fragment)
    return "".join(map(_marked_up, pieces))


def _marked_up(fragment: Fragment) -> str:
    if fragment.role == "command":
        return f"`{fragment.text}`"
    if fragment.role not in _STRONG:
        return escape(fragment.text)
    # Emphasis that begins or ends with a mark is none between Chinese characters (CommonMark, 6.2): marks stay outside.
    outside = _OUTER_MARKS.fullmatch(fragment.text)
    before, inner, after = outside.groups() if outside else ("", fragment.text, "")
    return f"{escape(before)}**{escape(inner)}**{escape(after)}" if inner else escape(fragment.text)


def escape(text: str) -> str:
    """Escape what Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", text)
