"""What several parts of a query find is put together."""

from __future__ import annotations

import pytest

from jinshi_cli.search.combine import Sought, together
from jinshi_cli.search.route import Found


def test_several_parts_are_worth_their_mean_by_weight_less_a_twentieth():
    whole = Found("folded", 1.0, 1.0, (), ("罚款",))
    half = Found("partial", 1.0, 0.5, (), ("行政",))
    found = together([Sought(("罚款",), 1.0, {0: whole, 1: whole}), Sought(("行政处罚",), 3.0, {0: half})])
    assert found[0].share == pytest.approx((1 + 3 * 0.5) / 4)
    assert found[0].value == pytest.approx(0.95 * (whole.value + 3 * half.value) / 4)
    assert found[0].words == ("罚款", "行政")
    assert found[1].share == pytest.approx(1 / 4)
    assert {one.route for one in found.values()} == {"partial"}


def test_what_names_something_and_was_not_found_is_missing():
    whole = Found("folded", 1.0, 1.0, (), ("罚款",))
    half = Found("partial", 1.0, 0.5, (), ("行政",), ("复议",))
    parts = [Sought(("罚款",), 1.0, {0: whole}), Sought(("行政复议",), 3.0, {1: half}), Sought(("情况",), 0.1, {})]
    found = together(parts)
    assert found[0].missing == ("行政复议",)
    assert found[1].missing == ("罚款", "复议")


def test_the_route_of_several_parts_is_the_most_daring_of_theirs():
    routes = ("folded", "number", "pinyin", "typo")
    every = [Sought((route,), 1.0, {0: Found(route, 1.0, 1.0, (), (route,))}) for route in routes]
    assert together(every)[0].route == "typo"
    assert together(every[:3])[0].route == "pinyin"
    assert together(every[:2])[0].route == "words"
