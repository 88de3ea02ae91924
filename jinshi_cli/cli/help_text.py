"""Help texts: examples first, then what the command does, then its arguments and options.

Typer's own help is either Rich panels (40 ms of imports, cut at 80 columns when piped) or Click's plain
text, which counts a Chinese character as one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinshi_cli.messages import _
from jinshi_cli.render import wrap


def help_text(command: Any, context: Any, width: int) -> str:  # noqa: ANN401 - Typer's Click is private
    """Return the help of one command, ``width`` cells wide."""
    examples = getattr(command.callback, "examples", ())
    lines = _section(_("Examples"), [(line, text) for line, text in examples], width)
    lines += _usage(command, context)
    lines += [*_paragraph(command.help or "", width), ""]
    lines += _section(_("Arguments"), _records(command, context, "argument"), width)
    lines += _section(_("Options"), _records(command, context, "option"), width)
    return _joined(lines)


def program_help(
    command: Any,  # noqa: ANN401 - Typer's Click is private
    context: Any,  # noqa: ANN401
    width: int,
    examples: Sequence[tuple[str, str]],
    summaries: Sequence[tuple[str, str]],
) -> str:
    """Return the help of the whole program, ``width`` cells wide."""
    lines = _section(_("Examples"), examples, width)
    lines += [_("Usage: {line}").format(line=_("jinshi [COMMAND] [ARGUMENTS] [OPTIONS]")), ""]
    lines += [*_paragraph(command.help or "", width), ""]
    lines += _section(_("Commands"), summaries, width)
    lines += _section(_("Options"), _records(command, context, "option"), width)
    footer = _("Options stand after the command, before or after its arguments. jinshi help COMMAND says more.")
    return _joined([*lines, *_paragraph(footer, width)])


def _usage(command: Any, context: Any) -> list[str]:  # noqa: ANN401
    arguments = [
        parameter.make_metavar(ctx=context)
        for parameter in command.get_params(context)
        if parameter.param_type_name == "argument"
    ]
    line = " ".join([context.command_path, *arguments, _("[OPTIONS]")])
    return [_("Usage: {line}").format(line=line), ""]


def _records(command: Any, context: Any, kind: str) -> list[tuple[str, str]]:  # noqa: ANN401
    parameters = [one for one in command.get_params(context) if one.param_type_name == kind and not one.hidden]
    records = []
    for parameter in parameters:
        if "--help" in parameter.opts:
            records.append((", ".join(sorted(parameter.opts, key=len)), _("Show this help.")))
        elif kind == "argument":
            records.append((parameter.make_metavar(ctx=context), parameter.help or ""))
        else:
            names = ", ".join(sorted(parameter.opts, key=len))
            metavar = "" if parameter.is_flag else f" {parameter.make_metavar(ctx=context)}"
            records.append((names + metavar, parameter.help or ""))
    return records


def _section(heading: str, records: Sequence[tuple[str, str]], width: int) -> list[str]:
    if not records:
        return []
    left = min(max(wrap.width(name) for name, _text in records), width // 2)
    lines = [f"{heading}:"]
    for name, text in records:
        parts = [text[start:end] for start, end in wrap.lines(text, width - left - 4)]
        if wrap.width(name) > left:
            lines.append(f"  {name}")
        else:
            first = parts.pop(0) if parts else ""
            lines.append(f"  {name}{' ' * (left - wrap.width(name))}  {first}".rstrip())
        lines += [" " * (left + 4) + part for part in parts]
    return [*lines, ""]


def _paragraph(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap.lines(text, width)]


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
