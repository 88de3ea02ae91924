from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.index import build
from jinshi_cli.search.query import parse
from jinshi_cli.search.rank import nearest, search
from jinshi_cli.search.snippet import MAX_LENGTH, snippet


@pytest.fixture(scope="module")
def index(report):
    return build(report)


def found(index, *words, within=None):
    return search(index, parse(words), within=within)


@pytest.mark.parametrize(
    ("typed", "ref", "key"),
    [
        ("罚款", "1.3.6", "administrative-fines"), ("換屆選舉", "1.1.2", None), ("停水 企业", "1.3.4", "firms-cut-off"),
        ("停水停电的企业有几家", "1.3.4", "firms-cut-off"), ("疫苗接种", "1.3.1", "vaccine-doses"), ("vaccine", "1.3.1", "vaccine-doses"),
        ("fines", "1.3.6", "administrative-fines"), ("109", "1.1.2", "town-party-delegates"), ("破案率", "1.4.1", "criminal-clearance-rate"),
        ("陈声江", "1.2.2", None), ("陳聲江律師", "1.2.2", None), ("强基增信聚力", "1.1.2", None), ("廣東省安全生產條例", "1.3.4", None),
        ("优化营商环境", "1.3.2", None), ("逃生窗", "1.3.4", "escape-windows"), ("谁执法谁普法", "1.4.5", None),
        ("全民法律意识", "2.2", None), ("釣魚執法", "3.2", None),
    ],
)  # fmt: skip
def test_the_first_hit(index, typed, ref, key):
    first = found(index, *typed.split())[0]
    assert first.section.ref == ref
    if key is not None:
        assert first.metrics[0].key == key


@pytest.mark.parametrize("typed", ["地铁票价", "海洋牧场", "Kubernetes", "飞机", "奥运会金牌", "。。。", "12345678"])
def test_nothing_is_found_where_nothing_is(index, typed):
    assert found(index, typed) == ()


def test_routes_from_sure_to_daring(index):
    routes = {
        typed: found(index, *typed.split())[0].route
        for typed in ("疫苗接种", "疫苗 接种", "疫苗，接種", "接种 核酸", "疫苗接踵")
    }
    assert list(routes.values()) == ["exact", "folded", "folded", "words", "partial"]


def test_within_a_section(index):
    assert {hit.section.ref for hit in found(index, "罚款", within="1.3")} == {"1.3.4", "1.3.6"}
    assert found(index, "罚款", within="2") == ()
    assert found(index, "罚款", within="1.3.6")[0].section.ref == "1.3.6"


def test_scores_fall_and_stay_in_bounds(index):
    for typed in ("法治", "学习", "执法 队伍", "依法行政制度", "党委"):
        scores = [hit.score for hit in found(index, *typed.split())]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 100 for score in scores)


QUERIES = st.lists(
    st.text(alphabet="罚款疫苗接种法治学习执法企业停水123的了是 ，。%aefin換屆選舉", min_size=1, max_size=8),
    min_size=1,
    max_size=3,
)


@given(QUERIES)
def test_every_match_is_where_it_says(index, words):
    for hit in found(index, *words):
        assert 0 < hit.score <= 100
        assert hit.matches
        for match in hit.matches:
            text = getattr(hit.section, match.field)
            assert 0 <= match.span.start < match.span.end <= len(text)
        start, end = snippet(hit.section, hit.matches, hit.metrics)
        assert end - start <= MAX_LENGTH
        assert "\n" not in hit.section.text[start:end]


@given(st.data())
def test_any_words_of_the_text_find_their_section_exactly(index, data):
    entry = data.draw(st.sampled_from([entry for entry in index.entries if entry.section.text]))
    text = entry.section.text
    start = data.draw(st.integers(0, len(text) - 2))
    end = min(start + data.draw(st.integers(2, 12)), len(text))
    words = text[start:end].strip()
    cuts_a_number = any(0 < place < len(text) and text[place - 1 : place + 1].isdigit() for place in (start, end))
    if cuts_a_number or not parse((words,)).words:
        return
    hits = {hit.section.ref: hit for hit in found(index, words)}
    assert hits[entry.section.ref].route == "exact"
    assert any(text[match.span.start : match.span.end] == words for match in hits[entry.section.ref].matches)


def test_the_nearest_thing(index):
    assert nearest(index, parse(("应急核算采集点",))) == "应急核酸采集点"
    assert nearest(index, parse(("xyzzy",))) is None
