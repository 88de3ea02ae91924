from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.indexing.index import folded
from jinshi_cli.search.routes.abbreviation import abbreviations


def found(text, typed):
    return [folded(text).text[one.start : one.end] for one in abbreviations(folded(text), typed)]


@pytest.mark.parametrize(
    ("text", "typed", "name"),
    [
        ("接收社区矫正对象21人", "社矫对象", "社区矫正对象"),
        ("接收社区矫正对象21人", "社矫", "社区矫正"),
        ("聘请陈声江律师为顾问", "陈律师", "陈声江律师"),
        ("召开党员代表大会一次", "党代会", "党员代表大会"),
        ("召开党员代表大会一次", "党代大会", "党员代表大会"),
        ("设立村务监督委员会", "村监委", "村务监督委员"),
        ("社区矫正对象21人", "社矫", "社区矫正"),
        ("社区新矫正对象21人", "社矫", "社区新矫正"),
        ("社区新矫正对象21人", "社区矫", "社区新矫正"),
        ("接收社区矫正对象21人", "社区矫对", "社区矫正对象"),
        ("聘请陈江律师为顾问", "陈律", "陈江律师"),
        ("聘请陈一江律师为顾问", "陈律师", "陈一江律师"),
        ("聘请陈欧阳江律师为顾问", "陈律师", "陈欧阳江律师"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯", "甲戊壬丑", "甲乙丙丁戊己庚辛壬癸子丑"),
    ],
)
def test_a_name_that_was_typed_shorter(text, typed, name):
    assert found(text, typed) == [name]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("接收社区矫正对象21人", "社区矫正"),
        ("社区、矫正对象", "社矫"),
        ("社区的矫正对象", "社矫"),
        ("社会各界人士共同矫正", "社矫"),
        ("加强教育。局势平稳", "教局"),
        ("接收社区矫正对象", "区正"),
        ("司法工作的局面", "司法局"),
        ("罚款12宗36人", "罚人"),
        ("召开党员代表大会一次", "党代表大"),
        ("聘请陈欧阳江声律师为顾问", "陈律师"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯", "甲戊壬寅"),
    ],
)
def test_what_is_no_abbreviation(text, typed):
    assert found(text, typed) == []


@pytest.mark.parametrize("link", "的了是在和与及或把被对向从")
def test_no_name_goes_across_a_function_word(link):
    assert found(f"社区{link}矫正", "社矫") == []


def test_each_place_is_found_and_what_was_typed_of_it():
    text = folded("社区矫正对象，社区矫正工作，社区矫正中心")
    assert [(one.start, one.pieces) for one in abbreviations(text, "社矫正")] == [
        (place, ("社", "矫正")) for place in (0, 6, 12)
    ]


@given(
    st.text(alphabet="社区矫正对象党员代表大会的、，12", max_size=30),
    st.text(alphabet="社矫对党代会区", min_size=2, max_size=6),
)
def test_an_abbreviation_is_in_the_name_in_order(text, typed):
    folded_text = folded(text)
    for one in abbreviations(folded_text, typed):
        name = folded_text.text[one.start : one.end]
        signs = iter(name)
        assert all(sign in signs for sign in typed)
        assert "".join(one.pieces) == typed
        assert name.startswith(typed[0])
        assert typed not in name
