"""Leads: headings without numbers that open the paragraphs of a section, or stand over them.

They count only where nothing else gives their level, and only where the section shows them more than once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jinshi_cli.importing.outline.markers import Mark
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.placing import Placed
from jinshi_cli.importing.outline.titles import is_row, is_sentence, is_title
from jinshi_cli.report.build import MAX_OUTLINE

LEAD = "lead"
"""The style of a lead."""

LONGEST_LEAD = 24
"""Characters of a first sentence that opens a paragraph as a lead; the project's choice."""

SHORTEST_BODY = 8
"""Characters that must follow a first sentence for it to be a lead; the project's choice."""

_LONGEST_NOTE = 40
"""Characters of a paragraph that leads in to a table or is a note below it; the project's choice."""

_LEAD = re.compile(f"([^。；！？!?;：:\n]{{3,{LONGEST_LEAD}}})[。：:]")
_SIGN = re.compile("—{1,2}[一-鿿“]|[●■◆▲★•▪]")
# What introduces a list is no heading.
_LIST = re.compile(r"[（(]?[0-9一二三四五六七八九十①]{1,2}[)）.．、是]|第一|首先")
# A sentence that says when, who or how much reports something and is no heading.
_REPORTS = re.compile(
    "[0-9０-９]|每(?:半?年|季|月|周)|^(?:将|我[镇乡区县市局街办们]|[全今本去]年|截[至止]|目前|同时|此外|另外|其中|对此|为此|一年来|近年来|年内|下一步|现)"
    "|如下|以下|问题(?:主要)?[是有]"
    "|^.{0,8}(?:党组|党委|工委|政府|科室|部门|单位|班子|负责人|领导|同志|书记|[镇乡局]|街道|[大中支]队)"
    "(?:均|都|已|也|共|能够?|高度|认真|坚持|严格|始终|全面|积极|多次|切实|带头|专题|定期|及时|成立|召开|持续|深入|开展)"
)


def leads(paragraphs: Sequence[Paragraph], *, breaks_off: bool = False) -> list[Paragraph]:
    """Return the paragraphs of a section that are leads or begin with one.

    On their own lines they must be two, each with a text below. As first sentences they must open every paragraph after
    one that may introduce the section; of four paragraphs and more, three in four; where each has a sign before it (a
    dash, a bullet), what stands between them does not matter. A last paragraph that breaks off
    neither proves nor disproves it, nor do the rows of a table and what leads in to it or is noted below.
    """
    paragraphs = list(_without_tables(paragraphs))
    own_line = [one for one, below in pairwise(paragraphs) if is_title(one.text) and is_sentence(below.text)]
    if len(own_line) > 1:
        return own_line
    signed = [one for one in paragraphs if _SIGN.match(one.text)]
    if len(signed) > 1 and all(_opens_with_lead(one.text) for one in (signed[:-1] if breaks_off else signed)):
        return signed
    body = paragraphs[1:] if paragraphs and not _opens_with_lead(paragraphs[0].text) else paragraphs
    whole = body[:-1] if breaks_off else body
    opening = [one for one in whole if _opens_with_lead(one.text)]
    enough = len(opening) > 1 if len(opening) == len(whole) else len(opening) > 2 and len(opening) * 4 >= len(whole) * 3
    if not enough or opening[0] != body[0]:
        return []
    return opening + [one for one in body[len(whole) :] if _opens_with_lead(one.text, shortest=0)]


def _without_tables(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    rows = [False, *(is_row(one.text) for one in paragraphs), False]
    for place, one in enumerate(paragraphs, 1):
        beside = rows[place - 1] or rows[place + 1]
        if not (rows[place] or beside and len(one.text) <= _LONGEST_NOTE and not _opens_with_lead(one.text)):
            yield one


def _opens_with_lead(text: str, shortest: int = SHORTEST_BODY) -> bool:
    match = _LEAD.match(text)
    if match is None or len(text) - match.end() < shortest or _REPORTS.search(match[1]):
        return False
    return match[0][-1] not in "：:" or not _LIST.match(text, match.end())


def with_leads(
    placed: Sequence[Placed], paragraphs: Sequence[Paragraph], body: Sequence[int], *, breaks_off: bool
) -> list[Placed]:
    """Add the leads without numbers below the nodes that have no items on lines of their own.

    An enumeration inside a paragraph that a lead opens is below the lead. ``body`` holds the indexes of the paragraphs
    that are text, in order.
    """
    place_of = {index: place for place, index in enumerate(body)}
    shifted: dict[int, int] = {}
    leading: list[Placed] = []
    for number, one in enumerate(placed):
        end = _end_of_inline(placed, number)
        if end is None or one.depth >= MAX_OUTLINE:
            continue
        last = place_of[placed[end].mark.paragraph] if end < len(placed) else len(body)
        inside = body[place_of[one.mark.paragraph] + 1 : last]
        section = [paragraphs[index] for index in inside]
        depths = _depths(section, one.depth + 1, breaks_off=breaks_off and last == len(body))
        below = 0
        for index in inside:
            below = depths.get(paragraphs[index].start, below)
            if below:
                shifted[index] = below - one.depth
            if paragraphs[index].start in depths:
                leading.append(Placed(_lead(paragraphs, index), below))
    moved = [
        one if one.mark.first else one._replace(depth=one.depth + shifted.get(one.mark.paragraph, 0)) for one in placed
    ]
    return _joined(sorted([*moved, *leading], key=lambda one: (one.mark.start, one.depth)))


def _depths(section: Sequence[Paragraph], depth: int, *, breaks_off: bool) -> dict[int, int]:
    """Return the depths of a section's leads by their offsets; below those on lines of their own may stand others."""
    depths = {lead.start: depth for lead in leads(section, breaks_off=breaks_off)}
    places = [place for place, one in enumerate(section) if one.start in depths]
    for place, end in pairwise([*places, len(section)]):
        if depth < MAX_OUTLINE and is_title(section[place].text):
            below = leads(section[place + 1 : end], breaks_off=breaks_off and end == len(section))
            depths |= {lead.start: depth + 1 for lead in below}
    return depths


def _lead(paragraphs: Sequence[Paragraph], index: int) -> Mark:
    return Mark(paragraphs[index].start, paragraphs[index].start, LEAD, 0, index, first=True)


def _joined(placed: Sequence[Placed]) -> list[Placed]:
    """Put no node more than one level below the node before it: its parent may lie before a lead."""
    result: list[Placed] = []
    depth = 0
    for one in placed:
        depth = min(one.depth, depth + 1, MAX_OUTLINE)
        result.append(one._replace(depth=depth))
    return result


def _end_of_inline(placed: Sequence[Placed], number: int) -> int | None:
    """Return where the items below a node end, if all of them stand inside later paragraphs; else None."""
    node = placed[number]
    if not node.mark.first:
        return None
    end = number + 1
    while end < len(placed) and placed[end].depth > node.depth:
        if placed[end].mark.first or placed[end].mark.paragraph == node.mark.paragraph:
            return None
        end += 1
    return end
