from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.report.model import Span
from jinshi_cli.report.prose import lead_title, phrases, sentence_at, sentences, works

PROSE = st.text(alphabet="甲乙丙1。！？；，“”‘’（）《》\n a", max_size=60)


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
        ("甲“乙。丙”丁。戊", ["甲“乙。丙”丁。", "戊"]),
        ("他说：“好。”乙。", ["他说：“好。”", "乙。"]),
        ("甲（乙。）。丙。", ["甲（乙。）。", "丙。"]),
        ("甲；乙，丙。", ["甲；乙，丙。"]),
        ("甲。\n乙", ["甲。", "乙"]),
        ("“甲。乙", ["“甲。", "乙"]),
        ("甲”。乙。", ["甲”。", "乙。"]),
        ("甲（乙“丙。丁）戊。己", ["甲（乙“丙。丁）戊。", "己"]),
        ("按《甲（乙。丙》办。丁", ["按《甲（乙。丙》办。", "丁"]),
        ("甲。。”）乙", ["甲。。”）", "乙"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert split(text) == expected


@given(PROSE)
def test_sentences_cover_everything_but_line_breaks(text):
    assert "".join(split(text)) == text.replace("\n", "")
    assert all("\n" not in sentence for sentence in split(text))


@given(PROSE.filter(bool), st.data())
def test_the_sentence_at_a_span_holds_the_span(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = sentence_at(text, span)
    kept = text[span.start : span.end].strip("\n")
    assert kept in text[found.start : found.end] or not kept


def test_works_and_phrases():
    text = "按《甲法》《乙〈丙〉条例》和《甲法》，“一二”“三”办。《未完"
    assert works(text) == ("甲法", "乙〈丙〉条例")
    assert phrases(text) == ("一二", "三")


def test_a_work_in_a_work():
    assert works("《关于印发《甲》的通知》") == ("关于印发《甲》的通知",)


@pytest.mark.parametrize(
    ("text", "title"),
    [("甲，乙。丙", "甲，乙"), ("甲；乙", "甲"), ("甲", "甲"), ("", ""), ("。甲", "。甲"), ("。甲。乙", "。甲")],
)
def test_lead_title(text, title):
    assert lead_title(text) == title


def test_endless_marks():
    hostile = ("（。" * 5_000 + "）" * 5_000, "。" * 20_000, "“" * 20_000, "（“《。" * 5_000)
    for text in hostile:
        assert "".join(split(text)) == text
