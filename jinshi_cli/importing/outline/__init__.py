"""Finds the outline of a report: title, organ, year, chapters and what stands below them, to four levels and more.

The text is taken apart from the outside in: page lines and the end (`back`), the title (`front`), then whatever looks
like a marker (`markers`), what the whole of them tells about this report's levels (`levels`), and which of them are
nodes (`tree`), with headings without numbers where nothing else gives their level (`leads`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from jinshi_cli.importing.outline.back import Back, read_back
from jinshi_cli.importing.outline.doubts import doubts_of, unread
from jinshi_cli.importing.outline.front import Front, organ_of, place_of, read_front, year_of
from jinshi_cli.importing.outline.genre import require_report
from jinshi_cli.importing.outline.leads import with_leads
from jinshi_cli.importing.outline.levels import Levels
from jinshi_cli.importing.outline.markers import MOST_MARKS, Mark, marks_of
from jinshi_cli.importing.outline.model import Node, NotAReport, Outline, Paragraph, numbered, paragraphs_of
from jinshi_cli.importing.outline.nodes import tree
from jinshi_cli.importing.outline.titles import chapter_titles, with_titles
from jinshi_cli.importing.outline.tree import Placed, place
from jinshi_cli.report.model import Span

__all__ = ["Node", "NotAReport", "Outline", "numbered", "outline"]


def outline(text: str, *, title: str | None = None, force: bool = False) -> Outline:
    """Return the outline of a report's repaired text, a paragraph a line.

    ``title`` is the title that the document itself names, for a text without one. Raises `NotAReport` for a text of
    another genre; with ``force`` such a text is all preamble, and the reason is among the doubts. The time is linear in
    the length of the text.
    """
    paragraphs = paragraphs_of(text)
    back = read_back(paragraphs)
    front = read_front(paragraphs, back.dropped, title)
    dropped = back.dropped | frozenset(range(front.begins))
    body = [index for index in range(len(paragraphs)) if index not in dropped]
    marks = list(islice((mark for index in body for mark in marks_of(index, paragraphs[index])), MOST_MARKS))
    placed = _placed(paragraphs, body, marks)
    nodes = tree(placed, paragraphs, body)
    try:
        require_report(front.title, [paragraphs[index] for index in body], nodes)
    except NotAReport as refusal:
        if not force:
            raise
        return _plain(paragraphs, title, str(refusal))
    found = _outline(text, paragraphs, (front, back), (body, placed), nodes)
    return found._replace(doubts=(*unread(marks, text), *found.doubts))


def _placed(paragraphs: Sequence[Paragraph], body: Sequence[int], marks: Sequence[Mark]) -> list[Placed]:
    titles = {mark.start: mark for mark in chapter_titles(paragraphs, body, marks)}
    marks = sorted(
        [*(mark for mark in marks if mark.start not in titles), *titles.values()], key=lambda mark: mark.start
    )
    breaks_off = bool(body) and paragraphs[body[-1]].text[-1] not in "。！？!?；;”）)"
    placed = with_titles(place(marks, Levels(marks, breaks_off=breaks_off)), paragraphs, body)
    return with_leads(placed, paragraphs, body, breaks_off=breaks_off)


def _outline(
    text: str,
    paragraphs: Sequence[Paragraph],
    ends: tuple[Front, Back],
    inside: tuple[Sequence[int], Sequence[Placed]],
    nodes: tuple[Node, ...],
) -> Outline:
    front, back = ends
    body, placed = inside
    first = placed[0].mark.start
    before = [paragraphs[index] for index in body if paragraphs[index].start < first]
    opening = "\n".join(one.text for one in before)[:2000]
    date = back.date or front.date
    organ = organ_of(front.title, back.signature)
    year = year_of(front.title) or year_of(opening) or year_of(_headings(nodes))
    kept = frozenset(body)
    return Outline(
        title=front.title,
        organ=organ,
        place=place_of(organ, text),
        year=year,
        signature=back.signature,
        date=date,
        preamble=Span(before[0].start, min(before[-1].end, first)) if before else None,
        nodes=nodes,
        dropped=tuple(Span(one.start, one.end) for index, one in enumerate(paragraphs) if index not in kept),
        doubts=tuple(doubts_of(front, organ, year, placed, text)),
    )


def _headings(nodes: Sequence[Node]) -> str:
    return "\n".join(node.title for node in nodes)


def _plain(paragraphs: Sequence[Paragraph], title: str | None, reason: str) -> Outline:
    whole = Span(paragraphs[0].start, paragraphs[-1].end) if paragraphs else None
    return Outline(title or "", "", None, None, None, None, whole, (), (), (reason,))
