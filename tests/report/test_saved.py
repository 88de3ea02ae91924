from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.report.model import Doubt
from jinshi_cli.report.saved import Saved, plain, read, restored, written


def test_a_report_comes_back_as_it_was(report, small):
    for one in (report, small):
        assert restored(json.loads(json.dumps(plain(one)))) == one
        saved = Saved(one, {"a": [1, "二"]})
        assert read(written(saved, "key"), "key") == saved


def test_doubts_come_back_as_they_were(small):
    doubts = (Doubt("1.1.1", "12宗", "不清", ("72宗",)), Doubt("0", "开头", "不清", (), settled=True))
    doubted = small._replace(doubts=doubts)
    assert restored(json.loads(json.dumps(plain(doubted)))) == doubted


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


def lists_in(written_):
    """Yield every list of a report that is put away, each with its places."""
    waiting = [written_]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [field for field in one if isinstance(field, list)]


def test_every_field_of_another_kind_is_refused(small):
    whole = json.dumps(plain(small))
    for number, one in enumerate(lists_in(json.loads(whole))):
        for place, field in enumerate(one):
            for wrong in (float("nan"), {"a": 1}, *([] if isinstance(field, list) else [[]])):
                changed = json.loads(whole)
                list(lists_in(changed))[number][place] = wrong
                with pytest.raises((TypeError, ValueError)):
                    restored(changed)


def test_a_list_that_is_too_long_or_too_short_is_refused(small):
    written_ = plain(small)
    for changed in (
        [*written_, []],
        written_[:-1],
        [*written_[:-1], [written_[-1][0] + [[]]]],
        [*written_[:-1], [written_[-1][0][1:]]],
    ):
        with pytest.raises((TypeError, ValueError)):
            restored(changed)


def test_what_is_put_away_is_small_and_readable(small):
    text = written(Saved(small, {"a": "法"}), "key").decode()
    assert "某镇" in text
    assert '"法"' in text
    assert '", "' not in text
    assert text.partition("\n")[0].startswith("jinshi ")
