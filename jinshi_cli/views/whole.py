"""The whole report as it reads: headings and paragraphs in order, nothing added."""

from __future__ import annotations

from jinshi_cli.render.document import Block, Heading, Paragraph, View, plain
from jinshi_cli.report.model import Report, walk
from jinshi_cli.views import wording


def whole(report: Report) -> View:
    """Return the report's text with its figures marked. Nodes that run on share a paragraph."""
    blocks: list[Block] = [Heading(plain(report.title, "title"))]
    for section in walk(report.sections):
        if section.own_line:
            blocks.append(Heading(plain(section.heading), min(section.depth + 1, 6)))
        for number, paragraph in enumerate(wording.paragraphs(section)):
            last = blocks[-1]
            if number == 0 and section.inline and isinstance(last, Paragraph):
                blocks[-1] = Paragraph((*last.fragments, *paragraph))
            else:
                blocks.append(Paragraph(paragraph))
    return tuple(blocks)
