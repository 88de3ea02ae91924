"""What of a draft the loader proves: each figure that it refuses becomes a doubt."""

from __future__ import annotations

import re

from jinshi_cli.importing.doubted import of_figure
from jinshi_cli.messages import _
from jinshi_cli.report.dump import dump
from jinshi_cli.report.load import load
from jinshi_cli.report.model import Doubt, Report, Section
from jinshi_cli.report.problem import MAX_PROBLEMS, InvalidReport, Problem
from jinshi_cli.report.source import Source

_DRAFT = "draft"
"""What a draft is called where the loader refuses it."""
_OF_A_METRIC = re.compile(r"(?P<node>(?:preamble|chapters\[\d+\])(?:\.sections\[\d+\])*)\.metrics\[(?P<number>\d+)\]")
_NUMBERS = re.compile(r"\[(\d+)\]")


def too_many() -> str:
    """Return what is said of a text with more figures than a report file holds."""
    return _("the text has more figures and doubts than any report; give the report alone")


def refusal(why: str) -> InvalidReport:
    """Return the refusal of a draft before it is written, which takes longer."""
    return InvalidReport(_DRAFT, [Problem("error", _DRAFT, 1, 1, "", why)])


def provable(report: Report) -> Report:
    """Return the report with each figure that the loader refuses made a doubt.

    Raises `InvalidReport` for what is refused besides.
    """
    while True:
        try:
            return load(Source(_DRAFT, dump(report).encode()))
        except InvalidReport as invalid:
            refused = {
                match.group("node", "number") for one in invalid.problems if (match := _OF_A_METRIC.match(one.path))
            }
            if not refused:
                raise
            if len(invalid.problems) >= MAX_PROBLEMS:
                # The loader stopped there, and would be asked anew for every thousand.
                raise refusal(too_many()) from None
            report = _without(report, {(_ref(node), int(number)): None for node, number in refused})


def _ref(path: str) -> str:
    return ".".join(str(int(number) + 1) for number in _NUMBERS.findall(path)) or "0"


def _without(report: Report, refused: dict[tuple[str, int], None]) -> Report:
    doubts: list[Doubt] = []

    def kept(section: Section) -> Section:
        stays = []
        for number, metric in enumerate(section.metrics):
            if (section.ref, number) in refused:
                doubts.append(of_figure(section.ref, metric.text, metric.label))
            else:
                stays.append(metric)
        ids = {metric.id: f"{section.ref}#{place}" for place, metric in enumerate(stays, 1)}
        metrics = tuple(
            metric._replace(
                id=ids[metric.id], part_of=ids.get(metric.part_of or ""), other_end=ids.get(metric.other_end or "")
            )
            for metric in stays
        )
        return section._replace(metrics=metrics, children=tuple(map(kept, section.children)))

    sections = tuple(map(kept, report.sections))
    return report._replace(sections=sections, doubts=(*report.doubts, *doubts))
