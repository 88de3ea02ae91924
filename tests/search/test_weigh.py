"""What a word of a query weighs beside the others."""

from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.indexing.index import Index, build
from jinshi_cli.search.parsing.query import part_of
from jinshi_cli.search.weigh import weight, weights

INDEX = build(made("蓄洪工程完工，2021年投入9万元。", "修桥完工。", "修桥。", "修桥。", "种树。"))


def heavy(typed, index=INDEX, *, headed=False, head=False):
    return weight(index, part_of(typed)._replace(head=head), headed=headed)


def test_a_longer_name_weighs_more_than_its_beginning():
    assert heavy("蓄洪工程") > heavy("蓄洪")


def test_a_rare_word_weighs_more_than_a_frequent_one():
    assert heavy("蓄洪") > heavy("修桥")


def test_a_general_noun_weighs_least():
    assert 0 < heavy("情况") < 0.1 * heavy("蓄洪")


def test_the_head_of_a_question_keeps_its_weight_and_what_stands_around_it_loses():
    assert heavy("修桥", headed=True, head=True) == heavy("修桥")
    assert heavy("修桥", headed=True) == pytest.approx(0.4 * heavy("修桥"))


def test_the_organ_and_the_year_weigh_little():
    none, known = Index(INDEX.entries, frozenset()), Index(INDEX.entries, frozenset(("蓄洪", "2021")))
    assert heavy("2021", known) == pytest.approx(0.2 * heavy("2021", none))
    plain, less = weights(none, "蓄洪工程"), weights(known, "蓄洪工程")
    assert less == pytest.approx((0.2 * plain[0], 0.2 * plain[1], *plain[2:]))
