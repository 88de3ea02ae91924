"""Amounts in other units, and with other measure words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import made

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.parsing.units import are_alike, is_same
from jinshi_cli.search.rank import search


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit", "same"),
    [
        (3800, "公斤", 3.8, "吨", True),
        (7600, "斤", 3.8, "吨", True),
        (3800, "斤", 3.8, "吨", False),
        (1200, "米", 1.2, "公里", True),
        (30, "亩", 2, "公顷", True),
        (1500, "亩", 1, "平方公里", True),
        (1, "吨", 1000, "米", False),
        (3, "件", 3, "件", False),
    ],
)
def test_amounts_are_compared_across_units_of_one_kind(value, unit, other, other_unit, same):
    assert is_same(value, unit, other, other_unit) is same
    assert is_same(other, other_unit, value, unit) is same


@given(st.sampled_from("人名位件宗起次场本册天日个"), st.sampled_from("人名位件宗起次场本册天日个"))
def test_measure_words_that_are_alike_are_so_both_ways_and_never_the_same(one, other):
    assert are_alike(one, other) is are_alike(other, one)
    assert not are_alike(one, one)


def test_what_counts_people_counts_no_cases():
    assert are_alike("人", "名")
    assert not are_alike("人", "件")
    assert not are_alike("个", "件")
    assert not are_alike("家", "户")


@pytest.fixture
def index():
    return build(
        made(
            "没收渔获物3.8吨，向8428名学生宣讲。",
            "查处7宗，清理7户。",
            metrics=[
                {"quote": "渔获物3.8吨", "label": "渔获物", "value": 3.8, "unit": "吨"},
                {"quote": "8428名学生", "label": "学生", "value": 8428, "unit": "名"},
            ],
        )
    )


@pytest.mark.parametrize(
    ("typed", "ref", "marked"),
    [("3800公斤", "1", "3.8吨"), ("8428人", "1", "8428名"), ("3.8公吨", "1", "3.8吨")],
)
def test_a_figure_is_found_in_its_other_unit(index, typed, ref, marked):
    hit, *_ = search(index, parse((typed,)))
    assert (hit.section.ref, hit.route) == (ref, "number")
    assert any(marked in hit.section.text[match.span.start : match.span.end] for match in hit.matches)


def test_the_unit_that_was_typed_comes_first(index):
    (hit,) = search(index, parse(("8428名",)))
    assert hit.route == "exact"
    assert not any(hit.route == "number" for hit in search(index, parse(("8428件",))))
