"""load∘dump is the identity, for the bundled report and for any report that can be loaded."""

from __future__ import annotations

import json

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jinshi_cli.report.dump import dump
from jinshi_cli.report.load import load
from jinshi_cli.report.model import metrics_of
from jinshi_cli.report.source import Source, bundled, read_source


def again(report):
    return load(Source("again.yaml", dump(report).encode("utf-8")))


def test_the_bundled_report_is_written_as_it_stands(report):
    assert dump(report).encode() == read_source(bundled()).data
    assert again(report) == report


def test_the_small_report(small):
    assert again(small) == small


def test_other_yaml_readers_read_the_same(report):
    assert yaml.safe_load(dump(report))["chapters"][0]["sections"][2]["sections"][0]["metrics"][0]["value"] == 120872


# Characters that YAML, our own line rule, or a careless writer could stumble over.
LINE = st.text(
    alphabet="甲乙。；“”《》（）: #-'\"\\\t|>&*!%@`[]{},?12\u3000\u2028\xa0é€😀□", min_size=1, max_size=12
).filter(lambda text: text.strip() and "\t" not in text)
BODY = st.lists(LINE, min_size=1, max_size=3).map("\n\n".join)
WORDS = st.none() | LINE


@st.composite
def metric(draw, index):
    return {
        "quote": f"共{index}5宗",
        "label": draw(LINE),
        "label_en": draw(WORDS),
        "value": int(f"{index}5"),
        "unit": "宗",
        "note": draw(WORDS),
    }


@st.composite
def node(draw, depth=0):
    own_line = draw(st.booleans())
    count = draw(st.integers(0, 3))
    metrics = [draw(metric(index)) for index in range(1, count + 1)]
    # Twice the same words, so that the quote needs what stands around it.
    text = draw(BODY) + "".join(f"共{index}5宗" for index in range(1, count + 1))
    made = {
        "marker": draw(WORDS),
        "title": draw(LINE) if own_line else None,
        "title_en": draw(WORDS),
        "text": text,
        "inline": True if not own_line and draw(st.booleans()) else None,
        "metrics": metrics,
        "sections": [draw(node(depth + 1)) for _ in range(draw(st.integers(0, 2 if depth < 2 else 0)))],
    }
    return {name: value for name, value in made.items() if value not in (None, [])}


@st.composite
def reports(draw):
    made = {
        "version": 1,
        "id": "a-1",
        "title": draw(LINE),
        "organ": draw(LINE),
        "place": draw(WORDS),
        "year": draw(st.integers(1949, 2100)),
        "source": draw(WORDS),
        "preamble": {"text": draw(BODY)} if draw(st.booleans()) else None,
        "chapters": [draw(node()) for _ in range(draw(st.integers(0, 3)))],
    }
    return {name: value for name, value in made.items() if value is not None}


@given(reports())
@settings(max_examples=300)
def test_any_report_is_the_same_after_writing_and_reading(made):
    report = load(Source("made.yaml", json.dumps(made, ensure_ascii=False).replace("\u2028", "\\u2028").encode()))
    assert again(report) == report


@given(st.lists(st.sampled_from(["1宗", "甲", "\n\n"]), min_size=1, max_size=12), st.data())
@settings(max_examples=200)
def test_a_quote_that_recurs_is_found_again(pieces, data):
    text = "头" + "".join(pieces) + "1宗尾"
    made = {
        "version": 1, "id": "a", "title": "题", "organ": "镇", "year": 2021,
        "chapters": [{"text": text, "metrics": []}],
    }  # fmt: skip
    plain = load(Source("made.yaml", json.dumps(made).encode())).sections[0].text
    starts = [place for place in range(len(plain)) if plain.startswith("1宗", place)]
    start = data.draw(st.sampled_from(starts))
    made["chapters"][0]["metrics"] = [
        {
            "quote": "1宗",
            "before": plain[:start] or None,
            "after": plain[start + 2 :],
            "label": "宗",
            "value": 1,
            "unit": "宗",
        }
    ]
    report = load(Source("made.yaml", json.dumps(made).encode()))
    (only,) = metrics_of(report.sections)
    assert only.start == start
    assert again(report) == report
