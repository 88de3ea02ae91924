"""What can be told from the command line before it is parsed, and of one that cannot be parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinshi_cli.cli.errors import CommandError, usage_error
from jinshi_cli.messages import _, brief

if TYPE_CHECKING:
    import typer

TABLE = Path(__file__).parents[1] / "completions" / "commands.json"
"""Which options each command takes, made from the commands themselves (``tools/generate.py``)."""
END = "--"

_LONGEST = 200
"""Characters of a sentence of Typer's own."""
_ENDLESS = "[0-9]{1000}"


def wanted_format(arguments: Sequence[str]) -> str | None:
    """Return the format asked for, before the command line is parsed and where it cannot be."""
    if "--json" in before_end(arguments):
        return "json"
    return flag(arguments, "--format", "-f")


def before_end(arguments: Sequence[str]) -> Sequence[str]:
    """Return what stands before the ``--`` that ends the options; one that is the value of an option is none."""
    if END not in arguments:
        return arguments
    is_value = False
    for index, argument in enumerate(arguments):
        if argument == END and not is_value:
            return arguments[:index]
        is_value = argument in _with_value() and not is_value
    return arguments


@cache
def _with_value() -> frozenset[str]:
    """Return the names of all options that take a value."""
    import json

    commands = json.loads(TABLE.read_text(encoding="utf-8"))["en"].values()
    options = [option for about in commands for option in about["options"]]
    return frozenset(name for option in options if option["value"] for name in option["names"])


def flag(arguments: Sequence[str], *names: str) -> str | None:
    """Return the value that follows an option, by any of its names; the last where it stands more than once."""
    value = None
    arguments = before_end(arguments)
    for index, argument in enumerate(arguments):
        name = next((name for name in names if argument.startswith(name)), None)
        if name is None:
            continue
        rest = argument.removeprefix(name)
        if not rest:
            value = arguments[index + 1] if index + 1 < len(arguments) else None
        elif rest.startswith("=") and name.startswith("--"):
            value = rest[1:]
        elif not name.startswith("--"):
            value = rest
    return value


def _number_wanted(parameter: object, said: str) -> str:
    """Say which whole numbers an option takes, of which Typer has said that the one given is none or out of bounds."""
    kind = getattr(parameter, "type", None)
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if most is not None:
        message = _("{option} needs a whole number from {least} to {most}")
    elif re.search(_ENDLESS, said):
        # Python reads numbers of some thousand digits and no longer ones.
        message = _("{option} needs a whole number, {least} or more, and of fewer digits")
    else:
        message = _("{option} needs a whole number, {least} or more")
    return message.format(option="/".join(getattr(parameter, "opts", ())), least=least, most=most)


def in_our_words(error: typer.TyperException) -> CommandError:
    """Put a usage error of Typer's parser into our own words and the user's language."""
    from difflib import get_close_matches

    option = getattr(error, "option_name", None)
    # Typer names any option that is a little alike.
    possible = tuple(get_close_matches(option or "", getattr(error, "possibilities", None) or (), n=1, cutoff=0.8))
    said = error.format_message()
    # The classes are in Typer's private copy of Click; their names are as stable as the messages.
    match type(error).__name__:
        case "NoSuchOption" if possible:
            message = _("there is no option {option} here; did you mean {close}?")
        case "NoSuchOption":
            message = _("there is no option {option} here; -h lists the options")
        case "BadOptionUsage" if "does not take a value" in said:
            message = _("the option {option} takes no value")
        case "BadOptionUsage":
            message = _("the option {option} needs a value")
        case "BadParameter":
            # The only values that Typer checks here are whole numbers; texts are checked by the commands.
            return usage_error(_number_wanted(getattr(error, "param", None), said))
        case _:
            extra = re.search(r"unexpected extra argument(?:s|\(s\))? \((.*)\)", said, re.DOTALL)
            if extra is None:
                return usage_error(brief(said.rstrip("."), _LONGEST), possible)
            option = extra[1]
            message = _("this command takes no more arguments; “{option}” is too many")
    return usage_error(message.format(option=brief(option or ""), close=possible[0] if possible else ""), possible)
