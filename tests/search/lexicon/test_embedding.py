"""The table of words that are like each other, and how texts are cut into them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.lexicon import embedding
from jinshi_cli.search.lexicon.embedding import cut, is_known, nearness, vector, weight

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


def test_the_table_has_each_word_once_as_it_is_looked_up_and_a_vector_for_each():
    tables = Path(embedding.__file__).parent / "tables"
    words = (tables / "embedding.txt").read_text("utf-8").splitlines()
    assert len(words) == len(set(words))
    assert [word for word in words if fold(word) != word] == []
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


def test_the_most_probable_way_is_taken_and_not_the_longest_word():
    assert cut("研究生命") == ("研究", "生命")


@given(st.text(alphabet="法治政府建设疫苗接种罚款的了鿕a1，", max_size=30))
def test_what_it_is_cut_into_is_known_and_stands_there(text):
    words = cut(text)
    assert all(is_known(word) and word in text for word in words)
    assert len(set(words)) == len(words)
