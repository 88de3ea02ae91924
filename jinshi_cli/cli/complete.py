"""Answers a shell that asks how to go on with a command line: commands, options, values, references.

It is asked through the environment (``JINSHI_COMPLETE``) with the words of the line up to the cursor, and answers
a line for each value, with a tab and a description; ``:files`` asks the shell for file names, of the word typed
without what stands after the tab (``--report=``). Neither Typer nor the commands are loaded: what they take stands in
a table made from them (``tools/generate.py``).
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinshi_cli.cli import candidates
from jinshi_cli.cli.arguments import TABLE, before_end, flag
from jinshi_cli.cli.candidates import Candidate
from jinshi_cli.cli.errors import CommandError
from jinshi_cli.messages import LANGUAGES, from_environment, known_language
from jinshi_cli.report.model import Report
from jinshi_cli.report.source import bundled, read_source

FILES = ":files"
_FILE = "FILE"
"""How the help calls a value that is a file's name."""
_COMMON = ""
"""Under this name the table has the options that stand before a command."""


class Line:
    """A command line that is being typed: its command, the words before the last, and what they are read with."""

    def __init__(
        self,
        commands: Mapping[str, Any],
        before: Sequence[str],
        typed: str,
        variables: Mapping[str, str],
        language: str,
    ) -> None:
        self.commands = commands
        self.command = _command(commands, before)
        self.before = before
        self.typed = typed
        self.variables = variables
        self.language = language

    @property
    def takes(self) -> Mapping[str, Any]:
        """What the table has about the command, or about what stands before one."""
        about: Mapping[str, Any] = self.commands[self.command or _COMMON]
        return about

    @cached_property
    def report(self) -> Report:
        """The report that the line or the environment names."""
        from jinshi_cli.cli.store import saved_of
        from jinshi_cli.search.indexing.known import remember

        saved = saved_of(read_source(self._file()), self.variables, cached="--no-cache" not in self.before)
        remember(saved.known)
        return saved.report

    def _file(self) -> Path:
        typed = flag(self.before, "-r", "--report")
        if typed:
            # The words come as they were typed: the shell has not yet put a home in the place of ~ or $HOME.
            return Path(os.path.expandvars(typed)).expanduser()
        named = self.variables.get("JINSHI_REPORT")
        return Path(named) if named else bundled()


def main(arguments: Sequence[str]) -> int:
    """Answer the shell on standard output; nothing is ever said on standard error."""
    from jinshi_cli.cli.environment import Environment

    environment = Environment.of_process()
    with contextlib.suppress(CommandError):
        environment.write(answer(arguments, environment.variables), "utf-8")
    return 0


def answer(words: Sequence[str], variables: Mapping[str, str]) -> str:
    """Return the answer for the words of a line, the last of which is being typed."""
    *before, typed = words or [""]
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    language = flag(before, "--lang") or None
    chosen = from_environment(language and known_language(language), dict(variables))
    commands: dict[str, Any] = table[chosen]
    line = Line(commands, before, typed, variables, chosen)
    try:
        found = list(_candidates(line))
    except Exception:  # noqa: BLE001 - a report that cannot be read is no matter for a shell that waits for an answer
        found = []
    files = next((one for one in found if one.value == FILES), None)
    if files is not None:
        return f"{FILES}\t{files.description}\n"
    described: dict[str, str] = {}
    for one in found:
        described.setdefault(one.value, one.description)
    return "".join(f"{value}\t{description}\n" for value, description in described.items())


def _candidates(line: Line) -> Iterator[Candidate]:
    if line.command is not None and line.command not in line.commands:
        return
    options = line.takes["options"]
    after_end = len(before_end(line.before)) < len(line.before)
    if not after_end and line.before and (option := _option(options, line.before[-1])) and option["value"]:
        yield from _fitting(_values(option, line), line.typed, line.language)
    elif line.typed.startswith("-") and not after_end:
        name, rest = _attached(line.typed)
        if rest is not None and (option := _option(options, name.removesuffix("="))) and option["value"]:
            for one in _fitting(_values(option, line), rest, line.language):
                yield Candidate(FILES, name) if one.value == FILES else one._replace(value=name + one.value)
        else:
            every = (Candidate(name, option["help"]) for option in options for name in option["names"])
            yield from (one for one in every if one.value.startswith(line.typed) and len(one.value) > 1)
    elif line.command is None:
        yield from (one for one in _commands(line) if one.value.startswith(line.typed))
    else:
        fitting = list(_fitting(_arguments(line.command, line), line.typed, line.language))
        yield from fitting
        if not fitting and line.typed and line.command in ("show", "cite", "sections"):
            yield from candidates.found(line.report, line.typed, line.language)


def _fitting(offered: Iterable[Candidate], typed: str, language: str) -> Iterator[Candidate]:
    every = list(offered)
    files = [one for one in every if one.value == FILES]
    yield from files or candidates.matching(every, typed, language)


def _commands(line: Line) -> Iterator[Candidate]:
    return (Candidate(name, one["help"]) for name, one in line.commands.items() if name != _COMMON)


def _attached(typed: str) -> tuple[str, str | None]:
    """Split an option that holds its value: ``--unit=宗`` and ``-fjson``; the rest is None where it holds none."""
    if typed.startswith("--"):
        name, equals, rest = typed.partition("=")
        return name + equals, rest if equals else None
    return typed[:2], typed[2:] or None


def _command(commands: Mapping[str, Any], before: Sequence[str]) -> str | None:
    """Return the command of a line, whether there is such a one or not; None where none stands there yet."""
    options = commands[_COMMON]["options"]
    skip = False
    for word in before:
        if skip:
            skip = False
        elif word.startswith("-"):
            option = _option(options, word)
            skip = option is not None and option["value"]
        else:
            return word
    return None


def _option(options: Iterable[Mapping[str, Any]], name: str) -> Mapping[str, Any] | None:
    return next((option for option in options if name in option["names"]), None)


def _values(option: Mapping[str, Any], line: Line) -> Iterator[Candidate]:
    """Yield the values of an option, by its long name or what its value is."""
    name = option["names"][-1]
    fixed = {
        "--color": ("auto", "always", "never"),
        "--ambiguous": ("narrow", "wide"),
        "--lang": LANGUAGES,
        "--group": ("section", "unit"),
        "--format": line.takes["formats"],
        "--sort": line.takes["fields"],
        "--field": line.takes["fields"],
    }
    if name in fixed:
        yield from map(Candidate, fixed[name])
    elif name == "--double-pinyin":
        from jinshi_cli.search.parsing.query import LAYOUTS

        yield from map(Candidate, LAYOUTS)
    elif option["metavar"] == _FILE:
        yield Candidate(FILES)
    elif name == "--in":
        yield from candidates.sections(line.report, line.language)
    elif name == "--unit":
        yield from candidates.units(line.report)


def _arguments(command: str, line: Line) -> Iterator[Candidate]:
    """Yield what a command can be given."""
    if command == "help":
        yield from _commands(line)
    elif command in ("schema", "completion", "cache"):
        yield from map(Candidate, line.takes["fields"])
    elif any(_FILE in metavar for metavar in line.takes["arguments"]):
        yield Candidate(FILES)
    elif command == "laws":
        yield from candidates.names_of(line.report, "laws", line.typed)
    elif command == "terms":
        yield from candidates.names_of(line.report, "terms", line.typed)
    elif command in ("search", "metrics"):
        yield from candidates.words(line.report, line.language, line.typed, figures=command == "metrics")
    elif command in ("show", "cite", "sections"):
        report = line.report
        shared = candidates.shared_names(report)
        yield from candidates.sections(report, line.language, shared=shared)
        if command != "sections":
            yield from candidates.metrics(report, line.language, ids="#" in line.typed)
            yield from candidates.names_of(report, "laws", line.typed, shared=shared)
            yield from candidates.names_of(report, "terms", line.typed, shared=shared)
