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


@pytest.mark.parametrize(
    "section",
    [
        "每半年听取一次汇报。主要负责人亲自研究部署有关工作。\n加强队伍建设。选调业务骨干充实执法力量。",
        "将法治经费列入预算。统筹用好各类资金和各方力量。\n加强队伍建设。选调业务骨干充实执法力量。",
        "——加强队伍建设，选调业务骨干充实执法力量，执法人员有了明显增加，办案质量稳步提高。\n——加强普法宣传，把宣传做到每一个村、每一所学校、每一家企业。",
    ],
)  # fmt: skip
def test_sentences_that_report_something_are_no_headings(section):
    assert [ref for ref, _node in numbered(outline(REPORT.format(section=section)).nodes) if ref.startswith("1.")] == []


def test_the_last_chapter_on_safeguards_or_the_coming_year_is_one_of_plans():
    for titles in (["下一步打算", "保障措施"], ["2022年重点工作"]):
        lines = ["加强领导", "办结案件85宗。", "存在的问题", "普法形式单一。"]
        lines += [line for title in titles for line in (title, "加强普法宣传。")]
        found = outline("\n".join(["云溪县2021年法治政府建设年度报告", "2021年，云溪县坚持依法行政。", *lines]))
        assert [node.title for node in found.nodes] == ["加强领导", "存在的问题", *titles]
        assert {node.role for node in found.nodes[2:]} == {"plans"}
