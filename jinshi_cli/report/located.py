"""YAML read with the line and column of every value, and with limits.

PyYAML does the parsing; its event stream is put together here instead of in its constructor for
two reasons: every value keeps the place it came from, and a hostile file (aliases that multiply,
endless nesting, millions of nodes) is refused before anything is built from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, NoReturn, TypeAlias

import yaml

from jinshi_cli.messages import _
from jinshi_cli.report.control import UNSAFE, unprinted, written
from jinshi_cli.report.problem import MAX_PROBLEMS, InvalidReport, Problem
from jinshi_cli.report.source import MAX_BYTES
from jinshi_cli.report.unparsed import reason

MAX_DEPTH = 32
"""Four levels of outline take 12 levels of YAML."""
MAX_NODES = 100_000
"""Eighty times what the largest report seen has; they take some 30 MB."""
MAX_NAME = 100
"""Characters of a field's name; YAML lets one be as long as the file, and every value below carries it in its path."""

Scalar: TypeAlias = str | int | float | bool | None

MOST_DIGITS = (18, 15)
"""Digits of a whole number, and of another that a float holds whatever they are (IEEE 754, binary64)."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_UNREAD = "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What stands in no YAML (1.1, 5.1), and the three characters that are line breaks to YAML and to no editor."""
# Possessive (*+), so that nothing is kept to go back to: a long line would take a hundred times its length.
_OPEN_QUOTE = re.compile(r"""[\s-]*+[a-z_]++:\s++(?:"(?:[^"\\]++|\\.)*+|'(?:[^']++|'')*+)""")
_NO_SPACE = re.compile(r"[\s-]*(?:key|quote|label|value|unit|qualifier|kind|when|note|marker|title|text|role):\S")
_WIDE_COLON = re.compile(r"[\s-]*[a-z_]+：")
_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "true": True, "false": False
}  # fmt: skip


class Position(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


class Located(NamedTuple):
    """A value and its place; a value in a mapping has the place of its key."""

    value: Scalar | list[Located] | dict[str, Located]
    position: Position


def read_located(data: bytes, file: str) -> tuple[Located, tuple[Problem, ...]]:
    """Parse YAML into values with places; fields that stand twice come back as problems.

    Values with a character that no report prints come back as problems too. Raises `InvalidReport` for what is not
    plain, safe YAML.
    """
    if len(data) > MAX_BYTES:
        _refuse(
            file,
            Position(1, 1),
            _("the file is larger than {limit} MiB, which no report is; name a report file").format(
                limit=MAX_BYTES >> 20
            ),
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _refuse(file, Position(line, 1), _("the file is not UTF-8 text; save it as UTF-8"))
    if unread := re.search(_UNREAD, text):
        _refuse(file, _place(text, unread.start()), unprinted(unread[0]))
    try:
        composer = _Composer(file, text, iter(yaml.parse(text, Loader=loader)))
        return composer.document(), tuple(composer.problems)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        if "nesting depth" in f"{error.problem}":
            # From 6.0.4 on PyYAML counts brackets ahead of what it has told of.
            _refuse(
                file,
                position,
                _("nested deeper than {limit} levels, as no report is; look at the indentation").format(
                    limit=MAX_DEPTH
                ),
            )
        what, to_do = reason(f"{error.problem or error.context}")
        message = _("not valid YAML: {reason}").format(reason=what)
        _refuse(file, position, message + (_likely_cause(text, position.line) or _("; ") + to_do))


def _likely_cause(text: str, line: int) -> str:
    """Name the first line up to an error that looks like its cause: a quotation mark left open, a full-width colon."""
    for number, content in enumerate(text.split("\n")[:line], 1):
        if _OPEN_QUOTE.fullmatch(content):
            return _("; the quotation mark that opens on line {line} may not be closed").format(line=number)
        if _NO_SPACE.match(content):
            return _("; line {line} lacks a space after the colon").format(line=number)
        if "\t" in content[: len(content) - len(content.lstrip())]:
            return _("; line {line} is indented with a tab; use spaces").format(line=number)
        if _WIDE_COLON.match(content):
            return _("; line {line} has a full-width colon after the field name").format(line=number)
    return ""


def _place(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _refuse(file: str, position: Position, message: str) -> NoReturn:
    raise InvalidReport(file, [Problem("error", file, *position, "", message)])


class _Composer:
    """Builds the tree from the event stream, one document, no aliases, unique keys, bounded."""

    def __init__(self, file: str, text: str, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._text = text
        self._events = events
        self._nodes = 0
        self.problems: list[Problem] = []

    def document(self) -> Located:
        event = next(self._events)
        while isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            self._fail(event, _("the file is empty; a report was expected"))
        root = self._node(event, 1, "", None)
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._fail(event, _("a second YAML document begins here; one report to a file"))
        return root

    def _node(self, event: yaml.Event, depth: int, path: str, position: Position | None) -> Located:
        if depth > MAX_DEPTH:
            self._fail(
                event,
                _("nested deeper than {limit} levels, as no report is; look at the indentation").format(
                    limit=MAX_DEPTH
                ),
            )
        self._allow(event)
        position = position or _position(event)
        if isinstance(event, yaml.ScalarEvent):
            self._require_printed(event, path)
            return Located(_scalar(event), position)
        if isinstance(event, yaml.SequenceStartEvent):
            return Located(self._sequence(depth, path), position)
        return Located(self._mapping(depth, path), position)

    def _allow(self, event: yaml.Event) -> None:
        """Refuse what makes YAML more than plain data, and more of it than a report has."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fail(
                event,
                _("the file has more than {limit} values, which no report has; keep one report to a file").format(
                    limit=MAX_NODES
                ),
            )
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._fail(event, _("anchors and aliases (& and *) are not allowed in a report file; write each value out"))
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self._fail(
                event,
                _("tags ({tag}) are not allowed in a report file; put the value in quotation marks").format(tag=tag),
            )

    def _require_printed(self, event: yaml.ScalarEvent, path: str) -> None:
        """Note the first character of a value that no report prints, at its own place, where it has one."""
        if event.value.isprintable() or not (found := re.search(UNSAFE, event.value)):
            return
        start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
        spelled = re.search(written(found[0]), self._text[start:end])
        place = _place(self._text, start + spelled.start() if spelled else start)
        self._note(place, path, unprinted(found[0]))

    def _note(self, position: Position, path: str, message: str) -> None:
        self.problems.append(Problem("error", self._file, *position, path, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise InvalidReport(self._file, self.problems)

    def _sequence(self, depth: int, path: str) -> list[Located]:
        items: list[Located] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1, f"{path}[{len(items)}]", None))
        return items

    def _mapping(self, depth: int, path: str) -> dict[str, Located]:
        entries: dict[str, Located] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._fail(event, _("a field name must be plain text; jinshi schema report lists the fields"))
            self._allow(event)
            if len(event.value) > MAX_NAME:
                self._fail(
                    event,
                    _("a field name is longer than {limit} characters; jinshi schema report lists the fields").format(
                        limit=MAX_NAME
                    ),
                )
            position = _position(event)
            child = f"{path}.{event.value}" if path else event.value
            node = self._node(next(self._events), depth + 1, child, position)
            if entries.setdefault(event.value, node) is not node:
                self._note(position, child, _("this field stands here a second time; keep one of the two"))
        return entries

    def _fail(self, event: yaml.Event, message: str) -> NoReturn:
        _refuse(self._file, _position(event), message)


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    """Resolve a plain scalar by the YAML 1.2 core schema, decimal numbers only; ``no`` and dates stay text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    # A number that cannot be held as written stays text, and is then refused where a number is expected.
    number = number_of(text)
    return text if number is None else number


def number_of(text: str) -> int | float | None:
    """Read a decimal number; None where the text is none, or one that an integer or a float here does not hold."""
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and Decimal(repr(float(text))) == Decimal(text):
        return float(text)
    return None
