"""Places the markers of a report on their levels: which of them are nodes, and how deep each stands."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from jinshi_cli.importing.outline.levels import TITLE, Levels
from jinshi_cli.importing.outline.markers import HEADINGS, LAST, Mark
from jinshi_cli.report.build import MAX_OUTLINE

_COLONS = "：:"
_COMMAS = "，,、"
_SENTENCE_ENDS = "。！？!?”）)"


class Placed(NamedTuple):
    """A marker that begins a node, and the node's depth: 1 for chapters."""

    mark: Mark
    depth: int


@dataclass(slots=True)
class _Series:
    """An enumeration that may go on: its latest marker. What is listed as an example is followed but placed nowhere."""

    mark: Mark
    example: bool = False


def place(marks: Sequence[Mark], levels: Levels, titles: AbstractSet[int] = frozenset()) -> list[Placed]:
    """Return the markers that begin nodes, in reading order; ``titles`` are the paragraphs that only name what follows.

    A marker goes on with the open enumeration of its style where its number is due; the number 1 begins a new one,
    below the current item or, where the same style is open on the same footing, beside it. What stands before the
    first chapter's marker is preamble.
    """
    return _Placing(marks, levels, titles).placed


class _Placing:
    def __init__(self, marks: Sequence[Mark], levels: Levels, titles: AbstractSet[int]) -> None:
        self._marks = marks
        self._levels = levels
        self._titles = titles
        self._open: list[_Series] = []
        self._latest: dict[str, Mark] = {}
        self.placed: list[Placed] = []
        begun = next((mark.number for mark in marks if mark.style == levels.top and mark.first), 1)
        # Where the first chapter's number is lost, what stands before the second is no preamble.
        self._any_top = begun > 1
        for index in range(len(marks)):
            self._take(index)

    def _take(self, index: int) -> None:
        mark = self._marks[index]
        while self._open and self._open[-1].example and self._open[-1].mark.paragraph != mark.paragraph:
            self._open.pop()
        if not self._open and not self._heads_chapter(mark):
            return
        same = [level for level in range(len(self._open) - 1, -1, -1) if self._open[level].mark.style == mark.style]
        due = [level for level in same if _due(self._open[level], mark)]
        if due:
            self._go_on(self._likeliest(due, mark), mark)
        elif mark.weak:
            return
        elif _begins(mark):
            self._begin(index, same)
        elif same:
            self._out_of_order(same, mark)
        elif mark.style != "sequence" and not mark.path and (mark.first or self._runs_on(mark)):
            # The first item is lost, or the numbers run on from the section before.
            self._nest(index, mark)

    def _runs_on(self, mark: Mark) -> bool:
        """Tell whether a number inside a paragraph is the one due after that of an earlier section."""
        latest = self._latest.get(mark.style)
        due = latest is not None and latest.number + 1 == mark.number
        return due and mark.before in _SENTENCE_ENDS + _COLONS

    def _heads_chapter(self, mark: Mark) -> bool:
        placed_so = mark.first or self._levels.run_on
        return placed_so and not mark.weak and (self._any_top or mark.style == self._levels.top)

    def _likeliest(self, levels: Sequence[int], mark: Mark) -> int:
        """Choose among the enumerations in which the number is due; the innermost where nothing tells them apart."""

        def alike(level: int) -> tuple[bool, bool, int]:
            latest = self._open[level].mark
            return latest.first == mark.first, latest.before == mark.before, level

        return max(levels, key=alike)

    def _go_on(self, level: int, mark: Mark) -> None:
        del self._open[level + 1 :]
        series = self._open[level]
        series.mark = mark
        if not series.example:
            self._place(mark, level + 1)

    def _place(self, mark: Mark, depth: int) -> None:
        self._latest[mark.style] = mark
        self.placed.append(Placed(mark, depth))

    def _begin(self, index: int, same: Sequence[int]) -> None:
        mark = self._marks[index]
        # What is numbered like the headings around it, inside a sentence, is no level of its own.
        like_headings = not mark.first and mark.style in HEADINGS and same and self._open[same[0]].mark.first
        if mark.example or like_headings or mark.listed and len(self._open) > 1:
            if self._open and self._open[-1].example:
                self._open.pop()
            if self._open:
                self._open.append(_Series(mark, example=True))
            return
        believed = mark.first and (mark.style in HEADINGS or mark.style in {TITLE, "is"})
        if mark.path:
            believed = self._under_its_number(mark)
        if not (believed or self._levels.confirmed(index)):
            return
        if same and not self._inside(index, same[0]):
            self._go_on(same[0], mark)
        else:
            self._nest(index, mark)

    def _under_its_number(self, mark: Mark) -> bool:
        numbers = [series.mark.path or (series.mark.number,) for series in self._open]
        return any(path[-1] == mark.path[-2] for path in numbers)

    def _inside(self, index: int, level: int) -> bool:
        """Tell whether an enumeration begins inside the latest item of one of the same style, and not beside it."""
        mark, latest = self._marks[index], self._open[level].mark
        if mark.first != latest.first:
            return latest.first
        if any(self._levels.goes_on_after_run(index, series.mark) for series in self._open[level:]):
            return True
        if latest.paragraph in self._titles and mark.paragraph == latest.paragraph + 1:
            return latest.number == 1 and self._levels.confirmed(index)
        beside = mark.paragraph != latest.paragraph or latest.number > 1 and latest.before in "；;"
        return not mark.first and mark.before in _COLONS and not beside

    def _nest(self, index: int, mark: Mark) -> None:
        while len(self._open) > 1 and self._is_over(index, mark, self._open[-1]):
            self._open.pop()
        if len(self._open) == 1 and self._open[0].mark.style != self._levels.top and mark.style == self._levels.top:
            self._open.pop()
        if len(self._open) < MAX_OUTLINE:
            self._open.append(_Series(mark))
            self._place(mark, len(self._open))

    def _is_over(self, index: int, mark: Mark, series: _Series) -> bool:
        """Tell whether an open enumeration ends where one of another style begins, and does not contain it."""
        latest = series.mark
        if series.example:
            return True
        if latest.paragraph == mark.paragraph or self._levels.goes_on(index, latest.style, latest.number + 1):
            return False
        return not latest.first or not self._levels.contains(latest.style, mark.style)

    def _out_of_order(self, same: Sequence[int], mark: Mark) -> None:
        """Take a number that is repeated or comes too late as what it is: an item of its enumeration."""
        level = min(same, key=lambda one: abs(mark.number - self._open[one].mark.number))
        latest = self._open[level].mark
        listed = mark.style in HEADINGS and latest.first and mark.before in _COMMAS
        near = not listed and mark.paragraph == latest.paragraph and mark.number - latest.number in {0, 2}
        if not mark.path and (mark.first or near or self._open[level].example):
            self._go_on(level, mark)


def _begins(mark: Mark) -> bool:
    return mark.number == 1 or mark.style == TITLE


def _due(series: _Series, mark: Mark) -> bool:
    """Tell whether the marker's number is the one that is due in the enumeration.

    A heading goes on inside a later paragraph only where a sentence ends before it.
    """
    latest = series.mark
    if mark.style in HEADINGS and latest.first and not mark.first and mark.before not in _SENTENCE_ENDS:
        near = mark.paragraph == latest.paragraph and mark.before not in _COMMAS
        return near and latest.number + 1 == mark.number
    if mark.style == TITLE:
        return True
    if mark.style == "sequence":
        return latest.number != LAST and (mark.number == LAST or latest.number < mark.number)
    return latest.number + 1 == mark.number and latest.path[:-1] == mark.path[:-1]
