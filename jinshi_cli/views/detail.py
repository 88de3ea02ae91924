"""Sections, metrics, laws and set phrases in full."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.messages import _
from jinshi_cli.render.document import (
    Block,
    Column,
    Fragment,
    Gap,
    Group,
    Heading,
    Paragraph,
    Table,
    View,
    marked,
    pairs,
    plain,
)
from jinshi_cli.report.model import Mention, Metric, Report, Section, Target, section_at
from jinshi_cli.report.prose import sentence_at, sentences_with
from jinshi_cli.views import wording


def detail(report: Report, targets: Sequence[Target]) -> View:
    """Return what the references name, one after the other."""
    blocks: list[Block] = []
    for target in targets:
        if blocks:
            blocks.append(Gap())
        if isinstance(target, Section):
            blocks += _section(report, target, level=1)
        elif isinstance(target, Metric):
            blocks += _metric(report, target)
        else:
            blocks += _mention(report, target)
    return tuple(blocks)


def _section(report: Report, section: Section, level: int) -> list[Block]:
    blocks: list[Block] = [Paragraph(wording.place(report, section.ref))]
    if section.own_line or section.kind == "preamble":
        blocks.append(Heading(wording.title(section), level))
    elif english := wording.translated_title(section):
        blocks.append(Heading(english, level))
    if section.text:
        blocks += _paragraphs(section)
    blocks += _figures(section)
    blocks += _names(section)
    for child in section.children:
        blocks += [Gap(), *_section(report, child, min(level + 1, 4))]
    return blocks


def _paragraphs(section: Section) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in wording.paragraphs(section):
        blocks += [Gap(), Paragraph(paragraph)]
    return blocks


def _figures(section: Section) -> list[Block]:
    if not section.metrics:
        return []
    rows = []
    for metric in section.metrics:
        number, unit = wording.amount(metric)
        tail = [*wording.noted_label(metric)]
        if metric.when:
            tail.append(Fragment(f"  {metric.when}", "muted"))
        rows.append((plain(metric.id, "ref"), number, unit, tuple(tail)))
    columns = (Column(_("Id")), Column(_("Value"), right=True), Column(_("Unit")), Column(_("Figure")))
    return [Gap(), Table(columns, (Group((), tuple(rows)),), plain=True), *wording.footnotes(section.metrics)]


def _names(section: Section) -> list[Block]:
    entries = (
        (_("Who"), section.who),
        (_("Where"), section.where),
        (_("When"), section.when),
        (_("Laws and documents"), tuple(f"《{law}》" for law in section.laws)),
    )
    rows = tuple((plain(name, "muted"), plain("、".join(found))) for name, found in entries if found)
    return [Gap(), pairs(rows)] if rows else []


def _metric(report: Report, metric: Metric) -> list[Block]:
    section = section_at(report, metric.ref)
    about = [metric.id, metric.key, metric.when]
    blocks: list[Block] = [
        Heading((*wording.label(metric), Fragment("  "), Fragment(wording.amount_text(metric), "number"))),
        Paragraph(plain(" · ".join(part for part in about if part), "muted")),
        Paragraph((*wording.place(report, metric.ref), Fragment("  "), *wording.title_alone(section))),
    ]
    start, end = sentence_at(section.text, metric.span)
    quote = marked(section.text[start:end], [(metric.start - start, metric.end - start)], "quantity")
    blocks += [Gap(), Paragraph(quote)]
    if metric.formula:
        blocks += [Gap(), Paragraph(plain(_("Computed: {formula}").format(formula=metric.formula), "note"))]
    if text := wording.note(metric):
        blocks += [Gap(), Paragraph(plain(f"※ {text}", "note"))]
    return blocks


def _mention(report: Report, mention: Mention) -> list[Block]:
    blocks: list[Block] = [Heading(plain(mention.written, "title"))]
    for ref in mention.refs:
        section = section_at(report, ref)
        text = section.text if mention.written in section.text else section.title
        blocks += [Gap(), Paragraph((*wording.place(report, ref), Fragment("  "), *wording.title_alone(section)))]
        for sentence in sentences_with(text, mention.written):
            place = sentence.index(mention.written)
            blocks.append(Paragraph(marked(sentence, [(place, place + len(mention.written))], "law")))
    return blocks
