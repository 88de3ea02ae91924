"""Search results: the figure that answers first, then the words around the match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jinshi_cli.messages import _, n_
from jinshi_cli.render.document import Block, Fragment, Gap, Heading, Paragraph, View, marked, pairs, plain
from jinshi_cli.report.model import Metric, Report
from jinshi_cli.search.route import Route
from jinshi_cli.search.score import Hit
from jinshi_cli.search.snippet import of_hit
from jinshi_cli.views import wording

if TYPE_CHECKING:
    from jinshi_cli.search.explain import Reason

SHOWN_METRICS = 5
"""Figures shown with a hit on screen; JSON has all."""


def results(
    report: Report,
    hits: Sequence[Hit],
    why: Sequence[Sequence[Reason]] | None = None,
    figures_of: Callable[[str], str] = "jinshi metrics --in {}".format,
) -> View:
    """Return the hits, best first, with the characters that matched marked, and why where it is given.

    ``figures_of`` gives the command line that lists the figures of a section by its reference.
    """
    blocks: list[Block] = []
    for number, hit in enumerate(hits):
        if blocks:
            blocks.append(Gap())
        blocks += [_heading(report, hit), *_figures(hit.metrics[:SHOWN_METRICS]), *_words(hit), *_more(hit, figures_of)]
        if why is not None:
            blocks += _why(hit, why[number])
    return tuple(blocks)


def _why(hit: Hit, reasons: Sequence[Reason]) -> list[Block]:
    """Say the route and score of a hit, and what each route from each part of the query would give."""
    head = (Fragment(_route(hit.route)), Fragment(f"  {hit.score:.1f}", "number"))
    lines = [Paragraph(head, indent=2)]
    for reason in reasons[1:]:
        words = "、".join(reason.words)
        line = f"{reason.part}  {_route(reason.route)}  {reason.score:.1f}  {words}"
        lines.append(Paragraph(plain(line, "muted"), indent=4))
    return list(lines)


def _route(route: Route) -> str:
    names: dict[Route, str] = {
        "exact": _("exact"),
        "folded": _("folded"),
        "number": _("number"),
        "words": _("words"),
        "pinyin": _("pinyin"),
        "initials": _("initials"),
        "mixed": _("mixed"),
        "homophone": _("homophone"),
        "abbreviation": _("abbreviation"),
        "translation": _("translation"),
        "synonym": _("other word"),
        "near": _("near sound"),
        "typo": _("typing error"),
        "partial": _("partial"),
        "likely": _("likely"),
    }
    return names[route]


def _heading(report: Report, hit: Hit) -> Block:
    section = hit.section
    translated = wording.translated_title(section)
    english = (*translated, Fragment("  ")) if translated else ()
    in_title = [match.span for match in hit.matches if match.field == "title"]
    title = marked(section.title, in_title, "match", "title")
    return Heading((*wording.place(report, section.ref), Fragment("  "), *english, *title), level=2)


def _figures(metrics: Sequence[Metric]) -> list[Block]:
    blocks: list[Block] = []
    for metric in metrics:
        when = (Fragment(f"  {metric.when}", "muted"),) if metric.when else ()
        figure = (
            Fragment(metric.id + "  ", "ref"),
            *wording.noted_label(metric),
            Fragment("  "),
            Fragment(wording.amount_text(metric), "quantity"),
            *when,
        )
        blocks.append(Paragraph(figure, indent=2))
    notes = dict.fromkeys(text for metric in metrics if (text := wording.note(metric)))
    return [*blocks, *(Paragraph(plain(f"※ {text}", "note"), indent=4) for text in notes)]


def _words(hit: Hit) -> list[Block]:
    """Return the words around the match; a section whose title alone matched begins with that title anyway."""
    text = hit.section.text
    shown = of_hit(hit)
    start, end = shown
    if end <= start:
        return []
    inside = [
        (max(match.span.start, start) - start, min(match.span.end, end) - start)
        for match in hit.matches
        if match.field == "text" and match.span.overlaps(shown)
    ]
    before = "…" if start > 0 and text[start - 1] not in "。！？\n" else ""
    after = "…" if end < len(text) and text[end - 1] not in "。！？" else ""
    words = marked(text[start:end], inside, "match")
    return [Paragraph((Fragment(before, "muted"), *words, Fragment(after, "muted")), indent=2)]


def _more(hit: Hit, figures_of: Callable[[str], str]) -> list[Block]:
    """Lead on: to the parts of a section, and to its figures that are not shown."""
    section = hit.section
    blocks: list[Block] = []
    if section.children:
        rows = tuple((plain(child.ref, "ref"), wording.title(child)) for child in section.children)
        blocks.append(pairs(rows))
    shown = {metric.id for metric in hit.metrics[:SHOWN_METRICS]}
    more = [metric for metric in section.metrics if metric.id not in shown]
    if more and (not shown or len(hit.metrics) > SHOWN_METRICS):
        command = Fragment(figures_of(section.ref), "command")
        rest = n_("{number} more figure", "{number} more figures", len(more)).format(number=len(more))
        blocks.append(Paragraph((command, Fragment(f"  {rest}", "muted")), indent=2))
    return blocks
