"""The fields of a report file: one table from which it is validated, written and described.

`jinshi schema report` prints it as JSON Schema (`file_schema`), `validate` reads files by it and
`dump` writes them in its order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from jinshi_cli.messages import _, listed
from jinshi_cli.report.control import UNSAFE

FieldKind = Literal["text", "integer", "number", "flag", "texts", "object", "objects"]

VERSION = 1
"""The version of the file format, the ``version`` field of every report file."""


class Field(NamedTuple):
    """One field: its type, whether it must be there, what it means, and what it may hold.

    A field that need not be there may also be null. ``pattern`` must match a text whole; ``choices``
    lists all it may be. ``of`` names the entry of `OBJECTS` that an object or a list of objects has.
    """

    kind: FieldKind
    description: str
    required: bool = False
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    of: str | None = None
    lines: bool = False
    """Whether the text may have line breaks."""
    least: int | None = None
    """The smallest whole number allowed."""


_REF = r"(0|[1-9][0-9]*(\.[1-9][0-9]*)*)"
_KEY = "[a-z][a-z0-9]*(-[a-z0-9]+)*"

_METRIC: dict[str, Field] = {
    "key": Field("text", "A short English name that stays the same over the years.", pattern=_KEY),
    "quote": Field(
        "text",
        "The words the figure stands in, copied from the text. Together with `before` and `after` they "
        "must occur there exactly once.",
        required=True,
    ),
    "before": Field("text", "The words directly before the quote, where the quote alone occurs twice.", lines=True),
    "after": Field("text", "The words directly after the quote, where the quote alone occurs twice.", lines=True),
    "label": Field("text", "What is counted, in Chinese.", required=True),
    "label_en": Field("text", "What is counted, in English."),
    "kind": Field(
        "text",
        "Only for findings that are no quantity: `rank` (the value is the place) or `none` (the text says "
        "there was none; the value is 0). `count`, `money` and `rate` follow from the unit.",
        choices=("rank", "none"),
    ),
    "value": Field(
        "number",
        "The number in the base unit (305万元 is 3050000); null where it cannot be known.",
    ),
    "unit": Field("text", "The unit as written, without 万 or 亿."),
    "qualifier": Field(
        "text", "The word that makes the number inexact, as written: 近, 约, 多, 以上 …; of a place 前."
    ),
    "when": Field("text", "The date or period the figure is for, copied from the text."),
    "part_of": Field("text", "The quote of the figure of this node that this one is a part of (其中…)."),
    "other_end": Field("text", "The quote of the figure of this node that is the other end of a change or range."),
    "formula": Field(
        "text",
        "For a figure that is computed and does not stand in the text: an expression of metric keys, "
        "for example `cases-solved / cases-filed`.",
    ),
    "note": Field("text", "What a reader of the figure must know, in Chinese."),
    "note_en": Field("text", "The same in English."),
}

_NODE: dict[str, Field] = {
    "marker": Field("text", "The printed numbering as written: 一、 （三） 六是."),
    "title": Field(
        "text",
        "The heading, where it stands on a line of its own. Leave it out where the text runs on: "
        "the title is then the first sentence of the text.",
    ),
    "title_en": Field("text", "The title in English."),
    "role": Field(
        "text",
        "What a chapter is about; where it is not given, the title tells (问题, 不足; 下一步, 打算 …).",
        choices=("results", "duties", "problems", "plans"),
    ),
    "inline": Field("flag", "True where the node goes on in the paragraph of the node before it."),
    "text": Field(
        "text",
        "The node's own paragraphs, without marker and without its children's text. Line breaks are "
        "not part of the text (best: a sentence a line); an empty line begins a new paragraph.",
        lines=True,
    ),
    "who": Field("texts", "People, offices and firms named, copied from the text."),
    "where": Field("texts", "Places named, copied from the text."),
    "when": Field("texts", "Dates and periods named, copied from the text."),
    "metrics": Field("objects", "The figures and findings in the node's own text.", of="metric"),
    "sections": Field("objects", "The nodes below this one.", of="section"),
}

OBJECTS: dict[str, Mapping[str, Field]] = {
    "report": {
        "version": Field("integer", "The version of this file format: 1.", required=True),
        "id": Field("text", "A short name for the report: place and year.", required=True, pattern=_KEY),
        "title": Field("text", "The title as printed.", required=True),
        "title_en": Field("text", "The title in English."),
        "organ": Field("text", "The town, district or bureau that reports.", required=True),
        "organ_en": Field("text", "The same in English."),
        "place": Field("text", "Where that is: province, city, district."),
        "year": Field("integer", "The year reported on.", required=True, least=1),
        "source": Field("text", "Where the text comes from and what was done to it."),
        "doubts": Field(
            "objects",
            "What the import of a text was not sure of; `jinshi check` warns of each. Remove an entry when you have "
            "looked at it, or keep it as `settled`.",
            of="doubt",
        ),
        "preamble": Field("object", "What stands before the first heading.", of="preamble"),
        "chapters": Field("objects", "The chapters.", required=True, of="chapter"),
    },
    "preamble": {
        name: field for name, field in _NODE.items() if name in ("title_en", "text", "who", "where", "when", "metrics")
    },
    "chapter": _NODE,
    "section": {name: field for name, field in _NODE.items() if name != "role"},
    "metric": _METRIC,
    "doubt": {
        "ref": Field("text", "The reference of the node.", required=True, pattern=_REF),
        "words": Field("text", "The words in question, copied from its text.", required=True),
        "why": Field("text", "What is in doubt.", required=True),
        "candidates": Field("texts", "What else the words may be, the likeliest first."),
        "settled": Field(
            "flag",
            "True where you have looked at the words and nothing is to be done: `jinshi check` then warns neither of "
            "the doubt nor of the words as a figure that is not recorded.",
        ),
    },
}


def expected(field: Field) -> str:
    """Say in a few words what a field must hold."""
    words = {
        "text": _("text") if field.lines else _("one line of text"),
        "integer": _("a whole number") if field.least is None else _("a whole number, {least} or more"),
        "number": _("a number"),
        "flag": _("true or false"),
        "texts": _("a list of texts"),
        "object": _("a block of fields"),
        "objects": _("a list of blocks of fields"),
    }[field.kind]
    words = words.format(least=field.least)
    if field.choices:
        words = _("one of {choices}").format(choices=listed(field.choices))
    elif field.pattern == _REF:
        words = _("a reference such as 1.3.6")
    elif field.pattern:
        words = _("lower-case letters, digits and single hyphens, a letter first")
    return _("{expected} or null").format(expected=words) if field.kind == "number" else words


def fits(field: Field, value: object) -> bool:
    """Tell whether a plain value (not an object or list) is what the field may hold."""
    if value is None:
        return not field.required
    if field.kind == "flag":
        return isinstance(value, bool)
    if isinstance(value, bool):
        return False
    if field.kind == "integer":
        return isinstance(value, int) and (field.least is None or value >= field.least)
    if field.kind == "number":
        return isinstance(value, (int, float))
    return (
        isinstance(value, str)
        and bool(value if field.lines else value.strip())
        and (field.lines or "\n" not in value)
        and not re.search(UNSAFE, value)
        and (not field.choices or value in field.choices)
        and (not field.pattern or re.fullmatch(field.pattern, value) is not None)
    )


def file_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a report file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jinshi report file",
        **_object_schema("report"),
        "$defs": {name: _object_schema(name) for name in OBJECTS if name != "report"},
    }


def _object_schema(name: str) -> dict[str, Any]:
    fields = OBJECTS[name]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, field in fields.items() if field.required],
        "properties": {key: _field_schema(key, field) for key, field in fields.items()},
    }


def _field_schema(name: str, field: Field) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": field.description}
    if name == "version":
        return {**schema, "const": VERSION}
    holds: dict[str, Any]
    if field.kind == "object":
        holds = {"$ref": f"#/$defs/{field.of}"}
    elif field.kind == "objects":
        holds = {"type": "array", "items": {"$ref": f"#/$defs/{field.of}"}}
    elif field.kind == "texts":
        holds = {"type": "array", "items": {"type": "string", "pattern": r"\S"}}
    elif field.choices:
        holds = {"enum": list(field.choices)}
    else:
        types = {"text": "string", "integer": "integer", "number": "number", "flag": "boolean"}
        holds = {"type": types[field.kind]}
        if field.pattern:
            holds["pattern"] = f"^{field.pattern}$"
        elif field.kind == "text" and not field.lines:
            holds["pattern"] = r"\S"
        if field.least is not None:
            holds["minimum"] = field.least
    return {**schema, **holds} if field.required else {**schema, "anyOf": [holds, {"type": "null"}]}
