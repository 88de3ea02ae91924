"""The manual page, from the same help as the program prints."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinshi_cli import __version__
from jinshi_cli.cli.errors import ExitStatus

_MEANINGS = {
    ExitStatus.DONE: "done",
    ExitStatus.NOTHING_FOUND: "nothing found: no match, or a reference that does not exist",
    ExitStatus.WRONG_USAGE: "wrong usage",
    ExitStatus.INVALID_REPORT: "the report file is unreadable, invalid or unsafe",
    ExitStatus.NOT_WRITTEN: "the answer could not be written",
    ExitStatus.INTERNAL_ERROR: "a fault of the program itself",
    ExitStatus.INTERRUPTED: "interrupted",
}
_VARIABLES = {
    "JINSHI_REPORT": "the report file, where -r names none",
    "JINSHI_LANG": "the language, zh or en, where --lang names none",
    "JINSHI_AMBIGUOUS": "narrow or wide, where --ambiguous says nothing",
    "JINSHI_DOUBLE_PINYIN": "the layout of double pinyin",
    "JINSHI_DEBUG": "show the traceback of a fault",
    "PAGER, LESS": "the pager and its options; -FRX for less",
    "NO_COLOR, FORCE_COLOR, TERM, COLUMNS, LINES": "as everywhere",
    "XDG_CACHE_HOME": "where reports are kept once they were read",
}


def page(options: Mapping[str, Any]) -> str:
    """Return the page in roff, from what each command takes."""
    top = options[""]
    table = {name: command for name, command in options.items() if name}
    lines = [
        f'.TH JINSHI 1 "" "jinshi {__version__}" "User Commands"',
        ".SH NAME",
        "jinshi \\- look things up in a government report",
        ".SH SYNOPSIS",
        ".B jinshi",
        "[\\fICOMMAND\\fR] [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]",
        ".SH DESCRIPTION",
        "Any fact of a Chinese government report, with the sentence it stands in.",
        ".SH COMMANDS",
    ]
    common = {tuple(option["names"]) for option in top["options"]}
    for name, command in table.items():
        lines += [".TP", f".B {name}", _text(command["help"])]
        for option in command["options"]:
            if tuple(option["names"]) not in common:
                lines += [".RS", *_option(option), ".RE"]
    lines += [".SH OPTIONS", "They stand after the command, before or after its arguments."]
    for option in top["options"]:
        lines += _option(option)
    lines += [".SH EXIT STATUS"]
    for status, meaning in _MEANINGS.items():
        lines += [".TP", f".B {status.value}", _text(meaning)]
    lines += [".SH ENVIRONMENT"]
    for variable, meaning in _VARIABLES.items():
        lines += [".TP", f".B {variable}", _text(meaning)]
    return "\n".join(lines) + "\n"


def _option(option: dict[str, Any]) -> list[str]:
    names = ", ".join(option["names"]).replace("-", "\\-")
    return [".TP", f".B {names}", _text(option["help"])]


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub("^([.'])", r"\\&\1", escaped)
