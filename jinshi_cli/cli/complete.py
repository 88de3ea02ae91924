"""Answers a shell that asks how to go on with a command line: commands, options, values, references.

It is asked through the environment (``JINSHI_COMPLETE``) with the words of the line up to the cursor, and answers
a line for each value, with a tab and a description; ``:files`` asks the shell for file names. Neither Typer nor the
commands are loaded: what they take stands in a table made from them (``tools/generate.py``).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinshi_cli.cli.arguments import flag
from jinshi_cli.cli.errors import CommandError
from jinshi_cli.messages import LANGUAGES, from_environment, known_language
from jinshi_cli.report.model import Report, mentions, metrics_of, walk

_TABLE = Path(__file__).parents[1] / "completions" / "commands.json"
FILES = ":files"
_FEW = 5
"""Titles that a search may add."""
_COMMON = ""
"""Under this name the table has the options that stand before a command."""


class Candidate(NamedTuple):
    """A value that can stand on the command line, what it is, and a Chinese name that leads to it.

    ``stands`` tells whether the name itself can stand there too.
    """

    value: str
    description: str = ""
    name: str = ""
    stands: bool = False


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
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    language = flag(before, "--lang") or None
    commands: dict[str, Any] = table[from_environment(language and known_language(language), dict(variables))]
    try:
        found = list(_candidates(commands, before, typed, variables))
    except Exception:  # noqa: BLE001 - a report that cannot be read is no matter for a shell that waits for an answer
        found = []
    if any(one.value == FILES for one in found):
        return FILES + "\n"
    return "".join(f"{one.value}\t{one.description}\n" for one in dict.fromkeys(found))


def _candidates(
    commands: Mapping[str, Any], before: Sequence[str], typed: str, variables: Mapping[str, str]
) -> Iterator[Candidate]:
    command = _command(commands, before)
    options = commands[command or _COMMON]["options"]
    if before and (option := _option(options, before[-1])) and option["value"]:
        yield from _matching(_values(option["names"][-1], command, before, variables, commands), typed)
    elif typed.startswith("-") and "--" not in before:
        name, equals, rest = typed.partition("=")
        if equals and (option := _option(options, name)) and option["value"]:
            for one in _matching(_values(option["names"][-1], command, before, variables, commands), rest):
                yield one if one.value == FILES else one._replace(value=f"{name}={one.value}")
        else:
            every = (Candidate(name, option["help"]) for option in options for name in option["names"])
            yield from (one for one in every if one.value.startswith(typed) and len(one.value) > 1)
    elif command is None:
        every = (Candidate(name, one["help"]) for name, one in commands.items() if name != _COMMON)
        yield from (one for one in every if one.value.startswith(typed))
    else:
        named = list(_matching(_arguments(command, before, typed, variables, commands), typed))
        yield from named or _found(command, before, typed, variables)


def _command(commands: Mapping[str, Any], before: Sequence[str]) -> str | None:
    """Return the command of a line, if it has one already."""
    options = commands[_COMMON]["options"]
    skip = False
    for word in before:
        if skip:
            skip = False
        elif word.startswith("-"):
            option = _option(options, word)
            skip = option is not None and option["value"]
        else:
            return word if word in commands else None
    return None


def _option(options: Iterable[Mapping[str, Any]], name: str) -> Mapping[str, Any] | None:
    return next((option for option in options if name in option["names"]), None)


def _values(
    option: str, command: str | None, before: Sequence[str], variables: Mapping[str, str], commands: Mapping[str, Any]
) -> Iterator[Candidate]:
    """Yield the values of an option, by its long name."""
    fixed = {
        "--color": ("auto", "always", "never"),
        "--lang": LANGUAGES,
        "--group": ("section", "unit"),
        "--format": commands[command or _COMMON]["formats"],
        "--sort": commands[command or _COMMON]["fields"],
        "--field": commands[command or _COMMON]["fields"],
    }
    if option in fixed:
        yield from map(Candidate, fixed[option])
    elif option == "--double-pinyin":
        from jinshi_cli.search.query import LAYOUTS

        yield from map(Candidate, LAYOUTS)
    elif option == "--report":
        yield Candidate(FILES)
    elif option == "--in":
        yield from _sections(_report(before, variables))
    elif option == "--unit":
        units = dict.fromkeys(metric.unit for metric in metrics_of(_report(before, variables).sections) if metric.unit)
        yield from map(Candidate, units)


def _arguments(
    command: str, before: Sequence[str], typed: str, variables: Mapping[str, str], commands: Mapping[str, Any]
) -> Iterator[Candidate]:
    """Yield what a command can be given."""
    if command == "help":
        yield from (Candidate(name, one["help"]) for name, one in commands.items() if name != _COMMON)
    elif command in ("schema", "completion"):
        yield from map(Candidate, commands[command]["fields"])
    elif command == "check":
        yield Candidate(FILES)
    elif command in ("laws", "terms"):
        yield from _mentions(_report(before, variables), command)
    elif command in ("show", "cite", "sections", "search", "metrics"):
        report = _report(before, variables)
        if command in ("show", "cite", "sections"):
            yield from _sections(report)
        if command != "sections":
            yield from _metrics(report, ids="#" in typed)
            yield from _mentions(report, "laws")
            yield from _mentions(report, "terms")


def _found(command: str, before: Sequence[str], typed: str, variables: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield the titles of the sections that a search finds."""
    if command in ("show", "cite", "sections") and typed:
        from jinshi_cli.search.index import build
        from jinshi_cli.search.query import parse
        from jinshi_cli.search.rank import search

        hits = search(build(_report(before, variables)), parse((typed,)))
        yield from (Candidate(hit.section.title, hit.section.ref) for hit in hits[:_FEW])


def _report(before: Sequence[str], variables: Mapping[str, str]) -> Report:
    from jinshi_cli.cli.cache import kept
    from jinshi_cli.report.source import bundled, read_source
    from jinshi_cli.search.known import remember

    file = flag(before, "-r", "--report") or variables.get("JINSHI_REPORT") or None
    saved = kept(read_source(Path(file) if file else bundled()), variables)
    remember(saved.known)
    return saved.report


def _sections(report: Report) -> Iterator[Candidate]:
    return (Candidate(section.ref, section.title, section.title, stands=True) for section in walk(report.sections))


def _metrics(report: Report, *, ids: bool) -> Iterator[Candidate]:
    for metric in metrics_of(report.sections):
        yield Candidate(metric.id if ids else metric.key or metric.id, f"{metric.label} {metric.text}", metric.label)


def _mentions(report: Report, field: str) -> Iterator[Candidate]:
    found = mentions(report, "laws" if field == "laws" else "terms")
    return (Candidate(one.name, " ".join(one.refs), one.name, stands=True) for one in found)


def _matching(candidates: Iterable[Candidate], typed: str) -> Iterator[Candidate]:
    """Yield what begins as typed; else what goes by a Chinese name that has it, in letters or signs."""
    every = list(candidates)
    begun = [one for one in every if one.value.startswith(typed) or one.value == FILES]
    yield from begun or (_named(every, typed) if typed else [])


def _named(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    from jinshi_cli.search.fold import fold
    from jinshi_cli.search.index import folded
    from jinshi_cli.search.pinyin import spelling
    from jinshi_cli.search.spelled import CUT, FULL, INITIAL, alignments, beginnings

    spelled, ways, plain = spelling(typed), FULL | CUT | INITIAL, folded(fold(typed)).text
    names = [(one, folded(one.name)) for one in candidates]
    beginning = beginnings({sign for _one, name in names for sign in name.text}, spelled, ways)
    places: list[tuple[int, Candidate]] = []
    for one, name in names:
        if spelled.letters:
            place = min((found.start for found in alignments(name, spelled, ways, beginning)), default=-1)
        else:
            place = name.text.find(plain) if plain else -1
        if place >= 0:
            places.append((place, one._replace(value=one.name, description=one.value) if one.stands else one))
    return [one for _place, one in sorted(places, key=lambda place: place[0] > 0)]
