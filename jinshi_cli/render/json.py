"""Writes JSON: one document in the versioned envelope, or one item a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinshi_cli.render.safe import json_safe
from jinshi_cli.report.model import Report

VERSION = 1
"""The version of the output documents; fields are added within it, never taken away."""


def identity(report: Report) -> dict[str, Any]:
    """Return which report a document is about."""
    return {"id": report.id, "title": report.title, "organ": report.organ, "year": report.year}


def render_document(report: Report | None, lists: Mapping[str, Sequence[Any]]) -> str:
    """Return the envelope with its lists as a JSON document."""
    about = identity(report) if report is not None else None
    return dumps({"version": VERSION, "report": about, **lists})


def render_lines(items: Iterable[Any]) -> str:
    """Return the items as JSON Lines."""
    return "".join(json_safe(json.dumps(item, ensure_ascii=False)) + "\n" for item in items)


def dumps(document: object) -> str:
    """Return a value as readable JSON with Chinese as it is."""
    return json_safe(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
