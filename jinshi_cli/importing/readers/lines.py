"""Joins lines that were broken to fit a width or in mid-sentence back to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from jinshi_cli.importing.readers.characters import width

_INDENT = re.compile(r"[ \u00a0\u2002\u2003]{2,}|[ \u00a0]*\u3000")
_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、|是|要)|第[一二三四五六七八九十]{1,3}(?:[，、,章节篇]|部分)"
    r"|[(（][一二三四五六七八九十0-9０-９]{1,3}[)）]"
    r"|[0-9０-９]{1,2}(?:[.．](?![0-9０-９]{3}|[0-9０-９]{1,2}[%％‰万亿余多])|、|[)）])|[①-⑳⑴-⒛]"
)
"""The markers of the genre's outlines, at a line's beginning; `12.345` and `18.4%` are numbers."""

_OPENING = "（《“‘〈【〔「『(["
_CLOSING = "，。；：、！？）》”’〉】〕」』…,;:!?)]"
_SENTENCE_END = re.compile(r"[。；：！？…;:!?][”’）》」』)]*$")
_TOKEN = re.compile(
    rf"[{re.escape(_OPENING)}]{{0,3}}(?:[0-9A-Za-z.,%+/~-]{{1,40}}|.)?[{re.escape(_CLOSING)}]{{0,3}}", re.DOTALL
)

_RUNNING_TEXT = re.compile("[，。；、]|[,;](?![0-9])")
_IN_NUMBER = re.compile(
    r"(?![0-9]{1,2}[.．、](?![0-9]))[0-9.,%％‰万亿余多]|[^，。；：、\s][^，。；：\s]{0,3}[，。；、]"
)
"""What goes on with a number: its digits, or a unit that a mark ends soon."""
_NEAR_FULL = 4
"""Columns by which a full line may be shorter: two characters that may not stand apart."""
_OVERHANG = 8
"""Columns by which a line may be longer for marks and words that hang over its end."""
_LEAST_WIDTH = 24
"""Columns of the narrowest column of running text."""


class _Layout(NamedTuple):
    """The columns at which lines were broken, None where they were not; whether paragraphs begin with an indent."""

    column: int | None
    width: Callable[[str], int]
    """How the columns of a text were counted."""
    indented: bool
    numbered: bool
    """Whether numbered headings and items begin with an indent, too."""


def paragraphs(lines: Sequence[str], rows: Collection[int] = ()) -> list[str]:
    """Return the paragraphs that the lines make, without outer blanks; an empty line ends a paragraph.

    A line goes on in the next one where it was broken at the width at which the lines of the text are broken, or
    where it stops at a comma or inside a number, or the next begins with a comma, or where it stops inside a sentence
    and most paragraphs are indented; not where the next line is indented or numbered, or stands alone after a sentence,
    as a heading and a signature do. ``rows`` are the places of lines that are rows of tables, which do neither.
    """
    if len(lines) == 1:
        return [text for line in lines if (text := line.strip())]
    running = [line for at, line in enumerate(lines) if at not in rows] if rows else lines
    numbered = [_INDENT.match(line) is not None for line in running if begins_with_marker(line)]
    layout = _Layout(*_broken_at(running), _is_indented(running), sum(numbered) * 5 > len(numbered) * 4)
    return ["".join(pieces) for pieces in _grouped(lines, layout, rows)]


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a mark that ends a sentence or clause, or announces what follows."""
    return _SENTENCE_END.search(text.rstrip()[-8:]) is not None


def is_running_text(text: str) -> bool:
    """Tell whether a text has a mark in it that headings and entries of a table mostly have not."""
    text = text.lstrip()
    marker = _MARKER.match(text[:12])
    return _RUNNING_TEXT.search(text, marker.end() if marker else 0) is not None


def stands_alone(text: str) -> bool:
    """Tell whether a line has no mark of a sentence in it or at its end, as headings have not; or is a question."""
    return text.rstrip().endswith(("？", "?")) or not is_running_text(text) and not ends_sentence(text)


def begins_with_dash(text: str) -> bool:
    """Tell whether a text begins with a dash, as a lead does after a sentence."""
    return text.lstrip().startswith("——")


def begins_with_marker(text: str) -> bool:
    """Tell whether a text begins with a number of the kinds that outlines have."""
    return _MARKER.match(text.lstrip()[:12]) is not None


def _broken_at(lines: Sequence[str]) -> tuple[int | None, Callable[[str], int]]:
    """Return the columns at which the lines were broken, or None where each line is a paragraph, and how they count.

    Lines were broken where a quarter of them, and three at least, are as long as each other but for a few columns, most
    of these stop in mid-sentence, and hardly any is longer; whole paragraphs differ in length and end their sentences.
    Print gives a digit half the width of a character, programs that break a text count both alike.
    """
    filled = [line.rstrip() for line in lines if line.strip()]
    found = [(*_full(filled, counted), counted) for counted in (width, _alike)]
    count, column, counted = max(found, key=lambda one: one[0])
    return (column, counted) if count else (None, width)


def _alike(text: str) -> int:
    """Return how many columns a text takes where every character takes two."""
    return 2 * len(text)


def _full(filled: Sequence[str], counted: Callable[[str], int]) -> tuple[int, int]:
    """Return how many lines are full, and the columns of these, as they are counted; 0 where lines were not broken."""
    sized = [(counted(line), line) for line in filled]
    widths = sorted(value for value, _line in sized)
    column, count, low = 0, 0, 0
    for high, value in enumerate(widths):
        while widths[low] < value - _NEAR_FULL:
            low += 1
        if value >= _LEAST_WIDTH and high - low + 1 >= count:
            column, count = value, high - low + 1
    if count < max(3, len(filled) / 4):
        return 0, 0
    full = [(value, line) for value, line in sized if column - _NEAR_FULL <= value <= column]
    # Marks may hang over the end of a line; what many lines have in common shows where it is.
    ends = Counter(value for value, line in full if line[-1] not in _CLOSING)
    column = max((value for value, times in ends.items() if times * 8 >= len(full)), default=column)
    stopped = sum(1 for _value, line in full if not ends_sentence(line))
    longer = sum(1 for value in widths if value > column + _OVERHANG)
    return (count, column) if stopped * 3 >= len(full) * 2 and longer * 50 <= len(filled) else (0, 0)


def _is_indented(lines: Sequence[str]) -> bool:
    """Tell whether the paragraphs of a text begin with an indent: a third of its lines does, and three at least."""
    filled = [line for line in lines if line.strip()]
    return sum(1 for line in filled if _INDENT.match(line)) >= max(3, len(filled) / 3)


def _grouped(lines: Sequence[str], layout: _Layout, rows: Collection[int]) -> Iterator[list[str]]:
    pieces: list[str] = []
    before = ""
    for at, line in enumerate(lines):
        text = line.strip()
        apart = at in rows or at - 1 in rows
        if pieces and (apart or not text or not _goes_on(before, line, pieces, layout)):
            yield pieces
            pieces = []
        if text:
            pieces.append(glue(pieces[-1], text) if pieces else text)
        before = line
    if pieces:
        yield pieces


def _goes_on(before: str, line: str, pieces: Sequence[str], layout: _Layout) -> bool:
    """Tell whether a line goes on with the paragraph that the pieces make, the last of which is the line before."""
    if _INDENT.match(line) or begins_with_dash(line) and ends_sentence(before):
        return False
    before, text = before.rstrip(), line.strip()
    column = layout.column or 0
    full = layout.column is not None and layout.width(before) + layout.width(token(text)) > column
    ended = ends_sentence(before)
    if before[-1:] in _OPENING or before[-1:] == "、" and _MARKER.match(text):
        return True
    if _MARKER.match(text):
        moved_in = layout.indented and layout.numbered
        heading = _MARKER.match(pieces[0]) and "。" not in pieces[0] and not layout.numbered
        return full and not heading and (moved_in or not ended)
    if full and ended and layout.width(text) + _OVERHANG < column and stands_alone(text):
        return False
    stops = before[-1:] in "，、," or text[0] in "，。；、）》”’】〕"
    inside = layout.indented and not ended and any(map(is_running_text, pieces[-2:]))
    return full or stops or inside or is_running_text(before) and is_inside_number(before, text)


def is_inside_number(before: str, after: str) -> bool:
    """Tell whether a line breaks off in a number that the next line goes on with, if they are running text."""
    return before[-1:].isdigit() and _IN_NUMBER.match(after) is not None


def token(text: str) -> str:
    """Return what begins a text and may not be broken: an opening mark, a word or character, closing marks."""
    match = _TOKEN.match(text)
    return match.group() if match else ""


def glue(before: str, after: str) -> str:
    """Return a line's text as it follows the line before: a space between two Latin words, else nothing."""
    spaced = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f" {after}" if spaced else after
