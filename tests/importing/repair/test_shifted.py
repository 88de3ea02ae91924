"""Pairs of bytes out of step: what is no mirror's doing is marked, and takes no time."""

from __future__ import annotations

import pytest

from jinshi_cli.importing.repair.language import Language
from jinshi_cli.importing.repair.shifted import Search, is_dense
from jinshi_cli.report.model import LOST

CONVERTED = "鎮黨委領導幹部學習貫徹法治政府建設報告精神,"


class Counted(Search):
    """A search that counts the steps it took."""

    @property
    def steps(self) -> int:
        return self._beams.steps


def test_a_long_run_of_question_marks_is_one_doubt_and_is_not_searched():
    search = Counted(Language([CONVERTED]))
    lost, left = search.edits("辦案" + "?" * 5 + "件", 0)
    assert (lost.start, lost.after, lost.why) == (2, LOST, "lost")
    assert (left.start, left.end, left.after) == (3, 7, "????")
    assert search.steps == 0


def test_what_no_mirror_does_takes_few_steps_and_is_marked_to_its_end():
    search = Counted(Language([CONVERTED]))
    text = "?。" * 6_000
    found = list(search.edits(text, 0))
    assert search.steps < 700_000
    assert found[-1].end == len(text)
    assert found[-1].sure == 0


@pytest.mark.parametrize("unit", ["???字", "?。", "?。字", "控?cái)z像", "?。ㄒ唬?"])
def test_a_text_with_more_unreadable_characters_than_a_mirror_leaves_takes_hardly_any(unit):
    text = unit * 500
    assert is_dense(text.count("?"), len(text))
    search = Counted(Language([CONVERTED]), dense=True)
    found = list(search.edits(text, 0))
    assert 0 < search.steps < 30_000
    assert any(one.sure == 0 for one in found)


@pytest.mark.parametrize(("unreadable", "characters"), [(53, 900), (100, 300), (500, 10_000), (0, 0)])
def test_texts_that_mirrors_damaged_are_searched_in_full(unreadable, characters):
    assert not is_dense(unreadable, characters)
