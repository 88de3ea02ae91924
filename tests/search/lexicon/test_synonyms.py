"""Everyday words that lead to the official ones of a report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from support import hits, made

import jinshi_cli.search.lexicon.synonyms
from jinshi_cli.search.explain import reasons
from jinshi_cli.search.indexing.index import build, folded
from jinshi_cli.search.lexicon.synonyms import terms, words_in
from jinshi_cli.search.other_words.likelihood import likely
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search
from jinshi_cli.search.routes.written import any_of

TABLE = Path(jinshi_cli.search.lexicon.synonyms.__file__).parent / "tables" / "synonyms.txt"
LINES = [line.split(" ") for line in TABLE.read_text("utf-8").splitlines()]


def test_the_table_is_in_order_and_has_each_word_once():
    assert all(before[0] < after[0] for before, after in pairwise(LINES))


def test_each_word_leads_to_other_words_that_are_folded_and_none_of_which_has_it():
    for word, *known in LINES:
        assert 2 <= len(word) <= 6, word
        assert known, word
        assert len(set(known)) == len(known), word
        assert not any(word in term for term in known), word
        assert all(folded(text).text == text for text in (word, *known)), word
        assert terms(word) == tuple(known)


def test_what_is_no_everyday_word_has_no_others():
    assert terms("行政诉讼应诉") == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("打官司输了", ["打官司"]),
        ("被人打了，打老婆", ["打老婆"]),
        ("官司和官司", ["官司", "官司"]),
        ("诉讼", []),
        ("", []),
    ],
)
def test_of_several_words_at_a_place_the_longest_is_meant(text, words):
    assert [text[start:end] for start, end in words_in(text)] == words


def test_an_everyday_word_leads_to_the_official_one():
    assert hits(made("办理行政诉讼三件。", "种树若干。"), "打官司") == [("1", "synonym", ["行政诉讼"])]


def test_a_word_that_the_report_has_leads_to_itself_alone():
    assert hits(made("帮人打官司。", "办理行政诉讼三件。"), "打官司") == [("1", "exact", ["打官司"])]


def test_the_end_of_a_word_and_the_beginning_of_another_are_no_word():
    apart, whole = build(made("推进行业主管部门检查。", "走访业主三户。")).entries[-2:]
    assert any_of(apart, ("业主",), "synonym") is None
    assert any_of(whole, ("业主",), "synonym").words == ("业主",)


def test_an_everyday_word_in_a_question_leads_to_the_official_one():
    report = made("办理行政诉讼19件，败诉一件。", "修桥三座。", "种树若干。")
    assert hits(report, "打官司输了几场")[0][:2] == ("1", "synonym")


def test_of_several_official_words_all_are_marked_and_the_first_is_worth_most():
    (hit,) = hits(made("行政诉讼应诉19件。"), "打官司")
    assert hit == ("1", "synonym", ["行政诉讼", "应诉"])
    first, second = search(build(made("办理应诉十件。", "办理行政诉讼三件。")), parse(("打官司",)))
    assert (first.section.ref, second.section.ref) == ("2", "1")
    assert first.score > second.score


def test_other_words_are_a_route_of_their_own_when_it_is_explained():
    report = made("办理行政诉讼三件。")
    (hit,) = search(build(report), parse(("打官司",)))
    (explained,) = reasons(build(report), parse(("打官司",)), [hit])
    assert {(one.part, one.route) for one in explained} == {("打官司", "synonym")}
    assert explained[0].words == ("行政诉讼",)


def test_an_official_word_is_evidence_where_the_rest_of_a_question_is_in_other_words(monkeypatch):
    sections = [f"{noun}{verb}。" for noun in "甲乙丙丁戊己庚辛壬癸" for verb in ("修桥", "种树", "通水")]
    entries = dict(enumerate(build(made("拖欠劳动报酬的企业责令改正，公开通报。", *sections)).entries))

    def best(mark=""):
        return max(likely(entries, parse((f"老板讨薪改正了吗{mark}",))).values(), key=lambda found: found.quality)

    with_words = best()
    assert "劳动报酬" in with_words.words
    monkeypatch.setattr("jinshi_cli.search.other_words.evidence.terms", lambda _word: ())
    # With a mark it is another query, of which nothing is remembered.
    assert best("？").quality < with_words.quality
