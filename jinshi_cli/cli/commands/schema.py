"""``jinshi schema``: the JSON Schemas of the outputs and of the report file."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import mistyped
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.messages import _, brief, listed
from jinshi_cli.render.json import dumps
from jinshi_cli.render.schema import DOCUMENTS, all_schemas, output_schema
from jinshi_cli.report.fields import file_schema

app = new_app()

_FILE = "report"


@command(
    app,
    name="schema",
    summary=_("Print the JSON Schemas of all outputs and of the report file, or one of them."),
    examples=[
        ("jinshi schema", _("all of them in one document")),
        ("jinshi schema metrics", _("what jinshi metrics --json prints")),
        ("jinshi schema report > report.schema.json", _("the report file, for an editor")),
    ],
    formats=("json",),
    shown="json",
    piped="json",
)
def schema(
    call: Invocation,  # noqa: ARG001 - every command has one
    name: Annotated[
        Optional[str], typer.Argument(metavar="[NAME]", help=_("A command, error, or report for the report file."))
    ] = None,
) -> Answer:
    """Answer with a schema."""
    names = (*DOCUMENTS, _FILE)
    if name is None:
        return Answer(dumps(all_schemas()), encoding="utf-8")
    if name not in names:
        message = _("there is no schema “{name}”; choose one of {names}")
        raise mistyped(message.format(name=brief(name), names=listed(names)), name, names)
    return Answer(dumps(file_schema() if name == _FILE else output_schema(name)), encoding="utf-8")
