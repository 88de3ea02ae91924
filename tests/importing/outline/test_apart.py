"""Numbers on a line of their own: the markers of the titles below them, or of a page."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import numbered, outline

FRONT = "青石镇2022年法治政府建设年度报告\n2022年，青石镇推进法治政府建设，取得新的成效。\n"


def found(text):
    return [(ref, node.marker, node.title) for ref, node in numbered(outline(FRONT + text).nodes)]


@pytest.mark.parametrize("blanks", ["", "　　", "\n"])
def test_a_number_above_a_title_is_its_marker_where_its_neighbours_fit(blanks):
    text = f"一、主要成效\n1、加强领导\n开会12次。\n2\n{blanks}规范执法\n办案85宗。\n3、化解纠纷\n调解19起。\n二、存在问题\n力量不足。"
    assert found(text) == [
        ("1", "一、", "主要成效"),
        ("1.1", "1、", "加强领导"),
        ("1.2", "2", "规范执法"),
        ("1.3", "3、", "化解纠纷"),
        ("2", "二、", "存在问题"),
    ]


def test_numbers_above_all_titles_are_markers():
    text = "一、主要成效\n1\n加强领导\n开会12次。\n2\n规范执法\n办案85宗。\n二、存在问题\n力量不足。"
    assert found(text)[1:3] == [("1.1", "1", "加强领导"), ("1.2", "2", "规范执法")]


@pytest.mark.parametrize(
    "text",
    [
        # a page number between two items, and one that is not due
        "一、主要成效\n1、加强领导\n开会12次。\n2\n规范执法\n办案85宗。\n2、化解纠纷\n调解19起。\n二、存在问题\n力量不足。",
        "一、主要成效\n1、加强领导\n开会12次。\n5\n规范执法\n办案85宗。\n3、化解纠纷\n调解19起。\n二、存在问题\n力量不足。",
        # the rows of a table whose cells are lines
        "一、主要成效\n办案情况如下。\n1\n行政处罚\n85\n2\n行政检查\n120\n二、存在问题\n力量不足。",
    ],
)
def test_a_number_of_a_page_or_a_table_is_none(text):
    assert not {"1", "2", "5"} & {marker for _ref, marker, _title in found(text)}
