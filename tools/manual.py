"""The manual page, from the same help as the program prints."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinshi_cli import __version__
from jinshi_cli.cli.errors import ExitStatus

_MEANINGS = {
    ExitStatus.DONE: "done",
    ExitStatus.NOTHING_FOUND: "nothing found: no match, or a reference that does not exist",
    ExitStatus.WRONG_USAGE: "wrong usage",
    ExitStatus.INVALID_REPORT: "the report file is unreadable, invalid or unsafe",
    ExitStatus.NOT_WRITTEN: "the answer could not be written, or memory does not suffice for it",
    ExitStatus.INTERNAL_ERROR: "a fault of the program itself",
    ExitStatus.INTERRUPTED: "interrupted",
}
_VARIABLES = {
    "JINSHI_REPORT": "the report file, where -r names none",
    "JINSHI_LANG": "the language, zh or en, where --lang names none",
    "JINSHI_AMBIGUOUS": "narrow or wide, where --ambiguous says nothing",
    "JINSHI_DOUBLE_PINYIN": "the layout of double pinyin",
    "JINSHI_DEBUG": "show the traceback of a fault",
    "PAGER": "the pager, a command line for the shell; less where it is not set, none where it is empty",
    "LESS": "options of less; -FRX where it is not set, else -R is put before them",
    "NO_COLOR, FORCE_COLOR, TERM, COLUMNS, LINES": "as everywhere",
    "XDG_CACHE_HOME": "where reports are kept once they were read",
    "JINSHI_NO_CACHE": "if set (but to 0), as --no-cache",
}

_TAG = 7
"""Characters; what is said of a shorter tag begins on the tag's own line, unless the line is broken."""


def page(options: Mapping[str, Any], changelog: str) -> str:
    """Return the page in roff, from what each command takes; it is dated as the changelog's newest release is."""
    top = options[""]
    table = {name: command for name, command in options.items() if name}
    common = {tuple(option["names"]) for option in top["options"]}
    lines = [
        """'\\" -*- coding: utf-8 -*-""",
        f'.TH JINSHI 1 "{_date(changelog)}" "jinshi {__version__}" "User Commands"',
        ".SH NAME",
        "jinshi \\- look things up in a government report",
        ".SH SYNOPSIS",
        *_synopsis("jinshi", [{"metavar": "[COMMAND]"}, {"metavar": "[ARGUMENTS]"}]),
    ]
    for name, command in table.items():
        lines += [".br", *_synopsis(f"jinshi {name}", command["arguments"])]
    lines += [".SH DESCRIPTION", _text(top["about"]), ".SH EXAMPLES", *_examples(top["examples"]), ".SH COMMANDS"]
    for name, command in table.items():
        lines += [f".SS jinshi {name}", *_synopsis(f"jinshi {name}", command["arguments"]), ".PP"]
        lines += [*map(_text, command["about"].splitlines())]
        for argument in command["arguments"]:
            lines += [".TP", f".I {_text(argument['metavar'])}", _text(argument["help"])]
        own = [option for option in command["options"] if tuple(option["names"]) not in common]
        lines += [line for option in own for line in _option(option)]
        formats = ", ".join(command["formats"])
        lines += [".PP", _text(f"Formats: {formats}."), *_examples(command["examples"])]
    lines += [
        ".SH OPTIONS",
        "They stand after the command, before or after its arguments, and mean the same everywhere.",
    ]
    for option in top["options"]:
        lines += _option(option)
    lines += [".SH EXIT STATUS"]
    for status, meaning in _MEANINGS.items():
        lines += [".TP", f".B {status.value}", _text(meaning)]
    lines += [".SH ENVIRONMENT"]
    for variable, meaning in _VARIABLES.items():
        lines += [".TP", f".B {variable}", _text(meaning)]
    return "\n".join(lines) + "\n"


def _date(changelog: str) -> str:
    """Return the date of the newest release (``## [1.0.0] - 2026-01-31``), or that there was none yet.

    A date of the clock's would make every build another one (reproducible-builds.org, SOURCE_DATE_EPOCH).
    """
    released = re.search(r"^## \[[0-9][^]]*\] - ([0-9-]+)$", changelog, re.MULTILINE)
    return str(dt.date.fromisoformat(released[1])) if released else "unreleased"


def _synopsis(line: str, arguments: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield f".B {_text(line)}"
    shown = [f"\\fI{_text(argument['metavar'])}\\fR" for argument in arguments]
    yield " ".join([*shown, "[\\fIOPTIONS\\fR]"])


def _examples(examples: Sequence[Sequence[str]]) -> Iterator[str]:
    for line, meaning in examples:
        yield from (".TP", f".B {_text(line)}")
        if len(line) < _TAG:
            yield ".br"
        yield _text(meaning)


def _option(option: Mapping[str, Any]) -> Iterator[str]:
    names = ", ".join(f"\\fB{_text(name)}\\fR" for name in option["names"])
    value = f" \\fI{_text(option['metavar'])}\\fR" if option["metavar"] else ""
    yield from (".TP", names + value, _text(option["help"]))


def _text(text: str) -> str:
    """Escape what roff would read as its own: backslashes, hyphens, quotes, a mark at the line's start."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    return re.sub(r"^\.", r"\\&.", escaped)
