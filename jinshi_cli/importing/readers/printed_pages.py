"""Makes paragraphs of the lines of printed pages, by where the lines begin and end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jinshi_cli.importing.readers.characters import printed, width
from jinshi_cli.importing.readers.lines import begins_with_marker, ends_sentence, glue, token
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


def paragraphs(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """Return the paragraphs of the pages, in order, without page numbers and running heads."""
    bodies = [list(page) for page in _without_heads(pages)]
    everything = [line for body in bodies for line in body]
    if not everything:
        return []
    whole = _measure(everything)
    found: list[str] = []
    before: PrintedLine | None = None
    for body in bodies:
        measure = _measure(body) if len(body) >= 12 else whole
        for line in body:
            text = printed(_without_radicals(line.text))
            if not text:
                continue
            if before is not None and found and _goes_on(before, line, measure):
                found[-1] += glue(found[-1], text)
            else:
                found.append(text)
            before = line
    return found


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
        dropped |= {index for index in outer if _NUMBER.fullmatch(page[index].text.strip())}
        yield [line for index, line in enumerate(page) if index not in dropped]


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
    left, right = lefts[len(lefts) // 10], full[len(full) // 2]
    right = max(right, left + _NARROWEST * size)
    moved = sum(1 for line in body if _INDENT * size < line.left - left < _FAR * (right - left))
    return _Measure(left, right, size, leading, moved * 10 > len(body))


def _goes_on(before: PrintedLine, line: PrintedLine, measure: _Measure) -> bool:
    """Tell whether a line goes on with the paragraph that the line before belongs to."""
    size = max(line.size, 1.0)
    if abs(line.size - before.size) > 0.15 * size:
        return False
    if _is_title(before, measure) and _is_title(line, measure):
        return True
    next_word = width(token(line.text.strip())) * size / 2
    if before.right + next_word < measure.right + 0.3 * size and before.right < measure.right - 1.2 * size:
        return before.text.rstrip()[-1:] in tuple("，、") and not line.left > measure.left + _INDENT * size
    ended = ends_sentence(before.text)
    if line.left > measure.left + _INDENT * size:
        far = line.left > measure.left + _FAR * (measure.right - measure.left)
        return not (ended or far) and abs(line.left - before.left) < _INDENT * size
    gap = before.bottom - line.bottom
    apart = gap > _APART * measure.leading or (gap <= 0 and not measure.indented)
    return not (ended and (begins_with_marker(line.text) or apart))


def _is_title(line: PrintedLine, measure: _Measure) -> bool:
    """Tell whether a line is of a title: larger than the text and in the middle of its column."""
    middle = (line.left + line.right - measure.left - measure.right) / 2
    return line.size > _TALL * measure.size and abs(middle) < 2 * line.size
