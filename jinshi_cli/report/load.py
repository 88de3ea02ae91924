"""From a report file to the model: every quotation is found in the text, or the file is refused."""

from __future__ import annotations

from typing import NamedTuple

from jinshi_cli.report.build import Builder
from jinshi_cli.report.located import read_located
from jinshi_cli.report.model import Report
from jinshi_cli.report.problem import InvalidReport, Problem
from jinshi_cli.report.source import Source
from jinshi_cli.report.validate import Block, Validator


class _Built(NamedTuple):
    """A report without errors, and the blocks of the file it was built from."""

    report: Report
    top: Block
    places: dict[str, Block]


def load(source: Source) -> Report:
    """Return the report. Raises `InvalidReport` with every error that was found."""
    return _build(source).report


def examine(source: Source) -> tuple[Report | None, tuple[Problem, ...]]:
    """Read a report and say everything that is wrong with it or should be looked at; None where there are errors."""
    try:
        built = _build(source)
    except InvalidReport as invalid:
        return None, invalid.problems
    # Looking closer takes several times as long as loading, and only `check` asks for it.
    from jinshi_cli.report.check import warnings

    return built.report, _in_order(warnings(built.report, built.top, built.places, source.name))


def _build(source: Source) -> _Built:
    tree, problems = read_located(source.data, source.name)
    validator = Validator(source.name)
    validator.problems.extend(problems)
    top = validator.block(tree, "report", "")
    builder = Builder(validator)
    report = builder.report(top) if top is not None else None
    if validator.problems or report is None or top is None:
        raise InvalidReport(source.name, _in_order(validator.problems))
    return _Built(report, top, builder.places)


def _in_order(problems: tuple[Problem, ...] | list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
