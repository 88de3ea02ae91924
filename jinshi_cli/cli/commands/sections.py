"""``jinshi sections``: the outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.lookup import find_section
from jinshi_cli.messages import _
from jinshi_cli.views.items import SECTION_FIELDS, flat_sections, section_item, with_shares

if TYPE_CHECKING:
    from jinshi_cli.render.document import View
    from jinshi_cli.report.model import Report, Section

app = new_app()


@command(
    app,
    name="sections",
    summary=_("Show the outline as a tree, with how much of the text and how many figures each part has."),
    examples=[
        ("jinshi sections", _("the whole outline")),
        ("jinshi sections 1.3", _("one section and what is below it")),
        ("jinshi sections --depth 2", _("two levels")),
        ("jinshi sections -f jsonl", _("one section a line")),
    ],
)
def sections(
    call: Invocation,
    ref: Annotated[Optional[str], typer.Argument(metavar="[REF]", help=_("Start here instead of at the top."))] = None,
    depth: Annotated[
        Optional[int], typer.Option("--depth", min=1, metavar="N", show_default=False, help=_("Show N levels."))
    ] = None,
) -> Answer:
    """Answer with the outline."""
    report = call.report()
    top = report.sections if ref is None else (find_section(call, report, ref),)
    return call.answer_list(
        "sections",
        report,
        lambda: with_shares(report, [section_item(section, full=False, depth=depth) for section in top]),
        SECTION_FIELDS,
        lambda: _view(report, top, depth),
        flat=lambda: with_shares(report, flat_sections(top, full=False, depth=depth)),
    )


def _view(report: Report, top: Sequence[Section], depth: int | None) -> View:
    from jinshi_cli.views.outline import outline

    return outline(report, top, depth)
