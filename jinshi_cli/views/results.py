"""Search results: the figure that answers first, then the words around the match."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.render.document import Block, Fragment, Gap, Heading, Paragraph, View, marked
from jinshi_cli.report.model import Report
from jinshi_cli.search.rank import Hit
from jinshi_cli.search.snippet import snippet
from jinshi_cli.views import wording

SHOWN_METRICS = 3
"""Figures shown with a hit on screen; JSON has all."""


def results(report: Report, hits: Sequence[Hit]) -> View:
    """Return the hits, best first, with the characters that matched marked."""
    blocks: list[Block] = []
    for hit in hits:
        if blocks:
            blocks.append(Gap())
        blocks += _hit(report, hit)
    return tuple(blocks)


def _hit(report: Report, hit: Hit) -> list[Block]:
    section = hit.section
    in_title = [match.span for match in hit.matches if match.field == "title"]
    title = marked(section.title, in_title, "match", "title")
    translated = wording.translated_title(section)
    english = (*translated, Fragment("  ")) if translated else ()
    blocks: list[Block] = [
        Heading((*wording.place(report, section.ref), Fragment("  "), *english, *title), level=2),
    ]
    for metric in hit.metrics[:SHOWN_METRICS]:
        when = (Fragment(f"  {metric.when}", "muted"),) if metric.when else ()
        figure = (
            Fragment(metric.id + "  ", "ref"),
            *wording.label(metric),
            Fragment("  "),
            Fragment(wording.amount_text(metric), "quantity"),
            *when,
        )
        blocks.append(Paragraph(figure, indent=2))
    start, end = snippet(section, hit.matches, tuple(metric.span for metric in hit.metrics[:1]))
    if end > start:
        inside = [
            (max(match.span.start, start) - start, min(match.span.end, end) - start)
            for match in hit.matches
            if match.field == "text" and match.span.start < end and start < match.span.end
        ]
        before = "…" if start > 0 and section.text[start - 1] not in "。！？\n" else ""
        after = "…" if end < len(section.text) and section.text[end - 1] not in "。！？" else ""
        words = marked(section.text[start:end], inside, "match")
        blocks.append(Paragraph((Fragment(before, "muted"), *words, Fragment(after, "muted")), indent=2))
    return blocks
