"""The JSON Schemas (draft 2020-12) of the output documents.

They allow fields they do not name, because documents grow by adding; the tests hold every command's
output against them without that allowance.
"""

from __future__ import annotations

from typing import Any

from jinshi_cli.render.json import VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_INTEGER: Schema = {"type": "integer"}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_REF: Schema = {"type": "string", "pattern": r"^(0|[1-9][0-9]*(\.[1-9][0-9]*)*)$"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


def _refers(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _refers(name)}


def _object(fields: Schema, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "required": [name for name in fields if name not in optional],
        "properties": fields,
    }


ITEMS: dict[str, Schema] = {
    "section": _object(
        {
            "ref": _REF,
            "kind": {"enum": ["preamble", "chapter", "section", "measure", "problem", "plan"]},
            "marker": _TEXT,
            "title": _TEXT,
            "title_en": _TEXT_OR_NULL,
            "text": _TEXT,
            "inline": {"type": "boolean"},
            "who": _TEXTS,
            "where": _TEXTS,
            "when": _TEXTS,
            "metrics": _list("metric"),
            "laws": _TEXTS,
            "children": {"type": "array", "items": {"anyOf": [_refers("section"), _REF]}},
            "depth": {"type": "integer", "minimum": 1},
            "counts": _object(dict.fromkeys(("measures", "problems", "plans", "metrics"), _OFFSET)),
            "share": _object({name: {"type": "number", "minimum": 0, "maximum": 1} for name in ("text", "metrics")}),
        },
        optional=("text", "inline", "who", "where", "when", "depth", "counts", "share"),
    ),
    "metric": _object(
        {
            "id": {"type": "string", "pattern": r"^[0-9.]+#[1-9][0-9]*$"},
            "key": _TEXT_OR_NULL,
            "ref": _REF,
            "kind": {"enum": ["count", "money", "rate", "rank", "none"]},
            "label": _TEXT,
            "label_en": _TEXT_OR_NULL,
            "value": {"type": ["number", "null"]},
            "unit": _TEXT_OR_NULL,
            "qualifier": _TEXT_OR_NULL,
            "bound": {"enum": ["exact", "about", "below", "above", "unknown"]},
            "text": _TEXT,
            "start": _OFFSET,
            "end": _OFFSET,
            "when": _TEXT_OR_NULL,
            "note": _TEXT_OR_NULL,
            "note_en": _TEXT_OR_NULL,
            "derived": {"type": "boolean"},
            "formula": _TEXT_OR_NULL,
            "part_of": _TEXT_OR_NULL,
            "other_end": _TEXT_OR_NULL,
        }
    ),
    "match": _object(
        {"field": {"enum": ["title", "text", "title_en"]}, "start": _OFFSET, "end": _OFFSET, "text": _TEXT}
    ),
    "result": _object(
        {
            "ref": _REF,
            "title": _TEXT,
            "score": {"type": "number", "minimum": 0, "maximum": 100},
            "route": _TEXT,
            "matches": _list("match"),
            "snippet": _TEXT,
            "metrics": _list("metric"),
            "missing": _TEXTS,
            "explain": {
                "type": "array",
                "items": _object({"part": _TEXT, "route": _TEXT, "score": {"type": "number"}, "words": _TEXTS}),
            },
        },
        optional=("explain",),
    ),
    "law": _object({"name": _TEXT, "refs": {"type": "array", "items": _REF}}),
    "term": _object({"name": _TEXT, "refs": {"type": "array", "items": _REF}}),
    "citation": _object({"ref": _REF, "quote": _TEXT, "source": _TEXT, "metric": _TEXT_OR_NULL}),
    "cache": _object({"directory": _TEXT, "files": _OFFSET, "bytes": _OFFSET, "removed": _OFFSET, "limit": _OFFSET}),
    "problem": _object(
        {
            "severity": {"enum": ["error", "warning"]},
            "file": _TEXT,
            "line": {"type": "integer", "minimum": 1},
            "column": {"type": "integer", "minimum": 1},
            "path": _TEXT,
            "message": _TEXT,
        }
    ),
}

_REPORT = _object({"id": _TEXT, "title": _TEXT, "organ": _TEXT, "year": _INTEGER})


def _document(*lists: tuple[str, str], nullable_report: bool = False, suggestions: bool = False) -> Schema:
    report: Schema = {"anyOf": [_REPORT, {"type": "null"}]} if nullable_report else _REPORT
    fields: Schema = {"version": {"const": VERSION}, "report": report}
    return _object(
        {**fields, **{name: _list(item) for name, item in lists}, **({"suggestions": _TEXTS} if suggestions else {})},
        optional=("suggestions",),
    )


DOCUMENTS: dict[str, Schema] = {
    "sections": _document(("sections", "section")),
    "show": _document(("sections", "section"), ("metrics", "metric"), ("laws", "law"), ("terms", "term")),
    "search": _document(("results", "result"), suggestions=True),
    "metrics": _document(("metrics", "metric")),
    "laws": _document(("laws", "law")),
    "terms": _document(("terms", "term")),
    "cite": _document(("citations", "citation")),
    "export": _document(("sections", "section")),
    "check": _document(("problems", "problem"), nullable_report=True),
    "cache": _document(("caches", "cache"), nullable_report=True),
    "error": _object(
        {
            "version": {"const": VERSION},
            "error": _object(
                {
                    "code": {"enum": ["not_found", "ambiguous", "usage", "invalid_report", "not_written", "internal"]},
                    "message": _TEXT,
                    "suggestions": _TEXTS,
                    "problems": _list("problem"),
                },
                optional=("problems",),
            ),
        }
    ),
}
"""The documents by the command that prints them; bare ``jinshi`` prints the one of ``sections``."""


def output_schema(name: str) -> Schema:
    """Return the schema of one document, whole in itself. Raises KeyError."""
    return {"$schema": DIALECT, "title": f"jinshi {name} --json", **DOCUMENTS[name], "$defs": ITEMS}


def all_schemas() -> Schema:
    """Return one schema that every output document fits, and the report file's beside it."""
    from jinshi_cli.report.fields import file_schema

    documents = {f"{name}-document": schema for name, schema in DOCUMENTS.items()}
    return {
        "$schema": DIALECT,
        "title": "jinshi",
        "anyOf": [_refers(name) for name in documents],
        "$defs": {**ITEMS, **documents, "report-file": {**file_schema(), "$id": "report-file"}},
    }
