from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import made
from work import calls

from jinshi_cli.report.load import load
from jinshi_cli.report.model import ancestors, metrics_of, walk
from jinshi_cli.report.printed import printed, trail
from jinshi_cli.report.reference import UnknownReference, is_place, is_position, position, resolve, resolve_section
from jinshi_cli.report.source import Source
from jinshi_cli.search.indexing.fold import fold


def name(target):
    return getattr(target, "id", None) or getattr(target, "ref", None) or target.name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1.3.6", "1.3.6"), ("一（三）六", "1.3.6"), ("一、（三）六是", "1.3.6"), ("1-3-6", "1.3.6"), ("１．３．６", "1.3.6"),
        ("一(三)六", "1.3.6"), (" 1.3.6 ", "1.3.6"), ("1.3.6.", "1.3.6"), ("一、（三）", "1.3"), ("第一", "1"), ("0", "0"),
        ("二、一", "2.1"), ("2.1", "2.1"), ("三（二）", "3.2"), ("前言", "0"), ("二、一是", "2.1"), ("第一章", "1"), ("第三部分", "3"), ("1/3/6", "1.3.6"), ("1。3。6", "1.3.6"),
        ("一 › （三） › 六", "1.3.6"), ("二、存在问题", "2"), ("六是规范公正文明执法", "1.3.6"), ("（三）六", "1.3.6"), ("六是", "1.3.6"), ("（四）", "1.4"),
        ("三资", "三资"), ("“三资”", "三资"), ("行政罚款", "1.3.6#3"), ("宪法", "中华人民共和国宪法"), ("民法典", "中华人民共和国民法典"),
        ("1.3.1#2", "1.3.1#2"), ("一（三）一＃2", "1.3.1#2"), ("（三）六#3", "1.3.6#3"), ("规范公正#3", "1.3.6#3"), ("vaccine-doses", "1.3.1#1"), ("Vaccine Doses", "1.3.1#1"),
        ("规范公正", "1.3.6"), ("規範公正文明執法", "1.3.6"), ("规范公正文明执法。", "1.3.6"), ("Regulated, fair", "1.3.6"),
        ("广东省安全生产条例", "广东省安全生产条例"), ("《广东省安全生产条例》", "广东省安全生产条例"), ("广东省森林", "广东省森林防火条例"),
    ],
)  # fmt: skip
def test_every_way_to_name_a_thing(report, typed, expected):
    assert name(resolve(report, typed, fold)) == expected


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [("1.3.9", "1.3.6"), ("1.36", "1.3.6"), ("136", "1.3.6"), ("9", "3"), ("1.9.1", "1.4"), ("1.3.6#9", "1.3.6#5"), ("vacine-doses", "vaccine-doses"), ("vacine", "vaccine-doses"),
     ("规范公正文名执法", "1.3.6"), ("行政审批", "1.3.5"), ("罚款", "1.3.4#8"), ("党代表", "1.1.2#2")],
)  # fmt: skip
def test_what_is_not_there_is_answered_with_the_nearest(report, typed, suggestion):
    with pytest.raises(UnknownReference) as unknown:
        resolve(report, typed, fold)
    assert unknown.value.suggestions[0] == suggestion
    assert not unknown.value.ambiguous


@pytest.mark.parametrize("typed", ["三分", "1分", "第三部"])
def test_a_half_of_the_word_for_a_part_names_none(report, typed):
    with pytest.raises(UnknownReference):
        resolve(report, typed, fold)


@pytest.mark.parametrize(
    ("typed", "places"), [("（三）", ("1.3", "3.3")), ("一是", ("1.1.1", "1.2.1", "1.3.1", "1.4.1", "2.1"))]
)
def test_a_printed_marker_alone_may_fit_several_places(report, typed, places):
    with pytest.raises(UnknownReference) as unknown:
        resolve(report, typed, fold)
    assert unknown.value.ambiguous
    assert unknown.value.suggestions == places


def test_a_beginning_that_fits_several_titles(report):
    with pytest.raises(UnknownReference) as unknown:
        resolve(report, "着力推进", fold)
    assert unknown.value.ambiguous
    assert unknown.value.suggestions == ("1.2.1", "1.2.2", "1.2.3", "1.2.4")


@pytest.mark.parametrize(
    "typed", ["", " ", "。", "#", "#1", "1.3.6#3#", "1.3.6##3", "1..", "…", "\x00", "a" * 5000, "一" * 300]
)
def test_anything_may_be_typed(report, typed):
    try:
        resolve(report, typed, fold)
    except UnknownReference as unknown:
        assert str(unknown)


@pytest.mark.parametrize(
    "typed", ["1." * 40_000 + "1", "1" * 100_000, "a" + " " * 120_000 + "#", "1" + "#1" * 5_000, "a" + "\u0301\u0316" * 30_000, "罚款" * 600]
)  # fmt: skip
@pytest.mark.parametrize("ask", [resolve, resolve_section])
def test_what_is_longer_than_any_reference_is_not_looked_for(report, typed, ask):
    def asked():
        with pytest.raises(UnknownReference) as unknown:
            ask(report, typed, fold)
        assert (unknown.value.reference, unknown.value.suggestions) == (typed, ())

    def short():
        with pytest.raises(UnknownReference):
            ask(report, "罚款", fold)

    assert calls(asked) < calls(short)


def test_a_name_that_is_longer_than_most_is_found():
    title = "推进执法规范建设" * 200
    report = made("综述。", title=title)
    assert resolve(report, title, fold).ref == "1"
    assert resolve(report, title[:1500], fold).ref == "1"
    assert resolve(report, "1." + " ".join(title), fold).ref == "1"


@pytest.mark.parametrize("typed", ["1{}", "1{}#", "a{}", "1.3.6{}", "罚款{}"])
def test_a_figure_has_no_figures(typed):
    report = made("综述。", title="推进" * 10_000)
    with pytest.raises(UnknownReference):
        resolve(report, typed.format("#1" * 5_000), fold)


@example("浈#4")
@given(st.text(max_size=30))
def test_any_text_names_something_or_is_unknown(report, typed):
    try:
        resolve(report, typed, fold)
    except UnknownReference as unknown:
        assert typed in str(unknown)


def test_what_a_citation_prints_can_be_typed(report):
    for section in walk(report.sections):
        assert resolve(report, printed(report, section.ref), fold) == section
        assert resolve(report, " › ".join(trail(report, section.ref)), fold) == section


def test_every_id_and_key_names_its_metric(report):
    for metric in metrics_of(report.sections):
        assert resolve(report, metric.id, fold) == metric
        assert resolve(report, metric.key, fold) == metric


@pytest.mark.parametrize(
    ("ref", "text"), [("1.3.6", "一（三）六"), ("2.1", "二、一是"), ("3.1", "三（一）"), ("0", "前言"), ("1", "一")]
)
def test_printed(report, ref, text):
    assert printed(report, ref) == text


@pytest.mark.parametrize(("typed", "ref"), [("1.3.1#2", "1.3.1"), ("《广东省安全生产条例》", "1.3.4"), ("1.3", "1.3")])
def test_the_section_of_a_thing(report, typed, ref):
    assert resolve_section(report, typed, fold).ref == ref


def outline(*nodes):
    """A report with an outline of (marker, title, children)."""

    def node(marker, title, *children):
        return {"marker": marker or None, "title": title, "sections": [node(*child) for child in children]}

    chapters = [node(*one) for one in nodes]
    text = {"version": 1, "id": "a", "title": "题", "organ": "镇", "year": 2021, "chapters": chapters}
    return load(Source("made.yaml", json.dumps(text, ensure_ascii=False).encode()))


def named(report, typed):
    try:
        return [resolve(report, typed, fold).ref]
    except UnknownReference as unknown:
        return list(unknown.suggestions) if unknown.ambiguous else []


def test_where_printed_and_position_differ_both_are_named():
    report = outline(("第一章", "甲", ("（二）", "二先"), ("（一）", "一后")), ("第二章", "乙"))
    assert named(report, "第一章（二）") == ["1.2", "1.1"]
    assert named(report, "（二）") == ["1.1"]
    assert named(report, "1.2") == ["1.2"]
    assert printed(report, "1.1") == "第一章（二）"
    assert named(report, "第二章") == ["2"]


@pytest.mark.parametrize(
    ("nodes", "typed", "refs"),
    [
        ((("1.", "甲", ("(1)", "丙")), ("2.", "乙")), "1.1", ["1.1"]),
        ((("1.", "甲", ("(1)", "丙")), ("2.", "乙", ("(1)", "丁"))), "(1)", ["1.1", "2.1"]),
        ((("一、", "甲", ("②", "丙"), ("①", "丁")),), "①", ["1.2"]),
        ((("一、", "甲", ("①", "丙")), ("二、", "乙", ("①", "丁"))), "①", ["1.1", "2.1"]),
        ((("第一，", "甲"), ("第二，", "乙")), "第二", ["2"]),
        ((("第一，", "甲"), ("第二，", "乙")), "第二，", ["2"]),
        ((("", "总述", ("", "组织")), ("", "乙")), "组织", ["1.1"]),
        ([(f"{one}、", f"题{one}") for one in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]], "十二", ["12"]),
        ((("一、", "甲"), ("一、", "乙")), "一、", ["1", "2"]),
    ],
)  # fmt: skip
def test_other_outlines(nodes, typed, refs):
    assert named(outline(*nodes), typed) == refs


MARKERS = st.sampled_from(
    ["一、", "二、", "三、", "（一）", "（二）", "一是", "二是", "1.", "2.", "第一章", "第二章", "①", ""]
)
# At most eight places, as many as a message names.
BELOW = st.lists(st.tuples(MARKERS, st.sampled_from("戊己庚")), max_size=2)
NODES = st.lists(st.tuples(MARKERS, st.sampled_from("甲乙丙丁"), BELOW), min_size=1, max_size=2)


@given(NODES)
def test_what_a_citation_prints_names_its_section_or_says_what_else_it_may_be(nodes):
    report = outline(*((marker, title, *children) for marker, title, children in nodes))
    for section in walk(report.sections):
        place = printed(report, section.ref)
        # Arabic numbers alone are positions, whatever is printed: scripts depend on it.
        if all(one.marker for one in ancestors(report, section.ref)) and not place.isascii():
            assert section.ref in named(report, place), place


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("1.3.6", True), ("一（三）六", True), ("（三）", True), ("1", False), ("9.9", False), ("罚款", False), ("（九）", False)],
)  # fmt: skip
def test_a_place_that_is_there_and_is_no_bare_number(report, typed, is_one):
    assert is_position(report, typed) is is_one


@pytest.mark.parametrize(
    ("typed", "at", "meant"),
    [("一（三）六", "1.3.6", True), ("1-3-6", "1.3.6", True), ("（九）", "9", True), ("1.3#2", "1.3", True), ("罚款", None, False), ("", None, False)],
)  # fmt: skip
def test_what_is_meant_as_a_place_and_which(typed, at, meant):
    assert (position(typed), is_place(typed)) == (at, meant)


def test_suggestions_of_a_search_come_first_each_with_its_name(report):
    with pytest.raises(UnknownReference) as unknown:
        resolve(report, "vacine-doses", fold)
    assert str(unknown.value) == "“vacine-doses” names nothing in this report; the nearest: vaccine-doses"
    unknown.value.suggest([("1.3.1", "疫苗")])
    assert (unknown.value.suggestions, unknown.value.names) == (("1.3.1", "vaccine-doses"), ("疫苗", "vaccine-doses"))
    assert str(unknown.value).endswith("the nearest: 1.3.1 疫苗, vaccine-doses")


@pytest.mark.parametrize("typed", ["", "。", "…"])
def test_nothing_is_near_to_marks_alone(report, typed):
    with pytest.raises(UnknownReference) as unknown:
        resolve(report, typed, fold)
    assert unknown.value.suggestions == ()


def test_a_key_comes_before_an_english_name():
    figures = [
        {"quote": "结案9宗", "label": "结案", "label_en": "Cases", "value": 9, "unit": "宗"},
        {"key": "cases", "quote": "立案12宗", "label": "立案", "value": 12, "unit": "宗"},
    ]
    report = made("结案9宗，立案12宗。", metrics=figures)
    assert resolve(report, "Cases", fold).value == 12


def test_its_marks_tell_a_law_from_a_title():
    report = made("依据《甲条例》办理。", title="甲条例")
    assert resolve(report, "《甲条例》", fold).refs == ("1",)
    with pytest.raises(UnknownReference) as unknown:
        resolve(report, "甲条例", fold)
    assert unknown.value.ambiguous
