"""What is not wrong enough to refuse a report but should be looked at by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jinshi_cli.messages import _
from jinshi_cli.report.model import LOST, Metric, Report, Section, walk
from jinshi_cli.report.problem import Problem
from jinshi_cli.report.quantity import number
from jinshi_cli.report.validate import Block

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_HALF_WIDTH = re.compile('[一-鿿][,;:?!"()][一-鿿]')
_NUMERAL = re.compile("[0-9]{1,3}|[一二三四五六七八九十]{1,3}")


def warnings(report: Report, places: Mapping[str, Block], file: str) -> tuple[Problem, ...]:
    """Return the warnings for a report that has no errors. ``places`` maps references and ids to blocks."""

    def problem(name: str, field: str, message: str) -> Problem:
        position, path = places[name].place(field)
        return Problem("warning", file, *position, path, message)

    found = []
    for section in walk(report.sections):
        found += [problem(metric.id, field, message) for metric, field, message in _of_metrics(section)]
        found += [problem(section.ref, "text", message) for message in _of_text(section)]
    for parent in ((*report.chapters,), *(section.children for section in walk(report.sections))):
        found += [problem(ref, "marker", message) for ref, message in _of_markers(parent)]
    return tuple(found)


def _of_text(section: Section) -> Iterator[str]:
    if LOST in section.text and not _lost_is_noted(section):
        yield _("a character of the text is lost ({sign}) and no metric's note says so").format(sign=LOST)
    for opening, closing in _PAIRS:
        if section.text.count(opening) != section.text.count(closing):
            message = _("{opening} stands {many} times but {closing} {times}; what is between them is not found")
            many, times = section.text.count(opening), section.text.count(closing)
            yield message.format(opening=opening, many=many, closing=closing, times=times)
    if match := _HALF_WIDTH.search(section.text):
        yield _("“{words}” has a half-width mark between Chinese characters").format(words=match[0])


def _of_markers(siblings: Sequence[Section]) -> Iterator[tuple[str, str]]:
    """Compare what is printed with the position, which is what a reference counts."""
    for position, section in enumerate(siblings, 1):
        printed = _NUMERAL.search(section.marker)
        if printed is not None and number(printed[0]) != position:
            message = _("the marker {marker} stands in place {place}; references count places ({ref})")
            yield section.ref, message.format(marker=section.marker, place=position, ref=section.ref)


def _of_metrics(section: Section) -> Iterator[tuple[Metric, str, str]]:
    last = -1
    for metric in section.metrics:
        if metric.derived:
            continue
        if metric.start < last:
            message = _("stands earlier in the text than the metric before it; ids follow the order of the file")
            yield metric, "quote", message
        last = metric.start
        if metric.kind == "rate" and isinstance(metric.value, (int, float)) and not 0 <= metric.value <= 100:
            yield metric, "value", _("a rate of {value} % is outside 0 to 100").format(value=metric.value)


def _lost_is_noted(section: Section) -> bool:
    lost = [index for index, character in enumerate(section.text) if character == LOST]
    noted = [metric for metric in section.metrics if metric.note]
    return all(any(metric.start <= index < metric.end for metric in noted) for index in lost)
