from __future__ import annotations

import re

import pytest
from support import SMALL

from jinshi_cli.report.load import examine, load
from jinshi_cli.report.model import full_text, metrics_of, walk
from jinshi_cli.report.problem import InvalidReport
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
        ("  title: 成效\n", "", "neither title nor text"),
        ("        unit: 宗\n", "", "unit is missing"),
        ("        unit: 宗", "        unit: 件", "no number with the unit 件"),
        ("        value: 12\n", "", "value is missing"),
        ("        value: 12\n", "        value: null\n", "needs a note"),
        ("        value: 12\n", "        value: true\n", "found true"),
        ("        label: 办案", "        label:", "one line of text, found nothing"),
        ("        value: 12\n", "        value: null\n        note: 不详\n", "unknown but the words"),
        ("        value: 12\n", "        value: 12\n        qualifier: 约\n", "the qualifier is 约"),
        ("        qualifier: 近\n", "", "say 近"),
        ("      - key: fines", "      - key: cases", "already used on line"),
        ("        quote: 办案12宗", "        quote: 办", "more than once"),
        ("        quote: 办案12宗", "        quote: 全不相干", "do not stand in the text of this node"),
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
        ("organ: 某镇", 'organ: "某\\e镇"', "one line of text"),
        ("organ: 某镇", "organ: |\n  某镇\n  另一镇", "one line of text"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(old, new, says):
    found = problems_of(changed(old, new))
    assert any(says in message for _line, _path, message in found), found


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
