from __future__ import annotations

import pypinyin
import pytest
from pypinyin import Style

from jinshi_cli.search.indexing.fold import BOTH_FORMS, fold
from jinshi_cli.search.lexicon.readings import (
    all_syllables,
    likeness,
    may_begin_with,
    near,
    readings,
    remember,
    syllables,
)


@pytest.mark.parametrize(
    ("character", "read"),
    [("行", ["xing", "hang"]), ("会", ["hui", "kuai"]), ("律", ["lv"]), ("率", ["lv", "shuai"]), ("大", ["da"]), ("着", ["zhe", "zhao", "zhuo", "zhu"]), ("a", []), ("。", [])],
)  # fmt: skip
def test_the_readings_that_words_have(character, read):
    assert list(syllables(character)) == read


def test_the_usual_reading_is_the_first_and_none_is_made_up():
    """Against pypinyin itself, for every character that the table has and a few thousand it may not have.

    A character that another is folded into (著 into 着) is read as that one, too.
    """
    folded_into = {simple: other for other, simple in BOTH_FORMS.items()}
    for code in range(0x4E00, 0x9FA6):
        character = chr(code)
        if not (found := readings(character)) or fold(character) != character:
            continue
        known = {
            reading.replace("ü", "v")
            for sign in (character, folded_into.get(character, character))
            for reading in pypinyin.pinyin(sign, Style.TONE3, heteronym=True, neutral_tone_with_five=True)[0]
        }
        assert {f"{reading.syllable}{reading.tone}" for reading in found} <= known, character


@pytest.mark.parametrize(
    ("one", "other"),
    [("zhang", "zan"), ("chi", "ci"), ("sheng", "sen"), ("ling", "nin"), ("lang", "nan"), ("liang", "nian"), ("huang", "huan")],
)  # fmt: skip
def test_sounds_that_many_do_not_tell_apart(one, other):
    assert near(one) == near(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "pan"), ("fa", "hua"), ("ji", "qi"), ("shan", "shen")])
def test_other_sounds_are_not_alike(one, other):
    assert near(one) != near(other)


def test_likeness():
    assert likeness("飓", "具") == (True, True)
    assert likeness("罚", "发") == (True, False)
    assert likeness("三", "山") == (False, False)
    assert likeness("罚", "款") is None
    assert likeness("2", "两") is None


def test_may_begin_with():
    assert may_begin_with("率", "s")
    assert may_begin_with("率", "l")
    assert not may_begin_with("率", "h")
    assert not may_begin_with("。", "a")
    assert may_begin_with("一", "y")


def test_a_reading_that_is_none_is_not_taken_over():
    remember({"龘": "da2x", "靐": "bing4,"})
    assert list(syllables("龘")) == ["da"]
    assert list(syllables("靐")) == ["bing"]


def test_syllables_have_a_vowel():
    assert all(set(syllable) & set("aeiouv") for syllable in all_syllables())
    assert {"lv", "nve", "zhuang", "a", "er"} <= all_syllables()
