"""``jinshi cite``: quotations with their source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import usage_error
from jinshi_cli.cli.invocation import LISTS, Answer, Invocation
from jinshi_cli.cli.lookup import find
from jinshi_cli.messages import _
from jinshi_cli.report.citation import cite as quoted
from jinshi_cli.report.model import Metric
from jinshi_cli.views.items import CITATION_FIELDS, citation_item

if TYPE_CHECKING:
    from jinshi_cli.render.document import View
    from jinshi_cli.report.citation import Citation

app = new_app()


@command(
    app,
    name="cite",
    summary=_("Quote the sentence a figure stands in, a section or a law's mentions, word for word, with the source."),
    examples=[
        ("jinshi cite 1.3.6#3", _("the sentence of a figure")),
        ("jinshi cite 2.1 2.2", _("two problems, word for word")),
        ("jinshi cite 1.3.6#3 --json", _("reference, quotation and source as JSON")),
    ],
    formats=("text", *LISTS),
    shown="text",
    piped="text",
)
def cite(
    call: Invocation,
    refs: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="REF…", help=_("What to quote: a figure's id or key, a reference, a law's title.")),
    ] = None,
) -> Answer:
    """Answer with a citation for each reference. It is not wrapped: it is for pasting."""
    if not refs:
        message = _("cite needs a reference, for example 1.3.6#3; {command} lists the figures")
        raise usage_error(message.format(command=call.line("metrics")))
    report = call.report()
    targets = [find(call, report, ref) for ref in refs]
    found = [citation for target in targets for citation in quoted(report, target)]
    unwrapped = call._replace(style=call.style._replace(width=None))
    answer = unwrapped.answer_list(
        "citations",
        report,
        lambda: [citation_item(citation) for citation in found],
        CITATION_FIELDS,
        lambda: _view(found),
        remarks=tuple(_remark(target) for target in targets if isinstance(target, Metric) and _needs_remark(target)),
    )
    return answer._replace(encoding="lossless") if call.format == "text" else answer


def _view(found: Sequence[Citation]) -> View:
    from jinshi_cli.views.citations import citations

    return citations(found)


def _needs_remark(metric: Metric) -> bool:
    return metric.derived or metric.value is None


def _remark(metric: Metric) -> str:
    if metric.derived:
        message = _("{figure} is computed and does not stand in the sentence: {formula}")
        return message.format(figure=metric.id, formula=metric.formula)
    from jinshi_cli.views import wording

    return wording.unknown(metric, metric.id)
