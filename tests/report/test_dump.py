"""load∘dump is the identity, for the bundled report and for any report that can be loaded."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import SMALL

from jinshi_cli.report.dump import dump
from jinshi_cli.report.load import load
from jinshi_cli.report.model import Doubt, metrics_of
from jinshi_cli.report.source import Source, bundled, read_source

LOOK_LIKE_OTHER_TYPES = (
    "null",
    "~",
    "true",
    "no",
    "1",
    "1.5",
    "1e3",
    "0x1F",
    "0b11",
    "2021-01-02",
    "12:30",
    ".inf",
    "=",
    "<<",
    "- a",
    "a: b",
    "a #b",
)


def again(report):
    return load(Source("again.yaml", dump(report).encode("utf-8")))


def test_the_bundled_report_is_written_as_it_stands(report):
    assert dump(report).encode() == read_source(bundled()).data
    assert again(report) == report


def test_the_small_report(small):
    assert again(small) == small


def test_a_preamble_without_anything():
    text = SMALL.replace("preamble:\n  text: 开头。", "preamble: {}")
    report = load(Source("r.yaml", text.encode()))
    assert report.sections[0].text == ""
    assert again(report) == report


def test_doubts_come_back(small):
    doubted = small._replace(
        doubts=(Doubt("1.1.1", "12", "缺损：一位", ("2", "[7]")), Doubt("0", "开头", "a", (), settled=True))
    )
    assert again(doubted) == doubted
    assert dump(doubted).count("settled") == 1


def test_other_yaml_readers_read_the_same(report):
    assert yaml.safe_load(dump(report))["chapters"][0]["sections"][2]["sections"][0]["metrics"][0]["value"] == 120872


@pytest.mark.parametrize("text", LOOK_LIKE_OTHER_TYPES)
def test_text_that_looks_like_another_type_stays_text_for_every_reader(text, small):
    written = dump(small._replace(organ=text))
    assert yaml.safe_load(written)["organ"] == text
    assert load(Source("r.yaml", written.encode())).organ == text


# Characters that YAML, our own line rule, or a careless writer could stumble over.
LINE = st.text(alphabet="甲乙。；“”《》（）: #-'\"\\|>&*!%@`[]{},?12x_\u3000\xa0é€😀□", min_size=1, max_size=12).filter(
    str.strip
)
BODY = st.lists(LINE, min_size=1, max_size=3).map("\n\n".join)
WORDS = st.none() | LINE
VALUES = st.integers(0, 10**12) | st.decimals(0, 10**6, places=3).map(float)


@st.composite
def metric(draw, index):
    """A metric and the words for the text that prove it; the same words may recur with another index."""
    value = draw(VALUES)
    written = format(Decimal(str(value)), "f")
    kind = draw(st.sampled_from(["quantity", "quantity", "rank", "none", "computed"]))
    made = {"label": draw(LINE | st.sampled_from(LOOK_LIKE_OTHER_TYPES)), "label_en": draw(WORDS), "note": draw(WORDS)}
    if kind == "rank":
        return made | {"quote": f"名列第{index}", "kind": "rank", "value": index}
    if kind == "none":
        return made | {"quote": f"无甲{index}现象", "kind": "none"}
    unit = draw(st.sampled_from(["宗", "元", "%", "人次"]))
    if kind == "computed":
        return made | {"quote": f"共{index}5宗", "unit": unit, "formula": "seven / 2"}
    before, after = draw(st.sampled_from([("", ""), ("约", ""), ("", "多"), ("约", "余")]))
    qualifier = before + after or None
    return made | {"quote": f"共{before}{written}{after}{unit}；", "value": value, "unit": unit, "qualifier": qualifier}


@st.composite
def node(draw, depth=0):
    own_line = draw(st.booleans())
    metrics = [draw(metric(index)) for index in range(1, draw(st.integers(0, 3)) + 1)]
    # Words that are there already, so that a quote that recurs needs what stands around it.
    quotes = [one["quote"] for one in metrics]
    text = draw(BODY) + "。" + "。".join(quotes)
    for position, one in enumerate(metrics):
        one["before"] = "。" + "".join(quote + "。" for quote in quotes[:position])
        one["after"] = "".join("。" + quote for quote in quotes[position + 1 :])
    made = {
        "marker": draw(WORDS),
        "title": draw(LINE) if own_line else None,
        "title_en": draw(WORDS | st.sampled_from(LOOK_LIKE_OTHER_TYPES)),
        "role": draw(st.sampled_from([None, "results", "problems", "plans", "duties"])) if depth == 0 else None,
        "text": text,
        "inline": True if not own_line and draw(st.booleans()) else None,
        "metrics": [{name: value for name, value in one.items() if value not in (None, "")} for one in metrics],
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
        "preamble": {
            "text": draw(BODY) + "共7宗",
            "metrics": [{"quote": "共7宗", "key": "seven", "label": "七", "value": 7, "unit": "宗"}],
        },
        "chapters": [draw(node()) for _ in range(draw(st.integers(0, 3)))],
    }
    return {name: value for name, value in made.items() if value is not None}


@given(reports())
@settings(max_examples=300)
def test_any_report_is_the_same_after_writing_and_reading(made):
    report = load(Source("made.yaml", json.dumps(made, ensure_ascii=False).encode()))
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


class Searched(str):  # noqa: SLOT000 - it counts
    """A text that counts how often it is searched."""

    times = 0

    def find(self, *arguments):
        self.times += 1
        return super().find(*arguments)


def test_words_that_make_a_quote_unique_are_looked_for_in_few_steps():
    words = "推进工作" * 500
    made = load(Source("r", SMALL.encode()))
    (metric,) = metrics_of(made.sections)[:1]
    text = Searched("甲" + words + "5件\n乙" + words + "5件")
    start = len(words) + 1
    metric = metric._replace(text="5件", start=start, end=start + 2)
    section = made.chapters[0]._replace(text=text, metrics=(metric,), children=())
    written = dump(made._replace(sections=(section,), roles=(None,)))
    assert "before: 甲推进" in written
    assert text.times < 100
