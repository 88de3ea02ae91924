"""Laws and documents cited, set phrases, and where."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.messages import _
from jinshi_cli.render.document import Column, Group, Table, View, plain
from jinshi_cli.report.model import Mention, Report, sections_by_ref
from jinshi_cli.report.reference import trail


def mentions(report: Report, found: Sequence[Mention], heading: str, marks: tuple[str, str]) -> View:
    """Return the names in their marks (《》 or “”) with the references of all sections that have them."""
    sections = sections_by_ref(report)
    rows = tuple(
        (
            plain(marks[0] + mention.name + marks[1]),
            plain(" ".join(mention.refs), "ref"),
            plain("; ".join(f"{''.join(trail(report, ref))} {sections[ref].title}" for ref in mention.refs), "muted"),
        )
        for mention in found
    )
    columns = (Column(heading, least=20), Column(_("Reference"), least=9), Column(_("Section"), rank=1, least=24))
    return (Table(columns, (Group((), rows),)),)
