from __future__ import annotations

import pytest
from work import lines

from jinshi_cli.report.model import count_quantities, metrics_of, section_at, shares, sort_key, walk


def test_quantities_are_what_the_words_state(report, small):
    assert count_quantities(report.sections) == 50
    assert len(metrics_of(report.sections)) == 53
    assert count_quantities(small.sections) == 2
    assert count_quantities([section_at(small, "2")]) == 0


def test_the_shares_of_the_parts_make_the_whole(report):
    parts = shares(report)
    assert set(parts) == {section.ref for section in walk(report.sections)}
    assert sum(parts[top.ref].text for top in report.sections) == pytest.approx(1)
    assert sum(parts[top.ref].metrics for top in report.sections) == pytest.approx(1)
    for section in walk(report.sections):
        own = (len(section.heading) + len(section.text)) / sum(
            len(one.heading) + len(one.text) for one in walk(report.sections)
        )
        below = sum(parts[child.ref].text for child in section.children)
        assert parts[section.ref].text == pytest.approx(own + below)
    assert parts["2"].metrics == count_quantities([section_at(report, "2")]) / 50


def test_a_section_is_found_by_its_reference_or_there_is_none(report):
    assert all(section_at(report, section.ref) is section for section in walk(report.sections))
    without = report._replace(sections=report.chapters)
    assert all(section_at(without, section.ref) is section for section in walk(without.sections))
    for missing in ("0", "9", "1.9"):
        with pytest.raises(IndexError):
            section_at(without, missing)


def test_the_work_to_find_a_chapter_does_not_grow_with_their_number(small):
    (first, *_others) = small.chapters
    steps = []
    for count in (10, 1000):
        many = small._replace(sections=tuple(first._replace(ref=str(number)) for number in range(1, count + 1)))
        steps.append(lines(lambda many=many, last=str(count): section_at(many, last)))
    assert steps[0] == steps[1]


def test_a_report_without_figures_has_shares_all_the_same(small):
    bare = small._replace(sections=small.sections[2:])
    assert [share.metrics for share in shares(bare).values()] == [0, 0, 0]
    assert shares(small._replace(sections=())) == {}


def test_references_are_sorted_by_their_numbers(small):
    (first, second) = metrics_of(small.sections)
    later = first._replace(id="1.1.10#2", ref="1.1.10")
    assert sort_key(first, "id") == (1, 1, 1, 1)
    assert sorted([later, second, first], key=lambda metric: sort_key(metric, "id")) == [first, second, later]
    assert sort_key(first, "ref") < sort_key(later, "ref")
    assert sort_key(first, "value") == 12


def test_depth(small):
    assert [section.depth for section in walk(small.sections)] == [1, 1, 2, 3, 1, 2, 2]
