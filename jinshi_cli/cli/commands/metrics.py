"""``jinshi metrics``: the figures in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import ExitStatus, mistyped
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.layout import layout_of
from jinshi_cli.cli.lookup import find_section
from jinshi_cli.messages import _, brief, listed
from jinshi_cli.report.model import Metric, Report, Section, metrics_of, section_at, sort_key
from jinshi_cli.search.indexing.fold import fold
from jinshi_cli.views.grouping import Grouping, order
from jinshi_cli.views.items import METRIC_FIELDS, field_named, metric_item

if TYPE_CHECKING:
    from jinshi_cli.render.document import View

app = new_app()


@command(
    app,
    name="metrics",
    summary=_("Show the figures in a table: all of them, or those that all the words fit."),
    examples=[
        ("jinshi metrics", _("all figures, section by section")),
        ("jinshi metrics --unit 宗 --sort value --desc", _("one unit, the largest first")),
        ("jinshi metrics 罚款 --json", _("the figures about a word, as JSON")),
        ("jinshi metrics --in 1.4 --bars", _("one section, with bars")),
    ],
)
def metrics(
    call: Invocation,
    words: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="[WORDS…]", help=_("Words of the figure's name or its section's title.")),
    ] = None,
    within: Annotated[
        Optional[str], typer.Option("--in", metavar="REF", show_default=False, help=_("The figures of this section."))
    ] = None,
    unit: Annotated[
        Optional[str], typer.Option("--unit", metavar="U", show_default=False, help=_("The figures with this unit."))
    ] = None,
    sort: Annotated[
        Optional[str],
        typer.Option("--sort", metavar="FIELD", show_default=False, help=_("Sort by a field, for example value.")),
    ] = None,
    desc: Annotated[bool, typer.Option("--desc", help=_("Sort the other way round."))] = False,
    group: Annotated[
        Optional[str],
        typer.Option("--group", metavar="BY", show_default=False, help=_("Group by section or unit.")),
    ] = None,
    bars: Annotated[bool, typer.Option("--bars", help=_("Draw bars; each unit has its own scale."))] = False,
) -> Answer:
    """Answer with the metrics."""
    grouping = _grouping(group, sort, bars=bars)
    sort = None if sort is None else field_named(sort)
    if sort is not None and sort not in METRIC_FIELDS:
        message = _("there is no field “{field}” to sort by; the fields are {fields}")
        raise mistyped(message.format(field=brief(sort), fields=listed(METRIC_FIELDS)), sort, METRIC_FIELDS)
    report, known = call.saved()
    top = None if within is None else find_section(call, report, within)
    found = _named(call, report, known, top, words)
    if unit is not None:
        found = _in_unit(found, unit)
    if sort is not None or desc:
        found = _sorted(found, sort, desc=desc)
    found = order(found, grouping)
    return call.answer_list(
        "metrics",
        report,
        lambda: [metric_item(metric) for metric in found],
        METRIC_FIELDS,
        lambda: _view(report, found, grouping, bars=bars),
        remarks=() if found else (_nothing(call, report, words, unit),),
        status=ExitStatus.DONE if found else ExitStatus.NOTHING_FOUND,
    )


def _view(report: Report, found: Sequence[Metric], grouping: Grouping, *, bars: bool) -> View:
    from jinshi_cli.views.figures import figures

    return figures(report, found, grouping, bars=bars) if found else ()


def _grouping(group: str | None, sort: str | None, *, bars: bool) -> Grouping:
    """By section unless asked otherwise; a sorted list is not torn apart, and bars compare within a unit."""
    if group is None:
        if bars:
            return "unit"
        return None if sort is not None else "section"
    if group == "section":
        return "section"
    if group == "unit":
        return "unit"
    message = _("--group {group} is not possible; choose section or unit")
    raise mistyped(message.format(group=brief(group)), group, ("section", "unit"))


def _named(
    call: Invocation, report: Report, known: dict[str, Any], top: Section | None, words: Sequence[str] | None
) -> tuple[Metric, ...]:
    """Return the figures of a section, or of all, that the words name, or else those that answer in a search."""
    metrics = metrics_of(report.sections if top is None else (top,))
    if not words:
        return metrics
    from jinshi_cli.search.answer import named
    from jinshi_cli.search.indexing.known import remember
    from jinshi_cli.search.parsing.query import parse

    remember(known)
    query = parse(tuple(words), layout_of(call))
    found = tuple(metric for metric in metrics if named(metric, section_at(report, metric.ref), query))
    if found:
        return found
    from jinshi_cli.search.indexing.index import build
    from jinshi_cli.search.rank import search

    # Pinyin, a homophone, half a question: what answers in a search, best first.
    hits = search(build(report), query, within=None if top is None else top.ref)
    return tuple(metric for hit in hits for metric in hit.metrics)


def _in_unit(metrics: tuple[Metric, ...], unit: str) -> tuple[Metric, ...]:
    """Return the figures in a unit; money, which is always given in 元, where another word for it was typed (万元)."""
    found = tuple(metric for metric in metrics if metric.unit is not None and fold(metric.unit) == fold(unit))
    if found:
        return found
    from jinshi_cli.search.answer import MONEY

    return tuple(metric for metric in metrics if metric.kind == "money" and fold(unit) in MONEY)


def _sorted(metrics: tuple[Metric, ...], field: str | None, *, desc: bool) -> tuple[Metric, ...]:
    """Sort by a field, or by nothing but the other way round; what has no value comes last either way."""
    if field is None:
        return metrics[::-1]
    known = [metric for metric in metrics if getattr(metric, field) is not None]
    unknown = [metric for metric in metrics if getattr(metric, field) is None]
    return (*sorted(known, key=lambda metric: sort_key(metric, field), reverse=desc), *unknown)


def _nothing(call: Invocation, report: Report, words: Sequence[str] | None, unit: str | None) -> str:
    units = dict.fromkeys(metric.unit for metric in metrics_of(report.sections) if metric.unit)
    if unit is not None and fold(unit) not in map(fold, units):
        return _("no figure has the unit {unit}; the units are {units}").format(unit=brief(unit), units=listed(units))
    if not units:
        return _("this report has no figures")
    if not words:
        return _("there is no figure here; {command} lists all").format(command=call.line("metrics"))
    from jinshi_cli.search.indexing.index import build
    from jinshi_cli.search.parsing.query import parse
    from jinshi_cli.search.rank import search
    from jinshi_cli.search.suggest import nearest

    index, query = build(report), parse(tuple(words), layout_of(call))
    if search(index, query):
        return _("no figure fits; {command} looks into the text").format(command=call.line("search", *words))
    if (near := nearest(index, query)) is not None:
        return _("no figure fits, and no text; try {command}").format(command=call.line("search", near))
    return _("no figure fits, and no text; {command} lists all figures").format(command=call.line("metrics"))
