"""Chapters of problems and plans without numbers after chapters that have some."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import outline

FRONT = "青石镇2022年法治政府建设年度报告\n2022年，青石镇推进法治政府建设。现报告如下：\n"
NUMBERED = "一、加强领导\n开会12次。\n二、规范执法\n办案85宗。\n"


def chapters(text):
    return [(node.marker, node.role, len(node.children)) for node in outline(FRONT + text).nodes]


@pytest.mark.parametrize(
    "closing",
    [
        "存在的问题：一是力量不足。二是形式单一。\n下一步打算：一是加强学习。二是加强宣传。",
        "主要问题和不足：\n1.力量不足。\n2.形式单一。\n下一步，我镇将做好以下工作：一是加强学习。二是加强宣传。",
    ],
)
def test_paragraphs_that_introduce_problems_and_plans_are_chapters(closing):
    assert chapters(NUMBERED + closing)[1:] == [("二、", None, 0), ("", "problems", 2), ("", "plans", 2)]


def test_titles_of_problems_and_plans_are_chapters():
    found = chapters(NUMBERED + "存在的问题\n力量不足。\n下一步工作\n加强学习。")
    assert found[1:] == [("二、", None, 0), ("", "problems", 0), ("", "plans", 0)]


@pytest.mark.parametrize(
    "text",
    [
        # in a chapter of problems and plans
        NUMBERED
        + "三、存在问题及下一步打算\n存在的问题：一是力量不足。二是形式单一。\n下一步打算：一是加强学习。二是加强宣传。",
        # in every chapter
        "一、领导\n存在的问题：一是力量不足。二是形式单一。\n二、执法\n存在的问题：一是力量不足。二是形式单一。",
        # without items
        NUMBERED + "存在的问题：力量不足。",
    ],
)
def test_where_they_belong_to_a_numbered_chapter_they_are_none(text):
    assert "" not in [marker for marker, _role, _count in chapters(text)]
