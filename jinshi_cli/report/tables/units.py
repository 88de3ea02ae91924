"""The units of a table's figures: beside them, in the heads, in the names of rows, in a column of units or above."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from jinshi_cli.report.quantity import scaled
from jinshi_cli.report.tables.heads import named
from jinshi_cli.report.units import CURRENCIES, SHARES

_SCALE = re.compile("(?P<scale>[百千万亿]*)(?P<base>.+)")
_RATES = frozenset((*SHARES, "倍"))
_OF_MONEY = re.compile(
    "(?:款|金|额|费|费用|价值|收入|支出|损失|投入|投资|产值|所得|赔偿|补偿|补[助贴]|税|没收)(?:合计|总[计数])?$|^没收"
)
"""Names of what is counted in money, where the table does not say how."""
_SUM_OF_MONEY = re.compile("(?:额|资金|经费|金额|收入|支出)(?:合计|总[计数])?$")
"""Names of what is counted in nothing but money; 罚款 may be counted in cases."""
_COUNT = re.compile("(?:数|次|人|案件)$")
_RATE = re.compile("[率比]|增长|增[幅速减]|[降涨]幅|下降|占比|比重|±|%|％")
"""Names of what is measured by another unit than the rest of its row or table."""
_TOTAL = re.compile("[合总共小]计|总[数额]")
_ORDER = re.compile("排名|名次|位次|得分|年龄")
_SCALES = frozenset("百千万亿")


def is_scaled(number: str) -> bool:
    """Tell whether a number as written is in 万 or the like itself, and so not to be multiplied again."""
    return not _SCALES.isdisjoint(number)


class Unit(NamedTuple):
    """A unit and the powers of ten that are written before it: 万 and 元."""

    scale: str
    base: str

    @property
    def is_money(self) -> bool:
        """Whether it is a currency."""
        return self.base in CURRENCIES

    @property
    def is_rate(self) -> bool:
        """Whether it is a share or a multiple."""
        return self.base in _RATES

    def value(self, number: float) -> int | float:
        """Return a number in the base unit."""
        return scaled(number, self.scale)


class Told(NamedTuple):
    """The unit of a figure that is said in its row or column, None where none is sure, and whether any is said."""

    unit: Unit | None
    said: bool


def unit_of(written: str) -> Unit | None:
    """Part a unit from the powers of ten before it; None where nothing is written."""
    match = _SCALE.fullmatch(written)
    return Unit(match["scale"], match["base"]) if match else None


def tells_money(words: Iterable[str]) -> bool:
    """Tell whether the words that name a figure tell of money."""
    return any(_OF_MONEY.search(word) for word in words)


def is_total(words: Iterable[str]) -> bool:
    """Tell whether a figure is a sum of others, by the words that name it; what it counts the others tell."""
    return any(_TOTAL.fullmatch(word) for word in words)


def above(said: Sequence[Unit], names: Sequence[str], tell_money: Collection[bool]) -> Unit | None:
    """Return which of the units said above a table holds for a figure; None where that is not sure.

    ``names`` are the words that name the figure; ``tell_money`` says whether they tell of money (`tells_money`) for
    all figures of the table that have no unit of their own and are no totals. Of two units one is money, and holds for
    what the words say is money, the other for the rest. One of money holds for all where no words tell of money, and
    where some do, for these alone.
    """
    words = tuple(filter(None, names))
    if any(_RATE.search(word) or _ORDER.search(word) for word in words):
        return None
    money = tells_money(words) or is_total(words) and False not in tell_money
    if len(said) == 1:
        (unit,) = said
        if unit.is_money:
            sure = money or True not in tell_money and not any(_COUNT.search(word) for word in words)
            return unit if sure else None
        return None if any(_SUM_OF_MONEY.search(word) for word in words) else unit
    kinds = {unit.is_money: unit for unit in said}
    parted = len(said) == 2 and len(kinds) == 2 and len(tell_money) == 2
    return kinds[money] if parted else None


def of_cell(column: Sequence[str], row: str, beside: str, listed: str) -> Told:
    """Return the unit that heads, the row's name or its entry in a column of units say.

    ``beside`` is the only unit that stands beside other figures of the column. Where two say different ones, that of
    a rate in a head goes first; else none is sure.
    """
    of_head = unit_of(next((unit for head in reversed(column) if (unit := named(head)[1])), ""))
    of_row = unit_of(named(row)[1] or listed)
    if of_head is not None:
        sure = of_row is None or of_row == of_head or of_head.is_rate
        return Told(of_head if sure else None, said=True)
    if any(_RATE.search(head) for head in column) and not (of_row is not None and of_row.is_rate):
        return Told(Unit("", beside) if beside in _RATES else None, said=of_row is not None)
    return Told(of_row or (Unit("", beside) if beside else None), said=of_row is not None)


def fits(unit: Unit, number: float) -> bool:
    """Tell whether a number may be counted in a unit said above: what has a fraction is no count of things."""
    return unit.is_money or unit.is_rate or bool(unit.scale) or not isinstance(number, float)
