"""``jinshi laws``: the laws and documents the report cites."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.commands.mentions import answer
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.messages import _

app = new_app()


@command(
    app,
    name="laws",
    summary=_("Show the laws and documents the report cites (《…》), with every place."),
    examples=[
        ("jinshi laws", _("the laws and documents, in order of first mention")),
        ("jinshi laws -f csv", _("as CSV; the places in one field, parted by spaces")),
    ],
)
def laws(
    call: Invocation,
    words: Annotated[
        Optional[list[str]], typer.Argument(metavar="[WORDS…]", help=_("Only those that have all these words."))
    ] = None,
) -> Answer:
    """Answer with the laws and documents the report cites."""
    return answer(call, "laws", words or (), _("Law or document"), _("no law or document is cited in this report"))
