"""``jinshi export``: the whole report."""

from __future__ import annotations

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.messages import _
from jinshi_cli.views.items import FULL_SECTION_FIELDS, flat_sections, section_item

app = new_app()


@command(
    app,
    name="export",
    summary=_("Write the whole report: as a report file (YAML), JSON, Markdown, or CSV with one section a line."),
    examples=[
        ("jinshi export > report.yaml", _("the report file, ready to edit; UTF-8 on any console")),
        ("jinshi export -f md", _("the report to read")),
        ("jinshi export -f json | jq '.sections[].title'", _("everything, for a script")),
    ],
    formats=("yaml", "json", "md", "csv"),
    shown="yaml",
    piped="yaml",
)
def export(call: Invocation) -> Answer:
    """Answer with the whole report."""
    report = call.report()
    if call.format == "yaml":
        from jinshi_cli.report.dump import dump

        return Answer(dump(report), encoding="utf-8")
    if call.format == "md":
        from jinshi_cli.render.markdown import render
        from jinshi_cli.views.whole import whole

        return Answer(render(whole(report)))
    return call.answer_list(
        "sections",
        report,
        lambda: [section_item(section, full=True) for section in report.sections],
        FULL_SECTION_FIELDS,
        lambda: (),
        flat=lambda: flat_sections(report.sections, full=True),
    )
