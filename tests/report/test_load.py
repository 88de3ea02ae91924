from __future__ import annotations

import re

import pytest
from support import SMALL

from jinshi_cli.report import build
from jinshi_cli.report.load import examine, load
from jinshi_cli.report.model import full_text, metrics_of, walk
from jinshi_cli.report.problem import MAX_PROBLEMS, InvalidReport
from jinshi_cli.report.source import Source, read_source


def problems_of(text):
    _report, problems = examine(Source("r.yaml", text.encode()))
    return [(problem.line, problem.path, problem.message) for problem in problems]


def changed(old, new, text=SMALL):
    assert text.count(old) == 1, old
    return text.replace(old, new)


def line_of(text, needle):
    return text[: text.index(needle)].count("\n") + 1


def test_the_small_report(small):
    sections = {section.ref: section for section in walk(small.sections)}
    assert list(sections) == ["0", "1", "1.1", "1.1.1", "2", "2.1", "2.2"]
    assert [section.kind for section in sections.values()] == [
        "preamble", "chapter", "section", "measure", "chapter", "problem", "problem",
    ]  # fmt: skip
    measure = sections["1.1.1"]
    assert measure.title == "办案有力"
    assert measure.text == "一是办案有力。全年共办案12宗，罚款近3.5万元。\n依据《某条例》，实行“三项制度”。"
    assert (measure.laws, measure.terms) == (("某条例",), ("三项制度",))
    assert sections["1.1"].text == "本节综述。"
    assert sections["1.1"].heading == "（一）执法"


def test_the_text_put_together_again(small):
    assert full_text(small) == (
        "某镇2022年报告\n开头。\n一、成效\n（一）执法\n本节综述。\n一是办案有力。全年共办案12宗，罚款近3.5万元。\n"
        "依据《某条例》，实行“三项制度”。\n二、问题\n主要是：一是人手不足；二是培训不够。"
    )


def test_every_quote_is_a_substring(report, small):
    for one in (report, small):
        texts = {section.ref: section.text for section in walk(one.sections)}
        for metric in metrics_of(one.sections):
            assert texts[metric.ref][metric.start : metric.end] == metric.text


FIVE_MISTAKES = (
    ("year: 2022", "year: soon", "year", "a whole number"),
    ("        value: 12\n", "        value: 13\n", "chapters[0].sections[0].sections[0].metrics[0].value", "12"),
    ("        quote: 罚款近3.5万元", "        quote: 罚款近3.6万元", "chapters[0].sections[0].sections[0].metrics[1].quote", "罚款近3.5万元"),
    ("  role: problems", "  rolle: problems", "chapters[1].rolle", "role"),
    ("    text: 培训不够。", "    text: [培训不够]", "chapters[1].sections[1].text", "a list"),
)  # fmt: skip


def test_five_mistakes_are_five_problems_each_with_its_line():
    text = SMALL
    for old, new, _path, _says in FIVE_MISTAKES:
        text = changed(old, new, text)
    with pytest.raises(InvalidReport) as refused:
        load(Source("r.yaml", text.encode()))
    found = {problem.path: problem for problem in refused.value.problems}
    for _old, new, path, says in FIVE_MISTAKES:
        assert says in found[path].message
        assert found[path].line == line_of(text, new.strip())
    lines = str(refused.value).splitlines()
    assert len(lines) == 5
    assert all(re.match(r"r\.yaml:\d+:\d+: ", line) for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("version: 1", "version: 2", "version 1"),
        ("id: small-2022", "id: Small 2022", "lower-case"),
        ("id: small-2022\n", "", "the field id is missing"),
        ("title: 某镇2022年报告", "title: ''", "found nothing"),
        ("organ: 某镇", "organ: 12", "one line of text, found 12"),
        ("  role: results", "  role: result", "one of results, duties, problems, plans"),
        ("    inline: true\n    text: 人手不足；", "    inline: 1\n    text: 人手不足；", "true or false, found 1"),
        ("    text: 人手不足；", "    title: 人手不足", "cannot be inline"),
        ("- marker: 二、\n  title: 问题\n  role: problems\n  text: 主要是：\n", "- role: problems\n", "neither title nor text"),
        ("        unit: 宗\n", "", "unit is missing"),
        ("        unit: 宗", "        unit: 件", "no figure with the unit 件"),
        ("        value: 12\n", "", "value is missing"),
        ("        value: 12\n", "        value: null\n", "needs a note"),
        ("        value: 12\n", "        value: true\n", "found true"),
        ("        label: 办案", "        label:", "one line of text, found nothing"),
        ("        value: 12\n", "        value: null\n        note: 不详\n", "unknown but the words"),
        ("        value: 12\n", "        value: 12\n        qualifier: 约\n", "the qualifier is 约"),
        ("        qualifier: 近\n", "", "the qualifier 近 of “罚款近3.5万元” is missing"),
        ("      - key: fines", "      - key: cases", "already used on line"),
        ("        quote: 办案12宗", "        quote: 办", "more than once"),
        ("        quote: 办案12宗", "        quote: 全不相干", "“全不相干” does not stand in the text"),
        ("        quote: 办案12宗", "        quote: 办案12宗\n        when: 去年", "“去年” does not stand"),
        ("        quote: 办案12宗", "        quote: 办案12宗\n        kind: rank", "no place"),
        ("        quote: 办案12宗", "        quote: 办案12宗\n        kind: none", "has the value 0"),
        ("        quote: 办案12宗", "        quote: 办案12宗\n        formula: fines / nothing", "no metric's key"),
        ("        quote: 办案12宗", "        quote: 办案12宗\n        formula: cases / fines", "computed itself"),
        ("        quote: 办案12宗", "        quote: 办案12宗\n        formula: fines / fines", "the formula gives 1"),
        ("    - marker: 一是\n      text: |-", "    - marker: 一是\n      who: [张三]\n      text: |-", "“张三” does not stand"),
        ("preamble:\n  text: 开头。", "preamble: 开头。", "a block of fields"),
        ("chapters:", "chapters: {}\nsections:", "a list of blocks of fields"),
        ("organ: 某镇", "organ: 某镇\norgan: 另一镇", "second time"),
        ("organ: 某镇", 'organ: "某\\e镇"', "does not print (U+001B)"),
        ("organ: 某镇", 'organ: "某\\u202e镇"', "does not print (U+202E)"),
        ("year: 2022", "year: -5", "a whole number, 1 or more"),
        ("    title: 执法\n", "    title: 执法\n    role: results\n", "unknown field"),
        ("    text: 人手不足；", '    who: ["人手\\n不足"]\n    text: 人手不足；', "one line of text"),
        ("organ: 某镇", "organ: |\n  某镇\n  另一镇", "one line of text"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(old, new, says):
    found = problems_of(changed(old, new))
    assert any(says in message for _line, _path, message in found), found


@pytest.mark.parametrize(
    ("words", "quote", "fields", "says"),
    [
        ("立案112宗", "12宗", "value: 12, unit: 宗", "cuts off part of the figure “112宗”"),
        ("收费3.5万元", "5万元", "value: 50000, unit: 元", "cuts off part of the figure “3.5万元”"),
        ("收费近305万元", "305万元", "value: 3050000, unit: 元", "cuts off part of the figure “近305万元”"),
        ("满意率97%以上", "97%", "value: 97, unit: '%'", "cuts off part of the figure “97%以上”"),
        ("出动500人次", "出动500人", "value: 500, unit: 人", "no figure with the unit 人"),
        ("出动数十人", "出动数十人", "value: 10, unit: 人", "written as value: null, with a note"),
        ("收费1.2亿元", "收费1.2亿元", "value: 1.2, unit: 亿元", "; write unit: 元 and the value in full"),
        ("名列第二", "名列第二", "value: 2", "; a place is written as kind: rank"),
        ("零投诉", "零投诉", "value: 0", "; that there was none is written as kind: none"),
        ("位居第3至5名", "位居第3至5名", "kind: rank, value: 3", "no place"),
        ("突破100人", "突破100人", "value: 100, unit: 人", "the qualifier 突破"),
        ("走访五户", "走访五户", "kind: none", "does not say that there was none"),
        ("没有投诉", "没有投诉", "kind: none, unit: 件", "has no unit"),
        ("没有投诉", "没有投诉", "kind: none, qualifier: 近", "has no qualifier"),
        ("名列第二", "名列第二", "kind: rank, value: 2, unit: 名", "has no unit"),
        ("名列第二", "名列第二", "kind: rank, value: null", "needs a note"),
        ("位居榜首", "位居榜首", "kind: rank, value: 2", "the value is 2 but the words “位居榜首” say 1"),
        ("走访五户", "走访五户", "kind: count, value: 5, unit: 户", "one of rank, none"),
        ("走访五户", "走访五户", "value: '5', unit: 户", "take away the quotation marks"),
        ("走访5万户", "走访5万户", "value: 5万, unit: 户", "; write 50000"),
        ("走访五户", "走访五户", "value: 5, unit: 户, formula: cases + fines", "the formula gives 35012"),
        ("走访五户", "走访五户", "unit: 户, formula: cases + fines, qualifier: 近", "has no qualifier"),
        ("走访" + "9" * 5000 + "户", "户", "value: 5, unit: 户", "can be read"),
        ("走访第" + "9" * 5000, "走访", "kind: rank, value: 5", "no place"),
        ("走访第" + "9" * 5000, "第" + "9" * 5000, "kind: rank, value: 5", "no place"),
        ("全市第12位", "第1", "kind: rank, value: 1", "no place"),
        ("位列第二十一", "位列第二", "kind: rank, value: 2", "no place"),
        ("倒数第二", "倒数第二", "kind: rank, value: 2", "no place"),
        ("位列第三四名", "位列第三四名", "kind: rank, value: 3", "no place"),
        ("第三季度位列全市第一名", "第三季度位列全市第一名", "kind: rank, value: 3", "say 1"),
        ("考核进入全县前十", "全县前十", "kind: rank, value: 9, qualifier: 前", "say 10"),
        ("考核进入全县前十", "全县前十", "kind: rank, value: 10", "the qualifier 前"),
        ("目前12名律师", "目前12名", "kind: rank, value: 12, qualifier: 前", "no place"),
        ("代表队夺得亚军", "夺得亚军", "kind: rank, value: 1", "say 2"),
        ("考核进入全县前十", "全县前十", "kind: rank, value: 10, qualifier: 近", "the qualifier of a place is 前 or none"),
        ("名列第二", "名列第二", "kind: rank, value: 2, qualifier: 前", "no place"),
        ("位居榜首", "位居榜首", "kind: rank, value: 1, qualifier: 前", "no place"),
        ("走访10户", "走访10户", "kind: none", "does not say that there was none"),
        ("保护未成年人120人次", "保护未成年人120人次", "kind: none", "does not say that there was none"),
        ("没收违法所得5元", "没收违法所得5元", "kind: none", "does not say that there was none"),
        ("走访" + "户" * 11_000, "走访" + "访" * 11_000, "value: 1, unit: 户", "does not stand in the text"),
    ],
    ids=range(41),
)  # fmt: skip
def test_a_figure_must_be_what_the_words_say(words, quote, fields, says):
    text = changed("培训不够。", f"{words}。") + f"    metrics:\n    - {{quote: {quote}, label: 甲, {fields}}}\n"
    found = problems_of(text)
    assert [says in message for _line, _path, message in found] == [True], found


def test_all_problems_of_a_metric_are_told_at_once():
    found = problems_of(changed("        label: 办案\n", "").replace("        value: 12\n", "        value: 13\n"))
    assert ["label is missing" in found[0][2], "the value is 13" in found[1][2]] == [True, True]


def test_no_mistake_causes_further_ones():
    assert len(problems_of(changed("        value: 12\n", "        value: zwölf\n"))) == 1
    assert (
        len(
            problems_of(
                SMALL.replace("      text: |-\n", "      text:\n").replace("        办案有力", "      - 办案有力")
            )
        )
        <= 2
    )
    derived = SMALL + "    metrics:\n    - {quote: 培训, label: 甲, unit: 宗, formula: cases / fines}\n"
    assert len(problems_of(changed("        value: 12\n", "        value: zwölf\n", derived))) == 1


@pytest.mark.parametrize(
    ("title", "kind"),
    [("存在问题", "problem"), ("主要不足", "problem"), ("下一步打算", "plan"), ("2023年工作安排", "plan"), ("下一步", "plan"), ("明年", "plan"), ("主要短板", "problem"), ("主要做法", "measure"),
     ("党政主要负责人履行推进法治建设第一责任人职责情况", "measure")],
)  # fmt: skip
def test_what_a_chapter_is_about_follows_from_its_title(title, kind):
    text = SMALL.replace("  title: 问题\n  role: problems\n", f"  title: {title}\n")
    report = load(Source("r.yaml", text.encode()))
    assert {section.kind for section in report.chapters[1].children} == {kind}


@pytest.mark.parametrize(
    "words", ["无投诉", "未发生安全事故", "没有投诉", "零投诉", "实现零事故", "投诉0", "不存在拖欠"]
)
def test_that_there_was_none(words):
    text = changed("培训不够。", f"{words}。") + f"    metrics:\n    - {{quote: {words}, label: 甲, kind: none}}\n"
    assert problems_of(text) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [("名列全市第三", 3), ("位居第12位", 12), ("第三季度位列全市第一名", 1), ("荣登榜首", 1), ("排名第二十一", 21)],
)
def test_a_rank(words, place):
    text = (
        changed("培训不够。", f"{words}。")
        + f"    metrics:\n    - {{quote: {words}, label: 甲, kind: rank, value: {place}}}\n"
    )
    assert problems_of(text) == []


@pytest.mark.parametrize("marker", ["二三是", "三四、", "○", "第百章"])
def test_any_marker(marker):
    assert (
        load(Source("r.yaml", changed("- marker: 二、", f"- marker: {marker}").encode())).chapters[1].marker == marker
    )


def test_a_quote_may_have_spaces_where_the_text_has_them():
    text = (
        changed("培训不够。", "办案 12 宗。") + "    metrics:\n    - {quote: 12 宗, label: 甲, value: 12, unit: 宗}\n"
    )
    assert problems_of(text) == []


def test_a_quote_with_several_figures_is_a_warning():
    text = changed("培训不够。", "办案12宗（其中刑事3宗）。")
    text += "    metrics:\n    - {quote: 办案12宗（其中刑事3宗）, label: 甲, value: 3, unit: 宗}\n"
    assert ["more than one figure" in message for _line, _path, message in problems_of(text)] == [True]


def test_a_figure_that_cannot_be_read_may_be_unknown():
    text = (
        changed("培训不够。", "走访数十户。")
        + "    metrics:\n    - {quote: 走访数十户, label: 甲, value: null, unit: 户, note: 约数}\n"
    )
    assert problems_of(text) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("title: 某镇2022年报告", 'title: "某镇2022年报告', 3, "the quotation mark that opens on line 3 may not be closed"),
        ("organ: 某镇", "organ：某镇", 4, "line 4 has a full-width colon"),
        ("        value: 12\n", "        value:12\n", 29, "line 29 lacks a space after the colon"),
        ("        value: 12\n", "\tvalue: 12\n", 29, "line 29 is indented with a tab"),
    ],
)  # fmt: skip
def test_broken_yaml_is_led_back_to_its_cause(old, new, line, says):
    ((found_line, _path, message),) = problems_of(changed(old, new))
    assert found_line >= line
    assert says in message


@pytest.mark.parametrize(
    ("unit", "words", "value", "kind"),
    [("元", "5元", 5, "money"), ("美元", "5美元", 5, "money"), ("%", "5%", 5, "rate"), ("个百分点", "5个百分点", 5, "rate"), ("个", "5个", 5, "count"),
     ("单元", "5单元", 5, "count"), ("‰", "5‰", 5, "rate")],
)  # fmt: skip
def test_the_kind_follows_from_the_unit(unit, words, value, kind):
    text = (
        changed("培训不够。", f"共{words}。")
        + f"    metrics:\n    - {{quote: 共{words}, label: 甲, value: {value}, unit: '{unit}'}}\n"
    )
    assert metrics_of(load(Source("r.yaml", text.encode())).sections)[-1].kind == kind


def test_words_that_overlap_themselves_stand_more_than_once():
    text = (
        changed("培训不够。", "甲甲甲1宗。")
        + "    metrics:\n    - {quote: 甲甲, label: 甲, value: null, note: 无, unit: 宗}\n"
    )
    assert any("more than once" in message for _line, _path, message in problems_of(text))


def test_an_outline_too_deep_is_refused():
    text = SMALL + "".join(f"{'  ' * (depth + 2)}sections:\n{'  ' * (depth + 2)}- text: 甲\n" for depth in range(6))
    assert any("deeper than 6 levels" in message for _line, _path, message in problems_of(text))


def test_a_quote_that_stands_twice_is_found_by_what_is_around_it():
    text = SMALL.replace("全年共办案12宗，罚款", "全年共办案12宗，复核办案12宗，罚款")
    assert any("more than once" in message for _line, _path, message in problems_of(text))
    report = load(
        Source(
            "r.yaml", text.replace("        quote: 办案12宗", "        quote: 办案12宗\n        before: 复核").encode()
        )
    )
    metric = metrics_of(report.sections)[0]
    section = next(section for section in walk(report.sections) if section.ref == metric.ref)
    assert section.text[metric.start - 2 : metric.end] == "复核办案12宗"


def test_a_rank_a_finding_of_none_and_a_computed_figure():
    text = changed(
        "罚款近3.5万元。",
        "罚款近3.5万元。名列全市第三，无投诉。",
    )
    text = changed(
        "        qualifier: 近\n",
        "        qualifier: 近\n"
        "      - {key: place, quote: 名列全市第三, label: 名次, kind: rank, value: 3}\n"
        "      - {quote: 无投诉, label: 投诉, kind: none}\n"
        "      - {quote: '办案12宗，罚款近3.5万元', label: 宗均罚款, unit: 元, formula: fines / cases}\n",
        text,
    )
    metrics = metrics_of(load(Source("r.yaml", text.encode())).sections)
    assert [(metric.kind, metric.value, metric.derived) for metric in metrics[2:]] == [
        ("rank", 3, False),
        ("none", 0, False),
        ("money", 2916.7, True),
    ]
    assert metrics[4].bound == "about"
    wrong = changed("kind: rank, value: 3", "kind: rank, value: 2", text)
    assert any("the value is 2 but" in message for _line, _path, message in problems_of(wrong))


def test_warnings_do_not_refuse():
    swapped = changed("        quote: 办案12宗\n", "        quote: 办案12宗\n", SMALL)
    first = swapped.index("      - key: cases")
    second = swapped.index("      - key: fines")
    end = swapped.index("- marker: 二、")
    swapped = swapped[:first] + swapped[second:end] + swapped[first:second] + swapped[end:]
    report, problems = examine(Source("r.yaml", swapped.encode()))
    assert report is not None
    assert [(problem.severity, "earlier in the text" in problem.message) for problem in problems] == [("warning", True)]


def test_a_lost_character_without_a_note_is_a_warning():
    report, problems = examine(Source("r.yaml", changed("培训不够。", "培□不够。").encode()))
    assert report is not None
    assert [problem.severity for problem in problems] == ["warning"]


@pytest.mark.parametrize(
    ("name", "says"), [("missing.yaml", "no such file"), (".", "this is a folder"), ("a\x00b", "null")]
)
def test_a_file_that_cannot_be_read(tmp_path, name, says):
    with pytest.raises(InvalidReport, match=says):
        read_source(tmp_path / name)


@pytest.mark.parametrize("text", ["text", "[]", "1", "null", "a: 1"])
def test_what_is_no_report(text):
    report, problems = examine(Source("r.yaml", text.encode()))
    assert report is None
    assert problems


def test_so_many_mistakes_are_told_and_no_more():
    text = SMALL + "".join(f"x{number}: 1\n" for number in range(MAX_PROBLEMS + 500))
    found = problems_of(text)
    assert len(found) == MAX_PROBLEMS + 1
    assert "more are not looked for" in found[-1][2]


def test_quotations_without_end_are_refused():
    names = ", ".join(["某某"] * 5000)
    text = SMALL.replace(
        "    - marker: 一是\n      text: |-\n",
        f"    - marker: 一是\n      who: [{names}]\n      text: |-\n        某某{'字' * 1000}\n",
    )
    assert any("quotes too much" in message for _line, _path, message in problems_of(text))


def test_paragraphs_without_end_are_refused(monkeypatch):
    paragraphs = changed("text: 培训不够。", 'text: "' + "培训不够。\\n\\n" * 20 + '"')
    assert problems_of(paragraphs) == []
    monkeypatch.setattr(build, "MAX_PARAGRAPHS", 20)
    (problem,) = problems_of(paragraphs)
    assert "more than 20 paragraphs, which no report has; keep one report to a file" in problem[2]


@pytest.mark.parametrize("field", ["title", "text", "label", "unit", "note", "who"])
@pytest.mark.parametrize("words", ["履行", "《", "“", "一", "第", "1", "近", "万", "1.", "约1", "（"])
def test_long_fields_are_read_in_one_go(field, words):
    """Reading is linear: what took a time with the square of the length would not end here."""
    long = words * (300_000 // len(words))
    old, new = {
        "title": ("title: 执法", f"title: {long}"),
        "text": ("text: 本节综述。", f"text: {long}"),
        "label": ("label: 罚款", f"label: {long}"),
        "unit": ("unit: 宗", f"unit: '{long}'"),
        "note": ("unit: 宗", f"unit: 宗\n        note: '{long}'"),
        "who": ("text: 本节综述。", f"text: 本节综述。\n    who: ['{long}']"),
    }[field]
    assert SMALL.count(old) == 1
    problems_of(SMALL.replace(old, new))


@pytest.mark.parametrize("field", ["who", "where", "when"])
def test_names_count_towards_what_a_file_may_quote(field, monkeypatch):
    monkeypatch.setattr(build, "MAX_WORK", 500)
    names = ", ".join(f"{field}{number}" for number in range(40))
    text = changed("培训不够。", names + "。")
    (problem,) = problems_of(text + f"    {field}: [{names}]\n")
    assert "quotes too much" in problem[2]
    assert problems_of(text) == []


def test_a_formula_that_cannot_be_computed_contradicts_a_value():
    text = changed("        value: 12\n", "        value: null\n        note: 不详\n").replace("办案12宗", "办案□宗")
    text += "    metrics:\n    - {quote: 培训, label: 甲, unit: 元, value: 5, formula: fines / cases}\n"
    assert any("the value is 5 but the formula gives unknown" in message for _line, _path, message in problems_of(text))


def test_of_a_text_that_is_none_no_more_is_said():
    text = changed("    text: 培训不够。", "    text: [培训不够]\n    who: [张三]")
    assert [path for _line, path, _message in problems_of(text)] == ["chapters[1].sections[1].text"]


def test_a_heading_without_text_has_no_figures():
    text = changed("  title: 成效\n", "  title: 成效\n  metrics:\n  - {quote: 12宗, label: 甲, value: 12, unit: 宗}\n")
    assert [(path, "does not stand in the text" in message) for _line, path, message in problems_of(text)] == [
        ("chapters[0].metrics[0].quote", True)
    ]


@pytest.mark.parametrize(
    ("quotes", "says"),
    [([], "no other figure of this node; copy"), (["9宗"], None), (["结9宗", "结9宗"], "2 other figures of this node")],
)
def test_what_a_figure_belongs_to_is_one_other_figure(quotes, says):
    wanted = quotes[0] if quotes else "10宗"
    metrics = [f"    - {{quote: 简易3宗, label: 简易, value: 3, unit: 宗, part_of: {wanted}}}\n"]
    metrics += [
        f"    - {{quote: {quote}, after: {after}, label: 办结, value: 9, unit: 宗}}\n"
        for quote, after in zip(quotes, "，。", strict=False)
    ]
    text = SMALL.replace("培训不够。", "结9宗，简易3宗，结9宗。" if len(quotes) > 1 else "结9宗，简易3宗。")
    text += "    metrics:\n" + "".join(metrics)
    if says is None:
        assert load(Source("r.yaml", text.encode())).sections
        return
    with pytest.raises(InvalidReport) as refused:
        load(Source("r.yaml", text.encode()))
    assert [says in problem.message for problem in refused.value.problems] == [True]
