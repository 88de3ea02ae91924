"""Questions: how much of one must be found, and what a figure in the unit asked for adds."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.report.model import walk
from jinshi_cli.search.answer import fits, named
from jinshi_cli.search.indexing.index import build, names_of
from jinshi_cli.search.parsing.ask import Ask
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search

OTHERS = [f"第{number}项其他事情。" for number in range(12)]
"""Sections enough that a word that stands in one is rare."""


def hits(report, *typed, layout=None):
    return search(build(report), parse(typed, layout))


def refs(report, *typed):
    return [hit.section.ref for hit in hits(report, *typed)]


def figure(quote, label, value, unit):
    return {"quote": quote, "label": label, "value": value, "unit": unit}


@pytest.mark.parametrize("typed", [("装监控探头多少个",), ("装监控探头", "多少个")])
def test_a_verb_that_the_report_does_not_use_weighs_little_in_a_question(typed):
    report = made("新增监控探头12个。", metrics=[figure("监控探头12个", "监控探头", 12, "个")])
    (hit,) = hits(report, *typed)
    assert hit.route == "words"
    assert [metric.value for metric in hit.metrics] == [12]


ROOFS = made(
    "修缮屋顶12处，屋顶修缮花费3万元。",
    *OTHERS,
    metrics=[figure("修缮屋顶12处", "修缮屋顶", 12, "处"), figure("屋顶修缮花费3万元", "屋顶修缮花费", 30000, "元")],
)


def test_one_word_of_a_long_question_is_enough_where_a_figure_answers_it():
    (hit,) = hits(ROOFS, "村里老人家漏雨翻修了几处屋顶")
    assert [metric.value for metric in hit.metrics] == [12]
    assert refs(made("看到屋顶。", *OTHERS), "村里老人家漏雨翻修了几处屋顶") == []


@pytest.mark.parametrize(("typed", "found"), [("拆了多少处", True), ("拆了多少条", False)])
def test_one_character_is_enough_where_a_figure_in_the_unit_asked_for_has_it(report, typed, found):
    assert bool(refs(report, typed)) is found


def test_two_words_of_a_long_question_are_enough():
    assert refs(made("设信号灯，划标线。", *OTHERS), "孩子上学路上信号灯和标线坏了找谁修") == ["1"]


def test_a_third_of_the_words_is_too_little_where_nothing_is_asked():
    assert refs(made("修桥补路种树。", "别的事情。", "另外的工作。"), "修桥", "飞船", "飞机") == []


def test_english_function_words_make_no_question(report):
    assert refs(report, "the", "fines", "airport") == []


def test_the_thing_counted_outweighs_what_stands_around_it():
    report = made("共有企业15家。", *OTHERS, metrics=[figure("企业15家", "企业", 15, "家")])
    assert refs(report, "停水停电停气断网的企业有几家") == ["1"]


def test_a_thing_that_the_report_calls_otherwise_is_answered_in_its_unit():
    report = made("台风期间转移群众120人。", *OTHERS, metrics=[figure("转移群众120人", "转移群众", 120, "人")])
    (hit,) = hits(report, "台风转移了多少名老乡")
    assert [metric.value for metric in hit.metrics] == [120]
    assert [hit.route for hit in hits(report, "台风转移了多少老乡")] == ["likely"]


def test_a_section_without_the_unit_asked_for_scores_less():
    report = made("举办普法5场。", metrics=[figure("普法5场", "普法", 5, "场")])
    (asked,), (other,) = hits(report, "普法多少场"), hits(report, "普法多少户")
    assert 0 < other.score < asked.score <= 100


@pytest.mark.parametrize(
    ("measures", "units"),
    [
        (("钱", "元", "块", "块钱", "万", "万元", "亿", "亿元"), ("元", "美元")),
        (("人", "名", "位", "人次", "个人", "个"), ("人", "名", "位", "人次")),
        (("次", "场", "场次", "回", "期"), ("次", "场", "场次", "期")),
        (("天", "日", "工作日", "小时", "分钟", "月", "个月", "年"), ("天", "日", "工作日", "个工作日", "小时", "分钟", "个月", "年")),
    ],
)  # fmt: skip
def test_what_is_asked_for_in_one_measure_is_answered_in_its_like(measures, units):
    for unit in units:
        (only,) = made(f"共5{unit}。", metrics=[figure(f"共5{unit}", "合计", 5, unit)]).sections[0].metrics
        for measure in measures:
            assert fits(only, Ask("amount", measure)), (measure, unit)
            assert not fits(only, Ask("amount", "艘"))


def test_that_there_was_none_is_no_amount():
    absent = {"quote": "无脱管现象", "label": "脱管", "kind": "none"}
    (only,) = made("无脱管现象。", metrics=[absent]).sections[0].metrics
    assert not fits(only, Ask("amount"))


def test_of_two_amounts_of_money_the_one_that_is_named_answers():
    metrics = [figure("罚款3万元", "罚款", 30000, "元"), figure("补助5万元", "补助", 50000, "元")]
    (hit,) = hits(made("罚款3万元，补助5万元。", metrics=metrics), "补助多少钱")
    assert [metric.value for metric in hit.metrics] == [50000]


@pytest.mark.parametrize("typed", ["打 了 多少 疫苗", "疫苗 多少", "疫苗 打 了 几剂"])
def test_a_word_of_asking_that_stands_apart_asks(report, typed):
    hit = hits(report, typed)[0]
    assert hit.metrics[0].key == "vaccine-doses"
    assert hit.missing == ()


def test_what_is_said_of_a_thing_apart_from_it_is_missed(report):
    assert hits(report, "坏了 摄像头 几个")[0].missing == ("坏",)


def test_words_that_name_nothing_are_looked_for_where_there_are_no_others():
    assert [word.parts for word in parse(("打 了",)).words] == [parse(("打",)).parts, parse(("了",)).parts]


def test_pinyin_words_stand_in_any_order():
    assert refs(made("罚款3次，接种疫苗。", "其他。"), "yimiao", "fakuan") == ["1"]


def test_a_name_that_sounds_like_all_of_it_before_its_parts_in_a_title():
    report = made("丙。", "化解矛盾纠纷一宗。")
    first = report.sections[0]._replace(title="矛盾多，纠纷少")
    assert refs(report._replace(sections=(first, *report.sections[1:])), "矛钝", "纠分") == ["2", "1"]


def test_an_amount_in_two_words_before_its_digits_and_its_unit_apart():
    metrics = [figure("罚款35000元", "罚款", 35000, "元")]
    amount, apart = hits(made("罚款35000元。", "罚款3.5升，收缴十万元。", metrics=metrics), "3.5", "万元")
    assert (amount.route, apart.route) == ("number", "words")
    assert apart.score < 0.8 * amount.score


def test_words_in_the_order_typed_come_first():
    assert refs(made("造桥又修路。", "修路又造桥。"), "修路", "造桥") == ["2", "1"]


def test_a_score_says_how_sure_the_route_is(report):
    scores = [hits(report, typed)[0].score for typed in ("疫苗接种", "疫苗jz", "疫苗接踵")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert all(round(hit.score, 1) == hit.score for hit in hits(report, "法治", "工作"))


@pytest.mark.parametrize(
    ("layout", "typed"), [("xiaohe", "fakr"), ("xiaohe", "FAKR"), ("xiaohe", "罚款fakr"), ("xiaohe", "fines")]
)
def test_double_pinyin_is_read_where_it_can_be(report, layout, typed):
    assert hits(report, typed, layout=layout)[0].section.ref == "1.3.6"


def test_what_is_asked_for_at_the_end_of_pinyin_with_spaces_is_asked():
    query = parse(("fa", "kuan", "duo", "shao"))
    assert query.ask == Ask("amount")
    assert [part.text for part in query.parts] == ["fakuan"]


def test_a_number_stands_anywhere_in_a_query_without_spaces():
    (hit,) = hits(made("拆除危房3处。"), "3危房拆除")
    assert hit.route == "words"
    assert [hit.section.text[match.span.start : match.span.end] for match in hit.matches] == ["拆除", "危房", "3"]


def test_what_is_known_of_a_query_is_the_longest_that_any_section_has():
    (hit,) = hits(made("化解矛盾纠纷，聘请律师。", "矛盾多。"), "矛盾纠纷律狮")
    assert [hit.section.text[match.span.start : match.span.end] for match in hit.matches] == ["矛盾纠纷", "律师"]


def test_a_sign_beside_letters_is_no_word_of_its_own():
    assert [part.text for part in parse(("fines%",)).parts] == ["fines"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("what is the law and to whom does it apply", ["law", "apply"]),
        ("how many fines were there in this town or at their farms", ["fines", "town", "farms"]),
        ("which offices had waste from it and why", ["offices", "waste"]),
    ],
)
def test_english_function_words_name_nothing(typed, words):
    assert [part.text for part in parse((typed,)).parts] == words


def test_an_amount_whose_unit_begins_a_word_is_not_parted_from_it():
    assert [part.text for part in parse(("二十个体户",)).parts] == ["二十个体户"]
    assert [part.text for part in parse(("二十个商户",)).parts] == ["二十个", "商户"]


@pytest.mark.parametrize(
    ("typed", "ahead"), [("下一步修桥", True), ("修桥", False), ("修了桥", False), ("fines", False), ("the fines", False), ("fines duoshao", False)]
)  # fmt: skip
def test_what_is_to_come_is_asked_for_by_its_words(typed, ahead):
    assert parse((typed,)).ahead is ahead


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("taosheng chuang jige", ["taoshengchuang"]), ("duo shao taosheng chuang", ["taoshengchuang"]), ("the chuang", ["chuang"]),
        ("zhi an lianfangdui", ["zhian", "lianfangdui"]), ("chuang jige", ["chuang"]), ("fakuan he fa", ["fakuan", "hefa"]),
    ],
)  # fmt: skip
def test_a_lone_syllable_goes_with_the_pinyin_before_it(typed, words):
    assert [part.text for part in parse((typed,)).parts] == words


@pytest.mark.parametrize("typed", ["将来访群众", "近年来年轻干部", "下一步骤"])
def test_a_word_of_time_that_two_others_only_touch_in_is_none(typed):
    query = parse((typed,))
    assert (query.ahead, query.asking, [part.text for part in query.parts]) == (False, False, [typed])


@pytest.mark.parametrize(
    ("typed", "all_of_it"),
    [(("305万",), True), (("3050000元",), True), (("行政", "罚款"), True), (("罚款", "元"), True), (("306万",), False), (("罚款", "飞机"), False)],
)  # fmt: skip
def test_all_of_a_query_is_in_the_names_of_a_figure(report, typed, all_of_it):
    (section,) = [section for section in walk(report.sections) if section.ref == "1.3.6"]
    (fines,) = [metric for metric in section.metrics if metric.key == "administrative-fines"]
    assert named(fines, section, parse(typed)) is all_of_it


def test_what_stands_in_brackets_of_a_name_may_be_left_out_of_it():
    (metric,) = (
        made("召开党委（扩大）会议36次。", metrics=[figure("召开党委（扩大）会议36次", "党委（扩大）会议", 36, "次")])
        .sections[0]
        .metrics
    )
    assert names_of(metric).have("党委会议")


@pytest.mark.parametrize("typed", [("疫苗", "情况"), ("情况", "疫苗"), ("疫苗情况",), ("疫苗接种", "数量")])
def test_a_general_noun_need_not_be_there(report, typed):
    (hit,) = hits(report, *typed)
    assert (hit.section.ref, hit.route) == ("1.3.1", "words")


def test_a_general_noun_that_is_there_is_found():
    assert refs(made("罚款一次。", "情况良好。"), "情况") == ["2"]


def test_a_value_written_otherwise_scores_less_than_the_words():
    report = made("罚款36000元。", metrics=[figure("罚款36000元", "罚款", 36000, "元")])
    (exact,), (value,) = hits(report, "罚款36000元"), hits(report, "3.6万元")
    assert (exact.route, value.route) == ("exact", "number")
    assert value.score < exact.score


def test_several_english_words_are_a_phrase_and_one_is_a_word_in_any_form():
    report = made("援助5件。", title_en="Legal aid for all")
    routes = {
        typed: [hit.route for hit in hits(report, *typed.split())] for typed in ("legal aid", "aid", "aids", "legal ai")
    }
    assert routes == {"legal aid": ["folded"], "aid": ["words"], "aids": ["words"], "legal ai": []}


@pytest.mark.parametrize("typed", ["'fines'", "“fines”", "(fines)", "fines.", "'fined'"])
def test_marks_around_an_english_word_say_nothing(report, typed):
    assert refs(report, typed) == refs(report, typed.strip("'“”().")) != []


@pytest.mark.parametrize(("text", "typed"), [("开展Legal aid活动。", "legal aid"), ("推广WeChat服务。", "wec")])
def test_latin_words_of_the_chinese_text_are_found_from_their_beginning(text, typed):
    assert [hit.route for hit in hits(made(text), typed)] == ["folded"]


@pytest.mark.parametrize(
    ("typed", "ask"),
    [
        ("where is it", Ask("where")),
        ("who signed", Ask("who")),
        ("how many fines", Ask("amount")),
        ("fines how much", Ask("amount")),
        ("how much money", Ask("amount", "钱")),
        ("how many people", Ask("amount", "人")),
        ("how often", Ask("amount", "次")),
        ("how expensive are roads", Ask("amount", "钱")),
        ("how much was spent on roads", Ask("amount", "钱")),
        ("cost of roads", Ask("amount", "钱")),
        ("cost", None),
        ("who's there", Ask("who")),
        ("places where panels were removed", None),
        ("people who signed", None),
        ("fines", None),
    ],
)
def test_what_is_asked_for_in_english(typed, ask):
    assert parse((typed,)).ask == ask
