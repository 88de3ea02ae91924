"""Completes a bare name from the earlier figures of its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from jinshi_cli.importing.quantities.completion import joined
from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.relations import alike
from jinshi_cli.importing.quantities.topics import EACH, REACHED, is_act, is_measured
from jinshi_cli.importing.quantities.words import CHANGES

_JOIN = re.compile("(?:[、和及与]|以及)")
_CHANGES_OF = re.compile(f"(?:{CHANGES.pattern})$")
_CHANGE_AT_END = re.compile(f"(?:(?:同比|环比|(?:较|比)[一-鿿]{{2,4}}?)?(?:{CHANGES.pattern}))$")
_COMPARED = re.compile("[较比]|同比|与")
"""How a sentence begins that compares what was counted before it: 较2023年的1500人次增加500人次."""
_MOST_BETWEEN = 8
"""Figures that stand between what is compared and the comparison."""
_SHORT_RATE = 3


class Known(NamedTuple):
    """What a figure before is called, alone and with those it is joined to, for the names after it."""

    label: str
    topic: str
    reading: Reading


def known_as(text: str, reading: Reading, label: str, before: Known | None) -> Known:
    """Return what a figure tells those after it; ``before`` is the figure right before it, if it is known."""
    label = plain(label)
    if before is not None and before.reading.unit == reading.unit:
        between = text[before.reading.span.end : reading.span.start]
        if _JOIN.match(between):
            return Known(label, joined(before.topic, label), reading)
    return Known(label, label, reading)


def is_joined(text: str, end: int, start: int) -> bool:
    """Tell whether nothing but a 、 or 和 stands between the end of one figure's words and the start of the next."""
    return _JOIN.fullmatch(text, end, start) is not None


def about(reading: Reading, label: str, known: Sequence[Known], last: str, of_clause: Callable[[], str]) -> str:
    """Return what a bare name is about: a figure before it in the sentence, or the clause before (``of_clause``).

    A change is of the figure right before, whose name is ``last``. What was acted upon is counted in the same way
    before and after (受理7件，办结6件). Rates and sums may be of whatever stood last, but no rate is of a duration or
    a score.
    """
    if label.endswith("率"):
        return _of_rate(label, known, of_clause)
    if last and _CHANGES_OF.search(label):
        return _CHANGE_AT_END.sub("", plain(last))
    if not known:
        return of_clause()
    reached = REACHED.fullmatch(label) is not None and known[-1].reading.unit != reading.unit
    if reached or is_measured(label) or EACH.fullmatch(label) or (label and reading.sort != "count"):
        return known[-1].topic
    things = [one for one in reversed(known) if not is_act(one.label)]
    alikes = [one for one in things if alike(one.reading.unit, reading.unit)] if label else things or known[-1:]
    return alikes[0].topic if alikes else ""


def compared(text: str, start: int, found: Sequence[Reading], index: int) -> int | None:
    """Return which figure a sentence that begins at ``start`` with a comparison compares; None where it is no such one.

    It is the last one in the same unit before, in the same paragraph.
    """
    if not _COMPARED.match(text, start):
        return None
    for before in range(index - 1, max(-1, index - 1 - _MOST_BETWEEN), -1):
        if "\n" in text[found[before].span.end : start]:
            return None
        if found[before].unit == found[index].unit:
            return before
    return None


def _of_rate(label: str, known: Sequence[Known], of_clause: Callable[[], str]) -> str:
    counted = [one for one in known if one.reading.sort != "duration" and one.reading.unit != "分"]
    if counted:
        things = [one for one in counted if one.reading.sort != "money"]
        return (things or counted)[-1].topic
    return of_clause() if len(label) <= _SHORT_RATE else ""


def plain(label: str) -> str:
    """Return a name without the end of a change that it is: 办结率（提高后）."""
    return label.partition("（")[0] if label.endswith(("前）", "后）")) else label
