"""A large index gives what a look through all of it gives."""

from __future__ import annotations

import pytest

from jinshi_cli.report.model import walk
from jinshi_cli.search.indexing import index as module
from jinshi_cli.search.indexing import postings
from jinshi_cli.search.indexing.index import MOST_SECTIONS, Entry, Index
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search

QUERIES = [
    "罚款", "換屆選舉", "zhianlianfangdui", "lvshi", "wxyjgb", "聚风2021", "矛盾盾纠纷", "xinguanfeiyna", "zenzang", "疫苗jz",
    "停水停电的企业有几家", "109", "3.6万元", "百分之百", "vaccine", "fines", "律师 合同 审查", "renming tiaojieyuan",
    "zhi an", "法zhi", "1", "7", "罚", "zzhianlianfangdui", "12月15日", "dwh", "吵架", "吵架了谁来管",
]  # fmt: skip


def _made(sections, scanned):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SCANNED", scanned)
        made = Index([Entry(section) for section in sections], frozenset())
        assert (made.postings is None) == (scanned >= len(sections))
        return made


@pytest.fixture(scope="module")
def sections(report):
    """The bundled report's sections, and as many others, without these words, as are more than are looked at."""
    filler = "本段讲述其他事项，与前文无关。"
    own = list(walk(report.sections))
    other = [
        own[-1]._replace(ref=f"9.{number}", title=f"第{number}段", title_en=None, text=filler, metrics=(), children=())
        for number in range(1000, MOST_SECTIONS + 1100)
    ]
    return [*other[:150], *own, *other[150:]]


@pytest.fixture(scope="module")
def large(sections):
    return _made(sections, 0)


@pytest.fixture(scope="module")
def small(sections):
    return _made(sections, len(sections))


@pytest.mark.parametrize("typed", QUERIES)
def test_the_first_hit_is_the_same(large, small, typed):
    query = parse((typed,))
    assert search(large, query)[0].section.ref == search(small, query)[0].section.ref


@pytest.mark.parametrize("typed", QUERIES)
def test_the_first_hit_is_the_same_where_only_the_rarest_lists_are_gone_through(large, small, typed, monkeypatch):
    monkeypatch.setattr(postings, "_MOST_SEEN", 10)
    query = parse((typed,))
    assert search(large, query)[0].section.ref == search(small, query)[0].section.ref


@pytest.mark.parametrize("typed", ["法治", "法", "建设", "fazhi"])
def test_a_section_is_searched_alone_whatever_else_has_the_words(report, typed):
    own = list(walk(report.sections))
    copies = [
        section._replace(ref=f"9.{number}", children=())
        for number in range(1 + 2 * MOST_SECTIONS // len(own))
        for section in own
    ]
    sections = [*copies, *own]
    query = parse((typed,))
    inside = search(_made(sections, 0), query, within="1.2")
    assert inside
    assert all(hit.section.ref.startswith("1.2") for hit in inside)
    through_all = search(_made(sections, len(sections)), query, within="1.2")
    assert [hit.section.ref for hit in inside] == [hit.section.ref for hit in through_all]


@pytest.mark.parametrize("typed", ["地铁票价", "ditiepiaojia", "99999", "airport"])
def test_nothing_is_found_where_nothing_is(large, typed):
    assert search(large, parse((typed,))) == ()


def test_no_more_sections_are_looked_at_than_a_search_can(large):
    assert len(large.postings.candidates(parse(("本段讲述其他事项",)), MOST_SECTIONS)) == MOST_SECTIONS


def test_what_every_section_has_is_not_rare_but_never_weighs_less_than_nothing(large, report):
    assert 0 < large.rarity("本段") < large.rarity("罚款")
    twice = _made([section._replace(title=section.text) for section in walk(report.sections)] * 3, 0)
    assert all(twice.rarity(pair) > 0 for pair in ("法治", "建设", "工作", "政府"))


def test_what_stands_in_many_titles_is_as_frequent_as_what_stands_in_many_texts(report):
    first = next(walk(report.sections))
    plain = [first._replace(ref=str(number), title="标题", text="内容。", metrics=()) for number in range(30)]
    titled = [one._replace(title="修桥") for one in plain[:10]]
    written = [one._replace(text="修桥。补路。") for one in plain[10:20]]
    made = _made([*titled, *written, *plain[20:]], 0)
    assert made.rarity("修桥") < made.rarity("补路")
