"""Enumerations inside a paragraph that belong to its running text and are no level of the outline.

A list of the outline has a sentence of its own that introduces it, or items that say in a clause what came of them
(①开展排查，发现隐患12处；②…), and nothing of its section after it. A list in running text is part of a longer
sentence, says what something is made of, or has more of the section after it, which would else be taken for the last
item's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jinshi_cli.importing.outline.markers import HEADINGS, Mark
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.roles import chapter_role
from jinshi_cli.importing.outline.titles import LONGEST_TITLE, is_title

_ENDS = re.compile("[。！？!?]")
_CLAUSE_ENDS = re.compile("[。！？!?；;]")
_MADE_OF = re.compile("(?:包括|包含|分为|涵盖)[^，。；：]{0,20}[:：]?$|(?:部分|内容)[:：]$")
_OWN_CLAUSE = re.compile("，(?!$)")
_CLOSERS = "”’）》」』)"
_LIST_MARKS = "；;，,"
_SHORTEST_ITEM = 8
"""Characters of an item, with its marker and the sign after it, that tells of no measure; the project's choice."""
_INTRODUCES = tuple("：:。")
LISTED = ("problems", "plans")
"""What a chapter lists: its enumeration is the outline, whatever sentence introduces it and whatever follows."""


def in_running_text(marks: Sequence[Mark], paragraphs: Sequence[Paragraph], body: Sequence[int]) -> list[Mark]:
    """Return the markers, those that begin an enumeration in running text as examples; ``body`` are the paragraphs."""
    after = dict(pairwise(body))
    headed = {mark.paragraph for mark in marks if mark.first}
    found = list(marks)
    listing = False
    for index, mark in enumerate(marks):
        if mark.first:
            listing = chapter_role(paragraphs[mark.paragraph].text[:LONGEST_TITLE]) in LISTED
        if mark.first or mark.number != 1 or mark.style not in (*HEADINGS, "is"):
            continue
        if mark.style == "is":
            words = mark.before in "，," and not listing and _are_words(marks, index, paragraphs[mark.paragraph])
            found[index] = mark._replace(example=mark.example or words)
            continue
        items = list(_clauses(marks, index, paragraphs[mark.paragraph]))
        if len(items) < 2:
            continue
        following = after.get(mark.paragraph)
        goes_on = following is not None and following not in headed and not is_title(paragraphs[following].text)
        above = marks[index - 1] if index and marks[index - 1].paragraph == mark.paragraph else None
        if _is_running(paragraphs[mark.paragraph], above, items, goes_on=goes_on, listing=listing):
            found[index] = mark._replace(example=True)
    return found


def _clauses(marks: Sequence[Mark], first: int, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Yield where in the paragraph the items of an enumeration stand while all but the last are clauses of a sentence.

    Nothing is yielded for one with an item that is a sentence of its own or has items below it.
    """
    items = []
    for place in range(first, len(marks)):
        mark = marks[place]
        is_next = mark.style == marks[first].style and mark.number == place - first + 1
        end = marks[place + 1].start if place + 1 < len(marks) else paragraph.end
        if mark.paragraph != marks[first].paragraph or not is_next:
            break
        items.append((mark.start - paragraph.start, min(end, paragraph.end) - paragraph.start))
    for start, end in items[:-1]:
        clause = paragraph.text[start:end].rstrip()
        if clause[-1] not in _LIST_MARKS or _ENDS.search(clause):
            return
    yield from items


def _are_words(marks: Sequence[Mark], first: int, paragraph: Paragraph) -> bool:
    """Tell whether an item is no more than a word or two, and the next follows after a comma: 一是上门，二是代办."""
    if first + 1 == len(marks):
        return False
    mark, following = marks[first : first + 2]
    goes_on = (following.style, following.number, following.paragraph) == (mark.style, 2, mark.paragraph)
    item = paragraph.text[mark.start - paragraph.start : following.start - paragraph.start]
    return goes_on and len(item) <= _SHORTEST_ITEM and item[-1] in "，,、"


def _is_running(
    paragraph: Paragraph, above: Mark | None, items: Sequence[tuple[int, int]], *, goes_on: bool, listing: bool
) -> bool:
    text = paragraph.text
    (start, _end), (last, end) = items[0], items[-1]
    before = text[above.end - paragraph.start if above else 0 : start]
    *others, introduced = _CLAUSE_ENDS.split(before)
    if _MADE_OF.search(introduced):
        return True
    measures = all(_OWN_CLAUSE.search(text, *item) for item in items[:-1])
    if not (listing or measures) and "，" in introduced and (others or above is None):
        return True
    if listing:
        return before.rstrip()[-1:] not in _INTRODUCES
    ended = _ENDS.search(text, last, end)
    rest = text[ended.end() : end].strip(_CLOSERS) if ended else ""
    return bool(rest) or end == len(text) and goes_on
