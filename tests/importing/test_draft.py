"""From a document to a draft that loads, with what is not sure set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import lines

from jinshi_cli.importing import draft as draft_module
from jinshi_cli.importing import provable as provable_module
from jinshi_cli.importing.draft import UNKNOWN_YEAR, NoYear, draft, identifier
from jinshi_cli.importing.outline import NotAReport
from jinshi_cli.importing.readers import Document, read
from jinshi_cli.report import build, validate
from jinshi_cli.report.dump import dump
from jinshi_cli.report.load import examine, load
from jinshi_cli.report.model import full_text, metrics_of, walk
from jinshi_cli.report.problem import InvalidReport
from jinshi_cli.report.source import Source

AS_FOUND = Path(__file__).parents[1] / "source" / "report-2021-as-found.txt"
TEXTS = sorted((Path(__file__).parent / "outline" / "texts").glob("*.txt"))

REPORT = """某县2022年法治政府建设年度报告
2022年，我县推进法治政府建设。
一、主要成效
（一）规范执法
全年办结行政处罚案件85宗，其中简易程序12宗，罚款近3.5万元。满意率由76%提升至92%。
（二）普法
开展普法活动20余场次。拟培训5场。
二、存在问题
队伍力量不足。
三、下一步打算
继续努力，新建站点3个。
某县人民政府
2023年1月5日
"""


def document(text):
    return Document(tuple(line for line in text.split("\n") if line.strip()), "text", "utf-8", None)


@pytest.fixture(scope="module")
def as_found():
    return draft(read(AS_FOUND.read_bytes(), AS_FOUND.name), AS_FOUND.name)


def test_the_damaged_copy_gives_the_text_of_the_bundled_report(as_found, report):
    assert full_text(as_found.report) == full_text(report)
    assert [(one.ref, one.kind, one.marker, one.title) for one in walk(as_found.report.sections)] == [
        (one.ref, one.kind, one.marker, one.title) for one in walk(report.sections)
    ]
    assert (as_found.report.id, as_found.report.title, as_found.report.organ, as_found.report.year) == (
        report.id, report.title, report.organ, report.year,
    )  # fmt: skip


def test_the_damaged_copy_gives_the_figures_of_the_bundled_report(as_found, report):
    def told(one):
        return {
            (metric.ref, metric.kind, metric.value, metric.unit, metric.qualifier)
            for metric in metrics_of(one.sections)
            if not metric.derived
        }

    assert told(as_found.report) == told(report)


def test_what_cannot_be_recovered_is_to_be_looked_at(as_found):
    (lost,) = [one for one in as_found.report.doubts if one.candidates == tuple("0123456789")]
    assert "□" in lost.words
    (unknown,) = [metric for metric in metrics_of(as_found.report.sections) if metric.value is None]
    assert unknown.note
    doubtful = [repair for repair in as_found.repairs if repair.doubtful]
    assert len([one for one in as_found.report.doubts if "source" in one.why]) == len(doubtful)


def test_figures_know_what_they_belong_to():
    found = draft(document(REPORT), "r.txt").report
    figures = {metric.text: metric for metric in metrics_of(found.sections)}
    whole = next(metric for text, metric in figures.items() if "85宗" in text)
    part = next(metric for text, metric in figures.items() if "12宗" in text)
    assert part.part_of == whole.id
    before, after = (next(metric for metric in figures.values() if metric.value == value) for value in (76, 92))
    assert (before.other_end, after.other_end) == (after.id, before.id)


def test_intentions_are_doubts_and_no_figures():
    found = draft(document(REPORT), "r.txt").report
    assert not any(metric.ref.startswith("3") for metric in metrics_of(found.sections))
    assert any(doubt.ref == "3" and "3个" in doubt.words for doubt in found.doubts)


def test_front_and_end_are_no_text():
    found = draft(document(REPORT), "r.txt").report
    assert (found.title, found.year, found.id) == ("某县2022年法治政府建设年度报告", 2022, "mou-2022")
    assert "2023年1月5日" not in full_text(found)
    assert found.roles[1:] == ("problems", "plans")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_draft_passes_check_and_is_the_same_again(path):
    try:
        found = draft(read(path.read_bytes(), path.name), path.name).report
    except NotAReport:
        pytest.skip("a text of another genre")
    written = dump(found)
    again, problems = examine(Source("r.yaml", written.encode()))
    assert again == found
    assert {problem.severity for problem in problems} <= {"warning"}
    assert dump(draft(read(path.read_bytes(), path.name), path.name).report) == written


NOVEL = "那天下午，天色渐渐暗了下来。\n他说：“走吧。”\n她没有回答。"


def test_a_text_of_another_kind_is_refused_or_kept_without_an_outline():
    with pytest.raises(NotAReport):
        draft(document(NOVEL), "novel.txt")
    forced = draft(document(NOVEL), "novel.txt", force=True).report
    assert [section.ref for section in forced.sections] == ["0"]
    assert forced.sections[0].text == NOVEL
    assert (forced.year, forced.chapters) == (UNKNOWN_YEAR, ())
    assert load(Source("r.yaml", dump(forced).encode())) == forced


def test_the_year_is_asked_for_where_the_text_has_none():
    text = REPORT.replace("2022年", "").replace("2023年1月5日", "")
    with pytest.raises(NoYear):
        draft(document(text), "r.txt")
    assert draft(document(text), "r.txt", year=2020).report.year == 2020


@pytest.mark.parametrize(
    ("organ", "year", "name"),
    [("金石镇", 2021, "jinshi-2021"), ("潮安区司法局", 2020, "chaoanqusifaju-2020"), ("", 2020, "report-2020"), ("ABC", 1, "report-1")],
)  # fmt: skip
def test_an_id_is_the_organ_in_pinyin(organ, year, name):
    assert identifier(organ, year) == name


def test_a_very_deep_outline_keeps_its_text():
    levels = ["一、甲", "（一）乙", "1. 丙", "（1）丁", "①戊", "一是己", "第一，庚"]
    text = "某镇2021年法治政府建设年度报告\n我镇情况如下：\n" + "\n".join(f"{one}工作扎实开展" for one in levels)
    found = draft(document(text + "\n二、存在问题\n人手不足。\n三、下一步打算\n努力。"), "deep.txt").report
    for one in levels:
        assert one[-1] + "工作扎实开展" in full_text(found)


PIECES = st.sampled_from(
    ["一、", "（一）", "1.", "一是", "二、", "（二）", "二是", "成效", "存在问题", "下一步打算", "办结85宗", "，其中12宗", "近3.5万元",
     "由76%提升至92%", "□", "?。ㄒ唬?qiáng)化", "鎮(zhèn)", "2021年", "。", "；", "\n", " ", "“1310”", "（附件：）", "零投诉", "全区第一", "- 3 -",
     "：如：一、甲；二、乙", "法治政府建设", "报告", "\u3000", "〔2021〕15号", "12345", "%", "a: b", "- c", "#", "'", "[", "{"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60), st.booleans())
@settings(max_examples=150)
def test_any_text_gives_a_draft_that_loads_or_a_refusal(pieces, force):
    text = "某镇2021年法治政府建设年度报告\n" + "".join(pieces)
    try:
        found = draft(document(text), "r.txt", force=force)
    except (NotAReport, NoYear):
        assert not force
        return
    assert load(Source("r.yaml", dump(found.report).encode())) == found.report
    for section in walk(found.report.sections):
        for metric in section.metrics:
            assert section.text[metric.start : metric.end] == metric.text


def test_a_doubtful_repair_in_a_heading_is_to_be_looked_at():
    text = AS_FOUND.read_text(encoding="utf-8")
    damaged = text.replace("二、存在問題", "二、取保候?qū)?人")
    assert damaged != text
    found = draft(document(damaged), "r.txt").report
    assert found.sections[2].title == "取保候审□人"
    assert any(doubt.ref == "2" and "□" in doubt.words for doubt in found.doubts)


def test_a_blank_behind_a_number_belongs_to_the_number():
    text = REPORT.replace("（一）规范执法", "（一） 规范执法。").replace("（二）普法", "（二） 普法。")
    found = draft(document(text), "r.txt").report
    first = found.chapters[0].children[0]
    assert (first.marker, first.title) == ("（一） ", "规范执法")


def test_what_stands_after_the_end_is_told_of():
    found = draft(document(REPORT + "类别 民事12件\n另外我县受理申请33件。"), "r.txt").report
    assert any("left out" in doubt.why for doubt in found.doubts)


def test_the_same_figure_very_many_times_is_no_report():
    found = draft(document(REPORT.replace("满意率", "办结案件85宗，" * 400 + "满意率")), "r.txt").report
    assert len(dump(found)) < 400_000
    assert not any(metric.text == "办结案件85宗" for metric in metrics_of(found.sections))


def test_a_figure_in_a_heading_is_a_figure_and_one_that_is_not_sure_is_to_be_looked_at():
    text = REPORT.replace("（二）普法\n", "（二）办结案件12宗\n").replace("三、下一步打算", "三、下一步打算新建站点3个")
    found = draft(document(text), "r.txt").report
    item = found.chapters[0].children[1]
    assert (item.own_line, item.title) == (False, "办结案件12宗")
    assert [(metric.value, metric.unit) for metric in item.metrics] == [(12, "宗"), (20, "场次")]
    assert found.chapters[2].own_line
    assert any(doubt.ref == "3" and "3个" in doubt.words for doubt in found.doubts)


def test_a_doubt_about_a_heading_is_of_its_section_and_quotes_it():
    text = REPORT.replace("（二）普法", "（三）普法").replace("二、存在问题", "四、存在问题")
    found = draft(document(text), "r.txt").report
    told = [(doubt.ref, doubt.words) for doubt in found.doubts if "follows" in doubt.why]
    assert told == [("1.2", "（三）普法"), ("2", "四、存在问题"), ("3", "三、下一步打算")]


def test_a_second_report_is_left_out_and_told_of_first():
    second = REPORT.replace("某县", "别县").replace("85宗", "15宗")
    found = draft(document(REPORT + second), "r.txt").report
    alone = draft(document(REPORT), "r.txt").report
    assert found.sections == alone.sections
    assert (found.doubts[0].ref, found.doubts[0].words) == ("3", "别县2022年法治政府建设年度报告")
    assert found.doubts[1:] == alone.doubts


def test_what_the_form_asks_for_at_the_end_is_left_out_without_a_doubt():
    end = "以上报告，请审阅。\n某县人民政府\n2023 年 1 月 5 日\n抄送：县委办，县人大办。\n"
    text = REPORT.replace("某县人民政府\n2023年1月5日\n", end)
    assert draft(document(text), "r.txt").report.doubts == draft(document(REPORT), "r.txt").report.doubts


def test_more_doubtful_places_than_anybody_looks_at_are_counted():
    traditional = "鎮黨委領導幹部學習貫徹法治政府建設報告精神，辦結案件。"
    text = REPORT.replace("队伍力量不足。", traditional * 3 + "後" * 3_000 + "。")
    found = draft(document(text), "r.txt")
    doubtful = sum(repair.doubtful for repair in found.repairs)
    told = [doubt for doubt in found.report.doubts if doubt.ref == "2"]
    assert doubtful > len(told)
    assert told[-1].why.startswith(f"{doubtful - len(told) + 1} more places")


def test_a_sentence_that_a_page_number_parts_is_one_again():
    parted = REPORT.replace("罚款近3.5万元", "罚款\n- 2 -\n近3.5万元").replace("（二）普法", "（二）普法\n第3页 共9页")
    found, whole = (draft(document(text), "r.txt").report for text in (parted, REPORT))
    assert full_text(found) == full_text(whole)
    assert metrics_of(found.sections) == metrics_of(whole.sections)


def test_both_ends_of_a_range_share_their_words_and_know_each_other():
    found = draft(document(REPORT.replace("队伍力量不足。", "每村只有3至5名法律明白人。")), "r.txt").report
    least, most = [metric for metric in metrics_of(found.sections) if metric.ref == "2"]
    assert least.text == most.text
    assert (least.other_end, most.other_end) == (most.id, least.id)


def test_a_number_on_the_line_above_its_title_is_its_marker_and_no_text():
    text = "一、主要成效\n1、加强领导\n开会12次。\n2\n规范执法\n办案85宗。\n3、化解纠纷\n调解19起。\n二、存在问题\n力量不足。"
    report = draft(document("某县2022年法治政府建设年度报告\n2022年，我县推进法治政府建设。\n" + text), "a.txt").report
    found = [(one.marker, one.title, one.text) for one in walk(report.sections) if one.ref == "1.2"]
    assert found == [("2", "规范执法", "办案85宗。")]


@pytest.mark.parametrize(
    "line", ["（一）", "一、", "1.", "（1）", "①", "一是", "第一章", "（一）、", "一、\n（一）\n1."]
)
def test_the_work_for_many_headings_without_a_title_does_not_grow_with_their_square(line):
    steps = []
    for times in (8, 100, 400):
        text = "\n".join(["某县2022年法治政府建设年度报告", "一、成效", *line.split("\n") * times])
        steps.append(lines(lambda text=text: draft(document(text), "r.txt")))
    assert steps[2] < 5 * steps[1]


def test_a_text_of_too_many_figures_is_refused_before_it_is_written(monkeypatch):
    monkeypatch.setattr(build, "MAX_WORK", 500)
    monkeypatch.setattr(provable_module, "dump", None)
    with pytest.raises(InvalidReport, match="quotes too much"):
        draft(document(REPORT.replace("普法活动20余场次", "普法活动20余场次，" + "推进工作" * 100)), "r.txt")


def test_a_text_of_more_figures_than_a_report_file_holds_is_refused_before_it_is_written(monkeypatch):
    monkeypatch.setattr(draft_module, "MAX_NODES", 60)
    monkeypatch.setattr(provable_module, "dump", None)
    with pytest.raises(InvalidReport, match="more figures and doubts than any report; give the report alone"):
        draft(document(REPORT.replace("普法活动20余场次", "普法活动20余场次，" + "办案3宗，" * 10)), "r.txt")


def test_the_loader_is_not_asked_anew_for_every_thousand_figures_that_it_refuses(monkeypatch):
    monkeypatch.setattr(provable_module, "MAX_PROBLEMS", 3)
    monkeypatch.setattr(validate, "MAX_PROBLEMS", 3)
    ranks = "，".join(f"{name}全区第一全区第一三" for name in "甲乙丙丁")
    with pytest.raises(InvalidReport, match="more figures and doubts"):
        draft(document(REPORT.replace("普法活动20余场次", f"普法活动20余场次，{ranks}")), "r.txt")


@pytest.mark.parametrize(
    ("table", "words", "why"),
    [
        ("部门 立案数 罚款额\n国土所 9 33.6\n环保所 4 12", "国土所 9 33.6", "the figures of this table"),
        ("（单位：万元）\n部门 立案 罚款\n国土所 9 33.6", "国土所 9 33.6", "1 figures of this table"),
        ("部门 类型 件数（件）\n国土所 罚款 9\n警告 4", "警告 4", "the name of this row is completed"),
    ],
)
def test_a_table_whose_figures_are_not_sure_is_to_be_looked_at(table, words, why):
    made = draft(document(REPORT.replace("（二）普法", table + "\n（二）普法")), "r").report
    (told,) = [one for one in made.doubts if "table" in one.why or "row above" in one.why]
    assert (told.ref, told.words) == ("1.1", words)
    assert told.why.startswith(why)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("某市委：\n2022年，某县司法局坚持推进法治政府建设。", "某县司法局2022年"),
        ("某市委：\n2022年，我局坚持推进法治政府建设。", "2022年，我局坚持推进法治政府建设"),
    ],
)
def test_who_reports_and_the_year_stand_for_a_title_that_is_missing(opening, title):
    text = f"{opening}\n一、工作成效\n（一）执法\n办案3件。\n二、存在问题\n人少。"
    assert draft(document(text), "r.txt").report.title == title


def test_a_place_among_the_first_is_no_exact_one():
    text = "某县2022年法治政府建设年度报告\n一、工作成效\n考核排名全市前十。\n二、存在问题\n人少。"
    report = draft(document(text), "r.txt").report
    (metric,) = report.sections[0].metrics
    assert (metric.kind, metric.value, metric.qualifier, metric.bound) == ("rank", 10, "前", "below")
    assert load(Source("r.yaml", dump(report).encode())) == report
