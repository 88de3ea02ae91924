"""The heads of a table's columns, in one row or in two of which the upper one spans several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from jinshi_cli.report.quantity import half_width
from jinshi_cli.report.tables.lines import Line

Heads: TypeAlias = tuple[tuple[str, ...], ...]
"""The words over each column, from the top."""

_SERIAL = re.compile(r"序号|编号|项次|(?i:no)\.?|#")
_REMARK = re.compile("备\\s*注|说明|附注|备考")
_NAMES = re.compile("(?:部门|单位|项目|指标|类[别型]|名称|事项|内容|年[份度]|序号|地区|领域|分类|种类|案由)(?:名称)?$")
"""What stands over the names of rows, and so over no figures."""
_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（）()0-9]{1,5})[）)]$")


def is_serial(head: str) -> bool:
    """Tell whether a column counts the rows."""
    return _SERIAL.fullmatch(head) is not None


def is_remark(head: str) -> bool:
    """Tell whether a column holds remarks."""
    return _REMARK.fullmatch(head) is not None


def named(head: str) -> tuple[str, str]:
    """Part a head or a row's name from the unit in brackets at its end."""
    unit = _IN_BRACKETS.search(head)
    return (head[: unit.start()], half_width(unit["unit"])) if unit else (head, "")


def heads_of(lines: Sequence[Line], rows: Sequence[Line]) -> Heads | None:
    """Return the heads of each column; None where the rows do not tell which column a head is over."""
    widths = {len(row.words) for row in rows if row.figures}
    last = lines[-1].words
    if len(lines) == 1:
        return _in_one(last, rows, widths)
    if len(lines) == 2 and len(widths) == 1:
        return _in_two(lines[0].words, last, *widths)
    return None


def _in_one(words: Sequence[str], rows: Sequence[Line], widths: set[int]) -> Heads | None:
    count = len(words)
    single = tuple((word,) for word in words)
    longer = [row for row in rows if len(row.words) == count + 1]
    # The first head may be empty, but rows of a figure more than there are heads have none for one of them.
    if longer and not _NAMES.search(words[0]) and all(min(row.figures, default=1) == 1 for row in longer):
        return (("",), *single) if all(row.ends_in_numbers or not row.figures for row in longer) else None
    if count in widths:
        return single
    return single[:-1] if widths == {count - 1} and is_remark(words[-1]) and count > 2 else None


def _in_two(upper: Sequence[str], lower: Sequence[str], width: int) -> Heads | None:
    if len(upper) == width and width - len(lower) in {0, 1} and all(named(word)[1] for word in lower[1:]):
        below = ("",) * (width - len(lower)) + tuple(lower)
        if all(not word or not named(word)[0] for word in below[1:]):
            return tuple((head + unit,) for head, unit in zip(upper, below, strict=True))
    if len(upper) == len(lower) == width:
        return _side_by_side(upper, lower)
    return _spanned(upper, lower, width) or (
        tuple((word,) for word in lower) if len(lower) == width and not any(named(word)[1] for word in upper) else None
    )


def _side_by_side(upper: Sequence[str], lower: Sequence[str]) -> Heads | None:
    """Join two rows as wide as the table, where the upper one says what it spans in each column again."""
    if len(set(upper)) == len(upper):
        return None
    return tuple((one,) if one == other else (one, other) for one, other in zip(upper, lower, strict=True))


def _spanned(upper: Sequence[str], lower: Sequence[str], width: int) -> Heads | None:
    """Say which heads of the upper row span the lower ones: those between the names of rows and a remark.

    All span as many, and the same ones below each; where that is not so, nothing tells which spans what.
    """
    alone = width - len(lower)
    for lead in (1, 2, 0):
        trail = alone - max(lead, 1)
        outer = upper[lead : len(upper) - trail] if 0 <= trail <= 1 else ()
        if not outer or len(lower) % len(outer) or (trail and not is_remark(upper[-1])):
            continue
        if lead == 2 and not is_serial(upper[0]) or not lead and _NAMES.search(upper[0]):
            continue
        each = len(lower) // len(outer)
        inner = tuple(lower[:each])
        if each < 2 or len(set(inner)) < each or inner * len(outer) != tuple(lower):
            continue
        first = tuple((word,) for word in upper[:lead]) or (("",),)
        last = tuple((word,) for word in upper[len(upper) - trail :])
        return (*first, *((head, word) for head in outer for word in inner), *last)
    return None
