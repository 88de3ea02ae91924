"""The outline as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.render.document import Fragment, Node, Outline, View
from jinshi_cli.report.model import Section, count_quantities
from jinshi_cli.views import wording


def outline(sections: Sequence[Section], depth: int | None) -> View:
    """Return the sections and ``depth`` levels of what is below them (None: all), with how many figures each holds."""
    return (Outline(tuple(_node(section, depth) for section in sections)),)


def _node(section: Section, depth: int | None) -> Node:
    figures = count_quantities([section])
    count = (Fragment(f"  {wording.figures(figures)}", "muted"),) if figures else ()
    below = () if depth == 1 else section.children
    return Node(
        (Fragment(section.ref + " ", "ref"), *wording.title(section), *count),
        tuple(_node(child, None if depth is None else depth - 1) for child in below),
    )
