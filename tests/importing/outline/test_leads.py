"""Headings without numbers below the chapters, and lines that look like them."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import numbered, outline

REPORT = """青石镇2022年法治政府建设年度报告
2022年，青石镇推进法治政府建设，取得新的成效。
一、主要成效
{section}
二、存在问题
执法力量不足。"""


@pytest.mark.parametrize(
    ("section", "titles"),
    [
        ("加强组织领导\n召开会议12次，研究工作。\n规范行政执法\n办结案件85宗。", ["加强组织领导", "规范行政执法"]),
        # lines that stand one below the other head nothing
        ("行政处罚案件\n行政许可事项\n行政复议案件\n以上事项均依法办理。", []),
        ("加强组织领导\n召开会议12次，研究工作。", []),
    ],
)  # fmt: skip
def test_lines_with_a_text_below_each_are_headings_where_there_are_two(section, titles):
    found = outline(REPORT.format(section=section))
    assert [node.title for ref, node in numbered(found.nodes) if ref.startswith("1.")] == titles
