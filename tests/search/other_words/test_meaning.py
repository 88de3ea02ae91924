"""What sentences are about."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.other_words.meaning import Meanings
from jinshi_cli.search.other_words.sentences import of_entry

TEXTS = ("安装无线应急广播。", "接种疫苗。", "开展法治宣传。", "法治宣传进校园。")


@pytest.fixture(scope="module")
def meanings():
    entries = enumerate(build(made(*TEXTS)).entries)
    sentences = [one for number, entry in entries for one in of_entry(number, entry)]
    return Meanings([one for one in sentences if one.place.field == "text"])


def test_a_sentence_has_the_words_that_stand_in_it_as_words(meanings):
    assert meanings.has("应急广播")
    assert meanings.has("宣传")
    assert not meanings.has("传进")
    assert not meanings.has("大喇叭")


def test_what_the_thesaurus_joins_with_a_word_is_found_where_it_stands(meanings):
    assert [one is not None for one in meanings.joined("大喇叭")][:2] == [True, False]
    assert meanings.joined("咕噜噜") == [None] * len(TEXTS)


def test_the_nearest_word_of_a_sentence_and_how_near_it_is(meanings):
    first, *others = meanings.nearest("大喇叭")
    assert first.word in TEXTS[0]
    assert all(one is None or one.nearness < first.nearness for one in others)
    assert meanings.nearest("咕噜噜") == [None] * len(TEXTS)


def test_a_sentence_is_near_to_what_it_is_about(meanings):
    topics = meanings.topics([("预防针", 1.0), ("打", 0.5)])
    assert max(topics) == topics[1] > 0.2
    assert all(0 <= topic <= 1 + 1e-9 for topic in topics)
    assert meanings.topics([("咕噜噜", 1.0)]) == [0.0] * len(TEXTS)


def test_a_rare_word_says_more_of_a_sentence_than_a_frequent_one(meanings):
    """学校 is in one sentence, 普法 is near to two: the one on schools is nearer to pupils than the other."""
    topics = meanings.topics([("学生", 1.0)])
    assert topics[3] > topics[2]
