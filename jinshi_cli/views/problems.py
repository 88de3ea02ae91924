"""What `check` found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinshi_cli.messages import _
from jinshi_cli.render.document import Column, Group, Table, View, plain
from jinshi_cli.report.problem import Problem

_STEP = re.compile(r"(chapters|sections|metrics)\[([0-9]+)\]\.?")


def place(path: str) -> str:
    """Return a path of the file as a reader knows the place: ``1.3.6#1 value``; other paths as they are."""
    reference = ""
    position = 0
    while match := _STEP.match(path, position):
        number = int(match[2]) + 1
        reference += f"#{number}" if match[1] == "metrics" else f".{number}" if reference else f"{number}"
        position = match.end()
    field = path[position:]
    if field.startswith("preamble"):
        return field.replace("preamble", "0", 1).replace(".", " ", 1)
    return f"{reference} {field}".strip() if reference else path


def problems(found: Sequence[Problem]) -> View:
    """Return the problems in a table, in the order of the file."""
    names = {"error": _("error"), "warning": _("warning")}
    rows = tuple(
        (
            plain(names[problem.severity], "match" if problem.severity == "error" else "note"),
            plain(f"{problem.line}:{problem.column}", "ref"),
            plain(place(problem.path)),
            plain(problem.message),
        )
        for problem in found
    )
    columns = (
        Column(_("Severity")),
        Column(_("Line"), least=6),
        Column(_("Field"), rank=1, rigid=True),
        Column(_("Problem"), least=30),
    )
    return (Table(columns, (Group((), rows),)),) if rows else ()
