"""Makes the nodes of an outline out of placed markers: spans, headings, roles, and the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinshi_cli.importing.outline.model import Node, Paragraph, without_note
from jinshi_cli.importing.outline.placing import Placed
from jinshi_cli.importing.outline.roles import SAFEGUARDS, chapter_role
from jinshi_cli.importing.outline.year import YEAR_WRITTEN
from jinshi_cli.report.prose import lead_title

LONGEST_HEADING = 80
"""Characters of a numbered heading on its own line; the project's choice."""

_OF_YEAR = re.compile(f"(?:{YEAR_WRITTEN})[ ]?年")
_SENTENCE_SIGNS = frozenset("。；！？;!?")


def tree(placed: Sequence[Placed], paragraphs: Sequence[Paragraph], body: Sequence[int]) -> tuple[Node, ...]:
    """Return the chapters with all below them."""
    place_of = {index: place for place, index in enumerate(body)}
    below: dict[int, list[Node]] = {}
    for number in range(len(placed) - 1, -1, -1):
        mark, depth = placed[number]
        following = placed[number + 1].mark if number + 1 < len(placed) else None
        if following is not None and not following.first:
            end = following.start
        else:
            last = place_of[following.paragraph] if following is not None else len(body)
            end = paragraphs[body[last - 1]].end
        paragraph = paragraphs[mark.paragraph]
        own = paragraph.text[mark.end - paragraph.start : min(end, paragraph.end) - paragraph.start].strip()
        whole = mark.first and not (following is not None and following.paragraph == mark.paragraph)
        more = end > paragraph.end or depth + 1 in below
        own_line = whole and _is_heading(own, more=more)
        node = Node(
            marker=paragraph.text[mark.start - paragraph.start : mark.end - paragraph.start],
            title=without_note(own) if own_line else "",
            own_line=own_line,
            inline=not mark.first,
            start=mark.start,
            end=end,
            role=chapter_role(lead_title(own)[:LONGEST_HEADING]) if depth == 1 and own else None,
            children=tuple(reversed(below.pop(depth + 1, ()))),
        )
        below.setdefault(depth, []).append(node)
    return _with_plans(tuple(reversed(below.get(1, ()))))


def _with_plans(chapters: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the chapters, the last one as of plans where it safeguards those before it, or tells of the coming year.

    A year that begins the title after the problems is the coming one, where no chapter tells of plans otherwise.
    """
    *_others, before, last = (None, None, *chapters)
    if before is None or last is None:
        return chapters
    roles = {chapter.role for chapter in chapters}
    coming = before.role == "problems" and "plans" not in roles and _OF_YEAR.match(last.title)
    if coming or before.role == "plans" and SAFEGUARDS.fullmatch(last.title):
        return (*chapters[:-1], last._replace(role="plans"))
    return chapters


def _is_heading(text: str, *, more: bool) -> bool:
    if not text or len(text) > LONGEST_HEADING or not _SENTENCE_SIGNS.isdisjoint(text) or text[-1] in "，,、":
        return False
    return more or text[-1] not in "：:"
