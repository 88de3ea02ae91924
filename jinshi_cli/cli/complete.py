"""Answers a shell that asks how to go on with a command line: commands, options, values, references.

It is asked through the environment (``JINSHI_COMPLETE``) with the words of the line up to the cursor, and answers
a line for each value, with a tab and a description; ``:files`` asks the shell for file names, of the word typed
without what stands after the tab (``--report=``). Neither Typer nor the commands are loaded: what they take stands in
a table made from them (``tools/generate.py``).
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
_FILE = "FILE"
"""How the help calls a value that is a file's name."""
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
    files = next((one for one in found if one.value == FILES), None)
    if files is not None:
        return f"{FILES}\t{files.description}\n"
    return "".join(f"{one.value}\t{one.description}\n" for one in dict.fromkeys(found))


def _candidates(
    commands: Mapping[str, Any], before: Sequence[str], typed: str, variables: Mapping[str, str]
) -> Iterator[Candidate]:
    command = _command(commands, before)
    if command is not None and command not in commands:
        return
    options = commands[command or _COMMON]["options"]
    after_end = "--" in before
    if not after_end and before and (option := _option(options, before[-1])) and option["value"]:
        yield from _matching(_values(option, command, before, variables, commands), typed)
    elif typed.startswith("-") and not after_end:
        name, rest = _attached(typed)
        if rest is not None and (option := _option(options, name.removesuffix("="))) and option["value"]:
            for one in _matching(_values(option, command, before, variables, commands), rest):
                yield Candidate(FILES, name) if one.value == FILES else one._replace(value=name + one.value)
        else:
            every = (Candidate(name, option["help"]) for option in options for name in option["names"])
            yield from (one for one in every if one.value.startswith(typed) and len(one.value) > 1)
    elif command is None:
        every = (Candidate(name, one["help"]) for name, one in commands.items() if name != _COMMON)
        yield from (one for one in every if one.value.startswith(typed))
    else:
        named = list(_matching(_arguments(command, before, typed, variables, commands), typed))
        yield from named or _found(command, before, typed, variables)


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


def _values(
    option: Mapping[str, Any],
    command: str | None,
    before: Sequence[str],
    variables: Mapping[str, str],
    commands: Mapping[str, Any],
) -> Iterator[Candidate]:
    """Yield the values of an option, by its long name or what its value is."""
    name = option["names"][-1]
    fixed = {
        "--color": ("auto", "always", "never"),
        "--ambiguous": ("narrow", "wide"),
        "--lang": LANGUAGES,
        "--group": ("section", "unit"),
        "--format": commands[command or _COMMON]["formats"],
        "--sort": commands[command or _COMMON]["fields"],
        "--field": commands[command or _COMMON]["fields"],
    }
    if name in fixed:
        yield from map(Candidate, fixed[name])
    elif name == "--double-pinyin":
        from jinshi_cli.search.query import LAYOUTS

        yield from map(Candidate, LAYOUTS)
    elif option["metavar"] == _FILE:
        yield Candidate(FILES)
    elif name == "--in":
        yield from _sections(_report(before, variables))
    elif name == "--unit":
        units = dict.fromkeys(metric.unit for metric in metrics_of(_report(before, variables).sections) if metric.unit)
        yield from (Candidate(unit, name=unit) for unit in units)


def _arguments(
    command: str, before: Sequence[str], typed: str, variables: Mapping[str, str], commands: Mapping[str, Any]
) -> Iterator[Candidate]:
    """Yield what a command can be given."""
    if command == "help":
        yield from (Candidate(name, one["help"]) for name, one in commands.items() if name != _COMMON)
    elif command in ("schema", "completion", "cache"):
        yield from map(Candidate, commands[command]["fields"])
    elif any(_FILE in metavar for metavar in commands[command]["arguments"]):
        yield Candidate(FILES)
    elif command in ("laws", "terms"):
        marks = "《》" if command == "laws" else "“”"
        yield from _marked(_mentions(_report(before, variables), command), typed, *marks)
    elif command in ("show", "cite", "sections", "search", "metrics"):
        report = _report(before, variables)
        if command in ("show", "cite", "sections"):
            yield from _sections(report)
        if command != "sections":
            yield from _metrics(report, ids="#" in typed)
            yield from _marked(_mentions(report, "laws"), typed, "《", "》")
            yield from _marked(_mentions(report, "terms"), typed, "“", "”")


def _found(command: str, before: Sequence[str], typed: str, variables: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield the titles of the sections that a search finds."""
    if command in ("show", "cite", "sections") and typed:
        from jinshi_cli.search.index import build
        from jinshi_cli.search.query import parse
        from jinshi_cli.search.rank import search

        hits = search(build(_report(before, variables)), parse((typed,)))
        yield from (Candidate(hit.section.title, hit.section.ref) for hit in hits[:_FEW])


def _report(before: Sequence[str], variables: Mapping[str, str]) -> Report:
    from jinshi_cli.cli.store import saved_of
    from jinshi_cli.report.source import bundled, read_source
    from jinshi_cli.search.known import remember

    file = flag(before, "-r", "--report") or variables.get("JINSHI_REPORT") or None
    source = read_source(Path(file) if file else bundled())
    saved = saved_of(source, variables, cached="--no-cache" not in before)
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


def _marked(candidates: Iterable[Candidate], typed: str, opening: str, closing: str) -> Iterator[Candidate]:
    """Put names into their marks where the word begins with the opening one."""
    if not typed.startswith(opening):
        yield from candidates
    else:
        yield from (one._replace(value=opening + one.value + closing) for one in candidates)


def _matching(candidates: Iterable[Candidate], typed: str) -> Iterator[Candidate]:
    """Yield what begins as typed; else what goes by a place or a Chinese name that has it, in letters or signs."""
    every = list(candidates)
    begun = [one for one in every if one.value.startswith(typed) or one.value == FILES]
    yield from begun or (_placed(every, typed) or _named(every, typed) if typed else [])


def _placed(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    """Return the sections at and below a place that is written otherwise than 1.3: 一（三）, 1-3-."""
    from jinshi_cli.report.reference import position

    place = position(typed.rstrip("-/、"))
    if place is None:
        return []
    return [one for one in candidates if one.stands and f"{one.value}.".startswith(f"{place}.")]


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
