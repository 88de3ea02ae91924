"""Quotations word for word, with the source as a reader cites it."""

from __future__ import annotations

from typing import NamedTuple

from jinshi_cli.report.model import Mention, Metric, Report, Section, sections_by_ref
from jinshi_cli.report.prose import sentence_at, sentences
from jinshi_cli.report.reference import Target, printed


class Citation(NamedTuple):
    """A quotation word for word, the section it stands in, and its source as a reader cites it."""

    ref: str
    quote: str
    source: str


def cite(report: Report, target: Target) -> tuple[Citation, ...]:
    """Return the sentence of a metric, the text of a section, or each sentence that cites a law."""
    sections = sections_by_ref(report)
    if isinstance(target, Section):
        return (_citation(report, target.ref, target.text or target.heading),)
    if isinstance(target, Metric):
        text = sections[target.ref].text
        start, end = sentence_at(text, target.span)
        return (_citation(report, target.ref, text[start:end]),)
    return tuple(_citation(report, ref, sentence) for ref in target.refs for sentence in _citing(sections[ref], target))


def _citing(section: Section, law: Mention) -> list[str]:
    found = [section.text[start:end] for start, end in sentences(section.text)]
    return [sentence for sentence in found if f"《{law.name}》" in sentence] or [section.heading]


def _citation(report: Report, ref: str, quote: str) -> Citation:
    return Citation(ref, quote, f"《{report.title}》{printed(report, ref)}")
