from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.report.saved import Saved, plain, read, restored, written


def test_a_report_comes_back_as_it_was(report, small):
    for one in (report, small):
        assert restored(json.loads(json.dumps(plain(one)))) == one
        saved = Saved(one, {"a": [1, "二"]})
        assert read(written(saved, "key"), "key") == saved


def test_another_key_is_another_text(small):
    assert read(written(Saved(small, {}), "one"), "other") is None


@given(st.data())
def test_a_damaged_text_is_none(small, data):
    whole = written(Saved(small, {}), "key")
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.one_of(
            st.just(whole[:place]),
            st.integers(1, 255).map(lambda change: whole[:place] + bytes([whole[place] ^ change]) + whole[place + 1 :]),
        )
    )
    assert read(damaged, "key") is None


@pytest.mark.parametrize("written_", [None, [], {}, "report", [[]], [1, 2, 3], [*range(9), []]])
def test_what_is_no_report_is_refused(written_):
    with pytest.raises((TypeError, ValueError)):
        restored(written_)
