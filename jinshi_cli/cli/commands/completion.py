"""``jinshi completion``: what makes a shell complete the program's command lines."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from jinshi_cli.cli.command import command, new_app
from jinshi_cli.cli.errors import mistyped
from jinshi_cli.cli.invocation import Answer, Invocation
from jinshi_cli.cli.plain import COMPLETION, SHELLS, script
from jinshi_cli.messages import _, listed

app = new_app()


@command(
    app,
    name=COMPLETION,
    summary=_("Print the completion script for a shell. Titles are completed from pinyin and initials too."),
    examples=[
        ('eval "$(jinshi completion bash)"', _("for this bash; in ~/.bashrc for every one")),
        ('eval "$(jinshi completion zsh)"', _("for zsh; in ~/.zshrc for every one")),
        ("jinshi completion fish | source", _("for fish; in ~/.config/fish/config.fish for every one")),
    ],
    formats=("text",),
    shown="text",
    piped="text",
)
def completion(
    call: Invocation,  # noqa: ARG001 - every command has one
    shell: Annotated[Optional[str], typer.Argument(metavar="SHELL", help=_("bash, zsh or fish."))] = None,
) -> Answer:
    """Answer with the script."""
    if shell not in SHELLS:
        raise mistyped(_("completion needs a shell: {shells}").format(shells=listed(SHELLS)), shell or "", SHELLS)
    return script(shell)
