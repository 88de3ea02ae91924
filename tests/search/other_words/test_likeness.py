"""How like the sentences of a report are to a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import made

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.lexicon.embedding import is_known, nearness, vector, weight
from jinshi_cli.search.other_words.likeness import Likeness, nearest
from jinshi_cli.search.other_words.sentences import of_entry
from jinshi_cli.search.other_words.typed_words import TypedWord

TEXTS = ("设置逃生窗，拆除彩钢板。", "接种新冠疫苗。", "3200。", "疫苗。")


@pytest.fixture(scope="module")
def sentences():
    found = [one for number, entry in enumerate(build(made(*TEXTS)).entries) for one in of_entry(number, entry)]
    return [one for one in found if one.place.field == "text"]


def likes(sentences, *typed):
    return Likeness(sentences).of([TypedWord(word) for word in typed])


def test_a_sentence_is_like_a_word_that_it_does_not_have(sentences):
    window, vaccine, *_others = likes(sentences, "窗户")
    assert window.whole > vaccine.whole
    assert window.each > 0.6 > vaccine.each
    window, vaccine, *_others = likes(sentences, "打针")
    assert vaccine.whole > window.whole
    assert vaccine.each > window.each


def test_what_stands_there_is_all_there(sentences):
    assert likes(sentences, "疫苗")[1].each == 1
    assert likes(sentences, "疫苗")[3] == pytest.approx((1, 1), abs=0.05)


def test_words_that_no_corpus_has_are_like_nothing_and_nothing_is_like_a_number(sentences):
    assert set(likes(sentences, "鿕鿕", "xqz", "的")) == {(0.0, 0.0)}
    assert likes(sentences, "疫苗")[2] == (0.0, 0.0)


def test_the_word_that_is_most_like_one_is_shown_if_any_is(sentences):
    assert nearest(sentences[0], TypedWord("窗户")) == "逃生窗"
    assert [nearest(sentences[0], TypedWord(word)) for word in ("打针", "鿕鿕", "3")] == ["", "", ""]
    assert nearest(sentences[2], TypedWord("窗户")) == ""


def test_a_number_does_not_stand_inside_a_longer_one():
    (text,) = (
        one
        for number, entry in enumerate(build(made("接种疫苗120872剂次。")).entries)
        for one in of_entry(number, entry)
        if one.place.field == "text"
    )
    assert is_known("120")
    assert likes([text], "120")[0].each < 1


def test_a_compound_that_is_no_word_is_like_its_parts(sentences):
    whole = likes(sentences, "疫苗窗户")
    parts = likes(sentences, "疫苗", "窗户")
    assert whole == parts


@pytest.mark.parametrize(("other", "share"), [("窗", 0.5), ("窗户", 1.0)])
def test_a_single_character_counts_for_half(sentences, other, share):
    near = nearness(vector(other), vector("疫苗"))
    wanted = (weight("疫苗") + share * weight(other) * near) / (weight("疫苗") + share * weight(other))
    assert likes(sentences, "疫苗", other)[-1].each == pytest.approx(wanted)


@given(st.lists(st.sampled_from(["疫苗", "窗户", "罚款", "打", "咕噜", "3"]), max_size=4))
def test_it_is_a_cosine_and_a_mean(sentences, words):
    for one in likes(sentences, *words):
        assert -1.01 <= one.whole <= 1.01
        assert -1.05 <= one.each <= 1.05
