"""Quotations with their source, ready to paste."""

from __future__ import annotations

from collections.abc import Sequence

from jinshi_cli.render.document import Block, Fragment, Gap, Paragraph, View, plain
from jinshi_cli.report.citation import Citation


def citations(found: Sequence[Citation]) -> View:
    """Return each quotation with its source under it."""
    blocks: list[Block] = []
    # Two figures of one sentence need it once.
    for citation in dict.fromkeys(citation._replace(metric=None) for citation in found):
        if blocks:
            blocks.append(Gap())
        blocks += [Paragraph(plain(citation.quote)), Paragraph((Fragment(f"——{citation.source}", "muted"),))]
    return tuple(blocks)
