"""Pairs of characters that are words: all of jieba's, and nothing else."""

from __future__ import annotations

import pytest

from jinshi_cli.search.lexicon.words import is_word


@pytest.mark.parametrize("pair", ["处罚", "行政", "法治", "一一"])
def test_a_word_is_known(pair):
    assert is_word(pair)


@pytest.mark.parametrize("pair", ["", "法", "法治办", "罚权", "权清", "ab", "𠀀治", "龥龥"])
def test_what_is_no_pair_or_no_word_is_none(pair):
    assert not is_word(pair)
