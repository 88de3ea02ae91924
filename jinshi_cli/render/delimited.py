"""Writes items as CSV (RFC 4180) and TSV, a header line first."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence

from jinshi_cli.render.safe import one_line, visible

_NUMBER = r"[-+]?[0-9]+(\.[0-9]+)?"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\n")
"""Full-width signs too, which spreadsheets in East Asian languages read as the others, and a line feed before them."""
_WITH_LINES = ("text", "quote", "snippet")
"""Fields that hold paragraphs of a report. In a cell of any other a line feed could make a row that is none."""

Item = Mapping[str, object]


def render_csv(items: Iterable[Item], fields: Sequence[str]) -> str:
    """Return the items as CSV.

    A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV Injection);
    numbers stay as they are.
    """
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(fields)
    for item in items:
        cells = ((field, flat(item.get(field))) for field in fields)
        writer.writerow([_harmless((visible if field in _WITH_LINES else one_line)(text)) for field, text in cells])
    return out.getvalue()


def render_tsv(items: Iterable[Item], fields: Sequence[str]) -> str:
    """Return the items as TSV, tabs and line breaks inside a field as spaces."""
    lines = ["\t".join(fields)]
    lines += ["\t".join(one_line(flat(item.get(field))) for field in fields) for item in items]
    return "\n".join(lines) + "\n"


def flat(value: object) -> str:
    """Return a field as text; of nested items their ids, references, names or words, joined by spaces.

    A nested item that has none of these is all its fields, joined by colons.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return " ".join(flat(item) for item in value)
    if isinstance(value, Mapping):
        named = next((value[name] for name in ("id", "ref", "name", "text") if name in value), None)
        return flat(named) if named is not None else ":".join(map(flat, value.values()))
    return str(value)


def _harmless(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) and not re.fullmatch(_NUMBER, text) else text
