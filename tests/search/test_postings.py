"""A large index gives what a look through all of it gives."""

from __future__ import annotations

import pytest

from jinshi_cli.report.model import walk
from jinshi_cli.search import index as module
from jinshi_cli.search.index import MOST_SECTIONS, Entry, Index
from jinshi_cli.search.query import parse
from jinshi_cli.search.rank import search


@pytest.fixture(scope="module")
def sections(report):
    """The bundled report's sections, and as many others, without these words, as make the index a large one."""
    filler = "本段讲述其他事项，与前文无关。"
    own = list(walk(report.sections))
    other = [
        own[-1]._replace(ref=f"9.{number}", title=f"第{number}段", title_en=None, text=filler, metrics=(), children=())
        for number in range(1, MOST_SECTIONS + 100)
    ]
    return [*other[:150], *own, *other[150:]]


@pytest.fixture(scope="module")
def large(sections):
    made = Index([Entry(section) for section in sections], frozenset())
    assert made.postings is not None
    return made


@pytest.mark.parametrize(
    "typed",
    ["罚款", "換屆選舉", "zhianlianfangdui", "lvshi", "wxyjgb", "聚风2021", "矛盾盾纠纷", "xinguanfeiyna", "zenzang", "疫苗jz",
     "停水停电的企业有几家", "109", "3.6万元", "百分之百", "vaccine", "fines", "律师 合同 审查", "renming tiaojieyuan"],
)  # fmt: skip
def test_the_first_hit_is_the_same(large, sections, typed, monkeypatch):
    query = parse((typed,))
    first = search(large, query)[0]
    monkeypatch.setattr(module, "MOST_SECTIONS", len(sections))
    through_all = Index([Entry(section) for section in sections], frozenset())
    assert through_all.postings is None
    assert first.section.ref == search(through_all, query)[0].section.ref


@pytest.mark.parametrize("typed", ["地铁票价", "ditiepiaojia", "99999", "airport"])
def test_nothing_is_found_where_nothing_is(large, typed):
    assert search(large, parse((typed,))) == ()


def test_no_more_sections_are_looked_at_than_a_search_can(large):
    assert len(large.postings.candidates(parse(("本段讲述其他事项",)), MOST_SECTIONS)) == MOST_SECTIONS
