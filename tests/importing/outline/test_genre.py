"""What is no report is refused with what is missing, and forced through without invented structure."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.outline import NotAReport, Said, outline

NEWS = "某区召开法治政府建设推进会\n6月3日，某区召开法治政府建设推进会。会议指出，一是要提高站位；二是要压实责任。\n会议强调，要依法行政。"
NOVEL = "第一章 归来\n雨下了一夜。\n一、\n他推开门，屋里没有人。\n二、\n第二天，雨停了。"
LAW = "某市依法行政条例\n第一条　为了推进依法行政，制定本条例。\n第二条　本市行政机关适用本条例。\n第三条　依法行政应当：\n（一）合法；\n（二）合理。\n第四条　本条例自公布之日起施行。"
BUDGET = "某市2021年预算执行情况和2022年预算草案的报告\n各位代表：现将情况报告如下：\n一、2021年预算执行情况\n收入12亿元，依法行政支出3亿元。\n二、2022年预算安排\n（一）收入。\n（二）支出。"
RECIPE = "红烧肉的做法\n一、准备材料\n1.五花肉500克\n2.冰糖30克\n二、制作步骤\n1.焯水\n2.炖煮40分钟"
PLAN = "某市法治政府建设实施方案\n为推进法治政府建设，制定本方案。\n一、总体要求\n（一）指导思想。\n二、主要任务\n（一）依法行政。\n三、下一步安排\n按计划推进。"
STUDY = "论法治政府建设\n乡镇法治政府建设是依法治国的基础。\n一、现状\n乡镇推进依法行政。\n二、对策\n加强普法。"
ITEMS = "某局2021年法治政府建设情况\n某局依法行政。\n一是加强领导。\n二是加强执法。"
OTHERS = {
    NEWS: "chapters", NOVEL: "governing by law", LAW: "governing by law", BUDGET: "governing by law", RECIPE: "governing by law", PLAN: "governing by law",
    STUDY: "reports", ITEMS: "chapters", "": "governing by law", "\n \n": "governing by law", "随机文字": "governing by law", "一、二、三": "governing by law",
}  # fmt: skip


@pytest.mark.parametrize(("text", "missing"), OTHERS.items())
def test_refused(text, missing):
    with pytest.raises(NotAReport, match=missing):
        outline(text)


@pytest.mark.parametrize("text", OTHERS)
def test_forced(text):
    found = outline(text, Said("某文"), force=True)
    assert (found.title, found.organ, found.nodes, found.dropped, found.year) == ("某文", "", (), (), None)
    assert [one.words for one in found.doubts] == ["", "", ""]
    told = " ".join(one.why for one in found.doubts[1:])
    assert "who reports" in told
    assert "no year" in told
    assert found.preamble is None or text[found.preamble.start : found.preamble.end] == text.strip()


def test_a_text_without_a_title_that_is_forced_has_none():
    found = outline("随机文字", force=True, year=2021)
    assert (found.title, found.year) == ("", 2021)
    assert any("no title" in one.why for one in found.doubts)
    assert not any("no year" in one.why for one in found.doubts)


def test_articles_are_a_law_whatever_the_title():
    text = "某镇2021年法治政府建设年度报告\n一、总则\n" + "".join(f"第{n}条　内容。\n" for n in "一二三四")
    with pytest.raises(NotAReport, match="articles"):
        outline(text)


def test_a_report_is_not_changed_by_force():
    text = "某镇2021年法治政府建设年度报告\n一、成效\n办案3件。\n二、问题\n人少。"
    assert outline(text, force=True) == outline(text)


def test_items_with_a_sentence_each_are_the_chapters_of_a_short_summary():
    text = "某局2021年依法行政工作总结\n一年来，我局依法行政。\n第一，加强领导。\n第二，规范执法。\n第三，强化宣传。"
    assert [node.marker for node in outline(text).nodes] == ["第一，", "第二，", "第三，"]
    with pytest.raises(NotAReport, match="chapters"):
        outline(text.replace("。\n第二", "。第二").replace("。\n第三", "。第三"))


LAW_WORDS = "坚持依法行政，推进法治政府建设。"


@pytest.mark.parametrize(
    "text",
    [
        f"2021年，某局{LAW_WORDS}\n一、2021年度推进法治政府建设的主要举措和成效\n（一）执法。办案3件。",
        f"2021年，某局{LAW_WORDS}\n一、工作开展情况\n（一）执法。办案3件。",
        "一、2021年主要工作及成效\n（一）推进法治政府建设\n依法行政，办案3件。",
        f"2021年，我局按照工作要求{LAW_WORDS}\n一、主要做法及成效\n（一）执法。\n二、重点任务完成情况\n（一）普法。",
        f"2021年，某省{LAW_WORDS}各项工作取得新成效。\n一、强化引领\n学习4次。\n二、服务大局\n普法5场。",
    ],
)
def test_a_text_without_a_title_reports_where_a_chapter_is_of_what_was_done_in_the_year(text):
    assert outline(text).year == 2021


@pytest.mark.parametrize(
    "text",
    [
        f"2021年，{LAW_WORDS}\n一、总体要求\n（一）依法。\n二、重点任务\n（一）执法。",
        f"2021年，全县工作要{LAW_WORDS}重点抓好以下工作。\n一、主要工作情况\n（一）执法。\n二、保障措施\n（一）经费。",
        f"2021年，{LAW_WORDS}\n一、工作成效目标\n（一）执法。",
        f"{LAW_WORDS}\n一、2021年主要工作\n（一）执法。",
        f"2021年，本人{LAW_WORDS}\n一、工作成效\n（一）执法。",
        f"2021年，本人{LAW_WORDS}\n一、履职情况\n（一）执法。\n二、存在的问题\n不足。",
    ],
)
def test_a_text_without_a_title_that_looks_ahead_is_refused(text):
    with pytest.raises(NotAReport, match="reports"):
        outline(text)
