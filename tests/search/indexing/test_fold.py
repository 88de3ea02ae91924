from __future__ import annotations

import re

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.indexing.index import folded


@given(st.text())
def test_folding_keeps_length(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("換屆選舉", "换届选举"), ("ＡＢＣ１２", "abc12"), ("著力", "着力"), ("着力", "着力"), ("「甲」", "“甲”"), ("（，）", "(,)"),
     ("颶風2021", "飓风2021"), ("Ⅲ", "ⅲ"), ("㎏", "㎏"), ("＂甲＂", "“甲“"), ("﹁甲﹂", "“甲”"), ("『甲』", "‘甲’"), ("m²", "m²"), ("H₂O", "h₂o")],
)  # fmt: skip
def test_forms_that_differ_only_in_typing_are_equal(typed, plain):
    assert fold(typed) == plain


@given(st.text(alphabet="甲乙 ，。“”12aA　", max_size=30), st.data())
def test_folded_spans_lead_back_to_the_same_characters(text, data):
    haystack = folded(text)
    if not haystack.text:
        return
    start = data.draw(st.integers(0, len(haystack.text) - 1))
    end = data.draw(st.integers(start + 1, len(haystack.text)))
    span = haystack.span(start, end)
    again = folded(text[span.start : span.end]).text
    assert re.sub("[.,]", "", again) == re.sub("[.,]", "", haystack.text[start:end]).strip("\n-")


def test_the_characters_of_gb_2312_need_no_conversion():
    """The claim that keeps OpenCC out of simplified text, for all 6,763 of them."""
    converter = opencc.OpenCC("t2s")
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                character = bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                continue
            assert fold(character) == fold(converter.convert(character))
