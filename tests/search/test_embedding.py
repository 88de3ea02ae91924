"""The table of words that are like each other, and how texts are cut into them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search import embedding
from jinshi_cli.search.embedding import cut, is_known, nearness, remember, vector, weight, written_cuts

WORDS = ("疫苗", "打针", "窗户", "阳台", "易涝", "内涝", "罚款", "处罚", "网课")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_nearest_to_itself(word):
    own = vector(word)
    assert nearness(own, own) == pytest.approx(1, abs=0.05)
    assert all(-1.05 <= nearness(own, vector(other)) <= 1.05 for other in WORDS)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("疫苗", "打针", "窗户"), ("内涝", "易涝", "疫苗"), ("罚款", "处罚", "阳台"), ("窗户", "阳台", "罚款")],
)
def test_words_for_the_like_are_near(word, near, far):
    """Those of the field by the thesaurus (内涝 is in no corpus that was used), all others by the corpus."""
    assert nearness(vector(word), vector(near)) > 0.6 > nearness(vector(word), vector(far)) + 0.1


def test_what_is_not_in_the_table():
    assert not is_known("咕噜咚")
    for lookup in (vector, weight):
        with pytest.raises(KeyError, match="咕噜咚"):
            lookup("咕噜咚")


def test_rare_words_count_for_more():
    assert 0 < weight("中国") < weight("政府") < weight("疫苗") < weight("网课") < 1
    assert weight("中国") < 0.1


def test_the_table_has_each_word_once_and_a_vector_for_each():
    tables = Path(embedding.__file__).parent / "tables"
    lines = (tables / "embedding.txt").read_text("utf-8").splitlines()
    words, numbers = zip(*(line.split("\t") for line in lines), strict=True)
    assert list(words) == sorted(set(words))
    assert sorted(map(int, numbers)) == list(range(len(words)))
    assert (tables / "embedding.bin").stat().st_size == len(words) * len(vector("疫苗"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("清除排水沟渠淤泥", ("清除", "排水", "沟渠", "淤泥")),
        ("罚款36000元罚款疫苗", ("罚款", "疫苗")),
        ("abc", ()),
        ("", ()),
    ],
)
def test_a_text_is_cut_into_its_words(text, words):
    assert cut(text) == words


def test_a_short_text_is_cut_as_a_long_one_is(monkeypatch):
    text = "设置逃生窗二百八十个"
    short = written_cuts([text])
    monkeypatch.setattr(embedding, "_SHORT", 0)
    assert written_cuts([text]) == short


@given(st.text(alphabet="法治政府建设疫苗接种罚款的了鿕a1，", max_size=30))
def test_nothing_is_lost_and_what_is_kept_together_is_a_word(text):
    runs = list(dict.fromkeys(re.findall("[一-鿿]+", text)))
    for run, words in zip(runs, map(str.split, written_cuts([text])), strict=True):
        assert "".join(words) == run
        assert all(len(word) == 1 or is_known(word) for word in words)


def test_what_was_cut_before_is_taken_as_it_was():
    """Of characters that stand in no other test, so that none is told wrong."""
    text = "疫苗接种鿕疫苗接种鿕"
    assert cut(text + "，") == cut(text)
    remember(["疫苗接 种鿕疫苗 接种鿕鿕鿕"])
    assert cut("疫苗接种鿕疫苗接种鿕鿕鿕") == ()
