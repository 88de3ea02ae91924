"""What figures know of each other: parts of a whole, the two ends of a change or a range, a common noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinshi_cli.importing.quantities.numbers import Reading

_ALIKE = (
    {"人", "名", "位", "人次", "余人"},
    {"件", "宗", "起", "例", "案次", "个", "项"},
    {"家", "户", "个"},
    {"场", "场次", "次"},
)
_TO = re.compile(
    r"^(?:[（(][^（）()\n]{0,20}[）)])?[^。；\n]{0,12}?(?P<verb>[一-鿿]{0,2})(?:至|到|为|成)(?:了|目前的?|现在的?|现行的?|今年的?|[0-9]{4}年的?)?$"
)
_RANGE = re.compile(r"^\s*(?:至|到|-|—|–|~|～|－|——|--)\s*$")
_JOINED = re.compile(r"^(?:[、，和及]|以及)?$")
_WHOLE_WORD = re.compile("其中")
_STOP = re.compile("[。；！？\n]")
_VERBS = {
    "增": "增加",
    "降": "下降",
    "升": "上升",
    "减": "减少",
    "缩": "缩短",
    "压": "压缩",
    "提": "提高",
    "扩": "扩大",
}


def change_verb(between: str) -> str | None:
    """Return the verb of a change, from the words between its two figures; None where they say no change."""
    match = _TO.search(between)
    if match is None:
        return None
    verb = match["verb"]
    return _VERBS.get(verb[-1:], "变化") if len(verb) < 2 else verb


def is_range(between: str, first: Reading, second: Reading) -> bool:
    """Tell whether two figures are the ends of a range: 3至5名, 3件至5件."""
    return (
        first.quantity.other_end is not None and second.quantity.other_end is not None and bool(_RANGE.match(between))
    )


def runs(text: str, found: Sequence[Reading]) -> list[range]:
    """Return the runs of figures that nothing but a comma or 和 sets apart: 案件12件、10件."""
    result = []
    first = 0
    for index in range(1, len(found) + 1):
        if index < len(found):
            between = text[found[index - 1].span.end : found[index].span.start]
            if between and _JOINED.match(between) and found[index].unit == found[first].unit:
                continue
        if index - first > 1:
            result.append(range(first, index))
        first = index
    return result


def wholes(text: str, found: Sequence[Reading]) -> dict[int, int]:
    """Say which figure is a part of which: after 其中 in its sentence, or in the bracket after its whole."""
    parts: dict[int, int] = {}
    for index in range(1, len(found)):
        between = text[found[index - 1].span.end : found[index].span.start]
        whole: int | None
        if _WHOLE_WORD.search(between):
            whole = None if "\n" in between else _nearest(found, parts, index)
        elif between.startswith(("（", "(")):
            whole = index - 1
        elif _STOP.search(between):
            whole = None
        else:
            whole = parts.get(index - 1)
            if whole is not None and _left_bracket(text, found, whole, index):
                whole = None
        # 其中 right after its whole makes a part of it even where it is larger, which `check` then says; what a bracket
        # holds may be another thing.
        said = whole == index - 1 and _WHOLE_WORD.search(between) is not None
        if whole is not None and _can_be_part(found[index], found[whole], said=said):
            parts[index] = whole
    return parts


def _nearest(found: Sequence[Reading], parts: dict[int, int], index: int) -> int | None:
    for earlier in range(index - 1, max(-1, index - 8), -1):
        if earlier not in parts and alike(found[earlier].unit, found[index].unit):
            return earlier
    return None


def _left_bracket(text: str, found: Sequence[Reading], whole: int, index: int) -> bool:
    """Tell whether the bracket that held the parts was closed before this figure."""
    after = text[found[whole].span.end : found[index].span.start]
    opened = after.startswith(("（", "("))
    return opened and after.count("）") + after.count(")") >= after.count("（") + after.count("(")


def alike(one: str, other: str) -> bool:
    """Tell whether two units count the same kind of thing: 人 and 名, 件 and 宗."""
    return one == other or any(one in units and other in units for units in _ALIKE)


def _can_be_part(part: Reading, whole: Reading, *, said: bool) -> bool:
    if not alike(part.unit, whole.unit) or part.sort == "rate":
        return False
    few, many = part.quantity.value, whole.quantity.value
    return said or few is None or many is None or few <= many
