"""``jinshi terms``: set phrases."""

from __future__ import annotations

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.mentions import answer
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
def terms(call: Invocation) -> Answer:
    """Answer with the set phrases."""
    return answer(call, "terms", _("Set phrase"), ("“", "”"), _("there is no set phrase in this report"))
