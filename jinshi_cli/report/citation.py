"""Quotations word for word, with the source as a reader cites it."""

from __future__ import annotations

from typing import NamedTuple

from jinshi_cli.report.model import Metric, Report, Section, Span, Target, reading_text, section_at
from jinshi_cli.report.printed import printed
from jinshi_cli.report.prose import sentence_at, sentences_with

_MARKS = frozenset("，。；！？")
"""What no row of a table has."""
_LONGEST_TABLE = 1200
"""Characters of a table that is quoted from its heads on."""


class Citation(NamedTuple):
    """A quotation word for word, the section it stands in, its source as a reader cites it, and for which metric."""

    ref: str
    quote: str
    source: str
    metric: str | None = None


def cite(report: Report, target: Target) -> tuple[Citation, ...]:
    """Return the sentence of a metric, a section with all below it, or each sentence with a law or phrase.

    A row of a table is quoted from the table's heads on. A heading over what is quoted is left out; headings inside it
    stand on lines of their own.
    """
    if isinstance(target, Section):
        return (_citation(report, target.ref, reading_text([target]).removeprefix(target.heading).strip("\n")),)
    if isinstance(target, Metric):
        text = section_at(report, target.ref).text
        start, end = with_heads(text, sentence_at(text, target.span))
        return (_citation(report, target.ref, text[start:end])._replace(metric=target.id),)
    found = ((ref, section_at(report, ref)) for ref in target.refs)
    return tuple(
        _citation(report, ref, sentence)
        for ref, section in found
        for sentence in sentences_with(section.text, target.written) or (section.heading,)
    )


def with_heads(text: str, row: Span) -> Span:
    """Return where the heads of a row of a table begin and the row ends, so that each figure's column is told.

    What is no row of a table, and one far below its heads, is returned as it is.
    """
    if _MARKS.intersection(text[row.start : row.end]):
        return row
    from jinshi_cli.report.tables.in_text import tables

    for table in tables(text):
        if table.heads is not None and any(row.holds(one) for one in table.rows):
            return Span(table.heads.start, row.end) if row.end - table.heads.start <= _LONGEST_TABLE else row
    return row


def _citation(report: Report, ref: str, quote: str) -> Citation:
    return Citation(ref, quote, f"《{report.title}》{printed(report, ref)}")
