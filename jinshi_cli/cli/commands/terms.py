"""``jinshi terms``: set phrases."""

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
    name="terms",
    summary=_("Show the set phrases of the report (“…”), with every place."),
    examples=[
        ("jinshi terms", _("the set phrases, in order of first mention")),
        ("jinshi terms -f csv", _("as CSV; the places in one field, parted by spaces")),
    ],
)
def terms(
    call: Invocation,
    words: Annotated[
        Optional[list[str]], typer.Argument(metavar="[WORDS…]", help=_("Only those that have all these words."))
    ] = None,
) -> Answer:
    """Answer with the set phrases."""
    return answer(call, "terms", words or (), _("Set phrase"), _("there is no set phrase in this report"))
