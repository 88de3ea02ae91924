"""Where the text of a report ends, and whether another report begins after it in the same file.

The first paragraph that reads like an end is one, where no heading goes on after it with the number that is due. What
stands after it belongs to the page or is attached: a table that begins anew with 一、 is no chapter of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.back import (
    is_attachment,
    is_closing,
    is_date,
    is_footer,
    is_organ,
    signed_and_dated,
)
from jinshi_cli.importing.outline.front import is_dated_title
from jinshi_cli.importing.outline.markers import HEADINGS, Mark, mark_at_start
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.roles import chapter_role

_SIGNERS = 4
"""Organs that may sign one report, each on a line of its own, and the date below them."""
_REST = 5
"""What is attached to a report without numbered headings takes less than one part in so many of the file."""
_OPENING = re.compile("如下[:：。]?$|^(?:20[0-9]{2}|二[〇○零]..)年")


class End(NamedTuple):
    """The index of the first paragraph after the text, and of the first one of a second report, if there is one."""

    at: int
    second: int | None


def end_of(paragraphs: Sequence[Paragraph], dropped: frozenset[int]) -> End:
    """Return where the text ends; ``dropped`` are lines of the page. The time is linear in the number of paragraphs."""
    ending = _Ending(paragraphs, dropped)
    at = next((index for index in range(len(paragraphs)) if ending.is_end(index)), len(paragraphs))
    return End(at, ending.second(at))


class _Ending:
    def __init__(self, paragraphs: Sequence[Paragraph], dropped: frozenset[int]) -> None:
        self._paragraphs = paragraphs
        self._dropped = dropped
        self._marks = [None if index in dropped else mark_at_start(index, one) for index, one in enumerate(paragraphs)]
        self._last = _numbers(self._marks, forward=True)
        self._next = _numbers(self._marks, forward=False)
        self._first = next((mark for mark in self._marks if mark and mark.style in HEADINGS), None)
        lengths = [len(one.text) for one in paragraphs]
        self._whole = sum(lengths)
        self._rest = [0] * (len(paragraphs) + 1)
        for index in range(len(paragraphs) - 1, -1, -1):
            self._rest[index] = self._rest[index + 1] + lengths[index]
        self._last_sentence = max((index for index, one in enumerate(paragraphs) if "。" in one.text), default=-1)
        self._anew = self._beginnings()

    def is_end(self, index: int) -> bool:
        """Tell whether the text ends before this paragraph."""
        last, following = self._last[index], self._next[index]
        small = self._rest[index] * _REST < self._whole
        if not (small or any(last.get(style, 0) > 1 for style in HEADINGS)):
            return False
        if index in self._anew:
            return True
        if any(following.get(style) == number + 1 for style, number in last.items()):
            return False
        text = self._paragraphs[index].text
        return (
            self._is_signed(index)
            or is_closing(text)
            or is_attachment(text)
            or is_footer(text)
            or self._is_title(index)
            or is_date(text)
            and (small or index > self._last_sentence)
        )

    def second(self, end: int) -> int | None:
        """Return where after the end another report begins: its title, or what stands before its chapters."""
        rest = range(end, len(self._paragraphs))
        headings = [index for index in rest if (mark := self._marks[index]) and mark.style in HEADINGS]
        title = next((index for index in rest if self._is_title(index)), None)
        if title is not None and any(index > title for index in headings):
            return title
        if len({self._role(index) for index in headings} - {None}) < 2:
            return None
        return next((index for index in range(end, headings[0]) if self._is_opening(index)), headings[0])

    def _is_signed(self, index: int) -> bool:
        text = self._paragraphs[index].text
        if signed_and_dated(text):
            return True
        after = index
        while after < min(index + _SIGNERS, len(self._paragraphs)) and is_organ(self._paragraphs[after].text):
            after += 1
        return index < after < len(self._paragraphs) and is_date(self._paragraphs[after].text)

    def _beginnings(self) -> frozenset[int]:
        """Return the paragraphs with which a second report opens: over a chapter 1 to the same purpose as the first."""
        found = set()
        for chapter, mark in enumerate(self._marks):
            first = self._first
            if (
                first is not None
                and mark is not None
                and (mark.style, mark.number, first.number) == (first.style, 1, 1)
                and self._last[chapter].get(mark.style, 0) > 1
                and self._next[chapter + 1].get(mark.style) == 2
                and self._role(chapter) == self._role(first.paragraph) is not None
            ):
                above = range(chapter - 1, self._paragraph_of_last_mark(chapter), -1)
                found.add(next((index for index in above if self._is_opening(index)), chapter))
        return frozenset(found)

    def _paragraph_of_last_mark(self, before: int) -> int:
        return next(index for index in range(before - 1, -1, -1) if self._marks[index] is not None)

    def _is_opening(self, index: int) -> bool:
        text = self._paragraphs[index].text
        return index not in self._dropped and not is_date(text) and _OPENING.search(text) is not None

    def _is_title(self, index: int) -> bool:
        return index not in self._dropped and is_dated_title(self._paragraphs[index : index + 3])

    def _role(self, index: int) -> str | None:
        return chapter_role(self._paragraphs[index].text[:80])


def _numbers(marks: Sequence[Mark | None], *, forward: bool) -> list[dict[str, int]]:
    """Return for each place between paragraphs the number that each style has before it, or else from it on."""
    found: list[dict[str, int]] = [{}] * (len(marks) + 1)
    known: dict[str, int] = {}
    for index in range(len(marks)) if forward else range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if forward:
            found[index] = known
        if mark is not None:
            known = known | {mark.style: mark.number}
        found[index + 1 if forward else index] = known
    return found
