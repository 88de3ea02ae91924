"""Headings that have a title on a line of their own and no number: chapters, and what groups numbered items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from jinshi_cli.importing.outline.levels import TITLE
from jinshi_cli.importing.outline.markers import HEADINGS, Mark, marks_of
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.roles import chapter_role
from jinshi_cli.importing.outline.tree import Placed
from jinshi_cli.report.build import MAX_OUTLINE

LONGEST_TITLE = 30
"""Characters of a heading without a number on its own line; the project's choice."""

FEWEST_TITLES = 3
"""Titles that make chapters where nothing in the text is numbered and the titles do not tell what they are."""

_Title: TypeAlias = tuple[int, str | None, Mark | None]
"""The index of a title's paragraph, the role that it tells, and the numbered heading directly below it."""

_ROOT = -1
"""Stands for the node that the chapters are below."""

_PUNCTUATION = re.compile("[。；！？!?;：:]")


def chapter_titles(paragraphs: Sequence[Paragraph], body: Sequence[int], marks: Sequence[Mark]) -> list[Mark]:
    """Return the chapters that have a title and no number.

    They are the titles whose words tell what a chapter is about, where two of them tell different things or the first
    stands directly over an item numbered 1, if nothing with a number is a chapter or all of it is below one of them;
    in a text without a numbered heading, all titles with a text below, unless those that tell stand over others.
    ``body`` holds the indexes of the paragraphs that are text.
    """
    heading = {mark.paragraph: mark for mark in marks if mark.first and not mark.weak and mark.style in HEADINGS}
    marked = {mark.paragraph for mark in marks if mark.first and not mark.weak}
    titles: list[_Title] = [
        (index, chapter_role(paragraphs[index].text), heading.get(following))
        for index, following in pairwise(body)
        if index not in marked
        and is_title(paragraphs[index].text)
        and (following in marked or not is_title(paragraphs[following].text) or chapter_role(paragraphs[index].text))
    ]
    telling = [(index, role, over) for index, role, over in titles if role]
    over = telling[0][2] if telling else None
    enough = len({role for _index, role, _over in telling}) > 1 or over is not None and over.number == 1
    if enough and (
        _begin_anew(telling, marks)
        or _stand_below_first(telling, marks)
        or not any(_is_chapter(mark, telling[0][0]) for mark in heading.values())
    ):
        titles = _upper(telling, paragraphs, body) or [one for one in titles if one[1] or not heading]
    elif heading or len(titles) < FEWEST_TITLES:
        return []
    return [_title(paragraphs, index) for index, _role, _over in titles]


def _upper(telling: Sequence[_Title], paragraphs: Sequence[Paragraph], body: Sequence[int]) -> list[_Title]:
    """Return the upper of two levels of titles without numbers; nothing where no title stands over another.

    They are those over another one, and those that tell first what they tell; `leads` finds the lower level.
    """
    after = dict(pairwise(body))
    over = {index for index, _role, _over in telling if is_title(paragraphs[after[index]].text)}
    first = {role: index for index, role, _over in reversed(telling)}
    return [one for one in telling if one[0] in over or first[one[1]] == one[0]] if over else []


def _begin_anew(telling: Sequence[_Title], marks: Sequence[Mark]) -> bool:
    """Tell whether the numbers of the uppermost style begin with 1 below two of the titles and nowhere else."""
    below = [over for _index, _role, over in telling if over is not None and over.number == 1]
    firsts = [mark for mark in marks if mark.first and mark.number == 1 and mark.style in {"part", "comma"}]
    return len(firsts) > 1 and set(firsts) <= set(below)


def _stand_below_first(telling: Sequence[_Title], marks: Sequence[Mark]) -> bool:
    """Tell whether all numbers of the uppermost style stand below the first title, from 1 on, and none below others."""
    (_index, _role, over), *others = telling
    numbers = [mark for mark in marks if mark.first and not mark.weak and mark.style in {"part", "comma"}]
    if over is None or not others or over.number != 1 or not numbers:
        return False
    return numbers[0] == over and numbers[-1].paragraph < others[0][0]


def _is_chapter(mark: Mark, first: int) -> bool:
    return mark.style in {"part", "comma"} or mark.paragraph < first and mark.style == "brackets"


def is_title(text: str) -> bool:
    """Tell whether a paragraph looks like a heading on its own line."""
    return 2 <= len(text) <= LONGEST_TITLE and not _PUNCTUATION.search(text) and text[-1] not in "，,、"


def with_titles(placed: Sequence[Placed], paragraphs: Sequence[Paragraph], body: Sequence[int]) -> list[Placed]:
    """Add the titles over items whose numbers begin anew below the same heading.

    Where every such run of items has a title above it, the titles are a level of their own. Where only a later one has,
    and the title tells what a chapter is about, a chapter's number is missing there, or chapters have none at all.
    """
    title_of = {index: before for before, index in pairwise(body)}
    marked = {one.mark.paragraph for one in placed}
    added: dict[int, int] = {}
    deeper = [0] * len(placed)
    for parent, runs in _runs(placed).items():
        above = [title_of.get(placed[run[0]].mark.paragraph, 0) for run in runs]
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
    titles = [Placed(_title(paragraphs, index), depth) for index, depth in added.items()]
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


def _title(paragraphs: Sequence[Paragraph], index: int) -> Mark:
    """Return the mark of a title; a bare number before it (``1 法治建设主要工作``) is its marker."""
    start = paragraphs[index].start
    bare = next(marks_of(index, paragraphs[index]), None)
    if bare is not None and bare.first and bare.weak:
        return Mark(start, bare.end, TITLE, bare.number, index, first=True)
    return Mark(start, start, TITLE, 0, index, first=True)
