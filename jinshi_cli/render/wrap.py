"""Line breaking and width for Chinese text on a grid of terminal cells."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from jinshi_cli.report.model import Span

# GB/T 15834-2011 5.1 and W3C Requirements for Chinese Text Layout 3.1.2: no line begins with a
# closing mark and none ends with an opening one.
_NOT_FIRST = frozenset("。，、；：？！）》〉」』】〕〗］｝”’…—–～·／％‰｡､｣,.;:?!)]}%")
_NOT_LAST = frozenset("（《〈「『【〔〖［｛“‘｢([{")


_wide = "WF"
"""The East Asian widths that take two cells: wide and full width, and where the terminal says so, ambiguous."""


def show_ambiguous(*, wide: bool) -> None:
    """Set how this run's terminal shows characters whose width Unicode leaves open, as “ ” — … ·."""
    global _wide  # noqa: PLW0603 - a run has one terminal, as it has one language
    _wide = "WFA" if wide else "WF"
    _cells.cache_clear()


@lru_cache(maxsize=20_000)
def _cells(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _wide else 1


def stretches() -> bool:
    """Tell whether this run's terminal shows characters of ambiguous width in two cells."""
    return "A" in _wide


def is_stretched(character: str) -> bool:
    """Tell whether a character takes two cells on this terminal alone."""
    return stretches() and not character.isascii() and unicodedata.east_asian_width(character) == "A"


def width(text: str) -> int:
    """Return how many cells a text takes (Unicode TR 11; ambiguous ones narrow, or as `show_ambiguous` says)."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def lines(text: str, limit: int | None) -> tuple[Span, ...]:
    """Break a text into lines of at most ``limit`` cells; return the span of each without the spaces at its end.

    A line breaks between Chinese characters, at spaces, never inside a number or Latin word that fits
    on a line, and obeys the rules for marks at a line's start and end. Where nothing else is possible
    it breaks anywhere, so that no character is lost. A line feed always breaks; without a limit nothing else does.
    """
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        parts = [Span(0, len(line))] if limit is None else _lines(line, max(limit, 2))
        spans += [Span(offset + start, offset + end) for start, end in parts]
        offset += len(line) + 1
    return tuple(spans)


def _lines(text: str, limit: int) -> list[Span]:
    if width(text) <= limit:
        return [Span(0, len(text))]
    spans = []
    start = end = 0
    used = 0
    for piece_start, piece_end in _pieces(text):
        piece_width = width(text[piece_start:piece_end])
        visible_width = width(text[piece_start:piece_end].rstrip(" "))
        if used + visible_width <= limit:
            end, used = piece_end, used + piece_width
            continue
        if end > start:
            spans.append(_without_spaces(text, start, end))
        start, end, used = piece_start, piece_end, piece_width
        while width(text[start:end].rstrip(" ")) > limit:
            part = _unmarked(text, start, _fitting(text, start, end, limit))
            spans.append(Span(start, part))
            start = part
        used = width(text[start:end])
    if end > start:
        spans.append(_without_spaces(text, start, end))
    return spans


def _without_spaces(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] == " ":
        end -= 1
    return Span(start, end)


def _fitting(text: str, start: int, end: int, limit: int) -> int:
    used = 0
    for position in range(start, end):
        used += _cells(text[position])
        if used > limit and position > start:
            return position
    return end


def _unmarked(text: str, start: int, part: int) -> int:
    """Return where to part a word too long for a line, so that a mark at the next start has a sign before it."""
    earlier = part
    while earlier < len(text) and earlier - 1 > start and (text[earlier] in _NOT_FIRST or _cells(text[earlier]) == 0):
        earlier -= 1
    return part if text[earlier - 1] in _NOT_LAST else earlier


def _pieces(text: str) -> list[tuple[int, int]]:
    """Split a text into what must stay together: a Latin word or number, or one character with its marks."""
    pieces = []
    start = 0
    for position in range(1, len(text)):
        if _may_break(text[position - 1], text[position]):
            pieces.append((start, position))
            start = position
    pieces.append((start, len(text)))
    return pieces


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST or _cells(after) == 0 or "\xa0" in (before, after):
        return False
    return not (_is_narrow_word(before) and _is_narrow_word(after))


def _is_narrow_word(character: str) -> bool:
    return _cells(character) == 1 and character != " "
