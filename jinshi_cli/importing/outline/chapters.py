"""Chapters that have a title on a line of their own and no number."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from jinshi_cli.importing.outline.inside import LISTED
from jinshi_cli.importing.outline.markers import HEADINGS, Mark
from jinshi_cli.importing.outline.model import Paragraph
from jinshi_cli.importing.outline.roles import SAFEGUARDS, chapter_role
from jinshi_cli.importing.outline.titles import LONGEST_TITLE, is_row, is_sentence, is_title, title_mark

FEWEST_TITLES = 3
"""Titles that make chapters where nothing in the text is numbered and the titles do not tell what they are."""

_FEWEST_OVER = 2
"""Titles directly over others that show two levels where the titles do not tell what they are."""

_LEADS_IN = re.compile("(?:[：:]|(?:以下|如下|几个方面)[^。]{0,10}。)$")
_IS_SHORT = re.compile("[^0-9０-９]{1,40}")
"""A paragraph without a figure that is too short to be all of a section; the length is the project's choice."""
_NO_HAN = re.compile("[^一-鿿]+")
_QUESTION = re.compile("[？?]$")


class _Line(NamedTuple):
    """A paragraph that looks like a title and has no number.

    ``over`` is the numbered heading below it, directly or below one paragraph that leads in; ``over_line`` tells that
    another such line is directly below it, ``below_line`` that one is above; ``below`` is the paragraph between it and
    another such line over a text, empty where more or something else stands there.
    """

    paragraph: int
    role: str | None
    over: Mark | None
    over_line: bool
    below_line: bool
    below: str

    @property
    def alone(self) -> bool:
        """Whether it stands between sentences, as no cell of a table does."""
        return not (self.over_line or self.below_line)


def chapter_titles(paragraphs: Sequence[Paragraph], body: Sequence[int], marks: Sequence[Mark]) -> list[Mark]:
    """Return the chapters that have a title and no number.

    They are the titles whose words tell what a chapter is about, where two of them tell different things or the first
    stands over an item numbered 1, if nothing with a number is a chapter or all of it is below one of them; all titles,
    where the uppermost numbers begin anew below each that has some; in a text without a numbered heading, all titles
    with a text below, unless some stand over others. ``body`` holds the indexes of the paragraphs that are text.
    """
    heading = {mark.paragraph: mark for mark in marks if mark.first and not mark.weak and mark.style in HEADINGS}
    marked = {mark.paragraph for mark in marks if mark.first and not mark.weak}
    lines = _lines(paragraphs, body, heading, marked)
    titles = [one for one in lines if one.role or not one.over_line]
    telling = [one for one in titles if one.role]
    first = telling[0].over if telling else None
    enough = len({one.role for one in telling}) > 1 or first is not None and first.number == 1
    anew = _over_numbers(titles, heading)
    if anew and not {one.paragraph for one in anew if one.over} <= {one.paragraph for one in telling}:
        titles = anew
    elif enough and (
        _begin_anew(telling, marks)
        or _stand_below_one(telling, marks)
        or _run_on_below(telling, paragraphs, heading)
        or not any(_is_chapter(mark, telling[0].paragraph) for mark in heading.values())
    ):
        titles = _upper(telling, lines) or [one for one in titles if one.role or not heading]
    elif heading or len(titles) < FEWEST_TITLES:
        return []
    else:
        titles = _upper([], lines) or titles
    return [title_mark(paragraphs, one.paragraph) for one in titles]


def _lines(
    paragraphs: Sequence[Paragraph], body: Sequence[int], heading: Mapping[int, Mark], marked: Collection[int]
) -> list[_Line]:
    looks = [index not in marked and _looks_like_title(paragraphs[index].text) for index in body]
    looks += [False] * 3
    found: list[_Line] = []
    for place, (index, following) in enumerate(pairwise(body)):
        if not looks[place] or not (looks[place + 1] or following in marked or is_sentence(paragraphs[following].text)):
            continue
        over, below = heading.get(following), ""
        if place + 2 < len(body) and not (looks[place + 1] or following in marked):
            over = heading.get(body[place + 2])
            below = paragraphs[following].text if looks[place + 2] and not looks[place + 3] else ""
        role = chapter_role(paragraphs[index].text)
        if role is None and found and found[-1].role == "plans" and SAFEGUARDS.fullmatch(paragraphs[index].text):
            role = "safeguards"
        found.append(_Line(index, role, over, looks[place + 1], place > 0 and looks[place - 1], below))
    return found


def _looks_like_title(text: str) -> bool:
    """Tell whether a paragraph may be a title, and is no row of a table; a number before it is its own."""
    first, *cells = text.split()
    row = is_row(text) and not first.isdigit() or cells and _NO_HAN.fullmatch(cells[-1])
    return not row and is_title(_QUESTION.sub("", text))


def _upper(telling: Sequence[_Line], lines: Sequence[_Line]) -> list[_Line]:
    """Return the upper of two levels of titles without numbers; nothing where there is only one level.

    They are the first, those over another one, directly or below a paragraph that leads in, those that tell first what
    they tell, and what would be the only title below one of these. `leads` finds the lower level.
    """
    over = {
        one.paragraph
        for one, below in pairwise(lines)
        if _LEADS_IN.search(one.below) or one.over_line and not (one.below_line or below.over_line)
    }
    told = {one.paragraph for one in telling}
    if len(over) < _FEWEST_OVER and not over & told and not _begin_with_results(telling, lines):
        return []
    first = {one.role: one.paragraph for one in reversed(lines) if one.role and (telling or one.role in LISTED)}
    listed = next((one.paragraph for one in lines if one.role in LISTED), lines[-1].paragraph)
    over |= {one.paragraph for one in lines if one.paragraph < listed and _IS_SHORT.fullmatch(one.below)}
    over |= {lines[0].paragraph, *first.values()}
    places = [place for place, one in enumerate(lines) if one.paragraph in over]
    between = [lines[place + 1 : end] for place, end in pairwise([*places, len(lines)])]
    over |= {below[0].paragraph for below in between if len(below) == 1 and below[0].alone}
    return [one for one in lines if one.paragraph in over]


def _begin_with_results(telling: Sequence[_Line], lines: Sequence[_Line]) -> bool:
    """Tell whether the first title tells of results and has several below it that tell nothing, before the next."""
    if len(telling) < _FEWEST_OVER or telling[0] != lines[0] or telling[0].role != "results":
        return False
    between = [one for one in lines if one.alone and telling[0].paragraph < one.paragraph < telling[1].paragraph]
    return len(between) >= _FEWEST_OVER


def _begin_anew(telling: Sequence[_Line], marks: Sequence[Mark]) -> bool:
    """Tell whether the numbers of the uppermost style begin with 1 below two of the titles and nowhere else."""
    below = [one.over for one in telling if one.over is not None and one.over.number == 1]
    firsts = [mark for mark in marks if mark.first and mark.number == 1 and mark.style in {"part", "comma"}]
    return len(firsts) > 1 and set(firsts) <= set(below)


def _stand_below_one(telling: Sequence[_Line], marks: Sequence[Mark]) -> bool:
    """Tell whether all numbers of the uppermost style stand below one of the titles, from 1 on, and another follows."""
    numbers = [mark for mark in marks if mark.first and not mark.weak and mark.style in {"part", "comma"}]
    over = (following for one, following in pairwise(telling) if numbers and one.over == numbers[0])
    following = next(over, None)
    return following is not None and numbers[0].number == 1 and numbers[-1].paragraph < following.paragraph


def _run_on_below(telling: Sequence[_Line], paragraphs: Sequence[Paragraph], heading: Mapping[int, Mark]) -> bool:
    """Tell whether the numbers that begin below the first title run on below another, and the titles tell the rest."""
    over = telling[0].over
    if over is None or over.number != 1 or over != next(iter(heading.values())):
        return False
    numbers = [mark for mark in heading.values() if mark.style == over.style]
    told = any(chapter_role(paragraphs[mark.paragraph].text[:LONGEST_TITLE]) in LISTED for mark in numbers)
    later = [one.over for one in telling if one.over and one.over.style == over.style and one.over.number > 1]
    return bool(later) and not told and any(one.role in LISTED for one in telling)


def _over_numbers(titles: Sequence[_Line], heading: Mapping[int, Mark]) -> list[_Line]:
    """Return all titles where the uppermost numbers begin below the first and go on below others.

    Where they begin anew, each time is below a title; where they run on, several titles stand directly over one.
    """
    uppermost = next(iter(heading.values()), None)
    over = [one for one in titles if one.over and uppermost and one.over.style == uppermost.style]
    if uppermost is None or not over or over[0].over != uppermost or uppermost.number != 1:
        return []
    firsts = [mark for mark in heading.values() if mark.style == uppermost.style and mark.number == 1]
    if len(firsts) > 1:
        shown = {one.over for one in over} >= set(firsts)
    else:
        shown = sum(one.alone for one in over) >= FEWEST_TITLES
    kept = {one.paragraph for one in over}
    return [one for one in titles if one.alone or one.paragraph in kept] if shown else []


def _is_chapter(mark: Mark, first: int) -> bool:
    return mark.style in {"part", "comma"} or mark.paragraph < first and mark.style == "brackets"
