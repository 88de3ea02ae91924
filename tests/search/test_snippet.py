"""Which piece of a section is shown for a hit."""

from __future__ import annotations

from support import made

from jinshi_cli.report.model import Span
from jinshi_cli.search.indexing.index import Match, build
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search
from jinshi_cli.search.snippet import MAX_LENGTH, snippet


def shown(report, typed):
    hit = search(build(report), parse((typed,)))[0]
    start, end = snippet(hit.section, hit.matches, hit.metrics, hit.named)
    return hit.section.text[start:end]


def test_of_a_section_without_text_nothing_is_shown():
    report = made("内容。")
    section = report.sections[0]._replace(title="修桥", text="")
    (hit,) = search(build(report._replace(sections=(section,))), parse(("修桥",)))
    assert snippet(hit.section, hit.matches) == Span(0, 0)


def test_a_sentence_that_says_more_than_the_title_is_shown():
    report = made("内容。", title=None, text="修桥补路。全年修桥三座。")
    assert shown(report, "修桥") == "全年修桥三座。"


def test_the_sentence_of_the_figure_that_answers_best_is_shown():
    figures = [
        {"quote": "修桥补路3次", "label": "修桥补路", "value": 3, "unit": "次"},
        {"quote": "修桥5座", "label": "修桥", "value": 5, "unit": "座"},
    ]
    report = made("组织修桥补路3次。完成修桥5座。", metrics=figures)
    (section,) = report.sections
    matches = [Match("text", Span(place, place + 2)) for place in (2, 11)]
    assert section.text[2:4] == section.text[11:13] == "修桥"
    for best, sentence in ((0, "组织修桥补路3次。"), (1, "完成修桥5座。")):
        metrics = (section.metrics[best], section.metrics[1 - best])
        start, end = snippet(section, matches, metrics)
        assert section.text[start:end] == sentence


def test_a_sentence_is_shown_whole_where_there_is_room():
    text = "修" + "桥" * (MAX_LENGTH - 2) + "。"
    assert shown(made(text), "修桥") == text


def test_where_there_is_no_room_for_the_first_match_and_the_answer_the_answer_is_shown():
    figure = {"quote": "发放资料60份", "label": "发放资料", "value": 60, "unit": "份"}
    text = f"宣传法律{'，重点介绍相关规定' * 10}，发放资料60份。"
    (section,) = made(text, metrics=[figure]).sections
    start, end = snippet(section, [Match("text", Span(0, 2))], section.metrics)
    assert "发放资料60份" in section.text[start:end]
    assert end - start <= MAX_LENGTH
