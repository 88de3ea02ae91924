"""What is changed in a text, and how sure it is: edits, and the repairs that are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Why = Literal[
    "invisible", "width", "out-of-step", "lost", "annotation", "traditional", "form", "punctuation", "overwritten"
]
"""Kinds of damage: characters that are not seen; full-width letters and digits; GBK pairs out of step; a character that
cannot be recovered; pinyin in brackets; a traditional character; one whose simplified form depends on the word; a
half-width mark; an advertiser's name over other words."""

DOUBTFUL = 0.9
"""Below this a repair is for a person's eye.

Measured with ``bench/imports/repair.py``: it is the likelihood that the neighbouring text gives to what was chosen,
and every wrong choice on damaged texts had less.
"""


class Edit(NamedTuple):
    """Half-open offsets in a text, what is to stand there, and why."""

    start: int
    end: int
    after: str
    why: Why
    sure: float = 1.0
    candidates: tuple[str, ...] = ()


class Repair(NamedTuple):
    """Half-open offsets in the repaired text, what was seen, what stands now, why, and how sure it is (0 to 1).

    `candidates` are other readings, best first, where more than one is likely.
    """

    start: int
    end: int
    before: str
    after: str
    why: Why
    sure: float
    candidates: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.sure < DOUBTFUL


class Repaired(NamedTuple):
    """A text, its paragraphs parted by line breaks, and the repairs in the order of their places."""

    text: str
    repairs: tuple[Repair, ...]


def change(repaired: Repaired, edits: Iterable[Edit]) -> Repaired:
    """Make edits, which must be in order and apart, and move the repairs made before to their new places."""
    pieces: list[str] = []
    made: list[Repair] = []
    steps: list[tuple[int, int, int]] = []
    read = written = 0
    for edit in edits:
        pieces.append(repaired.text[read : edit.start])
        start = written + edit.start - read
        before = repaired.text[edit.start : edit.end]
        pieces.append(edit.after)
        read, written = edit.end, start + len(edit.after)
        steps.append((edit.start, edit.end, written - edit.end))
        made.append(Repair(start, written, before, edit.after, edit.why, edit.sure, edit.candidates))
    if not made:
        return repaired
    pieces.append(repaired.text[read:])
    text = "".join(pieces)
    moved = _moved(repaired.repairs, steps, text)
    return Repaired(text, tuple(sorted([*moved, *made], key=lambda repair: (repair.start, repair.end))))


def _moved(repairs: Sequence[Repair], steps: Sequence[tuple[int, int, int]], text: str) -> list[Repair]:
    starts = _places([repair.start for repair in repairs], steps)
    ends = _places(sorted(repair.end for repair in repairs), steps)
    by_end = dict(zip(sorted(repair.end for repair in repairs), ends, strict=True))
    moved = []
    for repair, start in zip(repairs, starts, strict=True):
        end = max(start, by_end[repair.end])
        moved.append(repair._replace(start=start, end=end, after=text[start:end]))
    return moved


def _places(offsets: Sequence[int], steps: Sequence[tuple[int, int, int]]) -> list[int]:
    """Return where ascending offsets lie after the steps: (start, end, shift from the end on)."""
    places = []
    number = shift = 0
    for offset in offsets:
        while number < len(steps) and steps[number][1] <= offset:
            shift = steps[number][2]
            number += 1
        places.append(offset + shift)
    return places
