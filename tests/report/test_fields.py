from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from support import SMALL

from jinshi_cli.report.fields import file_schema
from jinshi_cli.report.load import examine
from jinshi_cli.report.source import Source, bundled

SCHEMA = jsonschema.Draft202012Validator(file_schema())


def test_the_schema_takes_what_the_program_takes():
    for text in (SMALL, bundled().read_text(encoding="utf-8")):
        assert not list(SCHEMA.iter_errors(yaml.safe_load(text)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("organ: 某镇\n", ""),
        ("year: 2022", "year: 0"),
        ("year: 2022", "year: 二〇二二"),
        ("version: 1", "version: 2"),
        ("role: results", "role: nonsense"),
        ("key: cases", "key: 案件"),
        ("value: 12\n", "value: 十二\n"),
        ("inline: true\n    text: 人手不足；", "inline: 1\n    text: 人手不足；"),
        ("label: 办案", "label: ''"),
        ("organ: 某镇", "organ: 某镇\nnonsense: 1"),
        ("chapters:", "chapters: {}\nsections:"),
        ("preamble:\n  text: 开头。", "preamble: 开头。"),
    ],
)  # fmt: skip
def test_the_schema_refuses_what_the_program_refuses(old, new):
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    assert examine(Source("r", text.encode()))[0] is None
    assert list(SCHEMA.iter_errors(yaml.safe_load(text))), json.dumps(new, ensure_ascii=False)


def test_every_field_is_described():
    for thing in (file_schema(), *file_schema()["$defs"].values()):
        for name, field in thing["properties"].items():
            assert isinstance(field["description"], str), name
            assert re.fullmatch(r"\S.*[.…:)]", field["description"]), name


@pytest.mark.parametrize(
    "text",
    [
        SMALL[: SMALL.index("chapters:")],
        SMALL.replace("preamble:\n", "doubts:\n- {words: 开头, why: 待核}\npreamble:\n"),
        SMALL.replace("preamble:\n", 'doubts:\n- {ref: "0", why: 待核}\npreamble:\n'),
        SMALL.replace("preamble:\n", 'doubts:\n- {ref: "0", words: 开头}\npreamble:\n'),
        SMALL.replace("      - key: cases\n        quote: 办案12宗\n", "      - key: cases\n"),
    ],
    ids=["chapters", "ref", "words", "why", "quote"],
)
def test_what_must_be_there_is_missed_by_schema_and_program(text):
    assert examine(Source("r", text.encode()))[0] is None
    assert list(SCHEMA.iter_errors(yaml.safe_load(text)))
