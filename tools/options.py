"""Prints what each command takes, in one language, as JSON: for the completion."""

from __future__ import annotations

import json
import sys
from typing import Any

import typer

from jinshi_cli.cli.app import LazyGroup, examples, program, summaries
from jinshi_cli.cli.invocation import LISTS
from jinshi_cli.cli.plain import SHELLS
from jinshi_cli.messages import _, install
from jinshi_cli.render.schema import DOCUMENTS
from jinshi_cli.views.items import FULL_SECTION_FIELDS, METRIC_FIELDS


def main(language: str) -> None:
    """Print the table."""
    install(language)
    group: LazyGroup = program()
    table = {"": _entry("", "", group)}
    for name, summary in summaries().items():
        command = group.get_command(None, name)
        assert command is not None  # noqa: S101 - it is among the summaries
        table[name] = _entry(name, summary, command)
    json.dump(table, sys.stdout, ensure_ascii=False)


def _entry(name: str, summary: str, command: Any) -> dict[str, Any]:  # noqa: ANN401 - Typer's Click is private
    context = typer.Context(command, info_name=name)
    parameters = command.get_params(context)
    options = [
        {
            "names": sorted(one.opts, key=len),
            "value": not one.is_flag,
            "metavar": "" if one.is_flag else one.make_metavar(ctx=context),
            "help": _help(one),
        }
        for one in parameters
        if one.param_type_name == "option" and not one.hidden
    ]
    arguments = [
        {"metavar": one.make_metavar(ctx=context), "help": one.help or ""}
        for one in parameters
        if one.param_type_name == "argument"
    ]
    return {
        "help": summary,
        "about": command.help or "",
        "examples": getattr(command.callback, "examples", examples() if not name else ()),
        "arguments": arguments,
        "options": options,
        "formats": getattr(command.callback, "formats", LISTS),
        "fields": _fields(name),
    }


def _help(option: Any) -> str:  # noqa: ANN401
    return _("Show this help.") if "--help" in option.opts else option.help or ""


def _fields(name: str) -> list[str]:
    if name == "metrics":
        return list(METRIC_FIELDS)
    if name == "show":
        return list(dict.fromkeys((*FULL_SECTION_FIELDS, *METRIC_FIELDS)))
    # A command's module makes its messages when it is imported, which must be after the language is known.
    from jinshi_cli.cli.commands.cache import ACTIONS

    return {"schema": [*DOCUMENTS, "report"], "completion": list(SHELLS), "cache": list(ACTIONS)}.get(name, [])


if __name__ == "__main__":
    main(sys.argv[1])
