"""Holds a located tree against the table of fields and says everything that does not fit."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from jinshi_cli.messages import _, brief, listed
from jinshi_cli.report.control import UNSAFE
from jinshi_cli.report.fields import OBJECTS, VERSION, Field, expected, fits
from jinshi_cli.report.located import MOST_DIGITS, Located, Position, number_of
from jinshi_cli.report.problem import MAX_PROBLEMS, InvalidReport, Problem
from jinshi_cli.report.quantity import whole_quantity


class Block(NamedTuple):
    """A block of fields that fit the table; what did not fit or was not there is absent."""

    kind: str
    path: str
    position: Position
    values: dict[str, Any]
    positions: dict[str, Position]
    unfit: frozenset[str]
    """The fields that were refused."""
    complete: bool
    """Whether all required fields are there and none was refused."""

    def get(self, name: str) -> Any:  # noqa: ANN401 - the table of fields says the type
        """Return the field's value or None."""
        return self.values.get(name)

    def blocks(self, name: str) -> tuple[Block, ...]:
        """Return the field's list of blocks, empty where it is absent."""
        found: tuple[Block, ...] = self.values.get(name, ())
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the field's list of texts, empty where it is absent."""
        found: tuple[str, ...] = self.values.get(name, ())
        return found

    def refused(self, name: str) -> bool:
        """Tell whether the field is there but did not fit, so that nothing can be said of what it holds."""
        return name in self.unfit

    def place(self, name: str) -> tuple[Position, str]:
        """Return the position and path of a field, or of the block where the field is absent."""
        path = f"{self.path}.{name}" if self.path else name
        return self.positions.get(name, self.position), path


_DECIMAL = r"[-+]?[0-9]+(\.[0-9]+)?"
_OTHER_NUMBER = r"[-+]?(0[xo][0-9A-Fa-f]+|[0-9.]+[eE][-+]?[0-9]+|\.[0-9]+|[0-9]+\.)"
"""Numbers of other languages, and of YAML itself, that a report file does not have."""
_ONE_TEXT = Field("text", "An item of a list of texts.")


class Validator:
    """Collects problems while blocks are read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def error(self, position: Position, path: str, message: str) -> None:
        """Note an error at a place. Raises `InvalidReport` where there are so many that more are not looked for."""
        if len(self.problems) >= MAX_PROBLEMS:
            more = _("there are {limit} problems before this; mend them first, more are not looked for")
            last = Problem("error", self.file, *position, path, more.format(limit=MAX_PROBLEMS))
            raise InvalidReport(self.file, [*self.problems, last])
        self.problems.append(Problem("error", self.file, *position, path, message))

    def block(self, node: Located, kind: str, path: str) -> Block | None:
        """Read a block of fields of the given kind, noting everything that does not fit."""
        if not isinstance(node.value, dict):
            self.error(node.position, path, _wanted(_("a block of fields"), node.value))
            return None
        fields = OBJECTS[kind]
        before = len(self.problems)
        values: dict[str, Any] = {}
        unfit: set[str] = set()
        for name, child in node.value.items():
            child_path = f"{path}.{name}" if path else name
            if name not in fields:
                self.error(child.position, child_path, _unknown(name, tuple(fields)))
                continue
            known = len(self.problems)
            value = self._value(fields[name], child, child_path)
            if value is not None:
                values[name] = value
            elif len(self.problems) > known or child.value is not None:
                unfit.add(name)
        for name, field in fields.items():
            if field.required and name not in node.value:
                message = _("the field {name} is missing; expected {expected}")
                self.error(node.position, path, message.format(name=name, expected=expected(field)))
        if kind == "report" and values.get("version", VERSION) != VERSION:
            message = _("this program reads version {known} of the file format, not {found}")
            position = node.value["version"].position
            self.error(position, "version", message.format(known=VERSION, found=values["version"]))
        return Block(
            kind=kind,
            path=path,
            position=node.position,
            values=values,
            positions={name: child.position for name, child in node.value.items()},
            unfit=frozenset(unfit),
            complete=not unfit
            and not any(
                problem.path == path or problem.path.rpartition(".")[0] == path for problem in self.problems[before:]
            ),
        )

    def _value(self, field: Field, node: Located, path: str) -> Any:  # noqa: ANN401 - as the field says
        if field.kind == "object":
            return self.block(node, str(field.of), path)
        if field.kind not in ("objects", "texts"):
            if isinstance(node.value, (dict, list)) or not fits(field, node.value):
                self._unfit(node, path, _wanted(expected(field), node.value) + _hint(field, node.value))
                return None
            return node.value
        if not isinstance(node.value, list):
            self.error(node.position, path, _wanted(expected(field), node.value))
            return None
        items = [(item, f"{path}[{index}]") for index, item in enumerate(node.value)]
        if field.kind == "objects":
            blocks = (self.block(item, str(field.of), item_path) for item, item_path in items)
            return tuple(block for block in blocks if block is not None)
        texts = []
        for item, item_path in items:
            if isinstance(item.value, str) and fits(_ONE_TEXT, item.value):
                texts.append(item.value)
            else:
                self._unfit(item, item_path, _wanted(_("one line of text"), item.value))
        return tuple(texts)

    def _unfit(self, node: Located, path: str, message: str) -> None:
        """Note what does not fit; a character that does not print was noted with its own place when it was read."""
        if not (isinstance(node.value, str) and re.search(UNSAFE, node.value)):
            self.error(node.position, path, message)


def _hint(field: Field, value: object) -> str:
    """Say how a number should have been written that came as text."""
    if field.kind not in ("integer", "number") or not isinstance(value, str):
        return ""
    # What can be read as a number was text because it was quoted.
    if number_of(value) is not None:
        return _("; take away the quotation marks")
    quantity = whole_quantity(value)
    whole, other = MOST_DIGITS
    if re.fullmatch(_DECIMAL, value) or (quantity is not None and quantity[0] >= 10**whole):
        message = _("; a whole number has {whole} digits at most, one with a point {other} to be exact")
        return message.format(whole=whole, other=other)
    if re.fullmatch(_OTHER_NUMBER, value):
        return _("; write its decimal digits, as in 1000 or 0.5")
    return _("; write {number}").format(number=quantity[0]) if quantity is not None else ""


def _wanted(wanted: str, value: object) -> str:
    if isinstance(value, dict):
        found = _("a block of fields")
    elif isinstance(value, list):
        found = _("a list")
    elif value is None or value == "":
        found = _("nothing")
    elif isinstance(value, bool):
        found = str(value).lower()
    else:
        found = brief(str(value).replace("\n", "\\n"), 40)
    return _("expected {expected}, found {found}").format(expected=wanted, found=found)


def _unknown(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    if close:
        return _("unknown field; did you mean {name}?").format(name=close[0])
    return _("unknown field; known here are {names}").format(names=listed(known))
