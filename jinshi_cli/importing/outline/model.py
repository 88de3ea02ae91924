"""What the outline of a report is, and the refusal of a text that is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.report.model import Span


class NotAReport(ValueError):
    """The text is of another genre; the message is one sentence and says what is missing."""


class Node(NamedTuple):
    """A chapter, section or item of the outline.

    ``marker`` is the numbering as printed (``一、`` ``（三）`` ``六是``), empty for a lead without one. ``title`` is
    the heading where it stands on its own line, else empty. ``start`` and ``end`` are character offsets: the node's own
    text with its marker, without its children's; a dropped span (a page number) may lie inside. ``role`` is one of
    ``results``, ``duties``, ``problems``, ``plans`` or None, and None below the chapters.
    """

    marker: str
    title: str
    own_line: bool
    inline: bool
    start: int
    end: int
    role: str | None
    children: tuple[Node, ...]


class Remark(NamedTuple):
    """What a person should look at: the offset in the text and the words there, and why, in the user's language.

    What is said of the whole has no offset, and no words or those that stand outside the text.
    """

    start: int | None
    words: str
    why: str


class Outline(NamedTuple):
    """A report taken apart: every character lies in the preamble, in a node or in a dropped span, or is blank.

    ``dropped`` holds the title, its repetition and what belongs to the page and not to the text; ``second`` is where
    another report begins in what was dropped after the text, if one does.
    """

    title: str
    organ: str
    place: str | None
    year: int | None
    signature: str | None
    date: str | None
    preamble: Span | None
    nodes: tuple[Node, ...]
    dropped: tuple[Span, ...]
    second: int | None
    doubts: tuple[Remark, ...]


def numbered(nodes: Sequence[Node]) -> Iterator[tuple[str, Node]]:
    """Yield all nodes with their references (``1.3.6``: positions among siblings), in reading order."""
    waiting = [(str(number), node) for number, node in reversed(list(enumerate(nodes, 1)))]
    while waiting:
        ref, node = waiting.pop()
        yield ref, node
        waiting += [(f"{ref}.{number}", child) for number, child in reversed(list(enumerate(node.children, 1)))]


_APART = "(?:[0-9０-９]{1,4}|[^ \u30000-9０-９])"
_SPACED_OUT = re.compile(rf"{_APART}(?:[ \u3000]+{_APART})+")


def unspaced(text: str) -> str:
    """Return a line without the blanks that set its characters apart to fill its width (``金 石 镇``)."""
    return re.sub("[ \u3000]+", "", text) if len(text) <= 200 and _SPACED_OUT.fullmatch(text) else text


_NOTE = re.compile("[（(][^（）()]{0,16}(?:宋体|黑体|楷体|仿宋|加粗|[一二三四五六]号字|字体|字号)[^（）()]{0,16}[）)]$")


def without_note(title: str) -> str:
    """Return a title without the note of a template on how to set it: 主要工作（黑体三号字）."""
    return _NOTE.sub("", title).rstrip() or title


class Paragraph(NamedTuple):
    """A paragraph without the blanks around it, and where it stands in the text."""

    start: int
    end: int
    text: str


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, one a line; empty lines are none."""
    found = []
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = offset + line.index(stripped)
            found.append(Paragraph(start, start + len(stripped), stripped))
        offset += len(line) + 1
    return tuple(found)
