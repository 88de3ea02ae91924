"""``jinshi show``: one part of the report in full, or one bare field of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import mistyped, usage_error
from jinshi_cli.cli.invocation import TEXTS, Answer, Invocation
from jinshi_cli.cli.lookup import find
from jinshi_cli.messages import _, brief, listed
from jinshi_cli.render.delimited import flat
from jinshi_cli.render.safe import visible
from jinshi_cli.report.model import Mention, Metric, Section, Target
from jinshi_cli.views.items import METRIC_FIELDS, field_named, mention_item, metric_item, section_item

app = new_app()


@command(
    app,
    name="show",
    summary=_("Show a chapter, section, measure, figure or law in full, its quantities marked."),
    examples=[
        ("jinshi show 1.3.6", _("a measure; 一（三）六 and 1-3-6 are the same")),
        ("jinshi show 1.3.6#3", _("its third figure, with the sentence it stands in")),
        ("jinshi show 1.3.6#3 --field value", _("one bare field, for a script")),
        ("jinshi show 2 3", _("two chapters in full")),
    ],
    formats=TEXTS,
    shown="text",
    piped="text",
)
def show(
    call: Invocation,
    refs: Annotated[
        Optional[list[str]],
        typer.Argument(
            metavar="REF…",
            help=_(
                "A reference (1.3.6), the beginning of a title, a figure's id or key, a law's title or a set phrase."
            ),
        ),
    ] = None,
    field: Annotated[
        Optional[str],
        typer.Option("--field", metavar="NAME", show_default=False, help=_("Print this field alone, one line each.")),
    ] = None,
) -> Answer:
    """Answer with what the references name."""
    if not refs:
        message = _("show needs a reference, for example 1.3.6; {command} lists them")
        raise usage_error(message.format(command=call.line("sections")))
    report = call.report()
    targets = [find(call, report, ref) for ref in refs]
    if field is not None:
        field = field_named(field)
        if call.format != "text":
            raise usage_error(_("--field prints bare text; leave out --json and --format"))
        text = "".join(visible(_bare(call, target, field)) + "\n" for target in targets)
        return Answer(text, _unknown(targets, field), encoding="lossless")
    if call.format == "json":
        from jinshi_cli.render.json import render_document

        lists = {
            "sections": [section_item(one, full=True) for one in targets if isinstance(one, Section)],
            "metrics": [metric_item(one) for one in targets if isinstance(one, Metric)],
            "laws": [mention_item(one) for one in targets if isinstance(one, Mention) and one.kind == "law"],
            "terms": [mention_item(one) for one in targets if isinstance(one, Mention) and one.kind == "term"],
        }
        return Answer(render_document(report, lists), encoding="utf-8")
    from jinshi_cli.views.detail import detail

    return Answer(call.paint(detail(report, targets)), paged=call.pager)


def _bare(call: Invocation, target: Target, field: str) -> str:
    """Return one field as text; an unknown value is an empty line."""
    item = _item(target)
    metrics = target.metrics if isinstance(target, Section) else ()
    of_figures = METRIC_FIELDS if metrics else ()
    if field in of_figures and field not in item:
        number = metrics[0].id
        message = _("“{field}” is a field of a figure; {command} --field {field} prints it")
        raise usage_error(message.format(field=field, command=call.line("show", number)), (number,))
    if field not in item:
        message = _("there is no field “{field}” here; the fields are {fields}")
        raise mistyped(message.format(field=brief(field), fields=listed(item)), field, (*item, *of_figures))
    return flat(item[field])


def _unknown(targets: Sequence[Target], field: str) -> tuple[str, ...]:
    """Say why a value is missing, where it is unknown."""
    unknown = [one for one in targets if field == "value" and isinstance(one, Metric) and one.value is None]
    if not unknown:
        return ()
    from jinshi_cli.views import wording

    return tuple(wording.unknown(one, one.key or one.id) for one in unknown)


def _item(target: Target) -> dict[str, Any]:
    if isinstance(target, Section):
        return section_item(target, full=True)
    return metric_item(target) if isinstance(target, Metric) else mention_item(target)
