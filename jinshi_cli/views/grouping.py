"""Figures in groups: by section, by unit, or as they come; apart from `figures`, because only a table is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from jinshi_cli.report.model import Metric

Grouping = Literal["section", "unit"] | None


def order(metrics: Sequence[Metric], grouping: Grouping) -> tuple[Metric, ...]:
    """Put the metrics in the order in which the groups stand."""
    return tuple(metric for _name, members in grouped(metrics, grouping) for metric in members)


def grouped(metrics: Sequence[Metric], grouping: Grouping) -> list[tuple[str, list[Metric]]]:
    """Return the groups, in order of their first metric, each with its name: a reference, a unit or nothing."""
    groups: dict[str, list[Metric]] = {}
    for metric in metrics:
        name = metric.ref if grouping == "section" else (metric.unit or "") if grouping == "unit" else ""
        groups.setdefault(name, []).append(metric)
    return list(groups.items())
