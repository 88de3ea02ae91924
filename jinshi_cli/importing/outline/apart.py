"""Numbers that stand on the line above their title: markers, and no page numbers, where their neighbours fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.importing.outline.back import is_date, is_organ, is_site_line
from jinshi_cli.importing.outline.markers import begins_with_marker, mark_at_start
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.titles import is_title

_NUMBER = re.compile("[0-9]{1,2}")
_TITLE_AND_TEXT = 2


class _Number(NamedTuple):
    """A number in front of a paragraph or alone on a line, and whether it may be the marker of the title below it."""

    paragraph: int
    value: int
    alone: bool
    titled: bool


def with_numbers_joined(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, a number on a line of its own as one with the title below it.

    It is the title's where the number before it is one less and the one after it one more, each in front of a paragraph
    (``1、``) or itself above a title; at either end of an enumeration a second such number must stand beside it.
    """
    numbers = _numbers(paragraphs)
    fits = {one.paragraph for place, one in enumerate(numbers) if one.titled and _fits(numbers, place)}
    if not fits:
        return tuple(paragraphs)
    found: list[Paragraph] = []
    for index, one in enumerate(paragraphs):
        if index - 1 in fits:
            above = found.pop()
            # Offsets inside a paragraph are those in the text, so the blanks between the two stay as many.
            between = "\n".ljust(one.start - above.end)
            found.append(Paragraph(above.start, one.end, above.text + between + one.text))
        else:
            found.append(one)
    return tuple(found)


def _numbers(paragraphs: Sequence[Paragraph]) -> list[_Number]:
    found = []
    for index, one in enumerate(paragraphs):
        if _NUMBER.fullmatch(one.text):
            titled = _stands_over_text(paragraphs[index + 1 : index + 3])
            found.append(_Number(index, int(one.text), alone=True, titled=titled))
        elif (mark := mark_at_start(index, one)) and mark.style == "point":
            found.append(_Number(index, mark.number, alone=False, titled=False))
    return found


def _stands_over_text(following: Sequence[Paragraph]) -> bool:
    """Tell whether a title and a sentence below it follow; the cells of a table have no sentences."""
    if len(following) < _TITLE_AND_TEXT or "。" not in following[1].text:
        return False
    text = following[0].text
    return is_title(text) and not (
        text[0].isdigit() or is_organ(text) or is_date(text) or is_site_line(text) or begins_with_marker(text)
    )


def _fits(numbers: Sequence[_Number], place: int) -> bool:
    one = numbers[place]
    before = numbers[place - 1] if place else None
    after = numbers[place + 1] if place + 1 < len(numbers) else None
    follows = before is not None and before.value == one.value - 1 and (before.titled or not before.alone)
    goes_on = after is not None and after.value == one.value + 1 and (after.titled or not after.alone)
    if follows and goes_on:
        return True
    begins = one.value == 1 and goes_on
    ends = follows and (after is None or after.value == 1)
    return begins and _second(numbers, place + 1, 1) or ends and _second(numbers, place - 1, -1)


def _second(numbers: Sequence[_Number], place: int, step: int) -> bool:
    """Tell whether the neighbour is above a title too, or is one of an enumeration that stands in front of its text."""
    neighbour = numbers[place]
    if neighbour.titled:
        return True
    further = place + step
    return 0 <= further < len(numbers) and numbers[further].value == neighbour.value + step
