"""Figures that contradict one another are named; what merely stands side by side is left alone."""

from __future__ import annotations

import json

import pytest
import support

from jinshi_cli.report.consistency import contradictions
from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source


def made(*texts, metrics=(), roles=(), year=2021):
    """A report with a chapter a text; each metric is (chapter, quote, label, value, unit) and what more it has."""
    chapters = []
    for number, text in enumerate(texts, 1):
        own = [
            {"quote": quote, "label": label, "value": value, "unit": unit, **more}
            for chapter, quote, label, value, unit, more in metrics
            if chapter == number
        ]
        role = dict(roles).get(number, "results")
        chapters.append({"marker": f"{number}.", "title": "部分", "role": role, "text": text, "metrics": own})
    report = {"version": 1, "id": "a", "title": "题", "organ": "镇", "year": year, "chapters": chapters}
    return load(Source("made.yaml", json.dumps(report, ensure_ascii=False).encode()))


def said(report):
    return [(one.place, one.field, one.message) for one in contradictions(report)]


def test_the_bundled_report_contradicts_itself_nowhere(report, small):
    assert said(report) == said(small) == []


@pytest.mark.parametrize(("part", "wrong"), [(12, False), (85, False), (86, True), (120, True)])
def test_a_part_is_not_larger_than_its_whole(part, wrong):
    figures = [
        (1, "办结85宗", "办结", 85, "宗", {}),
        (1, f"简易程序{part}宗", "简易程序", part, "宗", {}),
        (1, "普通程序3宗", "普通程序", 3, "宗", {}),
    ]
    found = said(made(f"办结85宗，其中简易程序{part}宗、普通程序3宗。", metrics=figures))
    assert [place for place, *_rest in found] == (["1#2"] if wrong else [])


@pytest.mark.parametrize(
    "text",
    [
        "办结85宗。其中简易程序120宗。",
        "办结85宗，简易程序120宗。",
        "办结85宗，其中罚款120元。",
        "办结85余宗，其中简易程序120宗。",
    ],
)
def test_what_is_no_breakdown_is_not_compared(text):
    unit = "元" if "元" in text else "宗"
    what = "罚款120元" if unit == "元" else "简易程序120宗"
    more = {"qualifier": "余"} if "余" in text else {}
    figures = [
        (1, "办结85余宗" if more else "办结85宗", "办结", 85, "宗", more),
        (1, what, "另一项", 120, unit, {}),
    ]
    assert said(made(text, metrics=figures)) == []


@pytest.mark.parametrize(
    ("rate", "wrong"),
    [
        ("20%", False),
        ("19.6%", False),
        ("19.64%", False),
        ("19.7%", False),
        ("21%", True),
        ("25%", True),
        ("2%", True),
    ],
)
def test_a_rate_follows_from_what_it_is_named_after(rate, wrong):
    figures = [
        (1, "立案112宗", "立案", 112, "宗", {}),
        (1, "破案22宗", "刑事破案", 22, "宗", {}),
        (1, f"破案率{rate}", "破案率", float(rate[:-1]), "%", {}),
    ]
    found = said(made(f"立案112宗，破案22宗，破案率{rate}。", metrics=figures))
    assert [place for place, *_rest in found] == (["1#3"] if wrong else [])


@pytest.mark.parametrize(("rate", "wrong"), [("50%", False), ("5%", True)])
def test_a_share_follows_from_part_and_whole(rate, wrong):
    figures = [
        (1, "受理20件", "受理", 20, "件", {}),
        (1, "维持10件", "维持", 10, "件", {}),
        (1, rate, "占比", int(rate[:-1]), "%", {}),
    ]
    found = said(made(f"受理20件，其中维持10件，占{rate}。", metrics=figures))
    assert [place for place, *_rest in found] == (["1#3"] if wrong else [])


def test_an_inexact_rate_is_not_compared():
    figures = [
        (1, "立案112宗", "立案", 112, "宗", {}),
        (1, "破案22宗", "破案", 22, "宗", {}),
        (1, "破案率达90%以上", "破案率", 90, "%", {"qualifier": "以上"}),
    ]
    assert said(made("立案112宗，破案22宗，破案率达90%以上。", metrics=figures)) == []


@pytest.mark.parametrize(
    ("text", "role", "wrong"),
    [("2022年3月培训5场。", "results", True), ("2021年3月培训5场。", "results", False), ("2022年培训5场。", "plans", False),
     ("落实《纲要（2021—2025年）》，培训5场。", "results", False), ("落实“2025年目标”，培训5场。", "results", False),
     ("2021—2025年规划期内培训5场。", "results", False), ("展望2022年。培训5场。", "results", False)],
)  # fmt: skip
def test_a_figure_is_not_from_after_the_year(text, role, wrong):
    report = made(text, metrics=[(1, "培训5场", "培训", 5, "场", {})], roles=[(1, role)])
    assert bool(said(report)) is wrong


@pytest.mark.parametrize(("other", "more", "wrong"), [(6, {}, True), (5, {}, False), (6, {"when": "上半年"}, False)])
def test_one_figure_has_one_value(other, more, wrong):
    figures = [(1, "培训5场", "法治专题培训", 5, "场", {}), (2, f"培训{other}场", "法治专题培训", other, "场", more)]
    found = said(made("培训5场。", f"上半年培训{other}场。", metrics=figures))
    assert [place for place, *_rest in found] == (["2#1"] if wrong else [])


def test_a_part_may_fall_by_more_than_its_whole():
    figures = [(1, "下降23%", "总量", 23, "%", {}), (1, "下降50%", "赴省", 50, "%", {})]
    assert said(made("总量下降23%，其中赴省下降50%。", metrics=figures)) == []


def test_what_many_things_are_called_is_not_one_thing():
    figures = [(1, "培训5场", "培训", 5, "场", {}), (2, "培训6场", "培训", 6, "场", {})]
    assert said(made("培训5场。", "培训6场。", metrics=figures)) == []


def test_the_parts_are_not_more_than_their_whole():
    def figures(*values):
        found = [(1, "办结100宗", "办结", 100, "宗", {})]
        names = ("简易程序", "普通程序")
        return found + [
            (1, f"{name}{value}宗", name, value, "宗", {"part_of": "办结100宗"})
            for name, value in zip(names, values, strict=True)
        ]

    wrong = said(made("办结100宗，其中简易程序80宗、普通程序70宗。", metrics=figures(80, 70)))
    assert wrong == [("1#3", "value", "the parts of “办结100宗” are more than it: 简易程序80宗、普通程序70宗")]
    assert said(made("办结100宗，其中简易程序80宗、普通程序20宗。", metrics=figures(80, 20))) == []


def test_what_follows_a_part_is_another_figure():
    figures = [
        (1, "受理复议申请15件", "受理复议申请", 15, "件", {}),
        (1, "不予受理3件", "不予受理", 3, "件", {}),
        (1, "办结诉讼案件100件", "办结诉讼案件", 100, "件", {}),
    ]
    assert said(made("受理复议申请15件，其中不予受理3件，办结诉讼案件100件。", metrics=figures)) == []


def test_all_of_what_was_due_need_not_stand_beside():
    figures = [
        (1, "检查56家", "检查", 56, "家", {}),
        (1, "责令整改5家", "责令整改", 5, "家", {}),
        (1, "整改率100%", "整改率", 100, "%", {}),
    ]
    assert said(made("检查56家，责令整改5家，整改率100%。", metrics=figures)) == []


@pytest.mark.parametrize(
    ("whole", "part", "wrong"),
    [(("约", 100), ("", 105), False), (("约", 100), ("", 120), True), (("", 100), ("约", 105), False), (("", 100), ("约", 120), True)],
)  # fmt: skip
def test_a_part_is_larger_than_its_whole_only_beyond_what_about_can_mean(whole, part, wrong):
    quotes = [f"办结{whole[0]}{whole[1]}宗", f"简易程序{part[0]}{part[1]}宗"]
    figures = [
        (1, quote, label, value, "宗", {"qualifier": about} if about else {})
        for quote, label, (about, value) in zip(quotes, ("办结", "简易程序"), (whole, part), strict=True)
    ]
    assert bool(said(made(f"{quotes[0]}，其中{quotes[1]}。", metrics=figures))) is wrong


def test_a_place_and_a_computed_figure_are_no_wholes():
    ranks = [
        {"quote": "位列全省第3", "label": "全省", "kind": "rank", "value": 3},
        {"quote": "位列全市第12", "label": "全市", "kind": "rank", "value": 12},
    ]
    assert said(support.made("位列全省第3，其中法治位列全市第12。", metrics=ranks)) == []
    computed = [
        {"key": "cases", "quote": "办案12宗", "label": "办案", "value": 12, "unit": "宗"},
        {"key": "fines", "quote": "罚款30元", "label": "罚款", "value": 30, "unit": "元"},
        {"quote": "办案12宗，罚款30元", "label": "宗均罚款", "unit": "元", "formula": "fines / cases"},
        {"quote": "当场罚款20元", "label": "当场罚款", "value": 20, "unit": "元"},
    ]
    assert said(support.made("办案12宗，罚款30元，其中当场罚款20元。", metrics=computed)) == []


def test_a_rate_that_does_not_say_what_share_a_part_is_is_left_alone():
    figures = [
        (1, "受理20件", "受理", 20, "件", {}),
        (1, "维持5件", "维持", 5, "件", {}),
        (1, "上升50%", "上升", 50, "%", {}),
    ]
    assert said(made("受理20件，其中维持5件，同比上升50%。", metrics=figures)) == []


def test_a_share_of_an_inexact_whole_is_not_compared():
    figures = [
        (1, "受理20余件", "受理", 20, "件", {"qualifier": "余"}),
        (1, "维持10件", "维持", 10, "件", {}),
        (1, "30%", "占比", 30, "%", {}),
    ]
    assert said(made("受理20余件，其中维持10件，占30%。", metrics=figures)) == []


def shares(part, whole, rate, **more):
    """A report that says which share a part is of its whole; ``more`` is what the part has besides."""
    text = f"受理{whole}件，其中维持{part}件，占{rate}%。"
    figures = [
        (1, f"受理{whole}件", "受理", whole, "件", {}),
        (1, f"维持{part}件", "维持", part, "件", more),
        (1, f"占{rate}%", "占比", float(rate), "%", {}),
    ]
    return made(text, metrics=figures)


@pytest.mark.parametrize(
    ("part", "whole", "rate", "wrong"),
    [
        # a whole number may be off by one, as it is rounded up, rounded down or cut off
        (20, 100, "19", False), (20, 100, "21", False), (20, 100, "18", True), (20, 100, "22", True),
        # a nought at the end is a digit that was printed, no rounding to tens
        (51, 100, "50", False), (52, 100, "50", True),
        # so for a decimal, in its own last digit
        (1, 8, "12.4", False), (1, 8, "12.6", False), (1, 8, "12.3", True), (1, 8, "12.7", True),
        (1, 8, "12.51", False), (1, 8, "12.52", True), (1251, 10_000, "12.4", True),
        # all of a whole is compared; what is larger than it is said elsewhere, and nothing is a share of nothing
        (10, 10, "50", True), (0, 10, "50", False), (0, 0, "50", False),
    ],
)  # fmt: skip
def test_a_share_may_be_off_by_one_in_its_last_digit(part, whole, rate, wrong):
    assert [place for place, *_rest in said(shares(part, whole, rate))] == (["1#3"] if wrong else [])


def test_a_larger_part_is_said_once_and_not_again_of_its_share():
    assert [place for place, *_rest in said(shares(30, 20, "50"))] == ["1#2"]


@pytest.mark.parametrize(
    ("whole", "part", "wrong"),
    [
        # 约 may be a tenth less or more than what is printed: 94 × 0.9 is below 85, 95 × 0.9 is not
        ("85", "约94", False), ("85", "约95", True),
        ("约85", "94", False), ("约85", "95", True),
        # 近 stays below the number: a part of 近94 may be 85, a whole of 近85 cannot be 86
        ("85", "近94", False), ("85", "近95", True), ("近85", "85", False), ("近85", "86", True),
        # 余 is more than the number: a part of 余 is at least it, a whole of 余 may be anything above
        ("85", "85余", False), ("85", "86余", True), ("85余", "120", False),
    ],
)  # fmt: skip
def test_an_inexact_figure_contradicts_only_what_it_cannot_mean(whole, part, wrong):
    def figure(written, what):
        number = int("".join(sign for sign in written if sign.isdigit()))
        qualifier = "".join(sign for sign in written if not sign.isdigit())
        return (1, f"{what}{written}宗", what, number, "宗", {"qualifier": qualifier} if qualifier else {})

    report = made(f"办结{whole}宗，其中简易{part}宗。", metrics=[figure(whole, "办结"), figure(part, "简易")])
    assert [place for place, *_rest in said(report)] == (["1#2"] if wrong else [])


@pytest.mark.parametrize(
    ("values", "wrong"), [((60, 40), False), ((60, 41), True), ((60, None), False), ((100,), False)]
)
def test_the_parts_may_come_to_their_whole_and_no_more(values, wrong):
    figures = [(1, "办结100宗", "办结", 100, "宗", {})]
    texts = ["办结100宗"]
    for number, value in enumerate(values):
        words = f"第{'甲乙'[number]}类{'□' if value is None else value}宗"
        note = {"note": "缺损"} if value is None else {}
        figures.append((1, words, words[:3], value, "宗", {"part_of": "办结100宗", **note}))
        texts.append(words)
    assert bool(said(made("，其中".join(texts) + "。", metrics=figures))) is wrong


def test_where_the_file_names_parts_the_words_name_none():
    text = "办结100宗，其中简易20宗。受理5宗，其中重大9宗。"
    figures = [
        (1, "办结100宗", "办结", 100, "宗", {}),
        (1, "简易20宗", "简易", 20, "宗", {"part_of": "办结100宗"}),
        (1, "受理5宗", "受理", 5, "宗", {}),
        (1, "重大9宗", "重大", 9, "宗", {}),
    ]
    assert said(made(text, metrics=figures)) == []


def test_only_the_figure_right_behind_is_led_in():
    figures = [
        (1, "受理15件", "受理", 15, "件", {}),
        (1, "维持3件", "维持", 3, "件", {}),
        (1, "驳回20件", "驳回", 20, "件", {}),
    ]
    found = said(made("受理15件，维持3件，其中驳回20件。", metrics=figures))
    assert [(place, "维持3件" in message) for place, _field, message in found] == [("1#3", True)]


def test_a_quotation_that_has_the_word_itself_touches_its_whole():
    figures = [(1, "办结85宗", "办结", 85, "宗", {}), (1, "其中简易86宗", "简易", 86, "宗", {})]
    assert [place for place, *_rest in said(made("办结85宗其中简易86宗。", metrics=figures))] == ["1#2"]


def test_a_share_may_touch_its_part_and_has_to_say_that_it_is_one():
    figures = [
        (1, "受理20件", "受理", 20, "件", {}),
        (1, "维持10件", "维持", 10, "件", {}),
        (1, "占5%", "占比", 5, "%", {}),
    ]
    assert [place for place, *_rest in said(made("受理20件，其中维持10件占5%。", metrics=figures))] == ["1#3"]
    other = [*figures[:2], (1, "满意率5%", "满意率", 5, "%", {})]
    assert said(made("受理20件，其中维持10件，满意率5%。", metrics=other)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("立案112宗，破案22宗，刑事破案率90%。", True),  # named by its last two characters
        ("立案112宗，破案22宗。刑事破案率90%。", False),  # another sentence
        ("立案112宗，破案22宗，另有3宗，刑事破案率90%。", False),  # of which of the two others?
        ("立案112宗，破案22宗，刑事破案2宗，刑事破案率90%。", False),  # of which of the two that are named so?
    ],
)
def test_a_rate_is_held_against_what_can_only_be_meant(text, wrong):
    figures = [(1, "立案112宗", "立案", 112, "宗", {}), (1, "破案22宗", "破案", 22, "宗", {})]
    if "另有" in text:
        figures.append((1, "另有3宗", "其他", 3, "宗", {}))
    if "刑事破案2宗" in text:
        figures.append((1, "刑事破案2宗", "刑事破案", 2, "宗", {}))
    figures.append((1, "刑事破案率90%", "刑事破案率", 90, "%", {}))
    assert bool(said(made(text, metrics=figures))) is wrong


@pytest.mark.parametrize(("label", "wrong"), [("专题培训", False), ("法治大培训", True)])
def test_a_label_of_five_characters_names_one_thing(label, wrong):
    figures = [(1, "培训5场", label, 5, "场", {}), (2, "培训6场", label, 6, "场", {})]
    assert bool(said(made("培训5场。", "培训6场。", metrics=figures))) is wrong


def test_places_are_no_values_of_one_thing():
    figures = [
        (1, "考核位列第三", "法治建设考核名次", 3, None, {"kind": "rank"}),
        (2, "考核位列第五", "法治建设考核名次", 5, None, {"kind": "rank"}),
    ]
    assert said(made("考核位列第三。", "考核位列第五。", metrics=figures)) == []


def test_the_first_of_later_years_is_named_at_the_first_figure():
    figures = [(1, "培训5场", "培训", 5, "场", {}), (1, "讲座6场", "讲座", 6, "场", {})]
    ((place, field, message),) = said(made("2022年培训5场，2023年讲座6场。", metrics=figures))
    assert (place, field) == ("1#1", "quote")
    assert "2022年" in message
