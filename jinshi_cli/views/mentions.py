"""Laws and documents cited, set phrases, and where."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.messages import _
from jinshi_cli.render.document import Column, Group, Table, View, plain
from jinshi_cli.report.model import Mention, Report, Section, section_at
from jinshi_cli.report.printed import trail


def mentions(report: Report, found: Sequence[Mention], heading: str) -> View:
    """Return the names as written with the references and titles of all sections that have them."""
    rows = tuple(
        (
            plain(mention.written),
            plain(" ".join(mention.refs), "ref"),
            plain(_("; ").join(_called(report, section_at(report, ref)) for ref in mention.refs), "muted"),
        )
        for mention in found
    )
    columns = (Column(heading, least=20), Column(_("Reference"), least=9), Column(_("Section"), rank=1, least=36))
    return (Table(columns, (Group((), rows),)),)


def _called(report: Report, section: Section) -> str:
    place = "".join(trail(report, section.ref)) if section.marker else ""
    return f"{place} {section.title}".strip()
