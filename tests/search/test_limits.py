"""Where an answer ends and noise begins: each limit from both sides, on reports made for it."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.indexing import index as index_module
from jinshi_cli.search.indexing.index import Entry, Index, build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search
from jinshi_cli.search.route import WORTH
from jinshi_cli.search.snippet import snippet


def refs(report, *typed):
    return [hit.section.ref for hit in search(build(report), parse(typed))]


def routes(report, *typed):
    return [hit.route for hit in search(build(report), parse(typed))]


def test_routes_are_worth_less_the_more_daring_they_are():
    daring = ["exact", "folded", "number", "words", "pinyin", "mixed", "initials", "near", "typo", "partial"]
    assert [WORTH[route] for route in daring] == sorted((WORTH[route] for route in daring), reverse=True)
    assert WORTH["pinyin"] > WORTH["homophone"] > WORTH["near"]
    assert all(0 < worth <= 1 for worth in WORTH.values())


def test_half_of_two_words_is_too_little_and_two_of_three_are_enough():
    report = made("修桥补路种树。", "别的事情。", "另外的工作。")
    assert refs(report, "修桥", "飞船") == []
    assert refs(report, "修桥", "种树", "飞船") == ["1"]


def test_two_of_three_characters_are_no_answer():
    report = made("法律援助。", "其他事项。")
    assert refs(report, "法律顾") == []


def test_what_is_far_below_the_best_is_left_out():
    report = made("修桥补路种树挖井。", "修桥。", "种树。")
    assert refs(report, "修桥补路种树挖井") == ["1"]


@pytest.mark.parametrize("typed", ["医保", "地震", "海啸"])
def test_two_characters_from_the_ends_of_other_words_are_no_word(typed):
    report = made("保障消费者权益保障法的实施。", "规范土地征收程序。", "近海小型渔船。")
    assert refs(report, typed) == []


@pytest.mark.parametrize(("typed", "word"), [("征受", "征收"), ("渔传", "渔船"), ("河豚", "河鲀")])
def test_a_homophone_of_a_word_is_found(typed, word):
    report = made("规范土地征收程序。", "近海小型渔船。", "谨防河鲀中毒。")
    (hit,) = search(build(report), parse((typed,)))
    assert word in hit.section.text


@pytest.mark.parametrize("typed", ["cmd", "pdf"])
def test_initials_do_not_begin_inside_a_word_nor_hold_a_particle(typed):
    assert refs(made("排查矛盾纠纷。", "受骗的防范。"), typed) == []


def test_initials_of_a_name_are_found():
    assert refs(made("建设无线应急广播。", "其他事项。"), "wxyjgb") == ["1"]


@pytest.mark.parametrize("typed", ["jjsh", "jjshh"])
def test_s_and_h_at_the_end_are_two_initials_or_one(typed):
    assert refs(made("推动经济社会发展。", "其他事项。"), typed) == ["1"]


def test_a_sound_in_a_title_does_not_come_before_the_characters():
    report = made("本年推广APP两次。", "别的。")
    other = report.sections[0]._replace(ref="9", title="安排铺推广", text="内容。")
    hits = search(build(report._replace(sections=(*report.sections, other))), parse(("APP推广",)))
    assert hits[0].section.ref == "1"


def test_the_last_letter_that_was_typed_counts(report):
    marked = [
        hit.section.text[match.span.start : match.span.end]
        for hit in search(build(report), parse(("执法z",)))
        for match in hit.matches
    ]
    assert "执法证" in marked


@pytest.mark.parametrize("typed", ["t'", "a'", "fa-", "b'"])
def test_a_mark_behind_letters_makes_no_english_of_them(typed):
    report = made("内容。", title_en="Town affairs and fast fines")
    assert refs(report, typed) == []


def test_an_exact_hit_is_found_among_thousands_that_sound_like_it(monkeypatch):
    monkeypatch.setattr(index_module, "SCANNED", 0)
    (section,) = made("依法行使权利。").sections
    many = [section._replace(ref=f"9.{number}") for number in range(1, 600)]
    index = Index([Entry(one) for one in [*many, section._replace(ref="8", text="依法行使权力。")]], frozenset())
    hits = search(index, parse(("权力",)))
    assert [(hit.section.ref, hit.route) for hit in hits] == [("8", "exact")]


FIGURES = {
    "title": "台风防御",
    "text": "台风期间召回渔船298艘，台风造成人员伤亡0人。审批时限由35个工作日压缩为18个工作日，审批办件120件。",
    "metrics": [
        {"quote": "召回渔船298艘", "label": "台风召回渔船", "value": 298, "unit": "艘"},
        {"quote": "造成人员伤亡0人", "label": "台风人员伤亡", "value": 0, "unit": "人"},
        {"quote": "由35个工作日", "label": "审批时限（压缩前）", "value": 35, "unit": "个工作日"},
        {"quote": "压缩为18个工作日", "label": "审批时限（压缩后）", "value": 18, "unit": "个工作日"},
        {"quote": "审批办件120件", "label": "审批办件", "value": 120, "unit": "件"},
    ],
}


@pytest.mark.parametrize(
    ("typed", "values"),
    [("台风伤了多少人", [0]), ("台风召回多少艘渔船", [298]), ("审批要几天", [18, 35]), ("审批几件", [120])],
)
def test_the_figure_is_in_the_unit_that_is_asked_for(typed, values):
    report = made(FIGURES["text"], metrics=FIGURES["metrics"])
    (hit,) = search(build(report), parse((typed,)))
    assert [metric.value for metric in hit.metrics][: len(values)] == values
    units = {metric.unit for metric in hit.metrics}
    assert len(units) == 1


def test_who_is_asked_for_stands_in_the_snippet_and_is_no_figure():
    before = "聘请某某律师事务所陈小明律师担任常年法律顾问，"
    text = (
        before
        + "在信访调解、合同审查、文书起草、依法决策、行政复议、应诉、听证等各方面的工作中充分发挥作用，提供法律顾问服务5次。"
    )
    figures = [{"quote": "法律顾问服务5次", "label": "法律顾问服务", "value": 5, "unit": "次"}]
    report = made(text, who=["陈小明律师"], metrics=figures)
    (hit,) = search(build(report), parse(("法律顾问是谁",)))
    start, end = snippet(hit.section, hit.matches, hit.metrics, hit.named)
    assert "陈小明律师" in text[start:end]
    assert hit.metrics == ()
    (asked,) = search(build(report), parse(("法律顾问服务几次",)))
    assert [metric.value for metric in asked.metrics] == [5]


@pytest.mark.parametrize("typed", ["三万六", "3万6", "三万六千块", "36000块钱", "3.6万元"])
def test_an_amount_as_it_is_said(typed):
    figures = [{"quote": "罚款36000元", "label": "罚款", "value": 36000, "unit": "元"}]
    assert refs(made("罚款36000元。", metrics=figures), typed) == ["1"]
    assert refs(made("罚款38901元。", metrics=[figures[0] | {"quote": "罚款38901元", "value": 38901}]), typed) == []


@pytest.mark.parametrize(
    ("typed", "value", "found"),
    [
        ("3.6万元", 36_001, True), ("三万多元", 36_001, True), ("四万元", 36_001, True), ("3万元", 36_001, True), ("3.7万元", 36_501, True), ("300元", 312, True), ("90元", 89, False),
        ("两万元", 36_001, False), ("五万元", 36_001, False), ("3.5万元", 36_001, False), ("3万户", 36_001, False), ("50元", 51, False), ("0元", 36_001, False),
    ],
)  # fmt: skip
def test_a_round_number_is_what_a_figure_is_called(typed, value, found):
    text = f"罚款{value}元"
    report = made(text + "。", metrics=[{"quote": text, "label": "罚款", "value": value, "unit": "元"}])
    assert routes(report, typed) == (["number"] if found else [])


def test_the_value_itself_comes_before_what_is_called_by_it():
    figures = [{"quote": "补贴4000元", "label": "补贴", "value": 4000, "unit": "元"}]
    report = made(
        "补贴4000元，罚款4321元。",
        metrics=[*figures, {"quote": "罚款4321元", "label": "罚款", "value": 4321, "unit": "元"}],
    )
    (hit,) = search(build(report), parse(("四千元",)))
    assert [metric.value for metric in hit.metrics] == [4000]


@pytest.mark.parametrize("typed", ["3.6万元罚款", "罚款3.6万元", "罚款36000元", "三万六千元罚款", "三万多元罚款"])
def test_an_amount_beside_a_noun(typed):
    figures = [{"quote": "处以罚款36000元", "label": "罚款", "value": 36000, "unit": "元"}]
    assert refs(made("处以罚款36000元。", "依法处罚款项若干。", metrics=figures), typed) == ["1"]


def test_a_name_with_a_numeral_is_no_amount():
    assert routes(made("推进一网通办。", "一个部门办事。"), "一网通办") == ["exact"]
    assert refs(made("推进一网通办。", "一个部门办事。"), "一网通办") == ["1"]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("联系人周敬川说明。", "周敬州", True),
        ("购买熔喷布三吨。", "熔喷市", True),
        ("办好法律顾问室。", "法律顾", True),
        ("坚持安全生产。", "安徒生", False),
        ("依法治镇工作。", "依法行", False),
    ],
)
def test_a_wrong_end_of_a_short_name(text, typed, found):
    assert bool(refs(made(text), typed)) == found


def test_the_last_digit_of_an_amount_as_it_is_said_is_of_the_next_lower_power():
    amounts = {"两百五": 250, "三千六": 3600, "三万六": 36000, "一亿二": 120_000_000}
    assert {typed: parse((typed,)).whole.quantity for typed in amounts} == {
        typed: (value, "") for typed, value in amounts.items()
    }


@pytest.mark.parametrize(
    ("typed", "amounts"),
    [
        ("3万8千多户", [(38_000, "户")]), ("1亿2千万元罚款", [(120_000_000, "元"), None]), ("1万2千", [(12_000, "")]), ("罚款3万6", [None, (36_000, "")]),
        ("3万6家", [(36_000, "家")]), ("5百8十件", [(580, "件")]), ("2021年3月", [(2021, "年"), (3, "月")]), ("12万件", [(120_000, "件")]),
    ],
)  # fmt: skip
def test_digits_between_scales_are_one_amount(typed, amounts):
    assert [part.quantity for part in parse((typed,)).parts] == amounts


def test_a_hundred_of_a_hundred():
    figures = [{"quote": "化解率100%", "label": "化解率", "value": 100, "unit": "%"}]
    assert refs(made("化解率100%。", metrics=figures), "百分百") == ["1"]


def test_what_stands_in_brackets_of_a_name_may_be_left_out():
    figures = [{"quote": "召开党委（扩大）会议36次", "label": "党委（扩大）会议", "value": 36, "unit": "次"}]
    report = made("召开党委（扩大）会议36次。", "其他。", metrics=figures)
    assert search(build(report), parse(("党委会议",)))[0].metrics[0].value == 36


def test_an_english_name_of_several_words_leads_to_its_figure():
    figures = [{"quote": "援助5件", "label": "援助", "label_en": "Legal aid cases", "value": 5, "unit": "件"}]
    report = made("援助5件。", metrics=figures, title_en="Legal aid for all")
    (hit,) = search(build(report), parse(("legal", "aid")))
    assert [metric.value for metric in hit.metrics] == [5]


@pytest.mark.parametrize("typed", ["taosengcuang", "taoshengcuang", "taosengchuang"])
def test_sounds_that_are_not_told_apart_may_be_all_of_a_word(typed):
    assert refs(made("安装逃生窗。", "其他事项。"), typed) == ["1"]


def test_a_rare_word_beside_a_number_is_found_by_its_pinyin():
    report = made("接收21人，解矫14人。", "其他事项。")
    assert refs(report, "jiejiao") == ["1"]


@pytest.mark.parametrize("typed", ["²³", "1²"])
def test_a_raised_digit_belongs_to_no_number(typed):
    assert refs(made("面积23平方米，共12处。"), typed) == []


def test_the_end_of_a_clause_parts_what_sounds_like_a_name():
    assert refs(made("加强整治，安全第一。"), "zhian") == []
    assert refs(made("维护治安，加强管理。"), "zhian") == ["1"]


def test_a_pair_in_the_ends_of_two_words_is_no_homophone_however_often_it_stands_there():
    report = made("坚持政府依法行政，政府依法决策，政府依法办事。", "复核一次，复议。")
    assert refs(made("坚持政府依法行政，政府依法决策，政府依法办事。"), "复议") == []
    assert refs(report, "复议") == ["2"]


def test_a_place_is_asked_for_across_the_words_for_whom():
    ranks = [{"quote": "罚款总额居全区第一", "label": "罚款总额", "kind": "rank", "value": 1}]
    (hit,) = search(build(made("罚款总额居全区第一，较上年增长。", metrics=ranks)), parse(("罚款排全区第几",)))
    assert [metric.value for metric in hit.metrics] == [1]


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("1000名", 530, "名"), ("一万元", 19_999, "元"), ("一万元", 5_000, "元"), ("二百名", 280, "名"),
        ("100%", 98.5, "%"), ("百分之百", 52, "%"),
    ],
)  # fmt: skip
def test_a_figure_far_from_a_round_number_is_not_called_by_it(typed, value, unit):
    text = f"完成{value}{unit}"
    assert (
        refs(made(text + "。", metrics=[{"quote": text, "label": "完成", "value": value, "unit": unit}]), typed) == []
    )


def test_a_section_of_marks_alone_is_no_answer_and_no_fault():
    assert refs(made("……", "推进工作。"), "楼上漏水跟邻居吵架谁来劝") == []
    assert refs(made("。"), "楼上漏水跟邻居吵架谁来劝") == []


def test_an_ordinal_and_a_name_with_a_numeral_are_no_amounts():
    report = made("项目建设有序。", "编制十四五规划。", "十四五重大项目开工。")
    assert refs(report, "十四五项目")[0] == "3"
    meetings = [{"quote": "召开会议2次", "label": "会议", "value": 2, "unit": "次"}]
    assert refs(made("召开会议2次。", metrics=meetings), "第2次") == []


def test_a_word_that_ends_like_an_amount_is_whole():
    (hit,) = search(build(made("空气质量优良。")), parse(("空气质量是多少",)))
    assert [hit.section.text[one.span.start : one.span.end] for one in hit.matches] == ["空气质量"]
