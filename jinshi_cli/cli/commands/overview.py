"""Bare ``jinshi``: the report at a glance."""

from __future__ import annotations

from jinshi_cli.cli.command import Outside
from jinshi_cli.cli.invocation import LISTS, Answer, invocation
from jinshi_cli.views.items import SECTION_FIELDS, chapter_item, flat_sections
from jinshi_cli.views.overview import overview as view


def overview(outside: Outside) -> Answer:
    """Answer with the overview; in the other formats with the chapters."""
    call = invocation(outside.environment, outside.options, LISTS, piped="table", shown="table")
    report = call.report()
    return call.answer_list(
        "sections",
        report,
        lambda: [chapter_item(section) for section in report.sections],
        SECTION_FIELDS,
        lambda: view(report, call.line),
        flat=lambda: flat_sections(report.sections, full=False, depth=1),
    )
