from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.indexing.index import folded
from jinshi_cli.search.lexicon.readings import likeness
from jinshi_cli.search.routes.sounds import likenings


def test_a_slip_is_an_error_and_a_sound_is_none():
    haystack = folded("排查矛盾纠纷三百宗。")
    for typed, errors in {
        "矛盾盾纠纷": 1,
        "矛盾的纠纷": 1,
        "矛纠盾纷": 1,
        "矛纠纷": 1,
        "矛盾纠放": 1,
        "毛盾纠份": 0,
    }.items():
        (one,) = likenings(haystack, typed, frozenset("矛盾纠纷"), 1)
        assert one.errors == errors


def like(text, typed, errors=1):
    haystack = folded(text)
    alike = frozenset(one for one in haystack.text if any(one == sign or likeness(one, sign) for sign in typed))
    return [(haystack.text[one.start : one.end], one.differences) for one in likenings(haystack, typed, alike, errors)]


@pytest.mark.parametrize(
    ("typed", "word", "differences"),
    [
        ("矛盾纠份", "矛盾纠纷", ("same", "same", "same", "sound")),
        ("毛盾纠纷", "矛盾纠纷", ("tone", "same", "same", "same")),
        ("矛盾纠粉", "矛盾纠纷", ("same", "same", "same", "sound")),
        ("矛钝纠纷", "矛盾纠纷", ("same", "tone", "same", "same")),
        ("矛盾纠放", "矛盾纠纷", ("same", "same", "same", "other")),
        ("盾放纷", "盾纠纷", ("same", "other", "same")),
        ("矛纠纷", "矛盾纠纷", ("same", "missing", "same", "same")),
        ("矛盾盾纠纷", "矛盾纠纷", ("same", "same", "doubled", "same", "same")),
        ("矛盾的纠纷", "矛盾纠纷", ("same", "same", "extra", "same", "same")),
        ("矛纠盾纷", "矛盾纠纷", ("same", "swapped", "same")),
    ],
)
def test_how_what_was_typed_differs(typed, word, differences):
    assert like("排查矛盾纠纷三百宗。", typed) == [(word, differences)]


@pytest.mark.parametrize("typed", ["交通事故", "矛和纠分错", "飓风2022"])
def test_what_is_another_word_is_not_likened(typed):
    assert like("排查矛盾纠纷，“飓风2021”行动。", typed) == []


def test_a_digit_is_never_taken_for_another():
    assert like("“飓风2021”行动", "聚风2021") == [("飓风2021", ("tone", "same", "same", "same", "same", "same"))]
    assert like("“飓风2021”行动", "聚风2022", errors=2) == []
    assert like("“飓风2021”行动", "聚风201", errors=2) == []
    assert like("“飓风2021”行动", "飓风二021") == []


def test_nothing_is_likened_across_the_end_of_a_sentence():
    assert like("排查矛盾。纠纷多。", "矛盾纠份") == []


@given(
    st.text(alphabet="矛盾纠纷排查化解。3", min_size=1, max_size=15),
    st.text(alphabet="毛盾纠份排插化3解", min_size=2, max_size=6),
)
def test_every_range_is_in_the_text_and_in_order(text, typed):
    haystack = folded(text)
    alike = frozenset(one for one in haystack.text if any(one == sign or likeness(one, sign) for sign in typed))
    last = 0
    for one in likenings(haystack, typed, alike, 1):
        assert last <= one.start < one.end <= len(haystack.text)
        assert "\n" not in haystack.text[one.start : one.end]
        last = one.end
