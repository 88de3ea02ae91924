"""Writes a report as a report file that a person edits: a sentence a line, a field a line.

The layout (literal blocks with chosen line breaks, an empty line between nodes) is the point of the
file, and PyYAML's dumper can neither keep it nor be taught to; scalars that need quoting are left to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from jinshi_cli.report.fields import OBJECTS, VERSION
from jinshi_cli.report.model import Metric, Report, Section
from jinshi_cli.report.prose import sentences

SCHEMA_COMMENT = "# yaml-language-server: $schema=./report.schema.json"

# What stands unquoted in YAML whoever reads it, and what would then be taken for a number, date or constant.
_PLAIN = re.compile(r"[0-9A-Za-z一-鿿（《“][^\x00-\x1f\x7f-\x9f:#\\\"`\u2028\u2029\ufeff\ufffe\uffff]*")
_FLOW_SIGNS = re.compile(r"[\[\]{},]")
_AMBIGUOUS = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|\.?nan|\.?inf|[-+.]?[0-9][0-9a-fox_.+\-: ]*)", re.IGNORECASE
)
_LITERAL = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]*")
_UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def dump(report: Report) -> str:
    """Return the report as YAML; loading it gives the same report again."""
    lines = [SCHEMA_COMMENT, *_fields(_report_fields(report), "report", 0)]
    if report.doubts:
        lines += ["", "doubts:"]
        for doubt in report.doubts:
            lines += _item(list(_fields({**doubt._asdict(), "settled": doubt.settled or None}, "doubt", 1)), 0)
    if report.sections and report.sections[0].kind == "preamble":
        lines += ["", "preamble:", *_node(report.sections[0], None, 1)]
    lines += ["", "chapters:" if report.chapters else "chapters: []"]
    for role, chapter in zip(report.roles, report.chapters, strict=True):
        lines += ["", *_item(_node(chapter, role, 1), 0)]
    return "\n".join(lines) + "\n"


def _report_fields(report: Report) -> dict[str, object]:
    return {
        "version": VERSION,
        "id": report.id,
        "title": report.title,
        "title_en": report.title_en,
        "organ": report.organ,
        "organ_en": report.organ_en,
        "place": report.place,
        "year": report.year,
        "source": report.source,
    }


def _node(section: Section, role: str | None, depth: int) -> list[str]:
    kind = section.kind if section.kind in ("preamble", "chapter") else "section"
    body = section.text if section.own_line else section.text.removeprefix(section.marker)
    values: dict[str, object] = {
        "marker": section.marker or None,
        "title": section.title if section.own_line else None,
        "title_en": section.title_en,
        "role": role,
        "inline": section.inline or None,
        "who": section.who,
        "where": section.where,
        "when": section.when,
    }
    lines = list(_fields(values, kind, depth))
    if body:
        lines += _text(body, depth)
    if section.metrics:
        lines.append("  " * depth + "metrics:")
        words = {metric.id: metric.text for metric in section.metrics}
        for metric in section.metrics:
            lines += _item(list(_fields(_metric_fields(metric, section.text, words), "metric", depth + 1)), depth)
    if section.children:
        lines.append("  " * depth + "sections:")
        for child in section.children:
            lines += ["", *_item(_node(child, None, depth + 1), depth)]
    if not any(line.strip() for line in lines):
        lines.append("  " * depth + "{}")
    return lines


def _metric_fields(metric: Metric, text: str, words: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a metric of a section's text; ``words`` are the quotes of the section's metrics by id."""
    before, after = _surroundings(metric, text)
    return {
        "key": metric.key,
        "quote": metric.text,
        "before": before or None,
        "after": after or None,
        "label": metric.label,
        "label_en": metric.label_en,
        "kind": metric.kind if metric.kind in ("rank", "none") else None,
        "value": metric.value,
        "unit": metric.unit,
        "qualifier": metric.qualifier,
        "when": metric.when,
        "part_of": words[metric.part_of] if metric.part_of else None,
        "other_end": words[metric.other_end] if metric.other_end else None,
        "formula": metric.formula,
        "note": metric.note,
        "note_en": metric.note_en,
    }


def _surroundings(metric: Metric, text: str) -> tuple[str, str]:
    """Return as many of the words before and after the quote as make it unique in the text.

    What contains words that stand once stands once itself, so that the text is searched as often as the length of what
    is returned can be doubled.
    """

    def once(span: tuple[int, int]) -> bool:
        start, end = span
        words = text[start:end]
        return text.find(words) == start and text.find(words, start + 1) == -1

    wider = _wider(text, *metric.span)
    spans = [next(wider)]
    least = 0
    while not once(spans[-1]):
        least = len(spans)
        spans += islice(wider, least)
    start, end = spans[bisect_left(spans, True, lo=least, hi=len(spans) - 1, key=once)]
    return text[start : metric.start], text[metric.end : end]


def _wider(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range of a text wider by a character each time: to its line's beginning, to its end, then beyond both."""
    yield start, end
    while start > 0 or end < len(text):
        if start > 0 and text[start - 1] != "\n":
            start -= 1
        elif end < len(text) and text[end] != "\n":
            end += 1
        else:
            start, end = max(start - 1, 0), min(end + 1, len(text))
        yield start, end


def _fields(values: dict[str, object], kind: str, depth: int) -> Iterator[str]:
    indent = "  " * depth
    for name in OBJECTS[kind]:
        value = values.get(name)
        if name == "value" and "value" in values and value is None:
            yield f"{indent}value: null"
        elif isinstance(value, tuple):
            if value:
                yield f"{indent}{name}: [{', '.join(_scalar(item, flow=True) for item in value)}]"
        elif value is not None:
            yield f"{indent}{name}: {_scalar(value)}"


def _item(lines: Sequence[str], depth: int) -> list[str]:
    """Turn fields indented for ``depth + 1`` into a list item at ``depth``."""
    first = lines[0]
    indent = "  " * depth
    return [f"{indent}- {first.removeprefix(indent + '  ')}", *lines[1:]]


def _text(body: str, depth: int) -> list[str]:
    """Write a text as a literal block, a sentence a line; as a string where a block cannot hold it."""
    indent = "  " * depth
    paragraphs = [[paragraph[span.start : span.end] for span in sentences(paragraph)] for paragraph in body.split("\n")]
    lines = [line for paragraph in paragraphs for line in paragraph]
    if not _LITERAL.fullmatch(body) or body.startswith(" ") or not all(line.strip(" ") for line in lines):
        return [f"{indent}text: {_quoted(body.replace(chr(10), chr(10) * 2))}"]
    written = [f"{indent}text: |-"]
    for index, paragraph in enumerate(paragraphs):
        if index:
            written.append("")
        written += [f"{indent}  {line}" for line in paragraph]
    return written


def _scalar(value: object, *, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return format(Decimal(str(value)), "f")
    plain = _PLAIN.fullmatch(value) and value == value.strip() and not _AMBIGUOUS.fullmatch(value)
    if plain and not (flow and _FLOW_SIGNS.search(value)):
        return value
    return _quoted(value)


def _quoted(value: str) -> str:
    """Write a double-quoted scalar: JSON's, with what YAML calls unprintable escaped as well."""
    import json

    escaped = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped)
