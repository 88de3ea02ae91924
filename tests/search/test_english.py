"""English words that lead to a report's Chinese ones."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from support import made

import jinshi_cli.search.english
from jinshi_cli.search.english import key_of, phrases, translations, words_of
from jinshi_cli.search.index import build, folded
from jinshi_cli.search.pinyin import spelling
from jinshi_cli.search.query import parse
from jinshi_cli.search.rank import search

TABLE = Path(jinshi_cli.search.english.__file__).parent / "tables" / "english.txt"
LINES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()]
LAW = "聘请律师为法律顾问。"
FOOD = "检查食品安全。"
PETITIONS = "化解信访积案，抓获嫌疑人。"


def hits(report, typed):
    """Reference, route and marked characters of each hit."""
    return [
        (
            hit.section.ref,
            hit.route,
            [getattr(hit.section, match.field)[match.span.start : match.span.end] for match in hit.matches],
        )
        for hit in search(build(report), parse((typed,)))
    ]


def test_the_table_is_in_order_and_has_each_phrase_once():
    assert all(before[0] < after[0] for before, after in pairwise(LINES))


def test_each_line_leads_from_english_words_to_chinese_ones_that_are_folded():
    for key, english, terms in LINES:
        known = tuple(terms.split(" "))
        assert len(set(known)) == len(known), key
        assert all(len(term) > 1 and folded(term).text == term for term in known), key
        for phrase in english.split(","):
            assert re.fullmatch("[a-z0-9]+( [a-z0-9]+){0,3}", phrase), phrase
            assert key_of(phrase.split(" ")) == key
            assert translations(phrase.split(" ")) == known


@pytest.mark.parametrize("words", ["lawyer", "lawyers", "demolish", "demolished", "demolishing"])
def test_every_form_of_a_word_leads_to_the_same(words):
    assert translations([words]) == translations(["lawyer" if words.startswith("l") else "demolish"]) != ()


def test_what_has_no_entry_leads_nowhere():
    assert translations(["zzyzx"]) == translations(["lawyer", "zzyzx"]) == translations([]) == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lawyer", ["lawyer"]),
        ("food-safety", ["food", "safety"]),
        ("mayor's mailbox", ["mayor", "mailbox"]),
        ("s", ["s"]),
        ("", [""]),
    ],
)
def test_what_stands_between_words_parts_them(typed, words):
    assert words_of(spelling(typed)) == tuple(words)


def test_the_longest_phrase_is_one_thing():
    assert list(phrases(["the", "food", "safety", "lawyers"])) == [("the",), ("food", "safety"), ("lawyers",)]
    assert list(phrases([])) == []


@pytest.mark.parametrize(
    ("typed", "ref", "marked"),
    [
        ("lawyers", "1", ["律师", "法律顾问"]),
        ("food safety", "2", ["食品安全"]),
        ("food-safety", "2", ["食品安全"]),
        ("petitions", "3", ["信访"]),
        ("petition arrest", "3", ["信访", "抓获"]),
        ("who is the lawyer", "1", ["律师", "法律顾问"]),
        ("Petitions and arrests", "3", ["信访", "抓获"]),
    ],
)
def test_english_leads_to_the_characters_of_a_report_without_english(typed, ref, marked):
    assert hits(made(LAW, FOOD, PETITIONS), typed) == [(ref, "translation", marked)]


@pytest.mark.parametrize("typed", ["earthquake", "food poisoning", "lawyer earthquake", "police", "who"])
def test_what_a_report_does_not_have_is_not_found_in_english(typed):
    assert hits(made(LAW, FOOD, PETITIONS), typed) == []


def test_a_name_in_english_goes_before_a_translation():
    report = made(PETITIONS, "办结来访。", title_en="Lawyers at work")
    found = hits(report._replace(sections=(*report.sections, *made(LAW).sections)), "lawyers")
    assert [route for _ref, route, _marked in found] == ["words", "translation"]


def test_pinyin_goes_before_english():
    assert [route for _ref, route, _marked in hits(made("修缮大门。", "组织男子篮球赛。"), "damen")] == ["pinyin"]


def test_where_a_report_has_the_official_word_alone_english_leads_to_it():
    ((ref, route, marked),) = hits(made(LAW, "开展垃圾清运。"), "rubbish trucks")
    assert (ref, route, marked) == ("2", "synonym", ["垃圾清运"])


def test_what_is_meant_in_english_is_not_found_by_its_sound():
    assert hits(made("律诗选编。"), "lawyer") == []


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("how much money was confiscated", "没收"),
        ("how many people were arrested", "抓获"),
    ],
)
def test_what_is_counted_tells_which_figure_answers(typed, label):
    text = "抓获嫌疑人7人、抓获逃犯案件3宗，没收物品9件、没收款项400元，民警出警5次。"
    figures = [("7人", "抓获嫌疑人", 7, "人"), ("3宗", "抓获逃犯案件", 3, "宗"), ("9件", "没收物品", 9, "件")]
    figures += [("400元", "没收款项", 400, "元"), ("5次", "民警出警", 5, "次")]
    metrics = [{"quote": quote, "label": name, "value": value, "unit": unit} for quote, name, value, unit in figures]
    (hit, *_others) = search(build(made(text, metrics=metrics)), parse((typed,)))
    assert hit.metrics[0].label.startswith(label)
    assert hit.metrics[0].unit == {"没收": "元", "抓获": "人"}[label]
