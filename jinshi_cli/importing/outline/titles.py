"""Headings that have a title on a line of their own and no number, and those that group numbered items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jinshi_cli.importing.outline.levels import TITLE
from jinshi_cli.importing.outline.markers import Mark, marks_of
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.placing import Placed
from jinshi_cli.importing.outline.roles import chapter_role
from jinshi_cli.report.build import MAX_OUTLINE

LONGEST_TITLE = 30
"""Characters of a heading without a number on its own line; the project's choice."""

_ROOT = -1
"""Stands for the node that the chapters are below."""
_NONE = -1
"""Stands for the paragraph above the first of the text, which is the report's title or nothing."""

_SENTENCE = re.compile("[。；！？!?;：:，]")
_NUMBER = re.compile("[0-9][0-9,.]{0,15}[%％]?")
_PUNCTUATION = re.compile("[。；！？!?;：:]")


def is_title(text: str) -> bool:
    """Tell whether a paragraph looks like a heading on its own line."""
    return 2 <= len(text) <= LONGEST_TITLE and not _PUNCTUATION.search(text) and text[-1] not in "，,、"


def is_sentence(text: str) -> bool:
    """Tell whether a paragraph has a mark of a sentence in it, as cells of a table have not."""
    return _SENTENCE.search(text) is not None


def is_row(text: str) -> bool:
    """Tell whether a paragraph is of a table: cells parted by spaces, and no mark of a sentence, or a number alone."""
    return (
        _NUMBER.fullmatch(text) is not None or sum(len(cell) > 1 for cell in text.split()) > 1 and not is_sentence(text)
    )


def with_titles(placed: Sequence[Placed], paragraphs: Sequence[Paragraph], body: Sequence[int]) -> list[Placed]:
    """Add the titles over items whose numbers begin anew below the same heading.

    Where every such run of items has a title above it, the titles are a level of their own. Where only a later one has,
    and the title tells what a chapter is about, a chapter's number is missing there, or chapters have none at all.
    """
    title_of = {index: before for before, index in pairwise(body)}
    marked = {_NONE, *(one.mark.paragraph for one in placed)}
    added: dict[int, int] = {}
    deeper = [0] * len(placed)
    for parent, runs in _runs(placed).items():
        above = [title_of.get(placed[run[0]].mark.paragraph, _NONE) for run in runs]
        titled = [index not in marked and is_title(paragraphs[index].text) for index in above]
        depth = placed[runs[0][0]].depth
        tells = [one and chapter_role(paragraphs[index].text) for index, one in zip(above, titled, strict=True)]
        if parent == _ROOT:
            over = [(index, run[0]) for index, role, run in zip(above, tells, runs, strict=True) if role]
            if any(tells[1:]):
                added.update({index: 1 for index, _below in over})
                for index in range(over[0][1], len(placed)):
                    deeper[index] += 1
        elif len(runs) > 1 and all(titled) and depth < MAX_OUTLINE:
            added.update(dict.fromkeys(above, depth))
            for index in range(parent + 1, _end(placed, parent)):
                deeper[index] += 1
        elif depth == 2:
            added.update({index: 1 for index, role in zip(above[1:], tells[1:], strict=True) if role})
    moved = [one._replace(depth=min(one.depth + more, MAX_OUTLINE)) for one, more in zip(placed, deeper, strict=True)]
    titles = [Placed(title_mark(paragraphs, index), depth) for index, depth in added.items()]
    return sorted([*moved, *titles], key=lambda one: (one.mark.start, one.depth))


def _runs(placed: Sequence[Placed]) -> dict[int, list[list[int]]]:
    """Return the items directly below each node, and the chapters, as runs of which each begins with the number 1."""
    found: dict[int, list[list[int]]] = {}
    parents: list[int] = []
    for index, one in enumerate(placed):
        del parents[one.depth - 1 :]
        if one.mark.first:
            runs = found.setdefault(parents[-1] if parents else _ROOT, [])
            if one.mark.number == 1 or not runs:
                runs.append([])
            runs[-1].append(index)
        parents.append(index)
    return found


def _end(placed: Sequence[Placed], parent: int) -> int:
    end = parent + 1
    while end < len(placed) and placed[end].depth > placed[parent].depth:
        end += 1
    return end


def title_mark(paragraphs: Sequence[Paragraph], index: int) -> Mark:
    """Return the mark of a title; a bare number before it (``1 法治建设主要工作``) is its marker."""
    start = paragraphs[index].start
    bare = next(marks_of(index, paragraphs[index]), None)
    if bare is not None and bare.first and bare.weak:
        return Mark(start, bare.end, TITLE, bare.number, index, first=True)
    return Mark(start, start, TITLE, 0, index, first=True)
