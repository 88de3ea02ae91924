from __future__ import annotations

import pytest

from jinshi_cli.search.parsing.ask import Ask, spoken
from jinshi_cli.search.parsing.question import content, is_function, read


@pytest.mark.parametrize(
    ("typed", "kind", "measure", "pieces", "head"),
    [
        ("停水停电的企业有几家", "amount", "家", ["停水停电", "企业"], "企业"),
        ("去年罚款多少", "amount", None, ["罚款"], "罚款"),
        ("装了几个摄像头", "amount", "个", ["装", "摄像头"], "摄像头"),
        ("法律顾问是谁", "who", None, ["法律顾问"], None),
        ("信息公开目录在哪里", "where", None, ["信息公开目录"], None),
        ("什么时候换届", "when", None, ["换届"], None),
        ("罚款总额排第几", "rank", None, ["罚款总额"], None),
        ("解决率是百分之几", "amount", "%", ["解决率"], "解决率"),
        ("换届选举", None, None, ["换届选举"], None),
        ("执法全过程记录", None, None, ["执法全过程记录"], None),
        ("多少", "amount", None, [], None),
        ("调查问卷", None, None, ["调查问卷"], None),
        ("督查问责", None, None, ["督查问责"], None),
        ("网吧", None, None, ["网吧"], None),
        ("通过率", None, None, ["通过率"], None),
        ("一次性补贴", None, None, ["一次性补贴"], None),
        ("标的额有多少", "amount", None, ["标的额"], "标的额"),
        ("看看罚款", None, None, ["罚款"], None),
        ("矫正对象还有几个", "amount", "个", ["矫正对象"], "矫正对象"),
        ("土地归还几亩", "amount", "亩", ["土地归还"], "土地归还"),
    ],
)
def test_reading_a_question(typed, kind, measure, pieces, head):
    question = read(typed)
    assert (question.ask and question.ask.kind) == kind
    assert (question.ask and question.ask.measure) == measure
    assert [piece.text for piece in question.pieces] == pieces
    assert next((piece.text for piece in question.pieces if piece.head), None) == head


@pytest.mark.parametrize("typed", ["罚了多少钱谁罚的", "谁罚了多少钱", "怎么罚了多少钱"])
def test_an_amount_is_asked_for_before_anything_else(typed):
    assert read(typed).ask == Ask("amount", "钱")


@pytest.mark.parametrize(
    ("typed", "asking"), [("换届选举", False), ("拆了违建", False), ("有哪些困难", True), ("请问罚款", True)]
)
def test_words_of_asking_need_not_ask_for_a_figure(typed, asking):
    question = read(typed)
    assert (question.ask, question.asking) == (None, asking)


@pytest.mark.parametrize(
    ("pinyin", "characters"),
    [
        ("duoshao", "多少"), ("duoshaoqian", "多少钱"), ("duoshaoren", "多少人"), ("jige", "几个"), ("jijia", "几家"), ("jici", "几次"), ("shui", "谁"),
        ("shishui", "是谁"), ("shei", "谁"), ("shishei", "是谁"), ("nali", "哪里"), ("zainali", "在哪里"), ("heshi", "何时"),
        ("shenmeshihou", "什么时候"), ("zenme", "怎么"), ("zenyang", "怎样"), ("ruhe", "如何"), ("shenme", "什么"), ("shishenme", "是什么"),
        ("qunian", "去年"), ("jinnian", "今年"),
    ],
)  # fmt: skip
def test_what_is_asked_in_pinyin_is_what_is_asked_in_characters(pinyin, characters):
    question = read(characters)
    assert spoken(pinyin) == (question.ask, question.asking) == (question.ask, True)


def test_a_verb_is_known_by_what_follows():
    assert [piece.verbal for piece in read("彩钢板拆了多少处").pieces] == [False, True]
    assert [piece.verbal for piece in read("接种率是多少").pieces] == [False]


@pytest.mark.parametrize("text", ["", "的", "有没", "情况", "在哪些", "做的"])
def test_what_names_nothing(text):
    assert is_function(text)


@pytest.mark.parametrize(
    ("text", "named"), [("换届选举", ["换届选举"]), ("选举出来", ["选举"]), ("企业里", ["企业"]), ("收到", ["收到"]), ("收入", ["收入"]), ("该扔到", ["扔"]), ("和开发", ["开发"]), ("涨到", ["涨"]), ("拆除与安装", ["拆除", "安装"]), ("在册", ["在册"]), ("在村", ["村"])]
)  # fmt: skip
def test_what_names_something(text, named):
    assert [text[start:end] for start, end in content(text)] == named


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("坐过牢的人", ["坐牢", "人"]),
        ("拆了房子", ["拆", "房子"]),
        ("案件多了少了", ["案件", "多", "少"]),
        ("通过了解情况", ["通过了解情况"]),
        ("头一回犯错", ["头一回犯错"]),
    ],
)
def test_a_verb_and_its_object_are_one_word_without_what_stands_between(typed, pieces):
    assert [piece.text for piece in read(typed).pieces] == pieces


@pytest.mark.parametrize(
    ("typed", "ask"),
    [
        ("办了几成", Ask("amount", "%")),
        ("几成员单位", None),
        ("上了几堂课", Ask("amount", "堂")),
        ("多少拨款", Ask("amount")),
        ("局长叫啥", Ask("who")),
        ("送去哪了", Ask("where")),
    ],
)
def test_what_is_asked_for(typed, ask):
    assert read(typed).ask == ask


@pytest.mark.parametrize(("typed", "kind"), [("存在哪些问题", None), ("问题存在哪里", "where"), ("在哪办事", "where")])
def test_a_preposition_that_ends_a_word_asks_for_no_place(typed, kind):
    ask = read(typed).ask
    assert (ask and ask.kind) == kind


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [("法治办设在哪里", ["法治办"]), ("法治建设在哪里", ["法治建设"]), ("法治办设了没有", ["法治办设"])],
)
def test_the_verb_of_a_question_for_a_place_is_no_part_of_what_is_there(typed, pieces):
    assert [piece.text for piece in read(typed).pieces] == pieces
