"""What is typed by its sound, or with a slip: what of it is believed and what is taken for chance."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search

LONG = "一二三四五六七八九十" * 300
"""Text enough that a few initials that fit are no chance."""


def hits(report, typed):
    """The route of each hit, and the words it was found by."""
    return [
        (hit.route, {getattr(hit.section, match.field)[match.span.start : match.span.end] for match in hit.matches})
        for hit in search(build(report), parse(tuple(typed.split())))
    ]


def titled(title):
    """A report with one chapter of this title."""
    report = made("内容。")
    return report._replace(sections=(report.sections[0]._replace(title=title),))


@pytest.mark.parametrize(
    ("text", "typed", "word"),
    [
        ("加强“三资”办建设。", "sanziban", "三资”办"),
        ("建设“法”治镇。", "fa zhi", "法”治"),
        ("扶持养鹅户。", "e", "鹅"),
        ("扶持养鳄鱼户。", "e4 yu2", "鳄鱼"),
        ("新增律师三名。", "律shi", "律师"),
    ],
)
def test_what_is_spelled_is_found(text, typed, word):
    ((_route, words),) = hits(made(text), typed)
    assert words == {word}


@pytest.mark.parametrize("typed", ["yicaiduoyongerkongxian", "ycdyekx"])
def test_a_mark_inside_a_name_in_quotation_marks_parts_nothing(typed):
    name = "一材多用、二控限"
    found = hits(made(f"{LONG}。推行“{name}”制度。"), typed)
    assert [words for _route, words in found] == [{name}]
    assert hits(made(f"{LONG}。推行{name}制度。"), typed) == []
    assert hits(made(f"{LONG}。讲明“今年以来，我镇上下都要推行{name}制度”。"), typed) == []


def test_more_text_than_any_report_has_is_not_looked_through_by_sound(monkeypatch):
    report = made("甲乙丙丁。" * 10, "修桥铺路。", "办理公证。")
    assert hits(report, "gongzheng") == [("pinyin", {"公证"})]
    # Title and text of each section, and the names of its figures, count: 48 characters and more of the first.
    monkeypatch.setattr("jinshi_cli.search.routes.daring._MOST_CHARACTERS", 20)
    assert hits(report, "gongzheng") == []


def test_across_a_mark_two_characters_are_one_word_only_where_they_were_typed_apart():
    assert hits(made("建设“法”治镇。"), "fazhi") == []


def test_two_characters_that_are_no_word_are_a_name_where_a_title_begins_with_them():
    assert hits(titled("渔安专项"), "yuan") == [("pinyin", {"渔安"})]
    assert hits(made("渔安加强管理。"), "yuan") == []


def test_a_near_sound_is_not_believed_of_two_characters_that_are_no_word():
    report = made("建成：林渔，山。")
    assert hits(report, "linyu") == [("pinyin", {"林渔"})]
    assert hits(report, "ningyu") == []


def test_a_near_sound_alone_stands_for_no_character():
    report = made("守护，宁，" + LONG)
    assert hits(report, "ning")
    assert hits(report, "lin") == []


def test_beside_characters_a_near_sound_and_a_whole_one_may_stand_together():
    assert hits(made("疫苗接种。"), "疫苗jiezong") == [("near", {"疫苗接种"})]


def test_more_than_half_of_a_word_is_more_than_near():
    report = made("做好山林防火。")
    assert hits(report, "三林防火") == [("near", {"山林防火"})]
    assert hits(report, "三宁番火") == []


def test_a_word_of_which_no_character_is_right_is_meant_where_the_report_has_it_twice():
    assert hits(made("防御飓风。"), "巨封") == []
    assert hits(made("防御飓风。迎战飓风。"), "巨封") == [("homophone", {"飓风"})]


@pytest.mark.parametrize("typed", ["矛盾纠放", "矛纠纷"])
def test_one_slip_in_a_word_is_forgiven(typed):
    assert hits(made("化解矛盾纠纷。"), typed) == [("typo", {"矛盾纠纷"})]


@pytest.mark.parametrize(
    ("text", "typed"), [("化解矛盾纠纷，厘清矛盾纠葛。", "矛盾纠放"), ("法律顾问，法律顾虑。", "法律顾门")]
)
def test_a_slip_at_the_end_is_not_forgiven_where_the_rest_goes_on_in_several_ways(text, typed):
    assert hits(made(text), typed) == []


def test_what_is_too_many_at_an_end_is_another_word():
    assert hits(made("化解矛盾纠纷。"), "矛盾国纠纷") == [("typo", {"矛盾纠纷"})]
    assert hits(made("化解矛盾纠纷。"), "国矛盾纠纷") != [("typo", {"矛盾纠纷"})]


def test_two_slips_are_forgiven_from_eight_characters_on():
    assert hits(made("防控新型冠状病毒肺炎疫情。"), "新型冠病毒肺炎情") == [("typo", {"新型冠状病毒肺炎疫情"})]
    assert "typo" not in dict(hits(made("理论学习中心组学习。"), "理论学中组"))


def test_a_slip_beside_two_homophones_is_forgiven_in_a_longer_word():
    assert hits(made("设立应急采样站点。"), "英急采羊站点") == [("homophone", {"应急采样站点"})]
    assert hits(made("设立应急采样站点。"), "英急采羊站") == [("homophone", {"应急采样站"})]
    assert hits(made("设立应急采样站点。"), "英急采羊站放") == [("typo", {"应急采样站点"})]


def test_initials_stand_for_no_phrase_with_a_particle():
    assert hits(made("推广好再做法。" + LONG), "hzzf") == [("initials", {"好再做法"})]
    assert hits(made("推广好的做法。" + LONG), "hdzf") == []


def test_a_homophone_does_not_end_inside_another_word():
    assert hits(made("负责依保。"), "医保") == [("homophone", {"依保"})]
    assert hits(made("依保障条例办理。"), "医保") == []


def test_a_character_and_a_syllable_are_found_together_or_not_at_all(report):
    assert [words for _route, words in hits(report, "律shi")] == [{"律师"}]
    assert hits(report, "理gu") == []


def test_two_characters_that_begin_a_name_which_the_report_lists_are_believed():
    text = "聘请泾夔律师事务所的律师为法律顾问。"
    assert hits(made(text), "jingkui") == []
    assert hits(made(text, who=["泾夔律师事务所"]), "jingkui") == [("pinyin", {"泾夔"})]


@pytest.mark.parametrize("text", ["聘请泾夔律师事务所夔泾为法律顾问。", "聘请夔泾泾夔律师事务所为法律顾问。"])
def test_the_neighbours_of_a_name_are_none(text):
    assert hits(made(text, who=["泾夔律师事务所"]), "kuijing") == []
