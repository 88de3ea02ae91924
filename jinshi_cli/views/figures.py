"""The metric table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinshi_cli.messages import _, language, listed
from jinshi_cli.render.bar import bar
from jinshi_cli.render.document import Block, Column, Fragments, Gap, Group, Paragraph, Table, View, plain
from jinshi_cli.report.model import Metric, Report
from jinshi_cli.views import wording
from jinshi_cli.views.grouping import Grouping, grouped

BAR_WIDTH = 16
"""Cells of the longest bar."""
_LEAST_BAR = 8
"""Cells that the longest bar needs beside the other columns."""


def figures(report: Report, metrics: Sequence[Metric], grouping: Grouping, *, bars: bool) -> View:
    """Return the metrics in a table, with footnotes. Bars compare within one unit only."""
    longest = _longest(metrics)
    columns = [
        Column(_("Id"), rigid=True, handle=True),
        Column(_("Figure"), least=18 if language() == "zh" else 36),
        Column(_("Value"), right=True, rigid=True),
        Column(_("Unit"), rigid=True),
        Column(_("In words"), rank=1, least=24),
        Column(_("When"), rank=2, rigid=True),
        Column(_("Key"), rank=3, rigid=True, handle=True),
    ]
    if bars:
        columns.insert(4, Column("", scaled=True, least=_LEAST_BAR))
    groups = []
    for name, members in grouped(metrics, grouping):
        heading: Fragments = ()
        if grouping == "section":
            heading = wording.group_heading(report, name)
        elif grouping == "unit":
            heading = plain(name or _("no unit"), "heading")
        groups.append(Group(heading, tuple(_row(metric, longest if bars else None) for metric in members)))
    remarks = _out_of_scale(metrics, longest) if bars else ()
    return (Table(tuple(columns), tuple(groups)), *wording.footnotes(metrics), *remarks)


def _out_of_scale(metrics: Sequence[Metric], longest: Mapping[str | None, float]) -> tuple[Block, ...]:
    """Name the figures whose bars are longer than they should be, because no sign is thin enough."""
    ids = [metric.id for metric in metrics if 0 < _share(metric, longest) < 1 / (8 * _LEAST_BAR)]
    if not ids:
        return ()
    return (Gap(), Paragraph(plain(_("Too small for the scale of their bars: {ids}").format(ids=listed(ids)), "note")))


def _longest(metrics: Sequence[Metric]) -> dict[str | None, float]:
    """Return the largest value of each unit that has more than one."""
    values: dict[str | None, list[float]] = {}
    for metric in metrics:
        if metric.value is not None and metric.kind not in ("rank", "none"):
            values.setdefault(metric.unit, []).append(abs(metric.value))
    return {unit: max(found) for unit, found in values.items() if len(found) > 1}


def _row(metric: Metric, longest: Mapping[str | None, float] | None) -> tuple[Fragments, ...]:
    number, unit = wording.amount(metric)
    row = [
        plain(metric.id, "ref"),
        wording.noted_label(metric),
        number,
        unit,
        plain(metric.text, "muted"),
        plain(metric.when or "", "muted"),
        plain(metric.key or "", "muted"),
    ]
    if longest is not None:
        row.insert(4, plain(bar(_share(metric, longest), BAR_WIDTH), "bar"))
    return tuple(row)


def _share(metric: Metric, longest: Mapping[str | None, float]) -> float:
    """Return how long a bar is to be, 0 to 1; a figure that is alone in its unit has nothing to compare with."""
    most = longest.get(metric.unit, 0)
    if not metric.value or not most or metric.kind in ("rank", "none"):
        return 0
    return abs(metric.value) / most
