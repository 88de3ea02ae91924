"""What is not wrong enough to refuse a report but should be looked at by a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinshi_cli.messages import _
from jinshi_cli.report.model import LOST, Metric, Report, Section, walk
from jinshi_cli.report.problem import Problem
from jinshi_cli.report.validate import Block


def warnings(report: Report, places: Mapping[str, Block], file: str) -> tuple[Problem, ...]:
    """Return the warnings for a report that has no errors. ``places`` maps references and ids to blocks."""

    def problem(name: str, field: str, message: str) -> Problem:
        position, path = places[name].place(field)
        return Problem("warning", file, *position, path, message)

    found = []
    for section in walk(report.sections):
        for metric, field, message in _of_metrics(section):
            found.append(problem(metric.id, field, message))
        if LOST in section.text and not _lost_is_noted(section):
            message = _("a character of the text is lost ({sign}) and no metric's note says so")
            found.append(problem(section.ref, "text", message.format(sign=LOST)))
    return tuple(found)


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
