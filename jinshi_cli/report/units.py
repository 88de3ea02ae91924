"""What a unit measures, as far as the kind of a figure depends on it: money, a rate, or a count of anything else."""

from __future__ import annotations

from jinshi_cli.report.model import MetricKind

CURRENCIES = ("美元", "欧元", "日元", "英镑", "港元", "港币", "澳元", "人民币", "元")
"""Units of money; others that end in 元 (加元) are money too, but for 单元, a part of a building."""
SHARES = ("%", "％", "‰", "‱", "百分点", "个百分点")
"""Units of rates."""


def kind_of_unit(unit: str | None) -> MetricKind:
    """Return the kind of a figure in a unit: money per something (元/人) is a count, and so is how many times (倍)."""
    if unit is None:
        return "count"
    if unit in SHARES:
        return "rate"
    return "money" if unit in CURRENCIES or (unit.endswith("元") and not unit.endswith("单元")) else "count"
