from __future__ import annotations

import json
import math
import re

import pytest
from support import made
from work import lines

from jinshi_cli.report.load import load
from jinshi_cli.report.model import Span
from jinshi_cli.report.source import Source
from jinshi_cli.search.indexing.index import Match, build
from jinshi_cli.search.other_words.likelihood import LEAST_LIKELY, likely, of_sections
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import in_other_words, likeliest_answer, search

TEXTS = (
    ("纠纷", "调解员上门劝导，化解邻里之间漏水引起的纠纷46宗。坚持每月走访两次。"),
    ("河湖", "完成河道清淤3.2万立方米，清走淤泥。落实河长制。"),
    ("用工", "新增就业岗位。工资支付有保障。"),
    ("市场", "查处制售假冒口罩的案件。规范经营行为。"),
    ("林业", "开展森林防火宣传。种植树苗。"),
    ("教育", "组织干部集中学习。提升能力水平。"),
    ("窗口", "推行网上办理。减少跑动。"),
    ("信访", "接待来访群众。依法分类处理。"),
)
OTHER = (
    "召开专题会议",
    "完善决策程序",
    "聘用法律顾问",
    "审查合同文本",
    "公布权责清单",
    "精简审批材料",
    "组织执法培训",
    "开展案卷评查",
    "设置投诉信箱",
    "整改督导意见",
    "清理规范文件",
    "落实应急预案",
    "巡查建筑工地",
    "管控食品摊点",
    "办好普法专栏",
    "发放宣传手册",
    "建立台账制度",
    "加强队伍建设",
    "接受人大监督",
    "答复代表建议",
    "公开财政预算",
    "保障农民权益",
    "规范行政收费",
    "优化营商环境",
)
"""What else such a report tells, so that a word is as rare in this one as in a real one."""
FIGURES = {
    "纠纷": [{"quote": "纠纷46宗", "label": "纠纷", "value": 46, "unit": "宗"}],
    "河湖": [{"quote": "清淤3.2万立方米", "label": "清淤", "value": 32000, "unit": "立方米"}],
}


@pytest.fixture(scope="module")
def index():
    measures = [
        {"marker": f"（{number}）", "title": title, "text": text, "metrics": FIGURES.get(title, [])}
        for number, (title, text) in enumerate(TEXTS, 1)
    ]
    measures += [
        {"marker": f"（{number}）", "title": title, "text": f"{title}，取得实效。"}
        for number, title in enumerate(OTHER, 9)
    ]
    plans = [
        {"marker": "（一）", "title": "队伍", "text": "充实调解员队伍。"},
        {"marker": "（二）", "title": "宣传", "text": "办好宣传栏。"},
    ]
    chapters = [
        {"marker": "一、", "title": "主要举措", "sections": measures},
        {"marker": "二、", "title": "下一步打算", "sections": plans},
    ]
    report = {"version": 1, "id": "a", "title": "题", "organ": "镇", "year": 2021, "chapters": chapters}
    return build(load(Source("made.yaml", json.dumps(report, ensure_ascii=False).encode())))


def answer(index, typed):
    return [(hit.section.title, hit.route) for hit in search(index, parse((typed,)))]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("楼上漏水跟邻居吵架谁来劝", "纠纷"),
        ("卖假口罩的查了没", "市场"),
        ("河里的烂泥清走多少方", "河湖"),
    ],
)
def test_a_question_in_other_words(index, typed, title):
    assert answer(index, typed) == [(title, "likely")]


@pytest.mark.parametrize(
    "typed", ["地铁几号线停运了", "猪肉为什么涨价", "高考分数线是多少", "谁当上了道德模范", "口罩一盒多少钱"]
)
def test_what_the_report_does_not_tell(index, typed):
    assert answer(index, typed) == []


def test_a_single_word_is_not_answered_in_other_words(index):
    assert answer(index, "卖假口罩处置情形") == []


def test_several_words_are(index):
    assert answer(index, "邻居 漏水 四十六个") == [("纠纷", "likely")]
    assert answer(index, "地铁 票价 九十元") == []


def test_a_figure_is_one_whatever_it_was_counted_in(index):
    (hit,) = search(index, parse(("烂泥 清淤 3.2万方",)))
    assert "清淤3.2万立方米" in {hit.section.text[slice(*one.span)] for one in hit.matches}
    (hit,) = search(index, parse(("烂泥 清淤 河道 3.3万方",)))
    assert not any("3.2" in hit.section.text[slice(*one.span)] for one in hit.matches)


def test_a_number_is_not_found_inside_a_longer_one(index):
    entries = dict(enumerate(index.entries))
    text = index.entries[1].section.text
    whole, inside = (likely(entries, parse((typed,)))[1] for typed in ("邻居漏水怎么劝46", "邻居漏水怎么劝6"))
    assert any("46" in text[slice(*one.span)] for one in whole.matches)
    assert not any("6" in text[slice(*one.span)] for one in inside.matches)
    assert inside.quality < whole.quality


def test_what_two_sections_have_alike_is_not_what_was_asked_about(index):
    entries = dict(enumerate(index.entries))
    query = parse(("楼上漏水跟邻居吵架谁来劝",))
    again = {**entries, len(entries): entries[1]}
    first = likely(entries, query)[1]
    twice = likely(again, query)
    assert len({one.quality for number, one in twice.items() if number in (1, len(entries))}) == 1
    assert twice[1].quality < first.quality


def test_what_is_to_come_is_among_the_plans(index):
    assert answer(index, "调解员队伍下一步怎么充实")[0][0] == "队伍"
    assert answer(index, "调解员上门怎么劝")[0][0] == "纠纷"


def test_what_was_shared_and_other_words_for_the_rest_are_marked(index):
    (hit,) = search(index, parse(("楼上漏水跟邻居吵架谁来劝",)))
    marked = {getattr(hit.section, one.field)[one.span.start : one.span.end] for one in hit.matches}
    assert {"漏水", "邻里"} <= marked


def test_what_is_like_a_word_in_the_language_at_large_is_marked_and_not_missing(index, report):
    """The thesaurus knows 劝架; that windows are alike is told by the corpus alone."""
    (hit,) = search(build(report), parse(("窗户为啥要拆",)))
    assert "逃生窗" in {getattr(hit.section, one.field)[one.span.start : one.span.end] for one in hit.matches}
    assert hit.missing == ()
    (hit,) = search(index, parse(("楼上漏水跟邻居吵架谁来劝架",)))
    marked = {getattr(hit.section, one.field)[one.span.start : one.span.end] for one in hit.matches}
    assert "劝架" not in hit.missing
    assert marked & {"劝导", "调解"}


def test_a_probability_is_the_quality_and_only_one_that_is_likely_is_an_answer(index):
    entries = dict(enumerate(index.entries))
    finds = likely(entries, parse(("楼上漏水跟邻居吵架谁来劝",)))
    assert set(finds) == set(entries)
    assert sum(found.quality for found in finds.values()) < 2
    assert [number for number, found in finds.items() if found.quality >= LEAST_LIKELY] == [1]
    assert all(0 <= found.quality < 1 for found in finds.values())


@pytest.mark.parametrize("typed", ["怎么", "多少", "？", "是不是"])
def test_a_question_about_nothing(index, typed):
    assert answer(index, typed) == []


def test_where_no_section_shares_anything_there_is_nothing_to_weigh():
    """Of very many sections none is looked at that shares no character with what was typed."""
    assert likely({}, parse(("熊猫 老虎",))) == {}
    assert likely({}, parse(("谁养熊猫",))) == {}


def test_what_was_pasted_is_no_question_in_other_words(index):
    asked = "楼上漏水跟邻居吵架谁来劝"
    entries = dict(enumerate(index.entries))
    assert likely(entries, parse((asked * 5,)))
    assert likely(entries, parse((asked * 5 + "呢",))) == {}


def figures(*quotes):
    """Figures in 处 that count nothing that is asked for by its name."""
    return [
        {"quote": quote, "label": "修", "value": int(re.sub("[^0-9]", "", quote)), "unit": "处"} for quote in quotes
    ]


LEAK, APART = "邻居家漏水。", "邻居。漏水。"
MANY = [f"修{number}处" for number in range(10, 50)]
FIRST = {"quote": "排名第一", "label": "排名", "value": 1, "kind": "rank"}


def odds_of(typed, texts, others=20, **more):
    """Return the logarithm of the odds that the best section answers, beside so many other sentences in another one.

    That there are few sections is left out. ``more`` goes into the first one.
    """
    finds = likely(
        dict(enumerate(build(made(*texts, *["其他。" * others] * bool(others), **more)).entries)), parse((typed,))
    )
    found = max(found.quality for found in finds.values())
    return math.log(found / (1 - found)) - of_sections(len(finds))


@pytest.mark.parametrize(
    ("typed", "texts", "odds", "more"),
    [
        # Words, several or one in a sentence, and of another section too.
        ("邻居 漏水", (LEAK + APART * 4,), 4.14, {}),
        ("邻居漏水怎么办", (LEAK,), 5.06, {}),
        ("邻居漏水怎么办", ("邻居家。",), -2.47, {}),
        ("邻居 漏水", (LEAK + APART * 4, APART), 4.07, {}),
        ("邻居 漏水 3", ("邻居家漏水3处。" + APART * 2, LEAK), 5.14, {}),
        # One character, an official word, what is joined with a word, and what is near to it.
        ("墙怎么办", ("修墙。",), 1.11, {}),
        ("打官司怎么办", ("行政诉讼三件。",), 0.61, {}),
        ("大喇叭怎么办", ("无线广播。",), 3.01, {}),
        ("村喇叭怎么办", ("高音喇叭。",), 3.15, {}),
        # A word that the report does not have; one that nobody knows.
        ("邻居漏水电梯多少处", (LEAK,), 2.52, {}),
        ("邻居漏水电梯怎么办", (LEAK,), 3.86, {}),
        ("邻居漏水咕噜怎么办", (LEAK,), 4.90, {}),
        # What is asked for, in a sentence of few that have it, in one of many, and in another sentence of the section.
        ("邻居漏水多少处", ("邻居家漏水3处。" + APART * 4, LEAK), 4.90, {"metrics": figures("漏水3处")}),
        ("邻居漏水多少处", ("邻居家漏水3处。" + "。".join(MANY),), 4.74, {"metrics": figures("漏水3处", *MANY)}),
        ("邻居漏水多少处", (LEAK + "修3处。" + APART * 2, LEAK), 3.97, {"metrics": figures("修3处")}),
        ("邻居漏水多少处", (LEAK,), 3.72, {}),
        ("邻居漏水排名第几", ("邻居家漏水排名第一。" + APART * 2, LEAK), 2.70, {"metrics": [FIRST]}),
        ("邻居漏水是谁", ("邻居家漏水找张三。" + APART * 2, LEAK), 4.75, {"who": ["张三"]}),
        ("邻居漏水是谁", (LEAK + APART * 2, LEAK), 2.96, {}),
        ("邻居漏水在哪里", ("邻居家漏水在东街。" + APART * 2, LEAK), 4.42, {"where": ["东街"]}),
        # A plan, where one is asked for.
        ("下一步邻居漏水怎么办", ("别的。" + APART * 4, LEAK), 5.10, {"role": "plans", "sections": [{"marker": "一是", "text": LEAK}]}),
        ("下一步邻居漏水怎么办", (LEAK,), 4.00, {}),
    ],
)  # fmt: skip
def test_what_the_evidence_comes_to(typed, texts, odds, more):
    """The weights as they were measured: whoever changes one measures again. Odds are in nats."""
    assert odds_of(typed, texts, **more) == pytest.approx(odds, abs=0.02)


@pytest.mark.parametrize("typed", ["邻居 漏水", "邻居漏水怎么办", "邻居漏水多少处"])
def test_what_fewer_sentences_have_tells_more(typed):
    rare = [odds_of(typed, (LEAK + APART,), others) for others in (0, 2, 20, 200)]
    assert rare == sorted(rare)
    assert rare[0] < rare[-1]


def test_as_much_evidence_tells_more_where_fewer_sections_could_have_it_by_chance():
    told = [of_sections(sections) for sections in range(2, 40)]
    assert told == sorted(told, reverse=True)
    assert (told[0], told[-1]) == (pytest.approx(0.62 * math.log(12)), 0)
    assert of_sections(1) == told[0]


def test_the_same_sentence_is_a_likelier_answer_in_a_shorter_report():
    told = []
    for others in (1, 4, 12, 23):
        index = build(made("邻居家漏水。", *["其他。"] * others))
        found = likely(dict(enumerate(index.entries)), parse(("邻居吵架电梯停电怎么办",)))
        told.append(max(one.quality for one in found.values()))
    assert told == sorted(told, reverse=True)
    assert told[0] > told[2] + 0.1


def test_a_surer_route_that_found_a_part_is_evidence(index):
    entries = dict(enumerate(index.entries))
    query = parse(("漏水怎么修",))
    assert likely(entries, query, {1: 40.0})[1].quality > likely(entries, query)[1].quality


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("邻里漏水", "邻里漏水。", ("邻里漏水",)),
        ("邻里漏沙", "邻里。漏沙。邻里家漏沙。", ("邻里", "漏沙")),
        ("邻里漏水纠纷", "邻里漏水纠纷。", ("邻里漏水纠纷",)),
        ("邻里漏水纠纷案", "邻里漏水纠纷案。", ("邻里", "漏水纠纷案")),
    ],
)
def test_what_stands_together_is_one_word_unless_it_is_long(typed, text, words):
    assert pieces(typed, text) == words


def pieces(typed, *texts):
    """Return the words of the first section that were found."""
    return likely(dict(enumerate(build(made(*texts)).entries)), parse((typed,)))[0].words


def test_a_number_may_end_a_sentence():
    assert pieces("邻居 46", "邻居家46。其他。") == ("邻居", "46")


def test_what_stands_twice_in_a_sentence_is_marked_where_it_stands_first():
    (found,) = likely(dict(enumerate(build(made("漏水，邻居家漏水。")).entries)), parse(("漏水 邻居",))).values()
    assert [match.span.start for match in found.matches] == [0, 3]


def test_the_work_for_a_section_of_many_sentences_does_not_grow_with_their_square():
    steps = []
    for count in (20, 200, 800):
        index = build(made("办理5件。" * count))
        steps.append(lines(lambda index=index: likely(dict(enumerate(index.entries)), parse(("banli 5",)))))
    assert steps[2] < 5 * steps[1]


@pytest.mark.parametrize(("typed", "title"), [("假货口罩被查", "市场"), ("干部上课学习", "教育")])
def test_a_phrase_without_a_question_word_is_weighed(index, typed, title):
    assert answer(index, typed) == [(title, "likely")]


def test_what_is_not_likely_enough_may_be_worth_a_look():
    index = build(made("接种疫苗。", *["其他。"] * 20))
    query = parse(("孩子屁股挨针了没",))
    assert search(index, query) == ()
    assert likeliest_answer(index, query).section.ref == "1"


@pytest.mark.parametrize("typed", ["地铁几号线停运了", "漏雨", "？", "subway"])
def test_what_is_not_likely_at_all_is_worth_none(index, typed):
    assert likeliest_answer(index, parse((typed,))) is None


SHOWN = (Match("title", Span(0, 1)),)


def test_a_part_of_a_question_is_no_answer_where_another_section_is_likelier(index, monkeypatch):
    entries = dict(enumerate(index.entries))
    question, words = parse(("上门劝架找谁",)), parse(("上门", "咕噜"))
    partial = {1: search(index, parse(("上门",)))[0]}
    found = likely(entries, question)

    def answering(query, first, second, matches=SHOWN):
        finds = {1: found[1]._replace(quality=first), 2: found[2]._replace(quality=second, matches=matches)}
        monkeypatch.setattr("jinshi_cli.search.other_words.likelihood.likely", lambda *_given: finds)
        return list(in_other_words(entries, query, partial))

    assert answering(question, 0.5, 0.0) == [1]
    assert answering(question, 0.0, 0.5) == []
    assert answering(words, 0.0, 0.5) == [1]
    assert answering(question, 0.0, 0.8) == [2]
    assert answering(question, 0.0, 0.8, matches=()) == []


def test_an_amount_is_not_found_inside_a_longer_number():
    index = build(made("邻居家漏水46宗。", *["其他。"] * 20))
    (found,) = (one for one in likely(dict(enumerate(index.entries)), parse(("邻居 漏水 6宗",))).values() if one.words)
    assert found.words == ("邻居", "漏水")


@pytest.mark.parametrize(
    "typed", ["熊猫老虎狮子大象长颈鹿斑马河马犀牛猩猩袋鼠怎么喂", "今天晚上我想吃红烧肉糖醋鱼怎么做才好吃"]
)
def test_a_long_question_about_nothing_there_is_not_answered(index, typed):
    assert answer(index, typed) == []


def test_what_answers_does_so_within_its_section_too(index):
    typed = "楼上漏水跟邻居吵架谁来劝"
    (hit,) = search(index, parse((typed,)), within="1")
    assert (hit.section.title, hit.route) == ("纠纷", "likely")
    assert search(index, parse((typed,)), within="2") == ()


def test_of_many_sections_those_are_weighed_that_have_most_of_what_was_typed():
    index = build(made(*["别的事情。"] * 300, "接种疫苗。", "应急广播响了。"))
    found = likely(dict(enumerate(index.entries)), parse(("预防针打完没有",)))
    assert len(found) == 256
    assert max(found, key=lambda number: found[number].quality) == 300


def test_of_a_compound_that_is_not_there_the_longest_part_counts():
    found = pieces("食品安全事故怎么办", "食品安全责任制。")
    assert found == ("食品安全",)
    assert odds_of("邻居漏水事故怎么办", (LEAK,)) > odds_of("邻居漏水怎么办", ("邻居家。",))


def test_a_function_word_need_not_be_found_and_what_stands_once_is_evidence_for_one_word():
    assert odds_of("邻居给漏水怎么办", (LEAK,)) > odds_of("邻居砖漏水怎么办", (LEAK,))
    assert pieces("疫苗接种率多少", "接种疫苗。") != ()


ELSEWHERE = ("存在不足。", "列入轻微违法不予处罚清单。", *["其他。"] * 20)
"""毛病 stands for 不足 as well."""


def test_what_everyday_words_led_to_comes_after_the_section_that_likely_answers():
    index = build(made(*ELSEWHERE))
    typed = parse(("小毛病不罚的有哪些种",))
    hits = search(index, typed)
    assert [(hit.section.ref, hit.route) for hit in hits] == [("2", "likely"), ("1", "synonym")]
    assert hits[0].score > hits[1].score
    assert [hit.section.ref for hit in search(index, typed, within="1")] == ["1"]
