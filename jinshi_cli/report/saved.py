"""A report put away as JSON, to be there again without YAML and without proving every quotation anew.

A saved text begins with a line that tells its format, the key of what it was made from and a checksum: one that is
damaged, older or made from something else is none. Named tuples are written as arrays, so the order of their fields
belongs to the format.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from jinshi_cli.report.model import Doubt, Metric, Report, Section

FORMAT = 2
"""Counted up whenever the model or what is saved beside it changes, so that older texts are not read."""


LAYOUT = f"{FORMAT} {Report._fields} {Section._fields} {Metric._fields} {Doubt._fields}"
"""The format in full: the model's fields are part of it, also where the number was not counted up."""


class Saved(NamedTuple):
    """What a saved text holds: a report, and what others have worked out about it."""

    report: Report
    known: dict[str, Any]


def written(saved: Saved, key: str) -> bytes:
    """Write it down; the key tells what it was made from and has neither spaces nor line feeds."""
    body = json.dumps([plain(saved.report), saved.known], ensure_ascii=False, separators=(",", ":")).encode()
    return _head(key, body) + body


def read(data: bytes, key: str) -> Saved | None:
    """Read what was written down for a key; None where this is not it, whole and of this format."""
    head, _, body = data.partition(b"\n")
    if head + b"\n" != _head(key, body):
        return None
    try:
        report, known = json.loads(body)
        return Saved(restored(report), dict(known))
    except (ValueError, TypeError, RecursionError):
        return None


def _head(key: str, body: bytes) -> bytes:
    return f"jinshi {FORMAT} {key} {zlib.crc32(body):08x}\n".encode()


def plain(report: Report) -> list[Any]:
    """Return the report as nested lists of texts, numbers and nulls."""
    return [*report[:-1], [_plain_section(section) for section in report.sections]]


def _plain_section(section: Section) -> list[Any]:
    return [*section[:-1], [_plain_section(child) for child in section.children]]


def restored(written: Any) -> Report:  # noqa: ANN401 - whatever a file held
    """Return the report again. Raises TypeError or ValueError where that is no report of this version."""
    *fields, doubts, roles, sections = _list(written, Report)
    _require(fields, _REPORT)
    return Report._make([*fields, tuple(map(_doubt, doubts)), _each(roles, _OPTIONAL), tuple(map(_section, sections))])


def _doubt(written: Any) -> Doubt:  # noqa: ANN401
    *fields, candidates, settled = _list(written, Doubt)
    _require([*fields, settled], (str, str, str, bool))
    return Doubt._make([*fields, _each(candidates, str), settled])


def _section(written: Any) -> Section:  # noqa: ANN401
    *fields, who, where, when, metrics, laws, terms, children = _list(written, Section)
    _require(fields, _SECTION)
    figures = tuple(map(_metric, metrics))
    said, cited = (_each(names, str) for names in (who, where, when)), (_each(names, str) for names in (laws, terms))
    lists = (*said, figures, *cited, tuple(map(_section, children)))
    section = Section._make([*fields, *lists])
    if any(section.text[metric.start : metric.end] != metric.text for metric in figures):
        message = "a figure's words do not stand where they should"
        raise ValueError(message)
    return section


def _metric(written: Any) -> Metric:  # noqa: ANN401
    fields = _list(written, Metric)
    _require(fields, _METRIC)
    return Metric._make(fields)


def _each(written: Any, kind: type | tuple[type, ...]) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(written, list):
        message = "expected a list"
        raise TypeError(message)
    _require(written, (kind,) * len(written))
    return tuple(written)


def _require(fields: Sequence[object], kinds: Sequence[type | tuple[type, ...]]) -> None:
    # True is an int to isinstance, and NaN a number.
    if not all(
        type(field) in (kind if isinstance(kind, tuple) else (kind,)) and field == field  # noqa: PLR0124
        for field, kind in zip(fields, kinds, strict=True)
    ):
        message = "a field of another kind"
        raise TypeError(message)


_OPTIONAL = (str, type(None))
_REPORT = (str, str, _OPTIONAL, str, _OPTIONAL, _OPTIONAL, int, _OPTIONAL)
_SECTION = (str, str, str, str, _OPTIONAL, bool, bool, str)
_METRIC = (
    str, _OPTIONAL, str, str, str, _OPTIONAL, (int, float, type(None)), _OPTIONAL, _OPTIONAL, str, str, int, int,
    _OPTIONAL, _OPTIONAL, _OPTIONAL, _OPTIONAL, _OPTIONAL, _OPTIONAL,
)  # fmt: skip


def _list(written: Any, kind: type[Report | Section | Metric | Doubt]) -> list[Any]:  # noqa: ANN401
    if not isinstance(written, list) or len(written) != len(kind._fields):
        message = f"expected the {len(kind._fields)} fields of a {kind.__name__}"
        raise ValueError(message)
    return written
