"""Chapters of problems and plans at the end of a text whose other chapters are numbered and these are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from jinshi_cli.importing.outline.inside import LISTED
from jinshi_cli.importing.outline.levels import TITLE
from jinshi_cli.importing.outline.markers import Mark
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.placing import Placed
from jinshi_cli.importing.outline.roles import chapter_role
from jinshi_cli.importing.outline.titles import is_title
from jinshi_cli.report.build import MAX_OUTLINE

_INTRODUCES = re.compile(
    "(?P<told>(?:[^。；！？：:，]{0,8}(?:问题|不足|短板|困难|打算|计划)[^。；！？：:，]{0,6}|下一?步)[^。；！？：:]{0,24})[：:]"
)
"""What introduces the items of such a chapter: 存在的问题：, 下一步，我镇将做好以下工作：."""
_FEWEST_CHAPTERS = 2


def with_closing(placed: Sequence[Placed], paragraphs: Sequence[Paragraph], body: Sequence[int]) -> list[Placed]:
    """Add the chapters without numbers that tell of problems or plans after the last numbered one.

    They are titles on their own lines, or paragraphs that introduce items. None is added where a numbered chapter tells
    of problems or plans, or where a section before the last one has such paragraphs too, as some have in every chapter.
    ``body`` holds the indexes of the paragraphs that are text.
    """
    chapters = [one.mark for one in placed if one.depth == 1]
    told = any(chapter_role(paragraphs[mark.paragraph].text[:80]) in LISTED for mark in chapters)
    if told or len(chapters) < _FEWEST_CHAPTERS or not all(mark.first and mark.style != TITLE for mark in chapters):
        return list(placed)
    items = {one.mark.paragraph for one in placed if one.depth > 1}
    headed = {one.mark.paragraph for one in placed if one.mark.first}
    roles = {
        index: role
        for index, following in pairwise([*body, None])
        if index is not None and index not in headed and (role := _role(paragraphs, index, following, items))
    }
    last = chapters[-1].paragraph
    if not roles or min(roles) < last or len(set(roles.values())) < len(roles):
        return list(placed)
    found = [one for one in placed if one.mark.paragraph < min(roles)]
    for begun, end in pairwise([*sorted(roles), len(paragraphs)]):
        below = [one for one in placed if begun <= one.mark.paragraph < end]
        # Items that were taken for those of the section before stand directly below the chapter.
        least = min((one.depth for one in below), default=2)
        found.append(Placed(_title(paragraphs[begun], begun), 1))
        found += [one._replace(depth=min(one.depth - least + 2, MAX_OUTLINE)) for one in below]
    return found


def _role(paragraphs: Sequence[Paragraph], index: int, following: int | None, items: AbstractSet[int]) -> str | None:
    """Return ``problems`` or ``plans`` where a paragraph is a title that tells so, or introduces items so."""
    text = paragraphs[index].text
    introduces = _INTRODUCES.match(text)
    if introduces:
        whole = introduces.end() == len(text)
        told = introduces["told"] if (following if whole else index) in items else ""
    else:
        over = following is not None and not is_title(paragraphs[following].text)
        told = text if over and is_title(text) else ""
    role = chapter_role(told)
    return role if role in LISTED else None


def _title(paragraph: Paragraph, index: int) -> Mark:
    return Mark(paragraph.start, paragraph.start, TITLE, 0, index, first=True)
