"""From a report file to the model: every quotation is found in the text, or the file is refused."""

from __future__ import annotations

from jinshi_cli.report.build import Builder
from jinshi_cli.report.check import warnings
from jinshi_cli.report.located import read_located
from jinshi_cli.report.model import Report
from jinshi_cli.report.problem import InvalidReport, Problem
from jinshi_cli.report.source import Source
from jinshi_cli.report.validate import Validator


def examine(source: Source) -> tuple[Report | None, tuple[Problem, ...]]:
    """Read a report and say everything that is wrong with it; the report is None where there are errors."""
    try:
        tree, doubled = read_located(source.data, source.name)
    except InvalidReport as invalid:
        return None, invalid.problems
    validator = Validator(source.name)
    validator.problems.extend(doubled)
    block = validator.block(tree, "report", "")
    report = None
    if block is not None:
        builder = Builder(validator)
        report = builder.report(block)
        if not validator.problems and report is not None:
            validator.problems.extend(warnings(report, block, builder.places, source.name))
    problems = tuple(sorted(validator.problems, key=lambda problem: (problem.line, problem.column)))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return report, problems


def load(source: Source) -> Report:
    """Return the report. Raises `InvalidReport` with every error that was found."""
    report, problems = examine(source)
    if report is None:
        errors = [problem for problem in problems if problem.severity == "error"]
        raise InvalidReport(source.name, errors)
    return report
