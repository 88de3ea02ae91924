"""What figures know of each other: the two ends of a change or a range, a common noun, units that are alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jinshi_cli.importing.quantities.numbers import Reading
from jinshi_cli.importing.quantities.words import CHANGES

_RATES = {"%", "‰", "‱"}
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
_CHANGED = re.compile(
    f"{CHANGES.pattern}|跃升|攀升|扩大|扩充|扩展|拓展|上调|下调|回落|缩减|压减|精简|优化|调整|延长|整合|合并|转变|改变|变更|发展"
)
_MADE = re.compile("[将把](?:原有|原来|原先|现有)?的?$")
_REMADE = re.compile("(?<=[一-鿿]{2})(?:优化|整合|精简|压缩|压减|归并|合并|统一)$")
_THING = re.compile("[一-鿿（）]{2,14}")
_OTHER_THING = re.compile("[一-鿿]")
"""What makes another thing of the second figure: 将62项许可整合为13项服务套餐."""
_BECAME = re.compile("[变调改转延]?$")


class Change(NamedTuple):
    """The verb of a change, and what stands between its first figure and the verb: 62项[审批事项][优化]为13项."""

    verb: str
    thing: str


def change_of(between: str) -> Change | None:
    """Return the change that the words between two figures say; None where they say none."""
    match = _TO.search(between)
    if match is None:
        return None
    verb = match["verb"]
    if _CHANGED.fullmatch(verb):
        return Change(verb, _thing(between[: match.start("verb")]))
    said = _VERBS.get(verb[-1:]) or ("变化" if _BECAME.fullmatch(verb) else None)
    return Change(said, _thing(between[: match.end("verb") - 1])) if said else None


def _thing(words: str) -> str:
    """Return the name of what has changed, without a first verb of two: 部门[优化]调整为."""
    return _REMADE.sub("", words.removeprefix("的"))


def is_remade(before: str, thing: str, after: str) -> bool:
    """Tell whether a change is that of a thing which somebody has made it: 将62项审批事项优化为13项."""
    return bool(_MADE.search(before) and _THING.fullmatch(thing) and not _OTHER_THING.match(after))


def same_unit(first: Reading, second: Reading) -> bool:
    """Tell whether two ends of a change have one unit; the second may be short: 由20个工作日缩短到3个."""
    return first.unit == second.unit or (second.unit == "个" and first.unit.startswith("个"))


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
            alike_units = found[index].unit == found[first].unit or {found[index].unit, found[first].unit} <= _RATES
            if between and _JOINED.match(between) and alike_units:
                continue
        if index - first > 1:
            result.append(range(first, index))
        first = index
    return result


def respectively(text: str, found: Sequence[Reading], run: range) -> range | None:
    """Return the figures that those of a run are of, one each: 种子150个、农药80个，合格率分别为98%、97%."""
    first = run[0] - len(run)
    if first < 0:
        return None
    between = text[found[run[0] - 1].span.end : found[run[0]].span.start]
    whole = text[found[first].span.end : found[run[0]].span.start]
    if "分别" not in between or re.search("[。！？\n]", whole):
        return None
    return range(first, run[0])


def alike(one: str, other: str) -> bool:
    """Tell whether two units count the same kind of thing: 人 and 名, 件 and 宗."""
    return one == other or any(one in units and other in units for units in _ALIKE)
