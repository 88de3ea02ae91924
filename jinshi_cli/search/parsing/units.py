"""Units for the same: 3800公斤 is 3.8吨, and 8428人 are the 8,428名 of a report."""

from __future__ import annotations

import math

_MU = 10_000 / 15
_SCALES: dict[str, tuple[str, float]] = {
    "克": ("mass", 1), "两": ("mass", 50), "斤": ("mass", 500), "公斤": ("mass", 1_000), "千克": ("mass", 1_000),
    "kg": ("mass", 1_000), "吨": ("mass", 1_000_000), "公吨": ("mass", 1_000_000),
    "米": ("length", 1), "公尺": ("length", 1), "里": ("length", 500), "华里": ("length", 500),
    "公里": ("length", 1_000), "千米": ("length", 1_000), "km": ("length", 1_000),
    "平方": ("area", 1), "平米": ("area", 1), "平方米": ("area", 1), "平方公尺": ("area", 1), "亩": ("area", _MU),
    "公顷": ("area", 10_000), "平方公里": ("area", 1_000_000), "平方千米": ("area", 1_000_000),
}  # fmt: skip
"""What a unit measures, and how many grams, metres or square metres it is (GB 3100; of 1959 the State Council's order:
a 斤 is 500 g, a 里 500 m; fifteen 亩 are a hectare)."""
PEOPLE = ("人", "名", "位", "个人")
TIMES = ("次", "场", "场次", "回", "期")
_ALIKE = (
    frozenset((*PEOPLE, "名人")),
    frozenset(("件", "宗", "起", "例", "桩", "案")),
    frozenset(TIMES),
    frozenset(("本", "册")),
    frozenset(("针", "剂", "剂次", "针次")),
    frozenset(("天", "日")),
)
"""Measure words that count the same things."""


def is_same(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Tell whether an amount is the same as another in a unit of another size."""
    kind, scale = _SCALES.get(unit, ("", 0))
    other_kind, other_scale = _SCALES.get(other_unit, ("", 0))
    return bool(kind) and kind == other_kind and math.isclose(value * scale, other * other_scale, rel_tol=1e-9)


def are_alike(unit: str, other: str) -> bool:
    """Tell whether two measure words count the same things."""
    return unit != other and any(unit in words and other in words for words in _ALIKE)
