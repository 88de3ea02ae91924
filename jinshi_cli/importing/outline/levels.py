"""What the order of the markers of one report tells: which style contains which, and which one heads the chapters."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.importing.outline.markers import HEADINGS, LAST, RANK, SENTENCE_ITEMS, Mark

TITLE = "title"
"""The style of chapters that have a title and no number."""

_RANK = RANK | {TITLE: 0.5}
# Of these a list may stand below 一是 as well as above it.
_LISTS = ("point", "round", "circled")


class Levels:
    """What is known of a report's markers as a whole; made once, in time linear in their number."""

    def __init__(self, marks: Sequence[Mark], *, breaks_off: bool = False) -> None:
        """Take the marks in reading order, and whether the text ends in the middle of a sentence."""
        self._marks = marks
        self._breaks_off = breaks_off
        self._next = _next_of_style(marks)
        self._run_end = _run_ends(marks, self._next)
        self._contains = _containments(marks)
        self.run_on = False
        self.top = self._top()
        self._next_top = _next_of(marks, self.top, run_on=self.run_on)
        self._confirmed = self._confirmations()

    def contains(self, outer: str, inner: str) -> bool:
        """Tell whether the style ``outer`` stands above ``inner``: as this text shows, else as the standard says."""
        shown, opposite = (outer, inner) in self._contains, (inner, outer) in self._contains
        if shown != opposite:
            return shown
        return _RANK[outer] < _RANK[inner] or outer in SENTENCE_ITEMS and inner in _LISTS

    def goes_on(self, index: int, style: str, number: int) -> bool:
        """Tell whether the next marker of this style after ``index``, in the same chapter, has this number."""
        after = self._next[index].get(style)
        return after is not None and after <= self._next_top[index] and self._marks[after].number == number

    def goes_on_after_run(self, index: int, latest: Mark) -> bool:
        """Tell whether the enumeration with this latest marker goes on after the one that begins at ``index``."""
        after = self._next[self._run_end[index]].get(latest.style)
        if after is None or self._marks[after].number != latest.number + 1:
            return False
        return self._marks[after].first == self._marks[index].first

    def confirmed(self, index: int) -> bool:
        """Tell whether the first item of an enumeration has a second one, or the text breaks off before it could."""
        return self._confirmed[index]

    def _top(self) -> str | None:
        heading = [mark for mark in self._marks if mark.first and not mark.weak and mark.style in (*HEADINGS, TITLE)]
        styles = {mark.style for mark in heading if mark.number == 1 or mark.style == TITLE}
        if styles and heading[0].style == min(styles, key=_RANK.__getitem__):
            return heading[0].style
        styles = styles or {mark.style for mark in heading}
        styles = styles or {mark.style for mark in self._marks if mark.first and not mark.weak and mark.number == 1}
        if not styles:
            # A page that lost its line breaks.
            self.run_on = True
            styles = {mark.style for mark in self._marks if mark.style in HEADINGS and mark.number == 1}
        top = min(styles, key=_RANK.__getitem__, default=None)
        for _ in styles:
            top = next((style for style in styles if style != top and self.contains(style, top or "")), top)
        return top

    def _confirmations(self) -> list[bool]:
        marks = self._marks
        confirmed = [False] * len(marks)
        last_paragraph = marks[-1].paragraph if marks else 0
        for index in range(len(marks) - 1, -1, -1):
            mark, after = marks[index], self._next[index].get(marks[index].style)
            if after is None:
                # A text that breaks off inside the first item.
                confirmed[index] = self._breaks_off and mark.paragraph == last_paragraph
            elif after <= self._next_top[index]:
                number, same = marks[after].number, marks[after].paragraph == mark.paragraph
                near = marks[after].paragraph - mark.paragraph <= 1 or mark.first and marks[after].first
                confirmed[index] = (
                    number in {2, LAST} or number == 3 and near or same and number == 1 and confirmed[after]
                )
        return confirmed


def _next_of_style(marks: Sequence[Mark]) -> list[dict[str, int]]:
    """Return for each mark the index of the next mark of every style; weak ones do not count."""
    following: list[dict[str, int]] = [{}] * len(marks)
    known: dict[str, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        following[index] = known
        if not marks[index].weak:
            known = known | {marks[index].style: index}
    return following


def _next_of(marks: Sequence[Mark], style: str | None, *, run_on: bool) -> list[int]:
    """Return for each mark the index of the next mark of the style, or the number of marks."""
    following = [len(marks)] * len(marks)
    known = len(marks)
    for index in range(len(marks) - 1, -1, -1):
        following[index] = known
        if marks[index].style == style and (marks[index].first or run_on):
            known = index
    return following


def _run_ends(marks: Sequence[Mark], following: Sequence[dict[str, int]]) -> list[int]:
    """Return for each mark the last one of the run 1, 2, 3 … of its style and placement that goes on from it."""
    ends = list(range(len(marks)))
    for index in range(len(marks) - 1, -1, -1):
        after = following[index].get(marks[index].style)
        if (
            after is not None
            and marks[after].number == marks[index].number + 1
            and marks[after].first == marks[index].first
        ):
            ends[index] = ends[after]
    return ends


def _containments(marks: Sequence[Mark]) -> set[tuple[str, str]]:
    """Return the pairs of styles of which the second begins anew between two successive numbers of the first.

    What begins after an item of a style over both, that is not the first of its own, shows nothing: the numbers of the
    first may run on across chapters.
    """
    found: set[tuple[str, str]] = set()
    last: dict[str, int] = {}
    begun: dict[str, set[str]] = {}
    crossed: dict[str, float] = {}
    for mark in marks:
        if mark.weak or mark.example or mark.style in HEADINGS and not mark.first:
            continue
        if last.get(mark.style) == mark.number - 1:
            found.update((mark.style, inner) for inner in begun[mark.style])
        last[mark.style] = mark.number
        begun[mark.style] = set()
        crossed.pop(mark.style, None)
        for style, inside in begun.items():
            if style == mark.style:
                continue
            if mark.number == 1 and _RANK[mark.style] <= crossed.get(style, _RANK[mark.style]):
                inside.add(mark.style)
            elif (mark.number > 1 or mark.style == TITLE) and _RANK[mark.style] < _RANK[style]:
                crossed[style] = min(crossed.get(style, _RANK[mark.style]), _RANK[mark.style])
    return found
