from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.render import wrap
from jinshi_cli.render.wrap import _NOT_FIRST, _NOT_LAST, lines, width
from jinshi_cli.report.model import walk

TEXT = st.text(alphabet="甲乙丙，。（）《》“”12ab. %—…🙂é\u0301", max_size=80)


def wrapped(text, limit):
    return [text[start:end] for start, end in lines(text, limit)]


@given(TEXT, st.integers(2, 40))
def test_no_character_is_lost_and_no_line_too_wide(text, limit):
    parts = wrapped(text, limit)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(width(part) <= limit for part in parts)


@given(st.text(alphabet="甲乙丙，。（）《》“”12a", max_size=80), st.integers(16, 40))
def test_no_line_begins_or_ends_with_the_wrong_mark(text, limit):
    # A run of marks longer than a line has to break somewhere.
    runs = "".join(character if character in _NOT_FIRST | _NOT_LAST else " " for character in text)
    if any(width(run) > 6 for run in runs.split()):
        return
    parts = wrapped(text, limit)
    assert all(part[0] not in _NOT_FIRST for part in parts[1:] if part)
    assert all(part[-1] not in _NOT_LAST for part in parts[:-1] if part)


@pytest.mark.parametrize(
    ("text", "limit", "parts"),
    [
        ("甲乙丙丁", 4, ["甲乙", "丙丁"]),
        ("甲乙，丙", 4, ["甲", "乙，", "丙"]),
        ("甲（乙）", 4, ["甲", "（乙", "）"]),
        ("接种120872剂次", 8, ["接种", "120872剂", "次"]),
        ("one two", 4, ["one", "two"]),
        ("abcdef", 4, ["abcd", "ef"]),
        ("《abcdefgh》", 10, ["《abcdefg", "h》"]),
        ("《abcdefgh》。", 10, ["《abcdefg", "h》。"]),
        ("甲乙／丙", 4, ["甲", "乙／", "丙"]),
        ("甲［乙", 4, ["甲", "［乙"]),
        ("甲｛乙", 4, ["甲", "｛乙"]),
        ("甲〖乙", 4, ["甲", "〖乙"]),
        ("甲乙〗", 4, ["甲", "乙〗"]),
        ("甲乙～丙", 4, ["甲", "乙～", "丙"]),
        ("甲\n乙", 4, ["甲", "乙"]),
        ("甲乙50\xa0个", 6, ["甲乙", "50\xa0个"]),
        ("甲乙丙\xa0※", 6, ["甲乙", "丙\xa0※"]),
        ("", 4, [""]),
    ],
)
def test_lines(text, limit, parts):
    assert wrapped(text, limit) == parts


@pytest.mark.parametrize(
    ("text", "cells"), [("a", 1), ("甲", 2), ("，", 2), ("“”", 2), ("e\u0301", 1), ("\u200b", 0), ("", 0)]
)
def test_width(text, cells):
    assert width(text) == cells


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("limit", [40, 60, 100, 300])
def test_whatever_the_width_of_marks_no_character_is_lost_and_no_line_too_long(report, wide, limit):
    wrap.show_ambiguous(wide=wide)
    try:
        for section in walk(report.sections):
            parts = [section.text[start:end] for start, end in wrap.lines(section.text, limit)]
            assert "".join("".join(parts).split()) == "".join(section.text.split())
            assert all(wrap.width(part) <= limit for part in parts)
            assert not any(part[:1] in "。，、；：？！）》”’" for part in parts if part)
            assert not any(part[-1:] in "（《“‘" for part in parts if part)
    finally:
        wrap.show_ambiguous(wide=False)
