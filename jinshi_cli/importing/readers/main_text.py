"""Finds the lines of a page that are its text, by where its running text stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jinshi_cli.importing.readers.blocks import Box, Line
from jinshi_cli.importing.readers.furniture import is_boilerplate, is_buttons, is_labels, is_link, prose
from jinshi_cli.importing.readers.lines import begins_with_marker

_LEAST_SHARE = 0.25
"""A box called a menu or the like is one where it holds less than this part of all running text."""

_STRAY = 60
"""Characters of running text beside the text that are taken as a site's own words, not as a part of the text."""
_STRAY_SHARE = 0.02
"""The same as a part of all running text."""

_DATE = re.compile(r"[0-9０-９〇○零一二三四五六七八九]{4}\s{0,3}年\s{0,3}[0-9０-９一二三四五六七八九十]{1,3}\s{0,3}月")
_PIECES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "dd", "dt", "td", "th", "tr"))
"""Boxes that are pieces of a text, not places on a page."""
_CELLS = frozenset(("td", "th", "tr"))
"""Those of them that lay out many a page."""

_CONTENT = re.compile("article|content|text|editor|detail")
"""What the class of a box that holds an article's text is called on most sites."""


class Main(NamedTuple):
    """The lines of a page's text; ``start`` is the number of the first of them among all."""

    lines: list[Line]
    start: int


class _Tree(NamedTuple):
    children: list[list[int]]
    amounts: list[int]
    """Characters of running text in each box and the boxes inside it."""
    numbered: list[int]
    """Numbered lines, as outlines have them, in each box and the boxes inside it."""
    sentences: list[int]
    """Lines with a sentence, however short, likewise."""
    dropped: list[bool]


def main_text(boxes: Sequence[Box], lines: Sequence[Line]) -> Main:
    """Return the lines of the page's text, in order.

    The text is the smallest box outside which stands no more running text than a site's own words have, and none that
    is numbered or makes paragraphs beside that box. Where it lays out the page, its first and last parts without
    running text go. Boxes that call themselves menus and the like, lines of links, of buttons, and of particulars
    before and after the text go.
    """
    tree = _tree(boxes, lines)
    if not tree.amounts or not tree.amounts[0]:
        kept = [i for i, line in enumerate(lines) if _kept(line, tree) and not is_labels(line)]
        return Main([lines[i] for i in kept], kept[0] if kept else 0)
    root, span = _container(boxes, lines, tree)
    inside = [root <= line.box < root + span and _kept(line, tree) for line in lines]
    chosen = _without_edges(boxes, lines, tree, root, [i for i, is_in in enumerate(inside) if is_in])
    running = [i for i in chosen if prose(lines[i])]
    first, last = (running[0], running[-1]) if running else (len(lines), -1)
    kept = [i for i in chosen if first <= i <= last or not is_labels(lines[i])]
    return Main([lines[i] for i in kept], kept[0] if kept else 0)


def _kept(line: Line, tree: _Tree) -> bool:
    return not (line.box >= 0 and tree.dropped[line.box]) and not is_link(line) and not is_buttons(line)


def _tree(boxes: Sequence[Box], lines: Sequence[Line]) -> _Tree:
    """Return who is in whom, how much running text each box holds, and which boxes are dropped with all in them."""
    children: list[list[int]] = [[] for _box in boxes]
    for index, box in enumerate(boxes):
        if box.parent >= 0:
            children[box.parent].append(index)
    amounts = _amounts(boxes, ((line, prose(line)) for line in lines), [False] * len(boxes))
    total = amounts[0] if amounts else 0
    dropped: list[bool] = []
    for index, box in enumerate(boxes):
        small = amounts[index] < total * _LEAST_SHARE or not total
        dropped.append((box.parent >= 0 and dropped[box.parent]) or (small and is_boilerplate(box)))
    running = _amounts(boxes, ((line, prose(line)) for line in lines), dropped)
    numbered = _amounts(boxes, ((line, int(_is_numbered(line))) for line in lines), dropped)
    sentences = _amounts(boxes, ((line, int("。" in line.text)) for line in lines), dropped)
    return _Tree(children, running, numbered, sentences, dropped)


def _is_numbered(line: Line) -> bool:
    return begins_with_marker(line.text) and not is_link(line)


def _amounts(boxes: Sequence[Box], counted: Iterable[tuple[Line, int]], dropped: Sequence[bool]) -> list[int]:
    """Return how much each box holds with the boxes inside it, of what is counted of each line."""
    amounts = [0] * len(boxes)
    for line, amount in counted:
        if line.box >= 0 and not dropped[line.box]:
            amounts[line.box] += amount
    for index in range(len(boxes) - 1, 0, -1):
        amounts[max(boxes[index].parent, 0)] += amounts[index]
    return amounts


def _container(boxes: Sequence[Box], lines: Sequence[Line], tree: _Tree) -> tuple[int, int]:
    """Return the smallest box that holds the text, and how many boxes it spans with those in it."""
    stray = max(_STRAY, tree.amounts[0] * _STRAY_SHARE)
    own_lines = Counter(line.box for line in lines)
    root = 0
    while tree.children[root]:
        inner = max(tree.children[root], key=lambda child: tree.amounts[child])
        outside = tree.amounts[root] - tree.amounts[inner]
        beside = (child for child in tree.children[root] if child != inner and boxes[child].tag in _PIECES - _CELLS)
        if tree.numbered[root] > tree.numbered[inner] or any(tree.sentences[child] for child in beside):
            break
        paragraph = not tree.children[inner] and own_lines[inner] < 2
        if outside > stray or paragraph or boxes[inner].tag in _PIECES - _CELLS:
            break
        makes = _makes(boxes[inner])
        if any(child != inner and not makes.isdisjoint(_makes(boxes[child])) for child in tree.children[root]):
            break
        root = inner
    end = root + 1
    while end < len(boxes) and boxes[end].parent >= root:
        end += 1
    return root, end - root


def _makes(box: Box) -> set[tuple[str, str]]:
    """Return what boxes that hold one text in several parts have in common: their tag and a name for content."""
    return {(box.tag, name) for name in box.names.lower().split() if _CONTENT.search(name)}


def _without_edges(boxes: Sequence[Box], lines: Sequence[Line], tree: _Tree, root: int, chosen: list[int]) -> list[int]:
    """Return the lines without those of the first and last parts of the page that hold no running text.

    A box whose paragraphs stand in it directly is no layout of a page, and keeps its tables and signature. A part that
    holds a date at the end stays: it is the signature.
    """
    top: dict[int, int] = {}
    for index in range(root + 1, len(boxes)):
        parent = boxes[index].parent
        if parent < root:
            break
        top[index] = index if parent == root else top[parent]
    parts = defaultdict(list)
    for position in chosen:
        parts[top.get(lines[position].box, root)].append(position)
    order = list(parts)
    running = [part for part in order if part == root or tree.amounts[part]]
    if not running or any(part == root or not _is_place(boxes[part], tree, part) for part in running):
        return chosen
    makes = {make for part in running for make in _makes(boxes[part])}
    stays = [
        i
        for i, part in enumerate(order)
        if tree.amounts[part] or not _is_place(boxes[part], tree, part) or not makes.isdisjoint(_makes(boxes[part]))
    ]
    first, last = stays[0], stays[-1]
    if last + 1 < len(order) and _is_signature([lines[i] for i in parts[order[last + 1]]]):
        last += 1
    return sorted(position for part in order[first : last + 1] for position in parts[part])


def _is_place(box: Box, tree: _Tree, index: int) -> bool:
    return box.tag not in _PIECES and bool(tree.children[index])


def _is_signature(lines: Sequence[Line]) -> bool:
    return len(lines) <= 3 and any(_DATE.search(line.text) for line in lines)
