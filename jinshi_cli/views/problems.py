"""What `check` found."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.messages import _
from jinshi_cli.render.document import Column, Group, Table, View, plain
from jinshi_cli.report.problem import Problem


def problems(found: Sequence[Problem]) -> View:
    """Return the problems in a table, in the order of the file."""
    names = {"error": _("error"), "warning": _("warning")}
    rows = tuple(
        (
            plain(names[problem.severity], "match" if problem.severity == "error" else "note"),
            plain(f"{problem.line}:{problem.column}", "ref"),
            plain(problem.path),
            plain(problem.message),
        )
        for problem in found
    )
    columns = (
        Column(_("Severity")),
        Column(_("Line"), least=6),
        Column(_("Field"), rank=1, least=30),
        Column(_("Problem"), least=30),
    )
    return (Table(columns, (Group((), rows),)),) if rows else ()
