"""``jinshi check``: whether a report file is sound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import ExitStatus
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.messages import _
from jinshi_cli.report.load import examine
from jinshi_cli.report.model import Report, metrics_of, walk
from jinshi_cli.report.problem import Problem
from jinshi_cli.views.items import PROBLEM_FIELDS, problem_item
from jinshi_cli.views.problems import problems

app = new_app()


@command(
    app,
    name="check",
    summary=_("Validate a report file: every field, every quotation, every number against its words."),
    examples=[
        ("jinshi check", _("the report in use")),
        ("jinshi check next-year.yaml", _("a file you are working on")),
        ("jinshi check next-year.yaml --strict", _("warnings count as errors")),
        ("jinshi check next-year.yaml -f tsv", _("a problem a line: file, line, column, field, message")),
    ],
)
def check(
    call: Invocation,
    file: Annotated[
        Optional[str], typer.Argument(metavar="[FILE]", help=_("The report file (default: the report in use)."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("Let warnings count as errors."))] = False,
) -> Answer:
    """Answer with the problems of a file; nothing to report is good news."""
    call = call if file is None else call._replace(source=file, flagged=file)
    source = call.report_source()
    report, found = examine(source)
    counting = [problem for problem in found if strict or problem.severity == "error"]
    return call.answer_list(
        "problems",
        report,
        lambda: [problem_item(problem) for problem in found],
        PROBLEM_FIELDS,
        lambda: problems(found),
        remarks=(_summary(source.name, report, found, sound=not counting),),
        status=ExitStatus.INVALID_REPORT if counting else ExitStatus.DONE,
    )


def _summary(name: str, report: Report | None, found: Sequence[Problem], *, sound: bool) -> str:
    errors = sum(problem.severity == "error" for problem in found)
    warnings = len(found) - errors
    if report is None or not sound:
        message = _("{file}: not sound; errors: {errors}, warnings: {warnings}")
        return message.format(file=name, errors=errors, warnings=warnings)
    sections = sum(1 for _section in walk(report.sections))
    message = _("{file}: sound; sections: {sections}, figures: {metrics}, every quotation found; warnings: {warnings}")
    return message.format(file=name, sections=sections, metrics=len(metrics_of(report.sections)), warnings=warnings)
