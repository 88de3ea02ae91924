"""Where a report ends, and that what is attached or begins after it is no part of it."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import numbered, outline
from jinshi_cli.importing.outline.back import is_attachment, is_closing, is_footer

TITLE = "青石镇2022年法治政府建设年度报告"
TEXT = f"""{TITLE}
2022年，青石镇推进法治政府建设，取得新的成效。
一、主要成效
（一）加强领导。召开会议12次，研究依法治镇工作。
（二）规范执法。办结行政执法案件85宗，罚款3.5万元。
二、存在问题
一是执法力量不足。
二是普法形式单一。
三、下一步打算
（一）加强学习。
（二）严格依法行政，建设法治乡镇。"""
SIGNED = "青石镇人民政府\n2023年1月5日"
SECOND = """2022年，白水镇推进法治政府建设，现将情况报告如下：
一、主要成效
（一）加强领导。召开会议11次，研究依法治镇工作。
（二）规范执法。办结行政执法案件15宗。
二、存在问题
执法力量不足。
三、下一步打算
严格依法行政。"""

# What stands after the text; who signs, and when.
ENDS = [
    (f"{SIGNED}\n附件\n行政执法统计表\n一、行政处罚\n1.罚款 12件\n2.警告 3件\n二、行政许可\n1.许可 30件\n县公安局 3件", "青石镇人民政府", "2023年1月5日"),
    (f"{SIGNED}\n附件1\n统计表\n" + "\n".join(f"执法{number}件，办结{number}件。" for number in range(60)), "青石镇人民政府", "2023年1月5日"),
    ("附件：行政执法统计表\n项目 件数\n处罚 12件\n许可 30件\n复议 2件\n合计 44件", None, None),
    ("附件：1.行政执法统计表\n2.普法活动一览表\n" + SIGNED, "青石镇人民政府", "2023年1月5日"),
    ("附表：处罚情况\n县公安局 3件\n县水利局\n处罚 2件", None, None),
    ("青石镇人民政府\n主办：青石镇人民政府\n上一篇：青石镇2021年法治政府建设年度报告\n下一篇：没有了\n扫一扫在手机打开当前页", "青石镇人民政府", None),
    ("特此报告。\n青石镇人民政府\n二〇二三年一月五日\n抄送：县司法局，县委依法治县办。\n青石镇党政办公室            2023年1月5日印发\n（共印10份）", "青石镇人民政府", "二〇二三年一月五日"),
    ("2023年1月5日\n打印本页 关闭窗口\n相关文章\n青石镇召开法治工作会议\n青石镇2021年法治政府建设年度报告\n关于我们 网站地图", None, "2023年1月5日"),
    ("上一篇：青石镇召开会议\n下一篇：无\n热点推荐\n青石镇2021年法治政府建设年度报告\n县委召开常委会会议，研究法治建设工作。", None, None),
    ("扫一扫分享本页\n【我要纠错】【打印】【关闭】\n网站标识码：4400000000\n粤公网安备44000000000000号", None, None),
    ("阅读 123\n点赞 0\n分享\n责任编辑：张某\n来源：青石镇", None, None),
    ("中共青石镇委员会\n青石镇人民政府\n2023年1月5日", "青石镇人民政府", "2023年1月5日"),
    ("青 石 镇 人 民 政 府\n2023 年 1 月 5 日", "青石镇人民政府", "2023年1月5日"),
    ("妥否，请批示。\n" + SIGNED, "青石镇人民政府", "2023年1月5日"),
    ("以上报告，请审阅。\n" + SIGNED + "\n（此件公开发布）", "青石镇人民政府", "2023年1月5日"),
    ("（青石镇司法所供稿）\n2023-01-05 10:20", None, "2023-01-05 10:20"),
    ("青石镇人民政府\n青石镇司法所\n青石镇财政所\n青石镇综合执法队\n2023年1月5日", "青石镇人民政府", "2023年1月5日"),
    (f"{SIGNED}\n" + "\n".join(f"执法{number}件，办结{number}件。" for number in range(60)), "青石镇人民政府", "2023年1月5日"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "signature", "date"), ENDS)
def test_what_stands_after_a_report_is_none_of_its_nodes(end, signature, date):
    expected = outline(TEXT)
    found = outline(f"{TEXT}\n{end}")
    assert found.nodes == expected.nodes
    assert (found.signature, found.date) == (signature, date)
    assert found.second is None


def test_a_signature_on_the_line_of_the_last_sentence_is_none_of_it():
    expected = outline(TEXT)
    for between in ("", "　　", "    "):
        found = outline(f"{TEXT}{between}青石镇人民政府{between}2023年1月5日")
        assert (found.nodes, found.signature, found.date) == (expected.nodes, "青石镇人民政府", "2023年1月5日")


@pytest.mark.parametrize("line", [SIGNED, "附件：统计表", "特此报告。", "2023年1月5日", "上一篇：无", f"{TITLE}（续）"])
@pytest.mark.parametrize("before", ["二、存在问题", "（二）严格依法行政", "二是普法形式"])
def test_what_reads_like_an_end_is_none_where_the_next_heading_follows(line, before):
    found = outline(TEXT.replace(before, f"{line}\n{before}"))
    assert [ref for ref, _node in numbered(found.nodes)] == [ref for ref, _node in numbered(outline(TEXT).nodes)]


@pytest.mark.parametrize(
    ("between", "begins"),
    [
        (f"{SIGNED}\n白水镇2022年法治政府建设年度报告\n", "白水镇2022年法治政府建设年度报告"),
        ("白水镇2022年法治政府建设年度报告\n", "白水镇2022年法治政府建设年度报告"),
        ("白水镇人民政府\n2022年法治政府建设年度报告\n", "白水镇人民政府"),
        (f"{SIGNED}\n白水镇人民政府关于2022年度\n法治政府建设情况的报告\n", "白水镇人民政府关于2022年度"),
        ("", "2022年，白水镇"),
        (f"{SIGNED}\n", "2022年，白水镇"),
    ],
)
def test_a_second_report_is_left_out_and_told_of(between, begins):
    text = f"{TEXT}\n{between}{SECOND}\n白水镇人民政府\n2023年1月6日"
    found = outline(text)
    assert found.nodes == outline(TEXT).nodes
    (doubt,) = found.doubts
    assert (doubt.start, doubt.words in begins or begins in doubt.words) == (text.index(f"\n{begins}") + 1, True)
    assert "another report begins here" in doubt.why


def test_headings_that_are_in_doubt_are_those_that_the_doubts_quote():
    text = TEXT.replace("（二）规范", "（四）规范").replace("三、下一步打算\n", "三、\n") + "\n五、其他\n无。"
    found = outline(text)
    assert [(doubt.words, text[doubt.start :].startswith(doubt.words)) for doubt in found.doubts] == [
        ("（四）规范执法。办结行政", True),
        ("五、其他", True),
        ("三、", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "（三）推进无障碍环境建设",
        "3.推行扫一扫办事",
        "办理时间：平均缩短3天；",
        "推行扫一扫查询服务，群众满意。",
        "将经验分享到各村。",
        "附件1中列明的事项全部办结。",
        "（二）严格合法性审核：审查12件",
        "请各单位审阅后执行",
    ],
)
def test_lines_of_a_text_are_no_lines_of_a_page_and_no_end(text):
    found = outline(f"{TITLE}\n一、成效\n（一）办案3件。\n{text}\n二、问题\n人少。")
    assert len(found.dropped) == 1
    assert not any(tells(text) for tells in (is_footer, is_attachment, is_closing))


def test_a_date_on_a_line_of_its_own_before_more_sentences_is_no_end():
    text = f"{TEXT}\n2023年1月5日\n" + "严格依法行政，建设法治乡镇。\n" * 20
    assert outline(text).nodes[-1].children[-1].end == len(text.rstrip())
