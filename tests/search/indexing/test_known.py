from __future__ import annotations

import json

import pytest

from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.search.indexing.index import build
from jinshi_cli.search.indexing.known import known, remember
from jinshi_cli.search.lexicon.readings import syllables
from jinshi_cli.search.parsing.query import parse
from jinshi_cli.search.rank import search
from jinshi_cli.search.suggest import references


def test_what_is_known_is_of_the_report_alone_and_can_be_written_down(small):
    found = known(small)
    assert json.loads(json.dumps(found)) == found
    assert found["readings"]["办"] == "ban4"
    assert "鎮" not in found["readings"]
    assert {"办", "案"} <= set(found["unfolded"])
    assert "，" not in found["unfolded"]
    assert all(fold(character) == character for character in found["unfolded"])


def test_readings_that_are_remembered_are_taken():
    """Of a character that the table does not have, so that no other test is told wrong."""
    remember({"readings": {"鿕": "ben4"}})
    assert syllables("鿕") == ("ben",)


def test_a_search_that_remembers_finds_the_same(report):
    before = [search(build(report), parse((typed,))) for typed in ("lvshi", "换届选举", "聚风2021")]
    remember(known(report))
    assert [search(build(report), parse((typed,))) for typed in ("lvshi", "换届选举", "聚风2021")] == before


@pytest.mark.parametrize(
    "damaged",
    [{}, {"readings": 1}, {"readings": {"法": 1}}, {"unfolded": [1]}, {"readings": {"法": "\x1b"}}, {"readings": {"": ""}}, {"readings": {"法": "x" * 9999}}],
    ids=range(7),
)  # fmt: skip
def test_what_is_not_of_its_form_is_as_good_as_not_there(report, damaged):
    before = search(build(report), parse(("fazhi",)))
    remember(damaged)
    assert search(build(report), parse(("fazhi",))) == before


def test_what_a_search_finds_can_be_shown(report):
    found = dict(references(report, "罚款"))
    assert next(iter(found)).startswith("1.3.6")
    assert references(report, "没有这回事儿") == []
