"""How near words are to each other in meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jinshi_cli.search.lexicon.associations
from jinshi_cli.search.indexing.index import folded
from jinshi_cli.search.lexicon.associations import nearness, neighbours, vector, words_in

TABLE = Path(jinshi_cli.search.lexicon.associations.__file__).parent / "tables" / "associations.txt"
WORDS = TABLE.read_text("utf-8").splitlines()
SOURCES = sorted((Path(__file__).parents[3] / "tools" / "words").glob("*.txt"))


def test_the_words_are_in_order_each_once():
    assert sorted(set(WORDS)) == WORDS


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_source_has_each_word_once_with_other_words_that_are_folded(source):
    lines = [line.split(" ") for line in source.read_text("utf-8").splitlines()]
    assert [word for word, *_ in lines] == sorted({word for word, *_ in lines})
    for word, *cues in lines:
        assert cues, word
        assert len(set(cues)) == len(cues), word
        assert word not in cues
        assert all(folded(text).text == text for text in (word, *cues)), word


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_nearness_is_a_cosine_and_the_same_both_ways(one, other):
    near = nearness(vector(one), vector(other))
    assert near == pytest.approx(nearness(vector(other), vector(one)))
    assert 0 <= near <= 1 + 1e-9
    assert nearness(vector(one), vector(one)) == pytest.approx(1)


@given(st.sampled_from(WORDS))
def test_words_are_neighbours_of_each_other(word):
    assert neighbours(word)
    assert all(word in neighbours(other) for other in neighbours(word))


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("大喇叭", "应急广播", "疫苗"), ("工钱", "劳动报酬", "森林防火"), ("预防针", "疫苗", "学校")],
)
def test_words_for_the_same_are_nearer_than_others(word, near, far):
    assert nearness(vector(word), vector(near)) > 0.15 > nearness(vector(word), vector(far))


def test_what_is_not_known_is_near_to_nothing():
    assert neighbours("咕噜噜") == ()
    assert vector("咕噜噜") == {}
    assert nearness(vector("咕噜噜"), vector("疫苗")) == 0


def test_words_are_found_wherever_they_stand():
    text = "发放预防针"
    found = {text[start:end] for start, end in words_in(text)}
    assert {"发放", "预防", "预防针"} <= found
    assert "放预" not in found
