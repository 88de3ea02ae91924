"""Lays a parsed page out as boxes, and the lines of text that stand in each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jinshi_cli.importing.readers.characters import printed, raised
from jinshi_cli.importing.readers.limits import MAX_ELEMENTS, too_long
from jinshi_cli.importing.readers.lines import begins_with_marker
from jinshi_cli.importing.readers.list_numbers import List, opened
from jinshi_cli.importing.readers.seen import Seen, is_hidden, seen

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that stand on lines of their own (HTML standard, 15.3 Rendering: flow content and tables)."""
_UNSHOWN = frozenset(
    [
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "progress",
        "rp",
        "rt",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)
"""Elements whose text is not part of the page's text: not rendered, controls, embedded, or the reading of a ruby."""
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_CELL_LINES = 3
"""Lines up to which a table's cell counts as one entry; a cell that lays out a page has more."""


class Line(NamedTuple):
    """A line of a page's text, of ``box``; ``linked`` of its characters are links, ``tag`` is its block's."""

    text: str
    linked: int
    box: int
    tag: str
    ends: bool
    """Whether the block ends with this line; else a line break follows."""


class Box(NamedTuple):
    """A block-level element: its number among all, its parent's (-1 for none), and what it says of itself."""

    parent: int
    tag: str
    names: str
    """Its class and id."""
    hidden: bool


@dataclass
class _Row:
    start: int
    cells: list[int] = field(default_factory=list)
    nested: bool = False


class Layout:
    """Collects boxes and lines while the elements of a page are walked through."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self._open: list[int] = []
        self._rows: list[_Row] = []
        self._pieces: list[list[str]] = [[]]
        self._linked = 0
        self._links = 0
        self._pre = 0
        self._lists: list[List] = []
        self._marker = ""
        self._seen = [Seen()]

    def walk(self, root: _Element) -> None:
        """Take in the elements below ``root``. Raises `Unreadable` where there are too many."""
        from lxml.etree import iterwalk

        walker = iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(walker):
            if count > 2 * MAX_ELEMENTS:
                raise too_long()
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self._end(tag)
                self._seen.pop()
                self._text(element.tail)
                continue
            self._seen.append(seen(element, tag, self._seen[-1], block=tag in _BLOCKS))
            if not tag or tag in _UNSHOWN:
                walker.skip_subtree()
            else:
                self._start(tag, element)
                self._text(element.text)
        self._flush()

    def _start(self, tag: str, element: _Element) -> None:
        if tag == "br":
            if self._seen[-1].shown:
                self._break()
        elif tag == "a" and element.get("href"):
            self._links += 1
        elif tag in _BLOCKS:
            self._flush()
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            self.boxes.append(Box(self._open[-1] if self._open else -1, tag, names, is_hidden(element)))
            self._open.append(len(self.boxes) - 1)
            self._pre += tag == "pre"
            if tag in {"ol", "ul"}:
                self._lists.append(opened(element))
            if tag == "li":
                self._marker = self._lists[-1].marker(element) if self._lists else ""
            if tag == "table" and self._rows:
                self._rows[-1].nested = True
            if tag == "tr":
                self._rows.append(_Row(len(self.lines)))

    def _end(self, tag: str) -> None:
        if tag == "a":
            self._links = max(0, self._links - 1)
        elif tag in _BLOCKS:
            self._flush()
            self._open.pop()
            self._pre -= tag == "pre"
            if tag in {"ol", "ul"} and self._lists:
                self._lists.pop()
            if tag == "li":
                self._marker = ""
            if tag in {"td", "th"} and self._rows:
                self._rows[-1].cells.append(len(self.lines))
            if tag == "tr":
                self._close_row(self._rows.pop())

    def _text(self, text: str | None) -> None:
        if not text or not self._seen[-1].shown:
            return
        if self._seen[-1].raised:
            text = raised(text)
        if self._pre:
            first, *rest = text.splitlines() or [""]
            self._pieces[-1].append(first)
            for line in rest:
                self._break()
                self._pieces[-1].append(line)
        else:
            self._pieces[-1].append(text)
        if self._links:
            self._linked += len(_BLANKS.sub("", text))

    def _break(self) -> None:
        self._pieces.append([])

    def _flush(self) -> None:
        """End the line of text that has been collected, and its block."""
        if self._pieces == [[]]:
            return
        lines = [collapse("".join(pieces)) for pieces in self._pieces]
        linked, self._linked, self._pieces = self._linked, 0, [[]]
        if not any(lines):
            return
        marker, self._marker = self._marker, ""
        if marker and not linked and not begins_with_marker(lines[0]):
            lines[0] = marker + lines[0]
        box = self._open[-1] if self._open else -1
        tag = self.boxes[box].tag if self._open else ""
        total = sum(len(line) for line in lines)
        for index, line in enumerate(lines):
            self.lines.append(Line(line, linked * len(line) // total, box, tag, index == len(lines) - 1))

    def _close_row(self, row: _Row) -> None:
        """Make one line of a table's row whose cells hold an entry each."""
        bounds = [row.start, *row.cells]
        cells = [self.lines[start:end] for start, end in pairwise(bounds) if end > start]
        if row.nested or len(cells) < 2 or any(len(cell) > _CELL_LINES for cell in cells):
            return
        texts = ["".join(printed(line.text) for line in cell) for cell in cells]
        linked = sum(line.linked for cell in cells for line in cell)
        self.lines[row.start :] = [Line(" ".join(texts), linked, cells[0][0].box, "tr", ends=True)]


def collapse(text: str) -> str:
    """Return a text with runs of blanks made one, and none where a line of the source ends between wide characters.

    CSS Text 3, 4.1.1 and 4.1.3; no-break and full-width spaces stay.
    """
    return _BLANKS.sub(lambda match: _blank(match, text), text).strip(" ")


def _blank(match: re.Match[str], text: str) -> str:
    around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    wide = len(around) == 2 and min(around) >= "\u2e80"
    return "" if wide and "\n" in match.group() else " "
