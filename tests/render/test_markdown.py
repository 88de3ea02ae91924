from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.render.document import Column, Gap, Group, Heading, Node, Outline, Paragraph, Table, marked, plain
from jinshi_cli.render.markdown import escape, render
from jinshi_cli.views.whole import whole


def test_blocks():
    view = (
        Heading(plain("题*目"), 2),
        Gap(),
        Paragraph(marked("共12宗。", [(1, 4)], "quantity")),
        Outline((Node(plain("一"), (Node(plain("二")),)),)),
        Table((Column("甲"), Column("乙", right=True)), (Group(plain("组"), ((plain("a|b"), plain("1")),)),)),
    )
    assert render(view) == (
        "## 题\\*目\n\n共**12宗**。\n\n- 一\n  - 二\n\n| 甲 | 乙 |\n| --- | ---: |\n| **组** |  |\n| a\\|b | 1 |\n"
    )


@given(st.text(alphabet="甲*_`[]<>|~#\\", max_size=20))
def test_escaping_can_be_undone(text):
    out = ""
    characters = iter(escape(text))
    for character in characters:
        out += next(characters) if character == "\\" else character
    assert out == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. 甲", "1\\. 甲"),
        ("- 甲", "\\- 甲"),
        ("2) 甲", "2\\) 甲"),
        ("1.5万", "1.5万"),
        ("# 甲", "\\# 甲"),
        ("---", "\\---"),
        ("-", "\\-"),
        ("1.", "1\\."),
        ("    甲", "甲"),
        ("甲&lt;", "甲\\&lt;"),
    ],
)
def test_a_line_that_looks_like_a_list_is_none(text, written):
    assert render((Paragraph(plain(text)),)) == written + "\n"


def test_the_whole_report_as_it_reads(report):
    text = render(whole(report))
    assert text.startswith("# 金石镇2021年法治政府建设年度报告\n\n")
    assert "\n## 一、工作措施和成效\n\n### （一）切实加强组织领导" in text
    assert "差距，一是学习" in text.replace("**", "")


@pytest.mark.parametrize(
    ("text", "spans", "written"),
    [
        ("办案12宗罚3元。", [(0, 5), (5, 8)], "**办案12宗罚3元**。"),
        ("占3%的人", [(1, 3)], "占**3**%的人"),
        ("实施“雪亮”，", [(2, 6)], "实施“**雪亮**”，"),
        ("（甲）", [(0, 3)], "（**甲**）"),
        ("“”", [(0, 2)], "“”"),
    ],
)
def test_emphasis_between_chinese_characters(text, spans, written):
    assert render((Paragraph(marked(text, spans, "quantity")),)) == written + "\n"
