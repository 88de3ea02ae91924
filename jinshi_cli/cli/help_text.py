"""Help texts: examples first, then what the command does, then its arguments and options.

Typer's own help is either Rich panels (40 ms of imports, cut at 80 columns when piped) or Click's plain
text, which counts a Chinese character as one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinshi_cli.messages import _
from jinshi_cli.render import wrap
from jinshi_cli.render.style import Style, worded

_LEAST_BESIDE = 28
"""Cells that a description needs beside the name; where it has fewer it stands below."""
_BELOW = 6
_USUAL_WIDTH = 80
"""Cells; of a page whose style has no edge."""


def help_text(command: Any, context: Any, style: Style) -> str:  # noqa: ANN401 - Typer's Click is private
    """Return the help of one command, as wide as the style."""
    examples = getattr(command.callback, "examples", ())
    lines = _section(_("Examples:"), [(line, text) for line, text in examples], style)
    lines += _usage(command, context, style)
    lines += [*_paragraph(command.help or "", style), ""]
    lines += _section(_("Arguments:"), _records(command, context, "argument"), style)
    lines += _section(_("Options:"), _records(command, context, "option"), style)
    return _joined(lines)


def program_help(
    command: Any,  # noqa: ANN401 - Typer's Click is private
    context: Any,  # noqa: ANN401
    style: Style,
    examples: Sequence[tuple[str, str]],
    summaries: Sequence[tuple[str, str]],
) -> str:
    """Return the help of the whole program, as wide as the style."""
    lines = _section(_("Examples:"), examples, style)
    lines += _hanging(_("Usage: {line}").format(line=_("jinshi [COMMAND] [ARGUMENTS] [OPTIONS]")), style)
    lines += [*_paragraph(command.help or "", style), ""]
    lines += _section(_("Commands:"), summaries, style)
    lines += _section(_("Options:"), _records(command, context, "option"), style)
    footer = _("Options stand after the command, before or after its arguments. jinshi help COMMAND says more.")
    return _joined([*lines, *_paragraph(footer, style)])


def _usage(command: Any, context: Any, style: Style) -> list[str]:  # noqa: ANN401
    arguments = [
        parameter.make_metavar(ctx=context)
        for parameter in command.get_params(context)
        if parameter.param_type_name == "argument"
    ]
    line = " ".join([context.command_path, *arguments, _("[OPTIONS]")])
    return _hanging(_("Usage: {line}").format(line=line), style)


def _hanging(text: str, style: Style) -> list[str]:
    """Break a line, the later parts further in."""
    line, width = worded(text, style), style.width or _USUAL_WIDTH
    parts = [line[start:end] for start, end in wrap.lines(line, width - _BELOW)] if wrap.width(line) > width else [line]
    return [*(" " * (_BELOW if index else 0) + part for index, part in enumerate(parts)), ""]


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


def _section(heading: str, texts: Sequence[tuple[str, str]], style: Style) -> list[str]:
    """Set names and what they are side by side, or one below the other where there is no room."""
    if not texts:
        return []
    records = [(worded(name, style), worded(text, style)) for name, text in texts]
    width = style.width or _USUAL_WIDTH
    left = min(max(wrap.width(name) for name, _text in records), width // 2)
    beside = width - left - 4 >= _LEAST_BESIDE
    indent = left + 4 if beside else _BELOW
    lines = [worded(heading, style)]
    for name, text in records:
        parts = [text[start:end] for start, end in wrap.lines(text, width - indent)]
        if beside and wrap.width(name) <= left:
            first = parts.pop(0) if parts else ""
            lines.append(f"  {name}{' ' * (left - wrap.width(name))}  {first}".rstrip())
        else:
            lines += _command_line(name, width - 2)
        lines += [" " * indent + part for part in parts]
    return [*lines, ""]


def _command_line(line: str, width: int) -> list[str]:
    """Break a command line so that a shell takes what is copied: a backslash ends every line but the last."""
    if wrap.width(line) <= width:
        return [f"  {line}"]
    rows: list[str] = []
    for word in line.split(" "):
        if rows and wrap.width(rows[-1]) + 1 + wrap.width(word) + 2 <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(f"    {word}" if rows else word)
    return ["  " + row + (" \\" if index < len(rows) - 1 else "") for index, row in enumerate(rows)]


def _paragraph(text: str, style: Style) -> list[str]:
    shown = worded(text, style)
    return [shown[start:end] for start, end in wrap.lines(shown, style.width)]


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
