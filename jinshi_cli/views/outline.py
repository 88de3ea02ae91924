"""The outline as a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinshi_cli.messages import _
from jinshi_cli.render.document import Fragment, Node, Outline, View
from jinshi_cli.report.model import Report, Section, Share, count_quantities, shares
from jinshi_cli.views import wording


def outline(report: Report, sections: Sequence[Section], depth: int | None) -> View:
    """Return the sections and ``depth`` levels below them (None: all), with how much of the report each is."""
    parts = shares(report)
    return (Outline(tuple(_node(parts, section, depth) for section in sections)),)


def _node(parts: Mapping[str, Share], section: Section, depth: int | None) -> Node:
    figures = count_quantities([section])
    marks = [wording.together(_("{share:.0%} of the text").format(share=parts[section.ref].text))]
    if figures:
        marks.append(wording.figures(figures))
    count = (Fragment("  " + " · ".join(marks), "muted"),)
    below = () if depth == 1 else section.children
    return Node(
        (Fragment(section.ref + " ", "ref"), *wording.title(section), *count),
        tuple(_node(parts, child, None if depth is None else depth - 1) for child in below),
    )
