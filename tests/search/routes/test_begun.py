from __future__ import annotations

import pytest
from support import made

from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.parsing.query import MAX_LENGTH, parse
from jinshi_cli.search.rank import search
from jinshi_cli.search.routes import begun
from jinshi_cli.search.routes.begun import sections_with


@pytest.fixture(scope="module")
def index(report):
    return build(report)


def refs(index, typed):
    return [section.ref for section in sections_with(index, typed)]


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("停水停电", "1.3.4"), ("換屆選舉", "1.1.2"), ("tingshui", "1.3.4"), ("ting shui", "1.3.4"), ("wxyjgb", "1.4.5"), ("停水td", "1.3.4"),
        ("停水 企业", "1.3.4"), ("tingshui 企业", "1.3.4"), ("environm", "1.3.2"), ("business environ", "1.3.2"), ("36000", "1.3.4"),
    ],
)  # fmt: skip
def test_where_a_word_stands(index, typed, ref):
    assert ref in refs(index, typed)


@pytest.mark.parametrize("typed", ["罚款", "tingshui", "wxyjgb", "vaccin", "停水td"])
def test_what_is_found_a_search_finds_too(index, typed):
    assert set(refs(index, typed)) <= {hit.section.ref for hit in search(index, parse((typed,)))}


def test_a_word_in_a_title_goes_first(index):
    every = sections_with(index, "执法")
    titled = ["执法" in section.title for section in every]
    assert True in titled
    assert False in titled
    assert titled == sorted(titled, reverse=True)


def test_words_that_stand_together_are_not_looked_for_apart():
    assert refs(build(made("停水企业。", "企业停水。")), "停水 企业") == ["1"]


@pytest.mark.parametrize(
    ("typed", "search_finds"),
    [
        ("理轮学习中心组", True),
        ("聚风2021", True),
        ("lilunxuexizhognxinzu", True),
        ("fined", True),
        ("停水海洋牧场", False),
    ],
)
def test_nothing_is_forgiven_in_it(index, typed, search_finds):
    assert bool(search(index, parse((typed,)))) == search_finds
    assert refs(index, typed) == []


def test_an_english_word_is_not_found_from_its_middle(index):
    assert refs(index, "nvironment") == []


@pytest.mark.parametrize("typed", ["", " ", "。。。", "xyzxyz", "停水 海洋牧场", "\x00"])
def test_what_is_nowhere(index, typed):
    assert refs(index, typed) == []


def test_no_more_is_looked_at_than_of_a_query(index):
    assert refs(index, "罚款".ljust(MAX_LENGTH) + "海洋牧场") == refs(index, "罚款")


def test_among_very_many_sections_no_sounds_are_looked_for(index, monkeypatch):
    monkeypatch.setattr(begun, "SCANNED", len(index.entries))
    assert "1.3.4" in refs(index, "tingshui")
    monkeypatch.setattr(begun, "SCANNED", len(index.entries) - 1)
    assert refs(index, "tingshui") == []
    assert "1.3.4" in refs(index, "停水")
