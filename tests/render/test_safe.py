"""No control sequence of a report reaches the terminal, in any format."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinshi_cli.render import markdown, text
from jinshi_cli.render.delimited import render_csv, render_tsv
from jinshi_cli.render.document import (
    Column,
    Fragment,
    Group,
    Heading,
    Node,
    Outline,
    Paragraph,
    Table,
    marked,
    plain,
    raw,
)  # fmt: skip
from jinshi_cli.render.json import dumps, render_lines
from jinshi_cli.render.style import Style

HOSTILE = st.text(alphabet="甲a\x00\x07\x08\x1b\x9b\x9d\x7f\r\n\t\u202e\u2066\u200f\u2028\ud800[31m]0;", max_size=30)
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029\ud800-\udfff]")


def view(words):
    cell = plain(words)
    return (
        Heading(cell),
        Paragraph(cell),
        Outline((Node(cell, (Node(cell),)),)),
        Table((Column(words), Column("b", right=True)), (Group(cell, ((cell, cell),)),)),
        Table((Column(""), Column("")), (Group((), ((cell, cell),)),), plain=True),
    )


@pytest.mark.parametrize("width", [None, 20, 80])
@given(words=HOSTILE)
def test_views(width, words):
    shown = text.render(view(words), Style(color=False, width=width))
    assert not UNSAFE.search(shown)
    assert not UNSAFE.search(markdown.render(view(words)))


@given(HOSTILE)
def test_colour_adds_our_own_sequences_alone(words):
    shown = text.render((Paragraph((Fragment(words, "title"),)),), Style(color=True, width=40))
    assert not UNSAFE.search(re.sub("\x1b\\[[0-9;]*m", "", shown))


@given(HOSTILE)
def test_data_formats(words):
    item = {"a": words}
    assert not UNSAFE.search(render_tsv([item], ("a",)))
    assert not UNSAFE.search(render_csv([item], ("a",)).replace("\r\n", ""))
    for document in (dumps(item), render_lines([item])):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", document)
        assert json.loads(document) == {"a": re.sub("[\ud800-\udfff]", "�", words)}


@given(HOSTILE, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_marking_changes_no_character(words, spans):
    assert raw(marked(words, spans, "match")) == words
