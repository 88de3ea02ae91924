"""Warnings: what a person should look at, each with its place, and none for a sound report."""

from __future__ import annotations

import json

import pytest
from support import SMALL
from work import lines

from jinshi_cli.report import build
from jinshi_cli.report.load import examine
from jinshi_cli.report.source import Source


def warned(text):
    report, problems = examine(Source("r.yaml", text.encode()))
    assert report is not None
    assert {problem.severity for problem in problems} <= {"warning"}
    return [(problem.line, problem.path, problem.message) for problem in problems]


def test_a_sound_report_has_none():
    assert warned(SMALL) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "path", "says"),
    [
        ("依据《某条例》", "依据《某条例", 19, "chapters[0].sections[0].sections[0].text", "《 and 》 do not pair (1 and 0)"),
        ("实行“三项制度”", "实行“三项制度", 19, "chapters[0].sections[0].sections[0].text", "“ and ” do not pair (1 and 0)"),
        ("本节综述。", "本节(综述。", 16, "chapters[0].sections[0].text", "“节(综” has a half-width mark"),
        ("本节综述。", "本节,综述。", 16, "chapters[0].sections[0].text", "“节,综” has a half-width mark"),
        ("培训不够。", "培□不够。", 48, "chapters[1].sections[1].text", "a character of the text is lost"),
        ("全年共办案12宗，", "全年共办案12宗，结案9宗，", 19, "chapters[0].sections[0].sections[0].text", "“9宗” reads like a figure but no metric quotes it"),
        ("培训不够。", "培训 3至5宗。", 48, "chapters[1].sections[1].text", "“3” reads like a figure"),
        ("本节综述。", "本节， 综述。", 16, "chapters[0].sections[0].text", "has a space after a mark"),
        ("培训不够。", "二是培训不够。", 48, "chapters[1].sections[1].text", "begins with its marker 二是 twice"),
        ("title: 某镇2022年报告", "title: 某镇2023年报告", 5, "year", "the title says 2023 but the year is 2022"),
        ("  title: 成效\n", "", 9, "chapters[0].text", "neither title nor text"),
        ("- marker: 二是", "- marker: 三是", 46, "chapters[1].sections[1].marker", "the marker 三是 stands in place 2"),
        ("- marker: 二、", "- marker: 一、", 38, "chapters[1].marker", "references count places (2)"),
        ("  - marker: （一）", "  - marker: 2.", 14, "chapters[0].sections[0].marker", "the marker 2. stands in place 1"),
    ],
)  # fmt: skip
def test_what_should_be_looked_at(old, new, line, path, says):
    assert SMALL.count(old) == 1
    found_line, found_path, message = warned(SMALL.replace(old, new))[0]
    assert (found_line, found_path) == (line, path)
    assert says in message


def test_a_rate_over_a_hundred():
    text = SMALL.replace("培训不够。", "满意率120%，增长5%。") + (
        "    metrics:\n    - {quote: 满意率120%, label: 满意率, value: 120, unit: '%'}\n    - {quote: 增长5%, label: 增长, value: 5, unit: '%'}\n"
    )
    assert ["120 % is outside 0 to 100" in message for _line, _path, message in warned(text)] == [True]


def test_a_lost_character_that_a_note_explains():
    metric = "    metrics:\n    - {{quote: 查处□宗, label: 查处, value: null, unit: 宗{note}}}\n"
    text = SMALL.replace("培训不够。", "查处□宗。") + metric.format(note=", note: 缺损")
    assert warned(text) == []
    elsewhere = SMALL.replace("培训不够。", "查处□宗，另□事。") + metric.format(note=", note: 缺损")
    assert len(warned(elsewhere)) == 1


def test_markers_without_numbers_are_left_alone():
    assert warned(SMALL.replace("- marker: 二是", "- marker: 其次，")) == []


def test_both_ends_of_a_range_are_recorded():
    metric = "    - {{quote: 3至5名, label: {label}, value: {value}, unit: 名}}\n"
    text = SMALL.replace("培训不够。", "配备3至5名。") + "    metrics:\n" + metric.format(label="最少", value=3)
    assert ["one end of a range; record 5" in message for _line, _path, message in warned(text)] == [True]
    assert warned(text + metric.format(label="最多", value=5)) == []


DOUBTS = """\
doubts:
- ref: "1.1.1"
  words: 办案12宗
  why: 数字不清
  candidates: ["72"]
- {ref: "0", words: 开头, why: 待核}
"""


def test_what_an_import_was_not_sure_of_is_to_be_looked_at():
    text = SMALL.replace("preamble:\n", DOUBTS + "preamble:\n", 1)
    assert warned(text) == [
        (8, "doubts[0].words", "to be looked at in 1.1.1: “办案12宗”: 数字不清; it may be 72"),
        (11, "doubts[1].words", "to be looked at in 0: “开头”: 待核"),
    ]


def test_a_doubt_needs_a_reference():
    text = SMALL.replace("preamble:\n", DOUBTS.replace('"1.1.1"', "一是") + "preamble:\n", 1)
    report, problems = examine(Source("r.yaml", text.encode()))
    assert report is None
    assert [(problem.path, "a reference such as 1.3.6" in problem.message) for problem in problems] == [
        ("doubts[0].ref", True)
    ]


def test_what_contradicts_itself_is_named_with_its_place():
    text = SMALL.replace("全年共办案12宗，", "全年共办案12宗，其中简易15宗，")
    text = text.replace(
        "      - key: fines", "      - {quote: 简易15宗, label: 简易, value: 15, unit: 宗}\n      - key: fines"
    )
    ((line, path, message),) = warned(text)
    assert (path, "is a part of “办案12宗” but is larger" in message) == (
        "chapters[0].sections[0].sections[0].metrics[1].value",
        True,
    )
    assert text.splitlines()[line - 1].strip().startswith("- {quote: 简易15宗")


def test_of_a_marker_of_several_numbers_the_last_tells_the_place():
    assert warned(SMALL.replace("- marker: 二是", '- marker: "2.2"')) == []
    assert len(warned(SMALL.replace("- marker: 二是", '- marker: "2.3"'))) == 1


def test_a_lost_character_of_a_heading_is_told():
    ((_line, path, message),) = warned(SMALL.replace("title: 执法", "title: 执□"))
    assert (path, "is lost" in message) == ("chapters[0].sections[0].text", True)


def with_metrics(words, *metrics):
    """The small report with these words, and figures in them, at its end."""
    return (
        SMALL.replace("培训不够。", words) + "    metrics:\n" + "".join(f"    - {{{metric}}}\n" for metric in metrics)
    )


def test_a_heading_that_begins_with_its_marker():
    ((_line, path, message),) = warned(SMALL.replace("title: 执法", "title: （一）执法"))
    assert (path, message) == ("chapters[0].sections[0].text", "begins with its marker （一） twice")


def test_a_number_in_characters_may_be_no_figure():
    assert warned(SMALL.replace("全年共办案12宗，", "全年共办案12宗，结案九宗，")) == []


def test_what_reads_like_a_figure_is_told_once_whatever_the_width_of_its_unit():
    text = with_metrics(
        "满意率98%，化解率95％，破案率20%。",
        "quote: 满意率98%, label: 满意率, value: 98, unit: '%'",
        "quote: 化解率95％, label: 化解率, value: 95, unit: '％'",
    )
    ((_line, _path, message),) = warned(text)
    assert message.startswith("“20%” reads like a figure but no metric quotes it; ")


def test_what_is_doubted_is_told_once():
    text = SMALL.replace("全年共办案12宗，", "全年共办案12宗，结案9宗，")
    doubt = 'doubts:\n- {ref: "1.1.1", words: 结案9宗, why: 数字不清, candidates: ["6", "8"]}\npreamble:\n'
    assert [message for _line, _path, message in warned(text.replace("preamble:\n", doubt, 1))] == [
        "to be looked at in 1.1.1: “结案9宗”: 数字不清; it may be 6 8"
    ]


SETTLED = 'doubts:\n- {ref: "1.1.1", words: 不少于9宗, why: 是要求, settled: %s}\npreamble:\n'


def test_of_what_is_settled_nothing_is_told():
    """Deleting the doubt of words that are no figure would have them told as a figure that is not recorded."""
    text = SMALL.replace("全年共办案12宗，", "要求不少于9宗，全年共办案12宗，各站不少于9宗，")
    assert ["“不少于9宗” reads" in message for _line, _path, message in warned(text)] == [True, True]
    assert warned(text.replace("preamble:\n", SETTLED % "true", 1)) == []
    told = [message for _line, _path, message in warned(text.replace("preamble:\n", SETTLED % "false", 1))]
    assert [message.startswith("to be looked at in 1.1.1") for message in told] == [True, False]


def test_what_is_settled_elsewhere_or_of_other_words_settles_nothing():
    text = SMALL.replace("全年共办案12宗，", "至少9宗，全年共办案12宗，")
    assert len(warned(text.replace("preamble:\n", SETTLED % "true", 1))) == 1
    text = SMALL.replace("本节综述。", "不少于9宗。")
    assert len(warned(text.replace("preamble:\n", SETTLED % "true", 1))) == 1


def test_a_rate_of_nothing_is_a_rate():
    assert warned(with_metrics("投诉率0%。", "quote: 投诉率0%, label: 投诉率, value: 0, unit: '%'")) == []


def test_what_follows_a_computed_figure_is_looked_at_too():
    text = with_metrics(
        "宗均罚款，满意率120%。",
        "quote: 宗均罚款, label: 宗均罚款, unit: 元, formula: fines / cases",
        "quote: 满意率120%, label: 满意率, value: 120, unit: '%'",
    )
    assert [message for _line, _path, message in warned(text)] == ["a rate of 120 % is outside 0 to 100"]


def test_a_preamble_may_be_without_text():
    assert warned(SMALL.replace("preamble:\n  text: 开头。", "preamble:\n  title_en: Beginning")) == []


def chapters(*sections, **more):
    node = {"marker": "一、", "title": "工作", "text": "开展工作。", "sections": list(sections)}
    top = {"version": 1, "id": "a-2021", "title": "甲镇2021年报告", "organ": "甲镇", "year": 2021, "chapters": [node]}
    return json.dumps(top | more).encode()


def figure(quote, value, unit, **more):
    return {"quote": quote, "label": "办理", "value": value, "unit": unit} | more


def many_doubts(times):
    doubts = [{"ref": f"1.{place}", "words": "工作", "why": "不明"} for place in range(1, times + 1)]
    return chapters(*({"text": "开展工作。"} for _doubt in doubts), doubts=doubts)


def many_units(times):
    units = [chr(0x4E00 + place) for place in range(times)]
    return chapters(
        *({"text": f"办理5甲{unit}。", "metrics": [figure(f"5甲{unit}", 5, f"甲{unit}")]} for unit in units)
    )


def many_units_in_one_text(times):
    quotes = [(f"5甲{chr(0x4E00 + place)}", f"甲{chr(0x4E00 + place)}") for place in range(times)]
    text = "，".join(quote for quote, _unit in quotes)
    return chapters({"text": text, "metrics": [figure(quote, 5, unit) for quote, unit in quotes]})


def many_parts(times):
    parts = [figure("其中5件", 5, "件", part_of="办理9件")] * times
    return chapters({"text": "共办理9件，其中5件。", "metrics": [figure("办理9件", 9, "件"), *parts]})


def many_of_one_quote(times):
    return chapters({"text": "办理5件。", "metrics": [figure("办理5件", 5, "件")] * times})


def many_rates(times):
    rates = [figure("占5%", 5, "%", label="办理率")] * times
    return chapters({"text": "办理9件，占5%。", "metrics": [*[figure("办理9件", 9, "件")] * times, *rates]})


def many_unrecorded(times):
    text = "".join(f"办理{number}件，" for number in range(10, times + 10))
    return chapters({"text": text + "受理5件。", "metrics": [figure("受理5件", 5, "件")]})


@pytest.mark.parametrize(
    "of",
    [many_doubts, many_units, many_units_in_one_text, many_parts, many_of_one_quote, many_rates, many_unrecorded],
)
def test_the_work_for_many_things_does_not_grow_with_their_square(of):
    examine(Source("r.yaml", of(1)))
    steps = [lines(lambda times=times: examine(Source("r.yaml", of(times)))) for times in (240, 960)]
    assert steps[1] < 5 * steps[0]


def test_formulas_longer_than_those_of_any_report_are_refused(monkeypatch):
    monkeypatch.setattr(build, "MAX_WORK", 10_000)
    computed = {"quote": "办理5件", "label": "办理", "unit": "件", "formula": "a" + " + a" * 100}
    known = figure("办理5件", 5, "件", key="a")
    report, problems = examine(Source("r.yaml", chapters({"text": "办理5件。", "metrics": [known, *[computed] * 5]})))
    assert report is None
    assert [(one.path, one.message) for one in problems] == [
        (
            "chapters[0].sections[0].metrics[4].formula",
            "the formulas of this file are together longer than those of any report",
        )
    ]
