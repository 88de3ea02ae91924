"""Makes paragraphs of the lines of printed pages, by where the lines begin and end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jinshi_cli.importing.readers.characters import printed, width
from jinshi_cli.importing.readers.lines import (
    begins_with_dash,
    begins_with_marker,
    ends_sentence,
    glue,
    is_inside_number,
    is_running_text,
    stands_alone,
    token,
)
from jinshi_cli.importing.readers.printed_lines import PrintedLine

_DASH = r"[-—–－‐·•~～\s]{0,4}"
_NUMBER = re.compile(
    rf"{_DASH}(?:第\s?)?[0-9０-９]{{1,4}}\s?页?(?:\s?[/／，,、]?\s?共?\s?[0-9０-９]{{1,4}}\s?页)?(?:\s?[/／]\s?[0-9０-９]{{1,4}})?{_DASH}"
)
_RADICAL = re.compile("[⺀-⻳⼀-⿕]")
"""Characters that fonts' tables give for those that look the same: Kangxi radicals and others."""
_SIMPLIFIED = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰", "民虎西见角贝车长门青韦页风飞食马鱼鸟麦黄齐齿龙"
)
"""Those that Unicode does not decompose but says are equivalent (EquivalentUnifiedIdeograph.txt)."""

_EDGE = 2
"""Lines at a page's top and bottom that may be running heads."""
_RUNNING = 0.4
"""Parts of the pages on which a head stands, for it may stand on every second one."""
_SAME_HEIGHT = 4.0
_OPENING = 200
"""Characters, and the rest of their line, by which it is told whether a paragraph is a heading or running text."""
_ENOUGH = 12
"""Lines of a page that are enough to measure it by."""
_EXACT = 0.3
"""Parts of the type's size by which lines with the same indent differ."""
_INDENT = 0.8
"""Parts of the type's size by which a paragraph's first line is moved in, at least."""
_RAGGED = 3
"""Parts of the type's size by which full lines differ where closing marks hang over the edge."""
_NARROWEST = 16
"""Parts of the type's size that a column of running text is wide, at least."""
_FAR = 0.4
"""Parts of the text's width by which a line is moved in that stands at the right, as signatures do."""
_TALL = 1.15
"""How much larger than the text's the type of a title is."""
_EARLY = 10
"""In a ragged text more than one line in so many stops in a sentence before it is full."""
_ROW = re.compile(r"[⺀-鿿＀-￯] +\S|\S +[⺀-鿿＀-￯]")
"""A gap between entries; no space is printed beside Chinese characters."""
_APART = 1.4
"""How much wider than between lines the space between paragraphs is, where there is one."""


class _Measure(NamedTuple):
    """The text's left and right edge, in points, its usual size of type and the distance of lines."""

    left: float
    right: float
    size: float
    leading: float
    indented: bool
    """Whether paragraphs begin with an indent."""
    ragged: bool
    """Whether lines are broken before they are full."""
    numbered: bool
    """Whether numbered headings and items begin with an indent, too."""


def paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """Return the paragraphs of the pages, in order, without page numbers and running heads."""
    bodies = [list(page) for page in _without_heads(pages)]
    everything = [line for body in bodies for line in body]
    if not everything:
        return []
    whole = _measure(everything)
    found: list[list[str]] = []
    opening = ""
    before: PrintedLine | None = None
    for body in bodies:
        measure = _of_page(body, whole)
        for line in body:
            text = printed(_without_radicals(line.text))
            if not text:
                continue
            if before is not None and _goes_on(before, line, opening, measure):
                found[-1].append(glue(found[-1][-1], text))
            else:
                found.append([text])
                opening = ""
            if len(opening) < _OPENING:
                opening += found[-1][-1]
            before = line
    return ["".join(pieces) for pieces in found]


def _of_page(body: Sequence[PrintedLine], whole: _Measure) -> _Measure:
    """Return the measure of a page; on one of few lines it is that of the whole, and so is how paragraphs begin."""
    if len(body) < _ENOUGH:
        return whole
    own = _measure(body)
    return own._replace(indented=own.indented or whole.indented, ragged=whole.ragged, numbered=whole.numbered)


def _without_radicals(text: str) -> str:
    return _RADICAL.sub(lambda match: unicodedata.normalize("NFKC", match.group().translate(_SIMPLIFIED)), text)


def _without_heads(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[list[PrintedLine]]:
    heads: Counter[tuple[str, int]] = Counter()
    for page in pages:
        heads.update({key for index in _edges(page) for key in _keys(page[index])})
    least = max(2, _RUNNING * len(pages))
    for page in pages:
        edges = _edges(page)
        outer = {edges[0], edges[-1]} if edges else set()
        dropped = {index for index in edges if any(heads[key] >= least for key in _keys(page[index]))}
        dropped -= {index for index in edges if _is_text(page[index].text)}
        dropped |= {index for index in outer if _NUMBER.fullmatch(page[index].text.strip())}
        yield [line for index, line in enumerate(page) if index not in dropped]


def _is_text(text: str) -> bool:
    return text.rstrip().endswith(("。", "；")) or begins_with_marker(text)


def _edges(page: Sequence[PrintedLine]) -> list[int]:
    """Return the numbers of the topmost and lowest lines, from top to bottom."""
    order = sorted(range(len(page)), key=lambda index: -page[index].bottom)
    return order if len(order) <= 2 * _EDGE else order[:_EDGE] + order[-_EDGE:]


def _keys(line: PrintedLine) -> tuple[tuple[str, int], ...]:
    """Return what is the same of a running head on every page: its text but for numbers, and its height, about."""
    text = re.sub(r"[0-9０-９]+", "#", "".join(line.text.split()))
    step = round(line.bottom / _SAME_HEIGHT)
    return tuple((text, height) for height in (step, step + 1))


def _measure(lines: Sequence[PrintedLine]) -> _Measure:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    size = weights.most_common(1)[0][0]
    body = [line for line in lines if abs(line.size - size) < 1] or list(lines)
    lefts = sorted(line.left for line in body)
    rights = sorted(line.right for line in body)
    full = [right for right in rights if right >= rights[len(rights) * 9 // 10] - _RAGGED * size]
    steps = sorted(one.bottom - other.bottom for one, other in pairwise(body))
    steps = [step for step in steps if step > size]
    leading = steps[len(steps) // 20] if steps else size * 2
    left, right = _edge(lefts, size), full[len(full) // 2]
    right = max(right, left + _NARROWEST * size)
    moved = sum(1 for line in body if _INDENT * size < line.left - left < _FAR * (right - left))
    numbered = [line.left > left + _INDENT * size for line in body if begins_with_marker(line.text)]
    measure = _Measure(
        left, right, size, leading, moved * 10 > len(body), ragged=False, numbered=sum(numbered) * 5 > len(numbered) * 4
    )
    broken = sum(1 for one, other in pairwise(body) if _breaks_early(one, other, measure))
    return measure._replace(ragged=broken * _EARLY > len(body))


def _edge(lefts: Sequence[float], size: float) -> float:
    """Return the left edge of a text, of which most lines may be first ones, two characters further in."""
    left = lefts[len(lefts) // 10]
    edge = left - 2 * size
    return next((other for other in lefts if abs(other - edge) < _EXACT * size), left)


def _breaks_early(before: PrintedLine, line: PrintedLine, measure: _Measure) -> bool:
    """Tell whether a line of running text stops in a sentence although there is room for what begins the next one."""
    begins = line.left > measure.left + _INDENT * line.size or _is_numbered(line, measure)
    return _has_room(before, line, measure) and not begins and _stops_inside(before.text)


def _has_room(before: PrintedLine, line: PrintedLine, measure: _Measure) -> bool:
    """Tell whether the first word of a line would have stood in the line before."""
    size = max(line.size, 1.0)
    next_word = width(token(line.text.strip())) * size / 2
    return before.right + next_word < measure.right + 0.3 * size and before.right < measure.right - 1.2 * size


def _stops_inside(text: str) -> bool:
    return is_running_text(text) and not ends_sentence(text)


def _goes_on(before: PrintedLine, line: PrintedLine, opening: str, measure: _Measure) -> bool:
    """Tell whether a line goes on with the paragraph that opens so and has the line before as its last."""
    size = max(line.size, 1.0)
    if abs(line.size - before.size) > 0.15 * size:
        return False
    if _is_title(before, measure) and _is_title(line, measure):
        return True
    if _has_room(before, line, measure):
        return line.left <= measure.left + _INDENT * size and _is_broken(before, line, opening, measure)
    ended = ends_sentence(before.text)
    if line.left > measure.left + _INDENT * size:
        far = line.left > measure.left + _FAR * (measure.right - measure.left)
        return not (ended or far or measure.indented) and abs(line.left - before.left) < _INDENT * size
    short = line.right < measure.right - _RAGGED * size and stands_alone(line.text)
    begins = _is_numbered(line, measure) or begins_with_dash(line.text)
    return not (ended and (short or begins or _is_apart(before, line, measure)))


def _is_numbered(line: PrintedLine, measure: _Measure) -> bool:
    """Tell whether a line at the left edge begins an item; not where all items begin with an indent."""
    return begins_with_marker(line.text) and not (measure.indented and measure.numbered)


def _is_apart(before: PrintedLine, line: PrintedLine, measure: _Measure) -> bool:
    gap = before.bottom - line.bottom
    return gap > _APART * measure.leading or (gap <= 0 and not measure.indented)


def _is_broken(before: PrintedLine, line: PrintedLine, opening: str, measure: _Measure) -> bool:
    """Tell whether a paragraph goes on at the left edge after a line that was not full.

    It does after a comma and inside a number. Where paragraphs are moved in, what is not goes on with a sentence or a
    numbered heading, and in a ragged text with any first line; where they are not, running text goes on if the text is
    ragged. The rows of a table do not.
    """
    text = before.text.rstrip()
    if text[-1:] in tuple("，、"):
        return True
    if _is_row(line.text.strip()) or _is_row(text) and not is_running_text(line.text):
        return False
    running = is_running_text(opening)
    if running and is_inside_number(text, line.text.strip()):
        return True
    ended = ends_sentence(text)
    if _is_numbered(line, measure) or ended and not (measure.indented and measure.ragged):
        return False
    if measure.indented:
        first = measure.ragged and before.left > measure.left + _INDENT * line.size
        return first or running or begins_with_marker(opening)
    heading = begins_with_marker(opening) and "。" not in opening
    return measure.ragged and running and not heading and not _is_apart(before, line, measure)


def _is_row(text: str) -> bool:
    return _ROW.search(text) is not None and not is_running_text(text)


def _is_title(line: PrintedLine, measure: _Measure) -> bool:
    """Tell whether a line is of a title: larger than the text and in the middle of its column."""
    middle = (line.left + line.right - measure.left - measure.right) / 2
    return line.size > _TALL * measure.size and abs(middle) < 2 * line.size
