"""Names whose numerals were typed in the other way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import made

from jinshi_cli.report.quantity import number
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.numerals import respelled
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("双11", ("双十一", "双一一")),
        ("双十一", ("双11",)),
        ("四史", ("4史",)),
        ("12345热线", ("一二三四五热线",)),
        ("一二三四五热线", ("12345热线",)),
        ("第105条", ("第一百零五条", "第一零五条")),
        ("第二十条", ("第20条",)),
        ("06工程", ("零六工程",)),
        ("11", ()),
        ("十一", ()),
        ("法治", ()),
        ("百姓", ()),
        ("统一部署", ()),
        ("约3.6倍", ()),
    ],
)
def test_a_numeral_in_a_name_is_written_in_the_other_way(name, others):
    assert respelled(name) == others


@given(st.integers(1, 9999))
def test_a_number_is_spelled_as_it_is_read(value):
    spelled, *_ = respelled(f"第{value}条")
    assert number(spelled[1:-1]) == value


def test_a_name_is_found_by_its_other_way_and_only_where_it_is_not_written_as_typed():
    report = made("“双11”大促前约谈平台。", "开展“四史”学习。")
    (hit,) = search(build(report), parse(("双十一",)))
    assert (hit.section.ref, hit.route) == ("1", "number")
    assert [hit.section.text[match.span.start : match.span.end] for match in hit.matches] == ["双11"]
    report = made("“双11”大促前约谈平台。", "“双十一”前提醒商家。")
    first, *_ = search(build(report), parse(("双十一",)))
    assert first.section.ref == "2"


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("12月27日开会", ["12月27日", "开会"]),
        ("3月开会", ["3月", "开会"]),
        ("3月份培训", ["3月份", "培训"]),
        ("5.3月", ["5.3月"]),
        ("检查12月", ["检查", "12月"]),
        ("罚款3.6万元", ["罚款", "3.6万元"]),
        ("13月27日开会", ["13月", "27日开会"]),
    ],
)
def test_a_day_of_the_year_is_one_word(typed, parts):
    assert [part.text for part in parse((typed,)).parts] == parts
