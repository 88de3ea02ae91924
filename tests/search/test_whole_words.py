"""Words as they stand in longer ones, verbs parted from what they are done to, and units of another kind."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.answer import fits
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.ask import Ask
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.parsing.question import read
from jinshi_cli.search.rank import search


def found(report, typed):
    return search(build(report), parse((typed,)))


def test_a_whole_word_comes_before_the_same_inside_a_longer_one():
    report = made("学习总书记讲话精神。", "由书记带队开展工作。", "原副书记参加。")
    assert [hit.section.ref for hit in found(report, "书记是谁")] == ["2", "1", "3"]
    report = made("总结书记的讲话。", "由书记带队。")
    assert len({hit.score for hit in found(report, "书记")}) == 1


@pytest.mark.parametrize("typed", ["抓了多少人", "抓了几个", "抓了几个人", "抓人"])
def test_a_verb_that_its_amount_parts_from_its_people_is_an_everyday_word(report, typed):
    assert found(report, typed)[0].metrics[0].label == "刑事拘留"


def test_a_verb_is_parted_from_the_noun_before_it():
    assert [piece.text for piece in read("违建拆了多少").pieces] == ["违建", "拆"]
    assert [piece.text for piece in read("逃生窗装了几个").pieces] == ["逃生窗", "装"]
    for whole in ("接警了多少", "案件办结了几宗", "罚了多少人"):
        assert len(read(whole).pieces) == 1
    hit = found(made("本段无关。", "处理违法建设案件。"), "违建拆了多少")[0]
    assert (hit.section.ref, hit.route) == ("2", "synonym")


@pytest.mark.parametrize("typed", ["how many villages", "村居有多少"])
def test_the_figure_that_is_called_by_what_is_counted_comes_first(typed):
    metrics = [
        {
            "quote": "村居干部22名",
            "label": "村居干部",
            "label_en": "Officials of the villages",
            "value": 22,
            "unit": "名",
        },
        {"quote": "检查村居22个", "label": "检查的村居", "label_en": "Villages inspected", "value": 22, "unit": "个"},
    ]
    report = made("本段无关。", text="选出村居干部22名，检查村居22个。", metrics=metrics)
    assert [metric.unit for metric in found(report, typed)[0].metrics] == ["个", "名"]


def counted(words, quote, label, value, unit):
    metric = {"quote": quote, "label": label, "value": value, "unit": unit}
    return made("本段无关。", text=words, metrics=[metric])


@pytest.mark.parametrize(
    ("typed", "figures"),
    [
        ("学校活动有几所", []),
        ("学校活动有几次", ["学校活动"]),
        ("学校活动有几场", ["学校活动"]),
        ("学校活动有多少", ["学校活动"]),
    ],
)
def test_premises_are_not_counted_in_times(typed, figures):
    report = counted("开展学校活动2次。", "学校活动2次", "学校活动", 2, "次")
    assert [metric.label for hit in found(report, typed) for metric in hit.metrics] == figures


def test_people_and_things_are_not_counted_in_fractions():
    metrics = [
        {"quote": "每村1.5名", "label": "每村", "value": 1.5, "unit": "名"},
        {"quote": "覆盖18个村", "label": "覆盖村", "value": 18, "unit": "个"},
    ]
    report = made("平均每村1.5名人员，覆盖18个村。", metrics=metrics)
    assert found(report, "有几个村")[0].metrics[0].value == 18
    average, villages = report.sections[0].metrics
    for measure, unit in (("个", "个"), ("名", "名"), ("人", "名")):
        assert not fits(average, Ask("amount", measure))
        assert fits(villages._replace(unit=unit), Ask("amount", measure))
    assert fits(average._replace(unit="亩"), Ask("amount", "亩"))
