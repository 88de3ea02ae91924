"""Which figures are parts of which: after 其中, 包括 and 16家单位中, in the bracket after a whole, after a colon.

A part that is named wrongly makes `check` and every share wrong, so what is not said to be a part is none: what merely
stands behind in the sentence, what counts another thing, what is of another year, what makes the sum too large.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.relations import alike

_AMONG_WHICH = re.compile("其中")
_INCLUDING = re.compile("^[，,：:]?(?:主要|具体)?(?:包括|包含|分别是|分别为)")
_OUT_OF = re.compile("^[^，。；（）、]{0,14}?(?<![集其当])中(?:[，,]|有)")
_COLON = re.compile("^(?:[：:]|——)")
_STOP = re.compile("[。；！？\n]")
_OTHER_TIME = re.compile("(?:上年|去年)(?!度?(?:结转|遗留))|前年|同期|[0-9]{4}年|同比|环比|较|比")
_ELSE = re.compile("^[，,](?:另|此外|同时|还|并|全年|年内|累计|共)")
_MOST_BACK = 8
"""Figures that 其中 may be away from its whole."""
_MOST_PARTS, _MOST_LISTS = 20, 8
"""Parts of one whole and lists inside lists that are looked at; they keep a made-up text from taking minutes."""


class _List(NamedTuple):
    """Parts that are being told: of which figure, up to which, how deep in brackets, what they come to so far.

    A bracket that tells no parts is a list of none.
    """

    whole: int | None
    last: int
    depth: int
    sum: float


def breakdowns(text: str, found: Sequence[Reading], is_other: Callable[[int, int], bool]) -> dict[int, int]:
    """Say which figure is a part of which, by their places among the figures of a text.

    ``is_other`` tells whether a figure counts something that is no kind of what another one counts.
    """
    return _Telling(text, found, is_other).parts()


class _Telling:
    """One text's figures on the way to their wholes."""

    def __init__(self, text: str, found: Sequence[Reading], is_other: Callable[[int, int], bool]) -> None:
        self._text = text
        self._found = found
        self._is_other = is_other
        self._parts: dict[int, int] = {}
        self._lists: list[_List] = []
        self._depth = 0

    def parts(self) -> dict[int, int]:
        for index in range(1, len(self._found)):
            between = self._text[self._found[index - 1].span.end : self._found[index].span.start]
            self._close(between)
            said = self._open(between, index)
            if self._lists:
                self._add(index, between, said=said)
        return self._parts

    def _close(self, between: str) -> None:
        """End the lists of the brackets that close, and all where a sentence does."""
        for sign in between:
            if sign in "（(":
                self._depth += 1
            elif sign in "）)":
                self._depth = max(0, self._depth - 1)
                self._lists = [one for one in self._lists if one.depth <= self._depth]
            elif _STOP.match(sign):
                self._lists = []
                self._depth = 0 if sign == "\n" else self._depth

    def _open(self, between: str, index: int) -> bool:
        """Begin a list where the words before a figure lead one in; tell whether they say so right after its whole."""
        among = _AMONG_WHICH.search(between) is not None
        opens = between.startswith(("（", "(")) and not _OTHER_TIME.search(between)
        whole: int | None
        last = len(self._found)
        if opens or _INCLUDING.match(between) or _OUT_OF.match(between):
            whole = index - 1
        elif among:
            whole = None if "\n" in between else self._whole_of(index)
        elif _COLON.match(between) and (ends := self._sum_ends(index, index - 1)):
            whole, last = index - 1, ends
        elif between.count("（") + between.count("(") > between.count("）") + between.count(")"):
            whole = None
        else:
            return False
        outer = None if whole is None else self._parts.get(whole)
        self._lists = [
            one for one in self._lists if one.depth < self._depth or (outer is not None and one.whole == outer)
        ]
        self._lists = [*self._lists[1 - _MOST_LISTS :], _List(whole, last, self._depth, 0.0)]
        return among and whole == index - 1

    def _add(self, index: int, between: str, *, said: bool) -> None:
        """Make a figure a part of the list that is being told, or end the list."""
        told = self._lists[-1]
        if told.whole is None:
            return
        part, whole = self._found[index], self._found[told.whole]
        if part.sort == "rate":
            return
        few, many = part.quantity.value, whole.quantity.value
        first = not told.sum
        sum_ = told.sum + (few or 0)
        fits = few is None or many is None or said or (few <= many and (sum_ <= many or between.startswith("、")))
        away = (
            not first
            and between.startswith(("，", ","))
            and (self._is_other(index, told.whole) or _ELSE.match(between))
        )
        if alike(part.unit, whole.unit) and fits and not away and index <= told.last:
            self._parts[index] = told.whole
            self._lists[-1] = told._replace(sum=sum_)
        else:
            self._lists.pop()

    def _whole_of(self, index: int) -> int | None:
        """Return what 其中 before a figure refers to: what its parts come to, or the nearest that is large enough."""
        before = [
            at
            for at in range(index - 1, max(-1, index - 1 - _MOST_BACK), -1)
            if alike(self._found[at].unit, self._found[index].unit)
        ]
        if before and before[0] == index - 1 and (index - 1 not in self._parts or index - 2 not in self._parts):
            nested = index - 1 in self._parts and self._holds(index - 1, index)
            if nested:
                return index - 1
        free = [at for at in before if at not in self._parts]
        summed = next((at for at in free if self._sum_ends(index, at)), None)
        if summed is not None:
            return summed
        large = next((at for at in free if self._holds(at, index)), None)
        return large if large is not None else next(iter(free), None)

    def _holds(self, whole: int, part: int) -> bool:
        many, few = self._found[whole].quantity.value, self._found[part].quantity.value
        return many is None or few is None or few <= many

    def _sum_ends(self, first: int, whole: int) -> int | None:
        """Return the last of two or more figures from one on that come to a whole; None where they do not."""
        sum_ = 0.0
        many = self._found[whole].quantity.value
        for at in range(first, min(first + _MOST_PARTS, len(self._found))):
            between = self._text[self._found[at - 1].span.end : self._found[at].span.start]
            part = self._found[at]
            if at > first and _STOP.search(between):
                return None
            if part.sort == "rate":
                continue
            if not alike(part.unit, self._found[whole].unit) or part.quantity.value is None:
                return None
            sum_ += part.quantity.value
            if at > first and sum_ == many:
                return at
        return None
