"""Finds the outline of a report: title, organ, year, chapters and what stands below them, to four levels and more.

The text is taken apart from the outside in: page lines and the end (`back`, `end`), the title (`front`), then whatever
looks like a marker (`markers`), what the whole of them tells about this report's levels (`levels`), and which of them
are nodes (`placing`, `tree`), with headings without numbers where nothing else gives their level (`leads`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from jinshi_cli.importing.outline.apart import with_numbers_joined
from jinshi_cli.importing.outline.back import Back, furniture, is_organ, read_back, with_signature_apart
from jinshi_cli.importing.outline.chapters import chapter_titles
from jinshi_cli.importing.outline.closing import with_closing
from jinshi_cli.importing.outline.doubts import of_headings, unread
from jinshi_cli.importing.outline.end import End, end_of
from jinshi_cli.importing.outline.front import Front, read_front
from jinshi_cli.importing.outline.genre import require_report
from jinshi_cli.importing.outline.inside import LISTED, in_running_text
from jinshi_cli.importing.outline.leads import with_leads
from jinshi_cli.importing.outline.levels import Levels
from jinshi_cli.importing.outline.markers import MOST_MARKS, Mark, marks_of
from jinshi_cli.importing.outline.model import Node, NotAReport, Outline, Paragraph, Remark, numbered, paragraphs_of
from jinshi_cli.importing.outline.organ import organ_acting, organ_of, organ_reporting, place_of
from jinshi_cli.importing.outline.placing import Placed, place
from jinshi_cli.importing.outline.roles import chapter_role
from jinshi_cli.importing.outline.titles import is_title, with_titles
from jinshi_cli.importing.outline.tree import tree
from jinshi_cli.importing.outline.year import Told, decided_year, reported_year
from jinshi_cli.messages import _
from jinshi_cli.report.model import Span

__all__ = ["Node", "NotAReport", "Outline", "Said", "numbered", "outline"]


class Said(NamedTuple):
    """What a document says of its text beside it: its title, the day it was published, who gave it."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None


_NOTHING_SAID = Said()
_HEAD = 3
"""Paragraphs of a text without a title among which the organ may stand alone, as below the occasion of a speech."""


class _Ends(NamedTuple):
    """What was found around the text, and the year where it is given."""

    said: Said
    front: Front
    back: Back
    end: End
    year: int | None


def outline(text: str, said: Said = _NOTHING_SAID, *, year: int | None = None, force: bool = False) -> Outline:
    """Return the outline of a report's repaired text, a paragraph a line.

    What the document ``said`` of it counts where the text itself does not tell; ``year`` is the year reported on where
    the text does not say. Raises `NotAReport` for a text of another genre; with ``force`` such a text is all preamble,
    and the reason is among the doubts. The time is linear in the length of the text.
    """
    paragraphs = with_numbers_joined(with_signature_apart(paragraphs_of(text)))
    lines = furniture(paragraphs)
    end = end_of(paragraphs, lines)
    back = read_back(paragraphs, lines, end.at)
    front = read_front(paragraphs, back.dropped, said.title)
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
        return _plain(paragraphs, said.title, year, str(refusal))
    found = _outline(text, paragraphs, _Ends(said, front, back, end, year), body, nodes)
    return found._replace(doubts=(*unread(marks, text), *found.doubts, *of_headings(placed, text)))


def _placed(paragraphs: Sequence[Paragraph], body: Sequence[int], marks: Sequence[Mark]) -> list[Placed]:
    marks = in_running_text(marks, paragraphs, body)
    titles = {mark.start: mark for mark in chapter_titles(paragraphs, body, marks)}
    marks = sorted(
        [*(mark for mark in marks if mark.start not in titles), *titles.values()], key=lambda mark: mark.start
    )
    breaks_off = bool(body) and paragraphs[body[-1]].text[-1] not in "。！？!?；;”）)"
    heads = [index for index in {mark.paragraph for mark in marks if mark.first} if is_title(paragraphs[index].text)]
    # Where a numbered title tells of problems or plans the chapters are known, and a number 1 above it is repeated.
    known = any(chapter_role(paragraphs[index].text) in LISTED for index in heads)
    levels = Levels(marks, breaks_off=breaks_off)
    placed = with_titles(place(marks, levels, frozenset() if known else frozenset(heads)), paragraphs, body)
    placed = with_closing(placed, paragraphs, body)
    return with_leads(placed, paragraphs, body, breaks_off=breaks_off)


def _outline(
    text: str, paragraphs: Sequence[Paragraph], ends: _Ends, body: Sequence[int], nodes: tuple[Node, ...]
) -> Outline:
    said, front, back, end, given = ends
    first = nodes[0].start
    before = [paragraphs[index] for index in body if paragraphs[index].start < first]
    opening = "\n".join(one.text for one in before)[:2000]
    dates = [date for date in (back.date, front.date, said.published) if date]
    told = Told(front.title, opening, nodes, dates)
    year, of_year = reported_year(told)
    if given:
        year, of_year = decided_year(given, year, of_year, front.title)
    organ, of_organ = _organ(ends, opening, before)
    kept = frozenset(body)
    of_second = _second(paragraphs, end)
    whole = [*of_second, *_missing(front.title, organ, year), *(one for one in (of_organ, of_year) if one)]
    return Outline(
        title=front.title,
        organ=organ,
        place=place_of(organ, text),
        year=year,
        signature=back.signature or front.signature,
        date=back.date or front.date,
        preamble=Span(before[0].start, min(before[-1].end, first)) if before else None,
        nodes=nodes,
        dropped=tuple(Span(one.start, one.end) for index, one in enumerate(paragraphs) if index not in kept),
        second=of_second[0].start if of_second else None,
        doubts=tuple(whole),
    )


def _organ(ends: _Ends, opening: str, before: Sequence[Paragraph]) -> tuple[str, Remark | None]:
    """Return who reports, and what a person should look at where neither title nor text says so."""
    signature = ends.back.signature or ends.front.signature
    organ = organ_of(ends.front.title, signature) or organ_reporting(opening)
    organ = organ or next((one.text for one in before[:_HEAD] if is_organ(one.text)), "")
    if organ:
        return organ, None
    publisher = ends.said.publisher or ""
    organ = organ_acting(opening) or (publisher if is_organ(publisher) else "")
    message = _("the text does not say who reports; see whether it is {organ}")
    return organ, Remark(None, organ, message.format(organ=organ)) if organ else None


def _missing(title: str, organ: str, year: int | None) -> list[Remark]:
    """Return a remark for each thing that is missing, in the user's language."""
    missing = (
        (title, _("the text has no title; write it into the file")),
        (organ, _("the text does not say who reports; write the organ into the file")),
        (year, _("the text names no year; write the year reported on into the file")),
    )
    return [Remark(None, "", why) for known, why in missing if not known]


def _second(paragraphs: Sequence[Paragraph], end: End) -> list[Remark]:
    """Say that another report follows in the same file.

    The draft holds the first one: figures of two reports in one would be wrong in every sum and citation, and a refusal
    would keep from a clerk even what is plain. What is left out has to be told, for it is half of the file.
    """
    if end.second is None:
        return []
    words = paragraphs[end.second]
    why = _("another report begins here and is not in this draft; save it to a file of its own and import that")
    return [Remark(words.start, words.text[:40], why)]


def _plain(paragraphs: Sequence[Paragraph], title: str | None, year: int | None, reason: str) -> Outline:
    whole = Span(paragraphs[0].start, paragraphs[-1].end) if paragraphs else None
    doubts = (Remark(None, "", reason), *_missing(title or "", "", year))
    return Outline(title or "", "", None, year, None, None, whole, (), (), None, doubts)
