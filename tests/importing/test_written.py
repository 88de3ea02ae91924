"""A draft in a file knows whether a person has edited it."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.written import is_made_of, state, written
from jinshi_cli.report.load import load
from jinshi_cli.report.source import Source


def test_it_is_a_report_file(small):
    assert load(Source("r.yaml", written(small, b"source", "r.txt").encode())) == small


@pytest.mark.parametrize(
    ("change", "source", "expected"),
    [
        (lambda text: text, b"source", "unchanged"),
        (lambda text: text, b"another", "outdated"),
        (lambda text: "# mine\n" + text.partition("\n")[2], b"source", "edited"),
        (lambda text: text.replace("办案12宗，", "办案12宗， "), b"source", "edited"),
        (lambda text: text + "\n", b"source", "edited"),
        (lambda text: text.replace("jinshi ", "jinshi 0.0.", 1), b"source", "outdated"),
        (lambda text: "\n".join(text.split("\n")[2:]), b"source", "other"),
        (lambda _text: "", b"source", "other"),
    ],
)
def test_what_stands_in_its_place(small, change, source, expected):
    text = written(small, b"source", "r.txt")
    assert state(change(text).encode(), source, "r.txt") == expected


def test_nothing_stands_in_its_place():
    assert state(None, b"source", "r.txt") == "new"
    assert state(b"\xff\xfe", b"source", "r.txt") == "other"


def test_a_draft_of_another_file_is_not_written_over(small):
    assert state(written(small, b"source", "r.txt").encode(), b"source", "other.txt") == "other"


def test_of_which_bytes_it_was_made_is_known_however_it_was_edited(small):
    text = written(small, b"source", "r.txt").encode()
    assert is_made_of(text + b"# mine\n", b"source")
    assert not is_made_of(text, b"another")
    assert not is_made_of(b"\xff\xfe", b"source")


@pytest.mark.parametrize("name", ["\udcbd\udcf0.txt", "a\nb.txt"])
def test_a_file_of_any_name_is_known_again(small, name):
    text = written(small, b"source", name).encode()
    assert state(text, b"source", name) == "unchanged"
    assert state(text, b"source", "r.txt") == "other"
