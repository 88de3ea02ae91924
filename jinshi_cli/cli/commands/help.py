"""``jinshi help``: help on the program or on one command."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.messages import _

app = new_app()


@command(
    app,
    name="help",
    summary=_("Show help on the program or on one command."),
    examples=[("jinshi help", _("the program")), ("jinshi help metrics", _("one command"))],
    formats=("text",),
    shown="text",
    piped="text",
)
def help(  # noqa: A001 - the command's name
    call: Invocation,
    name: Annotated[Optional[str], typer.Argument(metavar="[COMMAND]", help=_("The command."))] = None,
) -> Answer:
    """Answer with a help text."""
    from jinshi_cli.cli.app import help_on

    return Answer(help_on(name, call.style._replace(width=call.environment.text_width)), paged=call.pager)
