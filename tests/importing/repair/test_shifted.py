"""Pairs of bytes out of step: what is no mirror's doing is marked, and takes no time."""

from __future__ import annotations

from jinshi_cli.importing.repair.language import Language
from jinshi_cli.importing.repair.shifted import Search
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
