"""The items of the output contract: what JSON, CSV and TSV hold, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from jinshi_cli.report.model import Mention, Metric, Report, Section, Share, count_quantities, shares, walk
from jinshi_cli.report.problem import Problem

if TYPE_CHECKING:
    from jinshi_cli.report.citation import Citation

SECTION_FIELDS = ("ref", "depth", "kind", "marker", "title", "title_en", "metrics", "laws", "children")
FULL_SECTION_FIELDS = (*SECTION_FIELDS, "text", "inline", "who", "where", "when")
METRIC_FIELDS = (
    "id", "key", "ref", "kind", "label", "label_en", "value", "unit", "qualifier", "bound", "text",
    "start", "end", "when", "note", "note_en", "derived", "formula", "part_of", "other_end",
)  # fmt: skip
_HEADS = {
    "编号": "id", "数据": "label", "数值": "value", "单位": "unit", "原文": "text", "时间": "when", "键名": "key",
    "figure": "label", "in words": "text",
}  # fmt: skip
"""Fields of a metric by the heads of the table, in both languages, where they differ from the field's name."""
MENTION_FIELDS = ("name", "refs")
CITATION_FIELDS = ("ref", "quote", "source", "metric")
CACHE_FIELDS = ("directory", "files", "bytes", "removed", "limit")
PROBLEM_FIELDS = ("severity", "file", "line", "column", "path", "message")


def field_named(typed: str) -> str:
    """Return the field that is meant by its name or by the head of its column; what names none as it is."""
    folded = typed.casefold()
    return _HEADS.get(folded, folded if folded in METRIC_FIELDS else typed)


def section_item(found: Section, *, full: bool, depth: int | None = None) -> dict[str, Any]:
    """Return a section; ``full`` adds the text.

    Its children are nested, ``depth`` levels of sections in all (None: every one); below that are their references.
    """
    nested = depth is None or depth > 1
    return {
        "ref": found.ref,
        "kind": found.kind,
        "marker": found.marker,
        "title": found.title,
        "title_en": found.title_en,
        **(_wording(found) if full else {}),
        "metrics": [metric_item(metric) for metric in found.metrics],
        "laws": list(found.laws),
        "children": [
            section_item(child, full=full, depth=None if depth is None else depth - 1) if nested else child.ref
            for child in found.children
        ],
    }


def with_shares(report: Report, items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add to sections' items, and to those nested in them, how much of the report each is, to three digits."""
    parts = shares(report)
    return [_with_share(parts, item) for item in items]


def _with_share(parts: Mapping[str, Share], item: dict[str, Any]) -> dict[str, Any]:
    share = parts[item["ref"]]
    children = [_with_share(parts, child) if isinstance(child, dict) else child for child in item["children"]]
    rounded = {"text": round(share.text, 3), "metrics": round(share.metrics, 3)}
    return {**item, "children": children, "share": rounded}


def chapter_item(found: Section) -> dict[str, Any]:
    """Return a chapter for the overview: its children's references, and how much it holds in all."""
    kinds = Counter(section.kind for section in walk([found]))
    counts = {
        "measures": kinds["measure"],
        "problems": kinds["problem"],
        "plans": kinds["plan"],
        "metrics": count_quantities([found]),
    }
    return {**section_item(found, full=False, depth=1), "counts": counts}


def flat_sections(sections: Iterable[Section], *, full: bool, depth: int | None = None) -> list[dict[str, Any]]:
    """Return sections and those below them one after the other, each with its depth and its children's references."""
    top = tuple(sections)
    deepest = None if depth is None or not top else top[0].depth + depth - 1
    return [
        {**section_item(found, full=full, depth=1), "depth": found.depth}
        for found in walk(top)
        if deepest is None or found.depth <= deepest
    ]


def _wording(found: Section) -> dict[str, Any]:
    return {
        "text": found.text,
        "inline": found.inline,
        "who": list(found.who),
        "where": list(found.where),
        "when": list(found.when),
    }


def metric_item(found: Metric) -> dict[str, Any]:
    """Return a metric."""
    return {field: getattr(found, field) for field in METRIC_FIELDS}


def mention_item(found: Mention) -> dict[str, Any]:
    """Return a law or set phrase."""
    return {"name": found.name, "refs": list(found.refs)}


def citation_item(found: Citation) -> dict[str, Any]:
    """Return a citation."""
    return found._asdict()


def problem_item(found: Problem) -> dict[str, Any]:
    """Return a problem of a report file."""
    return found._asdict()
